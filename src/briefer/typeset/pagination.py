"""Pagination: strips -> pages, by what speaks against a page's end and what stays empty.

A figure that does not fit goes to the top of the next page, and the text of its section goes on
before it. It always ends: each page takes at least one strip, or a line of a note that is left
over.
"""

from collections.abc import Iterable, Sequence

from briefer.typeset.strip import ALWAYS, Strip, gap, snapped
from briefer.value import dataclass, field

_RELUCTANCE = (0.0, 0.25, 1.0, 2.0)
NOTE_GAP = 14.0
_SPARSE, _FULLER = 0.16, 0.2
"""A last page with less than eight lines gets so much that it has ten."""


@dataclass(slots=True, eq=False)
class Leaf:
    """What stands on a page: strips with their y, those repeated at its head, lines of notes.

    `parts` are its columns, if it has some, each with how far right of its place it stands.
    """

    placed: list[tuple[float, Strip]] = field(default_factory=list)
    repeated: list[tuple[float, Strip]] = field(default_factory=list)
    notes: list[Strip] = field(default_factory=list)
    notes_height: float = 0
    used: float = 0
    parts: list[tuple[float, "Leaf"]] = field(default_factory=list)
    _targets: tuple[str, ...] | None = None

    @property
    def has_own_notes(self) -> bool:
        """Return whether the notes on the page are those of its strips, to their last lines."""
        hung = sum(len(note.strips) for _, strip in self.placed for note in strip.notes)
        return hung == len(self.notes)

    def targets(self) -> tuple[str, ...]:
        """Return the names of the places on the page that links lead to."""
        if self._targets is None:
            self._targets = tuple(name for _, strip in self.placed for name in strip.targets())
        return self._targets


@dataclass(frozen=True, slots=True, eq=False)
class Stood:
    """A page as it was stacked: the strips that were looked at, and how high it might be.

    `taken` is how many it took. `is_first` and `is_last` say that nothing was before or after them.
    Where figures went to other places, `moved` are the strips in their new order.
    """

    strips: Sequence[Strip]
    moved: Sequence[Strip]
    height: float
    is_first: bool
    is_last: bool
    leaf: Leaf
    taken: int

    def fits(self, strips: Sequence[Strip], start: int, height: float) -> bool:
        """Return whether the page that begins with a strip would be the same."""
        end = start + len(self.strips)
        return (
            self.height == height
            and self.is_first == (start == 0)
            and (end == len(strips) or not self.is_last)
            and strips[start:end] == self.strips
        )


def by_first_strip(pages: Iterable[Stood]) -> dict[int, list[Stood]]:
    """Return pages by the identity of their first strip."""
    found: dict[int, list[Stood]] = {}
    for page in pages:
        found.setdefault(id(page.strips[0]), []).append(page)
    return found


class Paginator:
    """Stacks strips on pages of a height.

    `known` are pages that stood before, by the identity of their first strip, to which those that
    are new are added; `stood` are those that stand now.
    """

    def __init__(
        self,
        strips: Sequence[Strip],
        top: float,
        height: float,
        known: dict[int, list[Stood]] | None = None,
    ) -> None:
        self.stood: list[Stood] = []
        self._strips = list(strips)
        self._top = top
        self._height = height
        self._known = {} if known is None else known
        self._carried: list[Strip] = []

    def pages(self, *, is_even: bool = True) -> list[Leaf]:
        """Return the pages; there is always one.

        A last page that is nearly empty takes lines from the one before it, where that `is_even`.
        """
        pages: list[Leaf] = []
        starts: list[int] = []
        at = 0
        while at < len(self._strips) or self._carried:
            starts.append(at)
            page, at = self._page(at)
            pages.append(page)
        if is_even and len(pages) > 1 and pages[-1].used < self._height * _SPARSE:
            pages[-2:] = self._evened(pages[-2], pages[-1], starts[-2])
        return pages or [Leaf()]

    def _evened(self, page: Leaf, last: Leaf, start: int) -> list[Leaf]:
        """Return the last two pages, with more on the last, unless it begins anew.

        They stay as they are where a note began on an earlier page.
        """
        is_begun = last.placed and last.placed[0][1].barrier == ALWAYS
        if is_begun or not (page.has_own_notes and last.has_own_notes):
            return [page, last]
        height = self._height
        noted = page.notes_height + NOTE_GAP if page.notes else 0
        self._height = page.used + noted + last.used - height * _FULLER
        first, at = self._page(start)
        self._height = height
        other, end = self._page(at)
        is_whole = end == len(self._strips) and not self._carried
        return [first, other] if is_whole else [page, last]

    def _page(self, start: int) -> tuple[Leaf, int]:
        """Return a page that begins with a strip, and the strip that the next one begins with."""
        strips, is_fresh = self._strips, not self._carried
        if is_fresh and start < len(strips):
            for known in self._known.get(id(strips[start]), ()):
                if known.fits(strips, start, self._height):
                    strips[start : start + len(known.moved)] = known.moved
                    self.stood.append(known)
                    return known.leaf, start + known.taken
        stood = self._stack(start)
        if is_fresh and not self._carried:
            self._known.setdefault(id(stood.strips[0]), []).append(stood)
            self.stood.append(stood)
        return stood.leaf, start + stood.taken

    def _stack(self, start: int) -> Stood:
        """Stack a page that begins with a strip."""
        carried, strips = self._carried, self._strips
        reserved = height_of(carried)
        end, most = start, len(strips)
        seen = most
        y = self._begin(start)[0] if start < most else 0
        tops: list[float] = []
        lifted: list[tuple[int, list[Strip]]] = []
        place = most
        while end < most:
            strip = strips[end]
            if end > start:
                if strip.barrier == ALWAYS or (lifted and strip.target):
                    seen = end
                    break
                y += gap(strips[end - 1], strip)
                if strip.snap:
                    y = snapped(y + strip.phase, strip.snap) - strip.phase
            notes = _notes_height(strip, is_first=not reserved) if strip.notes else 0.0
            foot = sum(group.below for group in strip.groups) if strip.groups else 0.0
            is_over = y + strip.height + foot + reserved + notes > self._height + 0.01
            if strip.floats and (is_over or lifted) and strips[start].floats != strip.floats:
                end, figure = self._lift(end)
                lifted.append((end, figure))
                place = min(place, end)
                seen = most = len(strips)
                del tops[end - start :]
                y = tops[-1] + strips[end - 1].height
                continue
            if is_over and (end > start or (reserved > 0 and carried)):
                seen = end
                end = self._best_break(start, end, tops) if end > start else end
                break
            tops.append(y)
            y += strip.height
            reserved += notes
            end += 1
        looked_at, moved = self._set_down(start, seen + 1, lifted, max(end, place))
        page = self._leaf(start, tops[: end - start], self._top)
        self._add_notes(page)
        return Stood(
            strips=looked_at,
            moved=moved,
            height=self._height,
            is_first=start == 0,
            is_last=start + len(looked_at) == len(strips),
            leaf=page,
            taken=end - start,
        )

    def _lift(self, at: int) -> tuple[int, list[Strip]]:
        """Take a figure out that a strip is part of; return where it stood, and its strips."""
        strips = self._strips
        first = last = at
        while strips[first - 1].floats == strips[at].floats:
            first -= 1
        while last < len(strips) and strips[last].floats == strips[at].floats:
            last += 1
        figure = strips[first:last]
        del strips[first:last]
        return first, figure

    def _set_down(
        self, start: int, end: int, lifted: Sequence[tuple[int, list[Strip]]], at: int
    ) -> tuple[list[Strip], list[Strip]]:
        """Put figures before a strip; return the strips up to an end as they were and as they are.

        The latter are none where no figure was lifted.
        """
        before = self._strips[start:end]
        if not lifted:
            return before, []
        for first, figure in reversed(lifted):
            before[first - start : first - start] = figure
        self._strips[at:at] = [strip for _, figure in lifted for strip in figure]
        return before, self._strips[start : start + len(before)]

    def _best_break(self, start: int, end: int, tops: list[float]) -> int:
        """Return the strip that the next page had best begin with."""
        best, chosen = float("inf"), end
        for at in range(end, start, -1):
            barrier = self._strips[at].barrier
            bottom = tops[at - start - 1] + self._strips[at - 1].height
            empty = max(1 - bottom / self._height, 0)
            if empty * empty >= best:
                break
            cost = _RELUCTANCE[max(barrier, 0)] + empty * empty
            if cost < best:
                best, chosen = cost, at
        return chosen

    def _begin(self, start: int) -> tuple[float, float]:
        """Return where the first strip of a page stands, and what is repeated above it."""
        strip = self._strips[start]
        above = sum(group.above for group in strip.groups)
        if strip.phase:
            above += snapped(strip.phase, strip.snap) - strip.phase
        is_continued = start > 0 and bool(strip.head) and strip not in strip.head
        head = sum(each.height for each in strip.head) if is_continued else 0.0
        return above + head, above

    def _stacked(self, start: int, end: int, top: float) -> Leaf:
        """Return strips one below the other."""
        tops: list[float] = []
        y = self._begin(start)[0] if end > start else 0.0
        for at in range(start, end):
            strip = self._strips[at]
            if at > start:
                y += gap(self._strips[at - 1], strip)
                if strip.snap:
                    y = snapped(y + strip.phase, strip.snap) - strip.phase
            tops.append(y)
            y += strip.height
        return self._leaf(start, tops, top)

    def _leaf(self, start: int, tops: Sequence[float], top: float) -> Leaf:
        """Return the strips from one on at their distances from the top."""
        if not tops:
            return Leaf()
        strips = self._strips[start : start + len(tops)]
        page = Leaf([(top + y, strip) for y, strip in zip(tops, strips, strict=True)])
        y, head_y = self._begin(start)
        if y > head_y:
            for each in strips[0].head:
                page.repeated.append((top + head_y, each))
                head_y += each.height
        page.used = tops[-1] + strips[-1].height + sum(group.below for group in strips[-1].groups)
        return page

    def _add_notes(self, page: Leaf) -> None:
        """Put the lines of notes that a page has room for on it, and carry the others over."""
        lines = [*self._carried]
        for _, strip in page.placed:
            for note in strip.notes:
                lines.extend(note.strips)
        room = self._height - page.used - NOTE_GAP
        while lines and (room >= lines[0].height or not (page.placed or page.notes)):
            line = lines.pop(0)
            room -= line.height + line.after
            page.notes.append(line)
        page.notes_height = height_of(page.notes)
        self._carried = lines


def _notes_height(strip: Strip, *, is_first: bool) -> float:
    """Return the height of a strip's notes, with the space above if they are a page's first."""
    return sum(note.height for note in strip.notes) + (NOTE_GAP if is_first else 0)


def height_of(lines: Sequence[Strip]) -> float:
    """Return the height of lines of notes."""
    return sum(line.height + line.after for line in lines)


def over(pages: Sequence[Leaf], most: int, height: float) -> tuple[list[Strip], float]:
    """Return the strips on pages that are too many, and how many pages there are.

    The last page counts as far as it is filled, in tenths.
    """
    beyond = [strip for page in pages[most:] for _, strip in page.placed]
    filled = max(0.1, round(pages[-1].used / height, 1)) if pages else 0
    return beyond, len(pages) - 1 + min(filled, 1)
