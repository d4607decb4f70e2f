"""Extents: the rectangles that drawn items take up on a page, in PDF's coordinates."""

from collections.abc import Collection, Iterable, Sequence
from typing import assert_never

from briefer.typeset.page import Area, Image, Item, Mark, Page, Run, Shape, Stroke

Extent = tuple[float, float, float, float]
"""Left, bottom, right and top edge."""


def extents(pages: Iterable[Page], marks: Collection[Mark]) -> dict[Mark, Extent]:
    """Return what each of the marks takes up on the first page that has anything of it."""
    found: dict[Mark, Extent] = {}
    for page in pages:
        for number, mark in enumerate(page.marks, 1):
            if mark not in marks or mark in found:
                continue
            if edges := [_edges(item) for item in page.items if item.mark == number]:
                left, top, right, bottom = _around(edges)
                found[mark] = (left, page.height - bottom, right, page.height - top)
    return found


def _edges(item: Item) -> Extent:
    """Return left, upper, right and lower edge from the upper left corner of the page."""
    match item:
        case Area() | Image():
            return item.x, item.y, item.x + item.width, item.y + item.height
        case Stroke(points=points) | Shape(points=points):
            return _around([(x, y, x, y) for x, y in points])
        case Run():
            return min((item.x, *item.xs)), item.y - item.size, item.end, item.y
        case _:
            assert_never(item)


def _around(edges: Sequence[Extent]) -> Extent:
    lefts, tops, rights, bottoms = zip(*edges, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
