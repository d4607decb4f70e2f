"""Hits: a point of a page -> the text that stands there, and a block -> the places where it stands.

Words with their boxes are found by `word`.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from briefer.typeset.page import Box, Page, Run
from briefer.value import dataclass

ABOVE: Final = 0.95
BELOW: Final = 0.3
"""How far letters are taken to reach from the base line, in sizes."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in the plain text of a block."""

    block: str
    offset: int


def hit(page: Page, x: float, y: float) -> Hit | None:
    """Return the place in the text that is nearest to a point in a block; None beside all blocks.

    A block without text of its own has only the place 0.
    """
    block = next((box.block for box in reversed(page.boxes) if _is_in(box, x, y)), None)
    if block is None:
        return None
    runs = (item for item in page.items if isinstance(item, Run) and item.block == block)
    run = min(runs, key=lambda run: distance(run, x, y), default=None)
    return Hit(block, 0 if run is None else run.offset + letter(run, x))


def boxes(pages: Iterable[Page], block: str) -> Iterator[tuple[int, Box]]:
    """Yield the number of the page and the box of each part of a block."""
    for page in pages:
        for box in page.boxes:
            if box.block == block:
                yield page.number, box


def _is_in(box: Box, x: float, y: float) -> bool:
    return box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height


def distance(run: Run, x: float, y: float) -> tuple[float, float]:
    """Return how far a point is from a run: from its line first, then along it."""
    above, below = run.y - ABOVE * run.size - y, y - run.y - BELOW * run.size
    left = min((run.x, *run.xs[:1]))
    return max(0.0, above, below), max(0.0, left - x, x - run.end)


def letter(run: Run, x: float) -> int:
    """Return the letter of a run before which a point is."""
    edges = sorted(_edges(run))
    if not edges:
        return 0
    number, (cluster, left, right) = min(
        enumerate(edges), key=lambda each: max(0.0, each[1][1] - x, x - each[1][2])
    )
    after = edges[number + 1][0] if number + 1 < len(edges) else len(run.text)
    return after if (x > (left + right) / 2) != run.rtl else cluster


def extent(run: Run, low: int, high: int) -> tuple[float, float]:
    """Return where the letters of a run from one to another begin and end."""
    edges = sorted(_edges(run))
    firsts = [cluster for cluster, _, _ in edges]
    inside = edges[max(0, bisect_right(firsts, low) - 1) : bisect_right(firsts, high - 1)]
    return min(left for _, left, _ in inside), max(right for _, _, right in inside)


def _edges(run: Run) -> Sequence[tuple[int, float, float]]:
    """Return for each cluster of glyphs its first letter, and where it begins and ends."""
    ends = (*run.xs[1:], run.end) if run.xs else ()
    glyphs = zip(run.clusters, run.xs, ends, strict=True)
    found = []
    for cluster, group in groupby(glyphs, key=lambda each: each[0]):
        each = list(group)
        found.append((cluster, min(x for _, x, _ in each), max(end for _, _, end in each)))
    return found
