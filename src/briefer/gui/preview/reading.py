"""Reading: the text of the pages in the order in which it is read, and where its letters stand.

Search and selection are of it. Furniture has no part in it; blocks side by side are read one after
the other. A position is the index of a letter in the whole text.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from briefer.typeset.hit import ABOVE, BELOW, distance, extent, letter
from briefer.typeset.page import Page, Run
from briefer.value import dataclass

_APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a page, and the position at which its text begins."""

    index: int
    start: int
    run: Run


@dataclass(frozen=True, slots=True)
class Patch:
    """A rectangle on a page, in points."""

    index: int
    x: float
    y: float
    width: float
    height: float


class Reading:
    """The text of pages. `ranks` has the place of each block in reading order."""

    def __init__(self, pages: Iterable[Page], ranks: Mapping[str, int]) -> None:
        parts: list[str] = []
        self._pieces: list[Piece] = []
        self._starts: list[int] = []
        self._firsts: list[int] = []
        at, last = 0, None
        for index, page in enumerate(pages):
            self._firsts.append(len(self._pieces))
            for run in _in_order(page, ranks):
                between = "" if last is None else _between(last, run)
                parts += (between, run.text)
                at += len(between)
                self._pieces.append(Piece(index, at, run))
                self._starts.append(at)
                at += len(run.text)
                last = run
        self._firsts.append(len(self._pieces))
        self.text = "".join(parts)

    def span(self, index: int) -> tuple[int, int]:
        """Return the position at which the text of a page begins, and that at which it ends."""
        starts = (*self._starts[self._firsts[index] :][:1], len(self.text))
        after = (*self._starts[self._firsts[index + 1] :][:1], len(self.text))
        return starts[0], after[0]

    @cached_property
    def _folded(self) -> tuple[str, list[int] | None]:
        """Return the text to search in, and the position of each letter where they differ."""
        folded = [_fold(letter) for letter in self.text]
        text = "".join(folded)
        if len(text) == len(self.text):
            return text, None
        return text, [at for at, each in enumerate(folded) for _ in each]

    def find(self, wanted: str) -> list[tuple[int, int]]:
        """Return where a text stands, without regard to case and to how words are spaced."""
        sought = " ".join("".join(map(_fold, wanted)).split())
        if not sought:
            return []
        text, places = self._folded
        found, at = [], text.find(sought)
        while at >= 0:
            end = at + len(sought)
            found.append((at, end) if places is None else (places[at], places[end - 1] + 1))
            at = text.find(sought, end)
        return found

    def patches(self, start: int, end: int) -> Iterator[Patch]:
        """Yield the rectangles of the letters from one position up to another."""
        first = max(0, bisect_right(self._starts, start) - 1)
        for piece in self._pieces[first : bisect_right(self._starts, end - 1)]:
            low, high = max(0, start - piece.start), min(len(piece.run.text), end - piece.start)
            if low < high:
                left, right = extent(piece.run, low, high)
                y, size = piece.run.y, piece.run.size
                height = (ABOVE + BELOW) * size
                yield Patch(piece.index, left, y - ABOVE * size, right - left, height)

    def at(self, index: int, x: float, y: float) -> int:
        """Return the position nearest to a point of a page."""
        near = self._on_page(index)
        if not near:
            return 0
        piece = min(near, key=lambda piece: distance(piece.run, x, y))
        return piece.start + letter(piece.run, x)

    def is_on_text(self, index: int, x: float, y: float) -> bool:
        """Return whether a point of a page is on letters."""
        return any(distance(piece.run, x, y) <= (0, 0) for piece in self._on_page(index))

    def _on_page(self, index: int) -> list[Piece]:
        return self._pieces[self._firsts[index] : self._firsts[index + 1]]

    def word(self, position: int) -> tuple[int, int]:
        """Return from where to where the word at a position reaches."""
        start = end = min(position, max(0, len(self.text) - 1))
        while start > 0 and _is_word(self.text[start - 1]):
            start -= 1
        while end < len(self.text) and _is_word(self.text[end]):
            end += 1
        return start, end


def _in_order(page: Page, ranks: Mapping[str, int]) -> list[Run]:
    """Return the runs of blocks in reading order."""
    runs = [item for item in page.items if isinstance(item, Run) and item.block]
    return sorted(runs, key=lambda run: ranks.get(run.block, len(ranks)))


def _between(last: Run, run: Run) -> str:
    if run.block != last.block:
        return "\n"
    if run.offset == last.offset + len(last.text):
        return ""
    return "\t" if run.y <= last.y else "\n"  # the cells of a table


def _fold(letter: str) -> str:
    return " " if letter.isspace() else letter.replace(_APOSTROPHE, "'").casefold()


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter in (_APOSTROPHE, "'", "-")
