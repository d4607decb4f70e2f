"""Layout: a document and a theme -> pages, with contents whose page numbers are right."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING

from briefer.document.theme import Theme
from briefer.document.tree import Blocks, Document
from briefer.errors import Problem, error, said
from briefer.typeset import Standing
from briefer.typeset.band import BandPaginator, Columns
from briefer.typeset.composition import compose, compose_block, compose_unit, style_of, units
from briefer.typeset.contents import contents_strips
from briefer.typeset.flow import Flow, Place
from briefer.typeset.furniture import Furniture
from briefer.typeset.logo import set_logo
from briefer.typeset.page import Destination, Element, Page, Typeset
from briefer.typeset.pagination import Leaf, Paginator, Stood, by_first_strip, over
from briefer.typeset.sheet import Sheet
from briefer.typeset.standing import Forme, Unit, forme, frame
from briefer.typeset.strip import Strip
from briefer.value import replace

if TYPE_CHECKING:
    from briefer.typeset.group import Group

_MOST_ROUNDS = 4
_MOST_NAMED = 20
_NOTE_RULE = 60


def typeset(document: Document, theme: Theme, standing: Standing) -> Typeset:
    """Return the pages of the document; what is wrong with them is told as problems."""
    with _uncollected():
        return _Layout(document, forme(standing, document, theme)).typeset()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the cyclic collector away, which would search thousands of lines for nothing."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _Layout:
    def __init__(self, document: Document, forme: Forme) -> None:
        self._document = document
        self._forme = forme
        self._settings, self._galleys = forme.settings, forme.galleys
        page = self._settings.theme.page
        self._page = page
        self._height = page.height - page.top - page.bottom
        rtl = document.dir == "rtl"
        self._root = Element(tag="Document")
        left = page.end if rtl else page.start
        width = page.width - page.start - page.end
        place = Place(left, width, rtl, document.lang, self._root, wide=page.columns > 1)
        self._flow = Flow(
            document, self._settings, self._galleys, self._height, place, compose, compose_block
        )
        self._units: dict[int, Unit] = {}
        self._stood: dict[Stood, None] = {}
        self._drawn: dict[Leaf, tuple[int, Page]] = {}

    def typeset(self) -> Typeset:
        flow = self._flow
        set_logo(flow)
        self._compose(flow)
        strips = flow.strips
        pages = self._paginate(strips)
        if flow.contents:
            pages = self._with_contents(strips, pages)
        furniture = Furniture(self._document, self._settings, self._galleys)
        done = [
            self._page_of(number, leaf, len(pages), furniture)
            for number, leaf in enumerate(pages, 1)
        ]
        kept = self._forme
        kept.units, kept.stood, kept.pages = self._units, by_first_strip(self._stood), self._drawn
        return Typeset(
            pages=tuple(done),
            structure=self._root,
            destinations=_destinations(done),
            bookmarks=tuple(flow.bookmarks),
            problems=(*flow.problems, *self._overflow(pages)),
        )

    def _compose(self, flow: Flow) -> None:
        """Set the blocks, those that are not wide no wider than a column."""
        blocks, page, place = self._document.blocks, self._page, flow.place
        if page.columns == 1:
            self._set(blocks)
            return
        width = (place.width + page.gap) / page.columns - page.gap
        left = place.x + place.width - width if place.rtl else place.x
        for is_wide, run in groupby(blocks, key=lambda block: style_of(flow, block).wide):
            flow.place = place if is_wide else replace(place, x=left, width=width, wide=False)
            self._set(tuple(run))
        flow.place = place

    def _set(self, blocks: Blocks) -> None:
        """Set blocks, or take what they were set to before; one that comes again is set again."""
        flow, known = self._flow, self._forme.units
        for together in units(flow, blocks):
            key = id(together[0])
            unit = None if key in self._units else known.get(key)
            if unit is not None and unit.fits(flow, together):
                unit.put(flow)
            else:
                unit = self._new_unit(together)
            if unit is not None:
                self._units[key] = unit

    def _new_unit(self, blocks: Blocks) -> Unit | None:
        """Set blocks; return what came of them, None where that depends on others."""
        flow = self._flow
        children = flow.place.element.children
        before, elements = flow.state(), len(children)
        compose_unit(flow, blocks)
        after = flow.state()
        if after.contents > before.contents:
            return None
        return Unit(
            blocks=blocks,
            frame=frame(flow),
            before=before,
            after=after,
            strips=flow.strips[before.strips :],
            bookmarks=flow.bookmarks[before.bookmarks :],
            problems=flow.problems[before.problems :],
            elements=children[elements:],
        )

    def _paginate(self, strips: list[Strip]) -> list[Leaf]:
        page, place = self._page, self._flow.place
        if page.columns == 1:
            paginator = Paginator(strips, page.top, self._height, self._forme.stood)
            pages = paginator.pages(is_even=not self._document.max_pages)
            self._stood.update(dict.fromkeys(paginator.stood))
            return pages
        step = (place.width + page.gap) / page.columns
        columns = Columns(page.columns, -step if place.rtl else step, page.grid)
        return BandPaginator(strips, page.top, self._height, columns).pages()

    def _with_contents(self, strips: list[Strip], pages: list[Leaf]) -> list[Leaf]:
        """Return the pages with the lists of contents that so many of them have."""
        flow = self._flow
        wanted = [each for each in flow.contents if len(pages) > each.block.over_pages]
        for each in flow.contents:
            if len(pages) <= each.block.over_pages:
                held = each.place.element.children  # where another may be equal to it
                held[:] = [child for child in held if child is not each.element]
        found = _pages_of(pages)
        for _ in range(_MOST_ROUNDS if wanted else 0):
            filled = list(strips)
            for each in reversed(wanted):
                filled[each.at : each.at] = contents_strips(flow, each, found, self._forme.entries)
            pages = self._paginate(filled)
            before, found = found, _pages_of(pages)
            if before == found:
                break
        return pages

    def _page_of(self, number: int, leaf: Leaf, pages: int, furniture: Furniture) -> Page:
        """Return a page, as it was drawn before where it is what it was."""
        known = self._forme.pages.get(leaf)
        if known is not None and known[0] == pages and known[1].number == number:
            page = known[1]
        else:
            page = self._new_page(number, leaf, pages, furniture)
        self._drawn[leaf] = (pages, page)
        return page

    def _new_page(self, number: int, leaf: Leaf, pages: int, furniture: Furniture) -> Page:
        sheet = Sheet(number)
        if leaf.parts:
            for shift, part in leaf.parts:
                column = sheet.part()
                self._strips(column, part)
                sheet.take(column, shift)
        else:
            self._strips(sheet, leaf)
        self._notes(sheet, leaf)
        furniture.draw(sheet, pages)
        return sheet.page(self._page.width, self._page.height)

    def _strips(self, sheet: Sheet, leaf: Leaf) -> None:
        """Draw the strips of a page or column."""
        self._frames(sheet, leaf)
        sheet.is_artifact = True
        for y, strip in leaf.repeated:
            strip.draw(sheet, y)
        sheet.is_artifact = False
        for y, strip in leaf.placed:
            strip.place(sheet, y)

    @staticmethod
    def _frames(sheet: Sheet, leaf: Leaf) -> None:
        """Draw what is behind the groups of a page, from their first strip to their last."""
        extents: dict[Group, tuple[float, float]] = {}
        for y, strip in (*leaf.repeated, *leaf.placed):
            above, below = 0.0, 0.0
            for group in reversed(strip.groups):
                above += group.above
                below += group.below
                top = extents[group][0] if group in extents else y - above
                extents[group] = (top, y + strip.height + below)
        ordered = dict.fromkeys(group for _, strip in leaf.placed for group in strip.groups)
        for group in ordered:
            sheet.frame(group, *extents[group])

    def _notes(self, sheet: Sheet, leaf: Leaf) -> None:
        """Draw the notes at the foot of the page, below a short line."""
        if not leaf.notes:
            return
        style = self._settings.get("footnote").style
        y = self._page.height - self._page.bottom - leaf.notes_height
        left = self._flow.place.x
        if self._flow.place.rtl:
            left += self._flow.place.width - _NOTE_RULE
        if style.line_top:
            colour = style.line_colour or style.colour
            sheet.rule(left, left + _NOTE_RULE, y - 5, style.line_top, colour)
        foot = sheet.part()
        for strip in leaf.notes:
            strip.place(foot, y)
            y += strip.height + strip.after
        sheet.take(foot)

    def _overflow(self, pages: list[Leaf]) -> list[Problem]:
        """Return a problem for each block that stands on a page too many."""
        most = self._document.max_pages
        if not most or len(pages) <= most:
            return []
        beyond, count = over(pages, most, self._height)
        ids = list(dict.fromkeys(strip.block for strip in beyond if strip.block))
        message = said(
            "The document has {count:.1f} pages, and may have {most}.",
            count=count,
            most=said("one") if most == 1 else most,
        )
        too_long = (
            "This does not fit on one page."
            if most == 1
            else said("This does not fit on {most} pages.", most=most)
        )
        hint = "Shorten it from here on, or withhold something from this audience."
        return [
            error(message, hint, block_id=ids[0] if ids else ""),
            *(
                error(too_long, "Shorten it, or what stands before it.", block_id=each)
                for each in ids[1:_MOST_NAMED]
            ),
        ]


def _destinations(pages: list[Page]) -> dict[str, Destination]:
    """Return the first place of each name that links lead to."""
    found: dict[str, Destination] = {}
    for page in pages:
        for target, y in page.targets:
            found.setdefault(target, Destination(page.number, y))
    return found


def _pages_of(pages: list[Leaf]) -> Mapping[str, int]:
    """Return the page of each place that links lead to."""
    return {target: number for number, page in enumerate(pages, 1) for target in page.targets()}
