"""Bands: pages of columns, over which some blocks reach.

A page is a pile of bands: strips as wide as the page, then columns of those that are not. Columns
that end within a page, such as those of the last, are as high as one another. A figure that does
not fit goes to the top of the next column, or of the next page if it is as wide as this, and the
text of its section goes on before it.
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
        self._moves: list[tuple[int, list[Strip]]] = []  # where, and what stood there before

    def _page(self, start: int) -> tuple[Leaf, int]:
        """Return a page that begins with a strip, and the strip that the next one begins with."""
        carried = height_of(self._carried)
        reserved = carried
        self._moves.clear()
        page, end = self._bands(start, self._height - reserved, len(self._strips))
        for _ in range(_ROUNDS):
            notes = carried + sum(note.height for _, strip in page.placed for note in strip.notes)
            needed = notes + NOTE_GAP if notes else 0
            if needed <= reserved:
                break
            reserved = min(needed, self._height * _MOST_NOTES)
            self._undo(0)
            page, end = self._bands(start, self._height - reserved, len(self._strips))
        self._add_notes(page)
        return page, end

    def _bands(self, start: int, height: float, most: int) -> tuple[Leaf, int]:
        """Return the bands up to a strip that fit in a height; one strip stands in any."""
        page, kept = Leaf(), len(self._moves)
        at = start
        while at < most:
            if at > start and self._strips[at].barrier == ALWAYS:
                break
            y = page.used + (gap(self._strips[at - 1], self._strips[at]) if at > start else 0)
            if self._columns.grid:
                y = snapped(y, self._columns.grid)
            end = self._end_of_band(at, most)
            parts = self._fitting(at, end, height - y, is_forced=at == start)
            if not parts and at > start and self._strips[at].wide and self._strips[at].floats:
                self._undo(kept)
                return self._bands_before(start, height, at, most)
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

    def _bands_before(self, start: int, height: float, at: int, most: int) -> tuple[Leaf, int]:
        """Return the bands that fit in a height, a figure as wide as the page being after them."""
        strips, kept = self._strips, len(self._moves)
        place, figure = self._lift(at)
        end = place
        while end < most - len(figure) and not (_ends_section(strips[end]) or strips[end].floats):
            end += 1
        before = [*strips[start:place], *figure, *strips[place:end]]
        page, last = self._bands(start, height, end)
        place = max(last, place)
        strips[place:place] = figure
        self._moves[kept:] = [(start, before)]
        return page, last

    def _undo(self, kept: int) -> None:
        """Put figures back where they stood, but for so many moves."""
        while len(self._moves) > kept:
            start, before = self._moves.pop()
            self._strips[start : start + len(before)] = before

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

    def _end_of_band(self, start: int, most: int) -> int:
        strips, end = self._strips, start + 1
        while end < most and strips[end].wide == strips[start].wide:
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
        kept = len(self._moves)
        full = self._filling(start, end, height, is_forced=is_forced)
        if not full or full[-1][1] < end:
            return full
        total = self._stacked(start, end, 0).used
        tried = total / self._columns.count
        while tried < height:
            self._undo(kept)
            found = self._filling(start, end, tried, is_forced=is_forced)
            if found and found[-1][1] == end and self._is_good(found):
                return found
            tried += _STEP
        self._undo(kept)
        return self._filling(start, end, height, is_forced=is_forced)

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
        """Return the strip after the last that stands in a column of a height.

        What follows a figure that does not fit goes before it, to the end of its section.
        """
        strips = self._strips
        first = strips[start].floats
        stays = first if is_forced or strips[start - 1].floats == first else 0
        y = self._begin(start)[0]
        tops: list[float] = []
        lifted: list[tuple[int, list[Strip]]] = []
        at = start
        while at < end:
            strip = strips[at]
            if lifted and _ends_section(strip):
                break
            if tops:
                y += gap(strips[at - 1], strip)
                if strip.snap:
                    y = snapped(y + strip.phase, strip.snap) - strip.phase
            foot = sum(group.below for group in strip.groups)
            is_over = y + strip.height + foot > height + 0.01
            if strip.floats and strip.floats != stays and (is_over or lifted):
                at, figure = self._lift(at)
                lifted.append((at, figure))
                end -= len(figure)
                del tops[at - start :]
                y = tops[-1] + strips[at - 1].height if tops else self._begin(start)[0]
                continue
            if is_over and (tops or not is_forced):
                at = self._best_break(start, at, tops) if tops else start
                break
            tops.append(y)
            y += strip.height
            at += 1
        if lifted:
            place = max(at, lifted[0][0])
            self._moves.append((start, self._set_down(start, place, lifted, place)[0]))
        return at


def _ends_section(strip: Strip) -> bool:
    """Return whether no figure goes to after a strip, such as a heading."""
    return bool(strip.target) or strip.barrier == ALWAYS
