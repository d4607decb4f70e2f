"""The list of contents: a line for each heading, with a leader and the number of its page."""

from collections.abc import Mapping, Sequence

from briefer.document.tree import Contents, Span
from briefer.typeset.flow import Flow, Owner, Wanted
from briefer.typeset.page import ARTIFACT, Bookmark, Element, Stroke
from briefer.typeset.sheet import Sheet
from briefer.typeset.strip import NEVER, Strip, TextStrip
from briefer.value import dataclass

_NUMBER_ROOM = 36
_LEADER = (0.7, (0.7, 2.8))
_LEADER_GAP = 6
_LED = 2
_MOST_KEPT = 5_000


@dataclass(slots=True, eq=False, kw_only=True)
class EntryStrip(TextStrip):
    """A line of an entry; the last one has the number of the page and a leader to it."""

    title: str
    leads_to: str
    number: TextStrip | None
    colour: str

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw the line as a link."""
        sheet.text(self.line, self.voice, y)
        if self.number is not None:
            number = self.number.line
            gap = _LEADER_GAP
            if self.line.x < number.x:
                first, last = self.line.end, number.x
            else:
                first, last = number.end, self.line.x
            if last - first > 2 * gap:
                base = y + number.runs[0].y
                points = ((first + gap, base), (last - gap, base))
                width, dash = _LEADER
                sheet.under.append(Stroke(ARTIFACT, points, width, self.colour, dash))
            self.number.draw(sheet, y)
        mark = sheet.mark(self.voice, next(iter(self.voice.marks)))
        sheet.link(mark, (self.x, y, self.width, self.height), f"#{self.leads_to}", self.title)


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """The title or an entry of a list, as it was set: its element and its strips."""

    element: Element
    strips: Sequence[Strip]


Entries = dict[tuple[object, ...], Entry]
"""What was set for lists, by all that it depends on."""


def contents_strips(
    flow: Flow, wanted: Wanted, pages: Mapping[str, int], entries: Entries
) -> list[Strip]:
    """Return the strips of a list; `pages` has the page of each heading's id.

    What is wrong with a heading is told of the heading.
    """
    block, place, outer, told = wanted.block, wanted.place, flow.place, len(flow.problems)
    flow.place = place
    within = (
        block, place.x, place.width, place.rtl, place.lang, place.within, place.wide, place.groups,
    )  # fmt: skip
    shown = [bookmark for bookmark in flow.bookmarks if bookmark.level <= block.depth]
    lines = [(bookmark, pages.get(bookmark.target, 0)) for bookmark in shown]
    found: list[Entry] = []
    for at, line in enumerate((None, *lines)):
        is_led, is_last = 0 < at <= _LED, at == len(lines)
        key = (line, is_led, is_last, *within)
        if key not in entries:
            if len(entries) > _MOST_KEPT:
                entries.clear()
            entries[key] = _title(flow, block) if line is None else _entry(flow, block, *line)
            _join(flow, block, entries[key].strips, is_led=is_led, is_last=is_last)
        found.append(entries[key])
    flow.place = outer
    del flow.problems[told:]
    wanted.element.children[:] = [each.element for each in found]
    return [strip for each in found for strip in each.strips]


def _join(
    flow: Flow, block: Contents, strips: Sequence[Strip], *, is_led: bool, is_last: bool
) -> None:
    """Give the strips of an entry what they have by their place in the list."""
    for strip in strips:
        strip.wide = flow.place.wide
        if is_led:
            strip.barrier = NEVER
    if is_last:
        title = flow.settings.get("contents", block.role, flow.place.within)
        strips[-1].after = title.style.before


def _title(flow: Flow, block: Contents) -> Entry:
    setting = flow.settings.get("contents", block.role, flow.place.within)
    caption = Element(tag="Caption")
    label = (Span(flow.document.labels.contents),)
    return Entry(caption, flow.lines(label, setting, caption, Owner(block.id, block.role)))


def _entry(flow: Flow, block: Contents, bookmark: Bookmark, page: int) -> Entry:
    setting = flow.settings.get(f"contents{bookmark.level}", block.role, flow.place.within)
    link = Element(tag="Link")
    item = Element(tag="TOCI", children=[Element(tag="Reference", children=[link])])
    place, style = flow.place, setting.style
    narrow = flow.settings.changed(setting, end=style.end + _NUMBER_ROOM)
    lines = flow.lines((Span(bookmark.title),), narrow, link, Owner(block.id))
    at_end = flow.settings.changed(setting, align="end", start=0, before=0, after=0)
    (number,) = flow.lines((Span(str(page)),), at_end, link, Owner(block.id))
    x, width = place.inset(style.start, style.end)
    strips = [
        EntryStrip(
            height=line.height,
            block=block.id,
            x=x,
            width=width,
            before=line.before,
            after=line.after,
            groups=place.groups,
            line=line.line,
            voice=line.voice,
            title=bookmark.title,
            leads_to=bookmark.target,
            number=number if line is lines[-1] else None,
            colour=style.colour,
        )
        for line in lines
    ]
    return Entry(item, strips)
