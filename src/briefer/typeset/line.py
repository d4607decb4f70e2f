"""Lines: parts of shaped text -> runs at their places in a frame, in logical order.

It is told where lines end, and knows no pages: y is counted from the top of the line.
"""

from typing import TYPE_CHECKING

from briefer.typeset.bidi import visual_order
from briefer.typeset.chunk import Part
from briefer.typeset.inline import Flat, Leaf, Piece
from briefer.typeset.page import ARTIFACT, Area, Glyphs, Run, Stroke
from briefer.typeset.setting import Look, Setting
from briefer.value import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

_ABOVE, _BELOW = 0.74, 0.22
_UNDERLINE = (0.13, 0.045)
_LINK = (0.85, 1.15)
_TOUCHING = 0.01


@dataclass(frozen=True, slots=True)
class Frame:
    """Where lines stand: left edge, width, direction, and the text that they belong to."""

    x: float
    width: float
    rtl: bool = False
    block: str = ""
    offset: int = 0
    lang: str = ""


@dataclass(slots=True, eq=False)
class Link:
    """The place of a link's text in a line."""

    leaf: int
    x: float
    y: float
    width: float
    height: float


@dataclass(slots=True, eq=False)
class Line:
    """A line: runs, what is spoken in their place, what lies under them, links, notes' leaves.

    `placed` is what the line became when it was drawn last, for as long as it stays there.
    """

    runs: tuple[Run, ...] = ()
    spoken: tuple[str, ...] = ()
    under: tuple[Area | Stroke, ...] = ()
    links: tuple[Link, ...] = ()
    notes: tuple[int, ...] = ()
    x: float = 0
    end: float = 0
    placed: tuple[float, list[int], list[Run]] | None = None


class LineSetter:
    """Sets the lines of one paragraph, one after the other.

    `leaves` grows with hyphenated words. `base` is the paragraph's level, None where all is from
    left to right.
    """

    def __init__(self, flat: Flat, setting: Setting, frame: Frame, base: int | None) -> None:
        is_spoken = base is not None or setting.style.capitals
        self.leaves = [replace(leaf, is_spoken=True) if is_spoken else leaf for leaf in flat.leaves]
        self._flat = flat
        self._setting = setting
        self._frame = frame
        self._base = base
        self._renamed: dict[int, int] = {}
        self._cut: tuple[int, int] | None = None

    def line(self, parts: list[Part], *, indent: float, is_last: bool, hyphen: bool) -> Line:
        """Return the line of the parts; `hyphen` says that it ends inside a word."""
        frame, style = self._frame, self._setting.style
        leaves = self._leaves(parts, hyphen=hyphen)
        if hyphen:
            parts = [*parts, _hyphen(parts[-1])]
            leaves.append(leaves[-1])
        if self._base is not None:
            parts = _trailing(parts, self._base)
        width, space = _measured(parts)
        slack = frame.width - indent - width
        extra = 0.0
        if style.align == "justify" and (not is_last or slack < 0):
            gaps = sum(part.width > part.bare for part in parts[:-1])
            extra, slack = (slack / gaps, 0.0) if gaps else (0.0, slack)
            width += extra * gaps
        slack = max(slack, 0)
        lead = {"end": slack, "center": slack / 2}.get(style.align, 0.0)
        x = frame.x + indent + lead
        if frame.rtl:
            x = frame.x + frame.width - indent - lead - width
        return self._placed(parts, leaves, x - space if self._base else x, extra)

    def _leaves(self, parts: list[Part], *, hyphen: bool) -> list[int]:
        """Return the leaf of each part; a word over two lines is a leaf of its own."""
        renamed = self._renamed
        if not (renamed or hyphen or self._cut):
            return [part.piece.leaf for part in parts]
        leaves = [renamed.get(part.piece.leaf, part.piece.leaf) for part in parts]
        if self._cut is not None:
            word, leaf = self._cut
            later = renamed[leaf] = len(self.leaves)
            self.leaves.append(self._flat.leaves[leaf])
            leaves = [
                later if part.piece.leaf == leaf else each
                for part, each in zip(parts, leaves, strict=True)
            ]
            rest = 1
            while rest < len(parts) and _is_joined(parts[rest - 1], parts[rest]):
                rest += 1
            leaves[:rest] = [word] * rest
            self._cut = None
        if hyphen:
            last = parts[-1]
            self._cut = (len(self.leaves), last.piece.leaf)
            self.leaves.append(Leaf(actual=self._word(last)))
            first = len(parts) - 1
            while first and _is_joined(parts[first - 1], last):
                first -= 1
            leaves[first:] = [self._cut[0]] * (len(parts) - first)
        return leaves

    def _word(self, part: Part) -> str:
        """Return the word that the part begins or goes on with, as far as its piece goes."""
        text, piece = self._flat.spoken, part.piece
        start = max(text.rfind(" ", 0, part.start) + 1, piece.start)
        end = text.find(" ", part.start)
        return text[start : min(end + 1 if end >= 0 else len(text), piece.end)]

    def _placed(self, parts: list[Part], leaves: list[int], x: float, extra: float) -> Line:
        groups = _groups(parts, leaves)
        order: Sequence[int] = range(len(groups))
        if self._base is not None:
            order = visual_order([parts[first].level for first, _ in groups])
        set_: dict[int, tuple[Run, float, float]] = {}
        pen = x
        for at in order:
            first, end = groups[at]
            is_last = end == len(parts)
            run, ink = self._run(parts[first:end], leaves[first], pen, extra, is_last=is_last)
            set_[at] = (run, pen, ink)
            pen = run.end
        line = Line(x=x, end=x)
        inks: dict[Piece, tuple[float, float]] = {}
        for at, (first, _) in enumerate(groups):
            run, left, ink = set_[at]
            self._add(line, run, parts[first], (left, ink))
            piece = parts[first].piece
            if piece.look.background or piece.look.underline:
                least, most = inks.get(piece, (left, ink))
                inks[piece] = (min(least, left), max(most, ink))
        line.under = tuple(
            _decoration(piece.look, self._setting.base_line - piece.look.rise, *ink)
            for piece, ink in inks.items()
        )
        return line

    def _add(self, line: Line, run: Run, part: Part, ink: tuple[float, float]) -> None:
        """Add a run with what belongs to it; `ink` is from where to where it is seen."""
        leaf = run.mark
        left, end = ink
        line.runs += (run,)
        line.spoken += (self._flat.spoken[part.start : part.start + len(run.text)],)
        line.end = max(line.end, end)
        kind = self.leaves[leaf].kind
        if kind != "text":
            (up, tall), size = _LINK, part.piece.look.size
            place = (left, run.y - size * up, end - left, size * tall)
            line.links = _joined(line.links, Link(leaf, *place))
        if kind == "note":
            line.notes += (leaf,)

    def _run(
        self, parts: list[Part], leaf: int, left: float, extra: float, *, is_last: bool
    ) -> tuple[Run, float]:
        """Return the run of parts that look alike, and where its ink ends."""
        first = parts[0]
        piece, level = first.piece, first.level
        look = piece.look
        words: list[Glyphs] = []
        starts: list[float] = []
        pen = ink = left
        for part in parts[::-1] if level % 2 else parts:
            if part.glyphs.ids:
                words.append(part.glyphs)
                starts.append(pen)
            ink = pen + part.bare
            pen += part.width
            if extra and part.width > part.bare and not (is_last and part is parts[-1]):
                pen += extra
        frame = self._frame
        x = starts[0] + look.size * words[0].xs[0] if words else left
        run = Run(
            leaf, x, self._setting.base_line - look.rise, pen, first.glyphs.face, look.size,
            look.colour, tuple(words), tuple(starts), "".join([part.glyphs.text for part in parts]),
            look.tracking, level % 2 == 1, frame.block,
            frame.offset + piece.offset + first.start - piece.start,
        )  # fmt: skip
        return run, ink


def _joined(links: tuple[Link, ...], link: Link) -> tuple[Link, ...]:
    """Return the links with another, which goes on with the last where they touch."""
    last = links[-1] if links else None
    if last is None or last.leaf != link.leaf:
        return (*links, link)
    left, right = sorted((last, link), key=lambda each: each.x)
    if right.x - left.x - left.width > _TOUCHING:
        return (*links, link)
    end = max(left.x + left.width, right.x + right.width)
    top = min(last.y, link.y)
    bottom = max(last.y + last.height, link.y + link.height)
    return (*links[:-1], Link(link.leaf, left.x, top, end - left.x, bottom - top))


def _groups(parts: list[Part], leaves: list[int]) -> list[tuple[int, int]]:
    """Return the stretches of parts that one run can show: from where, to where."""
    groups: list[tuple[int, int]] = []
    start = 0
    for at in range(1, len(parts)):
        one, other = parts[at - 1], parts[at]
        if one.piece is other.piece and one.glyphs.face is other.glyphs.face:
            if one.level == other.level and leaves[at - 1] == leaves[at]:
                continue
        elif (
            one.piece.look is other.piece.look
            and not one.piece.look.is_area
            and one.glyphs.face == other.glyphs.face
            and one.level == other.level
            and leaves[at - 1] == leaves[at]
        ):
            continue
        groups.append((start, at))
        start = at
    groups.append((start, len(parts)))
    return groups


def _measured(parts: list[Part]) -> tuple[float, float]:
    """Return the width of a line without the space at its end, and that space."""
    width = sum([part.width for part in parts])
    space = 0.0
    for part in reversed(parts):
        space += part.width - part.bare
        if part.bare:
            break
    return width - space, space


def _hyphen(part: Part) -> Part:
    look = part.piece.look
    glyphs = look.face.word("-").pieces[0]
    width = glyphs.width * look.size
    return Part(part.piece, part.start + len(part.glyphs.text), glyphs, part.level, width, width)


def _is_joined(before: Part, after: Part) -> bool:
    return not before.glyphs.text.endswith(" ") and before.piece is after.piece


def _trailing(parts: list[Part], base: int) -> list[Part]:
    """Return the parts with a last space in the paragraph's direction (rule L1)."""
    parts = list(parts)
    for at in range(len(parts) - 1, -1, -1):
        part = parts[at]
        if part.glyphs.text.strip(" "):
            break
        if part.level != base:
            parts[at] = replace(part, level=base)
    return parts


def _decoration(look: Look, base: float, left: float, end: float) -> Area | Stroke:
    """Return what lies under text: the area of a badge, the line under a link."""
    if look.background:
        top = base - _ABOVE * look.size - look.pad_y
        height = (_ABOVE + _BELOW) * look.size + 2 * look.pad_y
        return Area(ARTIFACT, left, top, end - left, height, look.background, look.radius)
    y = base + _UNDERLINE[0] * look.size
    return Stroke(ARTIFACT, ((left, y), (end, y)), _UNDERLINE[1] * look.size, look.colour)
