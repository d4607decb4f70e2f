"""The flow: blocks -> strips in reading order, with their place in the logical structure.

The flow knows its frame and what it is in, but neither pages nor what a block is made of: that is
`composition`, which puts each kind of block into it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count

from briefer.document.tree import AnyBlock, Block, Blocks, Contents, Document, Inlines, Span
from briefer.errors import Problem, said, warning
from briefer.typeset.group import Group
from briefer.typeset.inline import without_notes
from briefer.typeset.line import Frame
from briefer.typeset.page import Bookmark, Element
from briefer.typeset.paragraph import Galley, extents, set_paragraph
from briefer.typeset.setting import Setting, Settings
from briefer.typeset.strip import ALWAYS, FREE, LINES, NEVER, TOGETHER, Note, Strip, TextStrip, hang
from briefer.typeset.structure import voice
from briefer.value import dataclass, field, replace

_KEPT_GALLEYS = 40_000
_MOST_MISSING = 20
_figures = count(1)


class Galleys:
    """The galleys of a theme, kept from one layout to the next by what they depend on."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._kept: dict[tuple[object, ...], tuple[int, Galley]] = {}
        self._extents: dict[tuple[Inlines, Setting], tuple[float, float]] = {}

    def get(self, content: Inlines, setting: Setting, frame: Frame, number: int) -> Galley:
        """Return the galley of the inlines; `number` is that of their first note."""
        key = (content, setting, frame)
        found = self._kept.get(key)
        if found is None or (found[1].notes and found[0] != number):
            if len(self._kept) > _KEPT_GALLEYS:
                self._kept.clear()
            galley = set_paragraph(content, setting, self._settings, frame, number)
            found = self._kept[key] = (number, galley)
        return found[1]

    def extents(self, content: Inlines, setting: Setting) -> tuple[float, float]:
        """Return the width of the longest word and that of the longest line of the inlines."""
        key = (content, setting)
        found = self._extents.get(key)
        if found is None:
            if len(self._extents) > _KEPT_GALLEYS:
                self._extents.clear()
            found = self._extents[key] = extents(content, setting, self._settings)
        return found


@dataclass(frozen=True, slots=True)
class Owner:
    """The block that text belongs to; `offset` is where it begins in the block's plain text."""

    block: str
    role: str = ""
    offset: int = 0


@dataclass(slots=True, eq=False)
class Place:
    """What the flow is in: a frame, groups, an element, and the names that styles are found by."""

    x: float
    width: float
    rtl: bool
    lang: str
    element: Element
    groups: tuple[Group, ...] = ()
    within: str = ""
    kind: str = "paragraph"
    role: str = ""
    depth: int = 0
    wide: bool = False

    def inset(self, start: float, end: float) -> tuple[float, float]:
        """Return the left edge and the width that are left between insets at start and end."""
        left = end if self.rtl else start
        return self.x + left, max(self.width - start - end, 1)


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """A list of contents to be set when all headings are known: before which strip, where."""

    at: int
    block: Contents
    place: Place
    element: Element


@dataclass(frozen=True, slots=True)
class State:
    """How far a flow is."""

    strips: int
    bookmarks: int
    problems: int
    contents: int
    notes: int
    level: int
    barrier: int


@dataclass(slots=True, eq=False)
class Flow:
    """Blocks being set; strips, bookmarks and problems are what comes out."""

    document: Document
    settings: Settings
    galleys: Galleys
    page_height: float
    place: Place
    compose: Callable[["Flow", Blocks], None]
    compose_block: Callable[["Flow", AnyBlock], None]
    strips: list[Strip] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    contents: list[Wanted] = field(default_factory=list)
    notes: int = 0
    level: int = 0
    barrier: int = FREE

    def block(self, block: AnyBlock) -> None:
        """Set a block, in its own language and direction."""
        place = self.place
        rtl = block.dir == "rtl" if block.dir else place.rtl
        lang = block.lang or place.lang
        if rtl != place.rtl or lang != place.lang:
            self.place = replace(place, rtl=rtl, lang=lang)
        self.compose_block(self, block)
        self.place = place

    def state(self) -> "State":
        """Return what `restore` brings back, should what is set from now on not be wanted."""
        return State(
            len(self.strips), len(self.bookmarks), len(self.problems), len(self.contents),
            self.notes, self.level, self.barrier,
        )  # fmt: skip

    def restore(self, state: "State") -> None:
        """Forget what was set since the state was taken; elements are the caller's."""
        del self.strips[state.strips :], self.bookmarks[state.bookmarks :]
        del self.problems[state.problems :], self.contents[state.contents :]
        self.notes, self.level, self.barrier = state.notes, state.level, state.barrier

    def add(self, strip: Strip) -> None:
        """Put a strip at the end; what the strip before it demanded holds."""
        if self.barrier == ALWAYS or (self.barrier > strip.barrier and strip.barrier != ALWAYS):
            strip.barrier = self.barrier
        self.barrier = FREE
        strip.wide = self.place.wide
        self.strips.append(strip)

    def let_float(self, start: int, most: float) -> None:
        """Let the strips from one on be a figure, if they are no higher than a part of a page.

        One in a panel or a list stays there, and so does one with notes, or below its heading.
        """
        strips = self.strips[start:]
        if self.place.groups or not strips or strips[0].barrier not in {FREE, TOGETHER}:
            return
        height = sum(strip.height for strip in strips)
        if height > self.page_height * most or any(strip.notes for strip in strips):
            return
        figure = next(_figures)
        for strip in strips:
            strip.floats = figure
        for strip in strips[1:]:
            strip.barrier = max(strip.barrier, LINES)

    def element(self, tag: str, block: Block | None = None, alt: str = "") -> Element:
        """Return a new element at the end of the one that the flow is in."""
        lang = block.lang if block is not None and block.lang != self.document.lang else ""
        element = Element(tag=tag, lang=lang, alt=alt)
        self.place.element.children.append(element)
        return element

    @contextmanager
    def inside(self, element: Element, **changes: object) -> Iterator[Place]:
        """Let the flow be inside an element, with other changes of its place, for a while."""
        place = self.place
        self.place = replace(place, element=element, **changes)  # type: ignore[arg-type]
        try:
            yield self.place
        finally:
            self.place = place

    def text(
        self,
        content: Inlines,
        setting: Setting,
        element: Element,
        owner: Owner,
        label: TextStrip | None = None,
    ) -> list[TextStrip]:
        """Put the lines of inlines into the flow, as the content of an element."""
        strips = self.lines(content, setting, element, owner)
        if label is not None:
            hang(strips[0], label)
        for strip in strips:
            self.add(strip)
        if setting.style.keep_with_next:
            self.barrier = NEVER
        return strips

    def lines(
        self,
        content: Inlines,
        setting: Setting,
        element: Element,
        owner: Owner,
    ) -> list[TextStrip]:
        """Return the lines of inlines as strips that are in no flow yet."""
        style, place = setting.style, self.place
        x, width = place.inset(style.start, style.end)
        frame = Frame(x, width, place.rtl, owner.block, owner.offset, place.lang)
        galley = self.galleys.get(content, setting, frame, self.notes + 1)
        if galley.missing:
            self._report_missing(galley.missing, owner.block)
        notes = self._notes(galley, owner) if galley.notes else {}
        hung = {leaf: note.element for leaf, note in notes.items()}
        speech = voice(element, galley.leaves, galley.used, hung)
        last = len(galley.lines) - 1
        inner = TOGETHER if style.keep_together else FREE
        is_body = style.leading == self.settings.get("text").style.leading
        is_head = style.keep_with_next and not is_body
        snap = 0 if place.groups or not (is_body or is_head) else self.settings.theme.page.grid
        phase = style.leading * len(galley.lines) + style.after if snap and is_head else 0
        return [
            TextStrip(
                height=style.leading,
                block=owner.block,
                role=owner.role,
                x=x,
                width=width,
                before=style.before if at == 0 else 0,
                after=style.after if at == last else 0,
                barrier=FREE if at == 0 else LINES if at in {1, last} else inner,
                groups=place.groups,
                notes=tuple(notes[leaf] for leaf in line.notes if leaf in notes),
                snap=snap if at == 0 else 0,
                phase=phase if at == 0 else 0,
                line=line,
                voice=speech,
            )
            for at, line in enumerate(galley.lines)
        ]

    def label(self, text: str, setting: Setting, element: Element, width: float) -> TextStrip:
        """Return a label of a list for the first `width` points of the frame.

        It is no block's text.
        """
        place = self.place
        x = place.x + place.width - width if place.rtl else place.x
        frame = Frame(x, width, place.rtl, lang=place.lang)
        galley = self.galleys.get((Span(text),), setting, frame, 0)
        return TextStrip(
            height=setting.style.leading,
            line=galley.lines[0],
            voice=voice(element, galley.leaves, galley.used, {}),
        )

    def _notes(self, galley: Galley, owner: Owner) -> dict[int, Note]:
        """Return the notes that hang in a galley, set for the foot of a page."""
        setting = self.settings.get("footnote")
        page = self.settings.theme.page
        found: dict[int, Note] = {}
        for leaf, content in galley.notes.items():
            self.notes += 1
            number = str(self.notes)
            element = Element(tag="Note", id=f"note-{number}")
            start = page.end if self.place.rtl else page.start
            place = replace(
                self.place,
                x=start,
                width=page.width - page.start - page.end,
                groups=(),
                element=element,
            )
            outer, self.place = self.place, place
            tag = Element(tag="Lbl")
            element.children.append(tag)
            label = self.label(number, setting, tag, setting.style.start)
            flat = without_notes(content)
            lines = self.lines(flat, setting, element, replace(owner, role=""))
            self.place = outer
            hang(lines[0], label)
            lines[0].target = f"note-{number}"
            height = sum(line.height for line in lines) + setting.style.after
            found[leaf] = Note(element=element, strips=tuple(lines), height=height)
        return found

    def _report_missing(self, missing: str, block: str) -> None:
        characters = tuple(dict.fromkeys(missing))
        for character in characters[:_MOST_MISSING]:
            self.problems.append(
                warning(
                    said(
                        "No font of the theme has the character {character} ({code}).",
                        character=character,
                        code=f"U+{ord(character):04X}",
                    ),
                    "A box stands in its place. Write it in another way.",
                    block_id=block,
                )
            )
        if (others := len(characters) - _MOST_MISSING) > 0:
            self.problems.append(
                warning(
                    said(
                        "No font of the theme has {count} other characters of this text.",
                        count=others,
                    ),
                    "Boxes stand in their place. Write it in another way.",
                    block_id=block,
                )
            )
