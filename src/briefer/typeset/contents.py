"""The list of contents: a line for each heading, with a leader and the number of its page."""

from collections.abc import Mapping

from briefer.document.tree import Contents, Span
from briefer.typeset.flow import Flow, Owner, Wanted
from briefer.typeset.page import ARTIFACT, Bookmark, Element, Stroke
from briefer.typeset.sheet import Sheet
from briefer.typeset.strip import NEVER, Strip, TextStrip
from briefer.value import dataclass

_NUMBER_ROOM = 36
_LEADER = (0.7, (0.7, 2.8))
_LEADER_GAP = 6


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


def contents_strips(flow: Flow, wanted: Wanted, pages: Mapping[str, int]) -> list[Strip]:
    """Return the strips of a list; `pages` has the page of each heading's id."""
    block, root = wanted.block, wanted.element
    outer, flow.place = flow.place, wanted.place
    title = flow.settings.get("contents", block.role, flow.place.within)
    heading = Element(tag="Caption")
    root.children[:] = [heading]
    label = (Span(flow.document.labels.contents),)
    strips: list[Strip] = [*flow.lines(label, title, heading, Owner(block.id, block.role))]
    for bookmark in flow.bookmarks:
        if bookmark.level <= block.depth:
            page = pages.get(bookmark.target, 0)
            strips += _entry(flow, block, bookmark, page, root)
    for strip in strips[1:3]:
        strip.barrier = NEVER
    strips[-1].after = title.style.before
    for strip in strips:
        strip.wide = wanted.place.wide
    flow.place = outer
    return strips


def _entry(
    flow: Flow, block: Contents, bookmark: Bookmark, page: int, root: Element
) -> list[EntryStrip]:
    setting = flow.settings.get(f"contents{bookmark.level}", block.role, flow.place.within)
    link = Element(tag="Link")
    reference = Element(tag="Reference", children=[link])
    root.children.append(Element(tag="TOCI", children=[reference]))
    place, style = flow.place, setting.style
    narrow = flow.settings.changed(setting, end=style.end + _NUMBER_ROOM)
    lines = flow.lines((Span(bookmark.title),), narrow, link, Owner(block.id))
    at_end = flow.settings.changed(setting, align="end", start=0, before=0, after=0)
    (number,) = flow.lines((Span(str(page)),), at_end, link, Owner(block.id))
    x, width = place.inset(style.start, style.end)
    return [
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
