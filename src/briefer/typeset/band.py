"""Bands: pages of columns, over which some blocks reach.

A page is a pile of bands: strips as wide as the page, then columns of those that are not. Columns
that end within a page, such as those of the last, are as high as one another.
"""

from collections.abc import Sequence

from briefer.typeset.pagination import NOTE_GAP, Leaf, Paginator, height_of
from briefer.typeset.strip import ALWAYS, LINES, NEVER, Strip, gap, snapped
from briefer.value import dataclass

_MOST_NOTES = 0.5
_ROUNDS = 3
_STEP = 3.5


@dataclass(frozen=True, slots=True)
class Columns:
    """How many columns a page has, how far it is from one to the next, and the grid of lines."""

    count: int
    step: float
    grid: float = 0


class BandPaginator(Paginator):
    """Stacks strips on pages of columns; those that are wide go over all of them."""

    def __init__(
        self, strips: Sequence[Strip], top: float, height: float, columns: Columns
    ) -> None:
        super().__init__(strips, top, height)
        self._columns = columns

    def _page(self, start: int) -> tuple[Leaf, int]:
        """Return a page that begins with a strip, and the strip that the next one begins with."""
        carried = height_of(self._carried)
        reserved = carried
        page, end = self._bands(start, self._height - reserved)
        for _ in range(_ROUNDS):
            notes = carried + sum(note.height for _, strip in page.placed for note in strip.notes)
            needed = notes + NOTE_GAP if notes else 0
            if needed <= reserved:
                break
            reserved = min(needed, self._height * _MOST_NOTES)
            page, end = self._bands(start, self._height - reserved)
        self._add_notes(page)
        return page, end

    def _bands(self, start: int, height: float) -> tuple[Leaf, int]:
        """Return the bands that fit in a height; one strip stands in any."""
        page = Leaf()
        at, most = start, len(self._strips)
        while at < most:
            if at > start and self._strips[at].barrier == ALWAYS:
                break
            y = page.used + (gap(self._strips[at - 1], self._strips[at]) if at > start else 0)
            if self._columns.grid:
                y = snapped(y, self._columns.grid)
            end = self._end_of_band(at)
            parts = self._fitting(at, end, height - y, is_forced=at == start)
            if not parts:
                at = self._without_lone_heading(page, at)
                break
            for number, (first, last) in enumerate(parts):
                leaf = self._stacked(first, last, self._top + y)
                page.parts.append((number * self._columns.step, leaf))
                page.placed += leaf.placed
                page.used = max(page.used, y + leaf.used)
            at = parts[-1][1]
            if at < end:
                break
        return page, at

    def _without_lone_heading(self, page: Leaf, at: int) -> int:
        """Take strips from the end of a page that no band follows; return where the next begins."""
        while page.parts and self._strips[at].barrier >= NEVER and len(page.placed) > 1:
            _, leaf = page.parts[-1]
            page.placed.pop()
            leaf.placed.pop()
            if not leaf.placed:
                page.parts.pop()
            at -= 1
        return at

    def _end_of_band(self, start: int) -> int:
        strips, end = self._strips, start + 1
        while end < len(strips) and strips[end].wide == strips[start].wide:
            if strips[end].barrier == ALWAYS:
                break
            end += 1
        return end

    def _fitting(
        self, start: int, end: int, height: float, *, is_forced: bool
    ) -> list[tuple[int, int]]:
        """Return from where to where the strips of a band stand in each column."""
        if self._strips[start].wide:
            last = self._column(start, end, height, is_forced=is_forced)
            return [(start, last)] if last > start else []
        full = self._filling(start, end, height, is_forced=is_forced)
        if not full or full[-1][1] < end:
            return full
        total = self._stacked(start, end, 0).used
        tried = total / self._columns.count
        while tried < height:
            found = self._filling(start, end, tried, is_forced=False)
            if found and found[-1][1] == end and self._is_good(found):
                return found
            tried += _STEP
        return full

    def _is_good(self, parts: Sequence[tuple[int, int]]) -> bool:
        return all(self._strips[first].barrier < LINES for first, _ in parts[1:])

    def _filling(
        self, start: int, end: int, height: float, *, is_forced: bool
    ) -> list[tuple[int, int]]:
        parts: list[tuple[int, int]] = []
        while start < end and len(parts) < self._columns.count:
            last = self._column(start, end, height, is_forced=is_forced and not parts)
            if last == start:
                break
            parts.append((start, last))
            start = last
        return parts

    def _column(self, start: int, end: int, height: float, *, is_forced: bool) -> int:
        """Return the strip after the last that stands in a column of a height."""
        y = self._begin(start)[0]
        tops: list[float] = []
        for at in range(start, end):
            strip = self._strips[at]
            if at > start:
                y += gap(self._strips[at - 1], strip)
                if strip.snap:
                    y = snapped(y, strip.snap)
            foot = sum(group.below for group in strip.groups)
            if y + strip.height + foot > height + 0.01 and (at > start or not is_forced):
                return self._best_break(start, at, tops) if at > start else start
            tops.append(y)
            y += strip.height
        return end
