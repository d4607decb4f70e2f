"""Hits: a point of a page -> the text that stands there, and a block -> the places where it stands.

Words with their boxes are found by `word`.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from briefer.typeset.page import Box, Page, Run
from briefer.value import dataclass

_ABOVE, _BELOW = 0.95, 0.3


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
    run = min(runs, key=lambda run: _distance(run, x, y), default=None)
    return Hit(block, 0 if run is None else run.offset + _letter(run, x))


def boxes(pages: Iterable[Page], block: str) -> Iterator[tuple[int, Box]]:
    """Yield the number of the page and the box of each part of a block."""
    for page in pages:
        for box in page.boxes:
            if box.block == block:
                yield page.number, box


def _is_in(box: Box, x: float, y: float) -> bool:
    return box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height


def _distance(run: Run, x: float, y: float) -> tuple[float, float]:
    """Return how far a point is from a run: from its line first, then along it."""
    above, below = run.y - _ABOVE * run.size - y, y - run.y - _BELOW * run.size
    return max(0.0, above, below), max(0.0, run.x - x, x - run.end)


def _letter(run: Run, x: float) -> int:
    """Return the letter of a run before which a point is."""
    ends = (*run.xs[1:], run.end) if run.xs else ()
    glyphs = zip(run.clusters, run.xs, ends, strict=True)
    edges = []
    for cluster, group in groupby(glyphs, key=lambda each: each[0]):
        each = [*group]
        edges.append((cluster, min(left for _, left, _ in each), max(end for _, _, end in each)))
    if not edges:
        return 0
    firsts = sorted(cluster for cluster, _, _ in edges)
    cluster, left, right = min(edges, key=lambda edge: max(0.0, edge[1] - x, x - edge[2]))
    after = next((each for each in firsts if each > cluster), len(run.text))
    return after if (x > (left + right) / 2) != run.rtl else cluster
