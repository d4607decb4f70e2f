"""Where the pages stand in the view: one below the other, at a zoom. Pure geometry, without Qt.

Everything is in device pixels, so that a page's picture is drawn pixel by pixel and stays sharp at
any ratio of device to logical pixels. Places on a page are in points from its upper left corner.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import Enum
from functools import cached_property

from briefer.value import dataclass

LEAST, MOST = 0.25, 5.0
"""The bounds of the zoom; at 1 a point is a 72nd of 96 pixels, as on paper."""

PIXELS_A_POINT = 96 / 72
_GAP = 16
_STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0)
_A4 = (595.28, 841.89)


class Fit(Enum):
    """What the zoom follows: the width of the view, the whole page, or nothing."""

    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Zoom:
    """How large pages are shown; the factor counts where the zoom is free."""

    fit: Fit = Fit.WIDTH
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Room:
    """The visible part of the view in device pixels, and how many of them are a logical one."""

    width: int
    height: int
    ratio: float


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in device pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """Return where it ends."""
        return self.y + self.height

    def meets(self, other: "Rect") -> "Rect":
        """Return what both have in common; its size is 0 where that is nothing."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right = min(self.x + self.width, other.x + other.width)
        return Rect(x, y, max(0, right - x), max(0, min(self.bottom, other.bottom) - y))


class Arrangement:
    """The pages at a zoom in a room. `sizes` are the pages' in points."""

    def __init__(self, sizes: Sequence[tuple[float, float]], zoom: Zoom, room: Room) -> None:
        self.gap = round(_GAP * room.ratio)
        self.factor = _factor(sizes or (_A4,), zoom, room, self.gap)
        self.scale = self.factor * PIXELS_A_POINT * room.ratio
        shown = [(math.ceil(w * self.scale), math.ceil(h * self.scale)) for w, h in sizes]
        self.width = max([room.width, *(width + 2 * self.gap for width, _ in shown)])
        top, rects = self.gap, []
        for width, height in shown:
            rects.append(Rect((self.width - width) // 2, top, width, height))
            top += height + self.gap
        self.height = max(top, room.height)
        self.rects = tuple(rects)

    @cached_property
    def _tops(self) -> list[int]:
        return [rect.y for rect in self.rects]

    def within(self, top: int, bottom: int) -> range:
        """Return the indices of the pages of which something stands between two heights."""
        first = max(0, bisect_right(self._tops, top) - 1)
        if self.rects and self.rects[first].bottom <= top:
            first += 1
        return range(first, max(first, bisect_left(self._tops, bottom)))

    def nearest(self, y: int) -> int:
        """Return the index of the page at a height, or of the one above."""
        return max(0, bisect_right(self._tops, y) - 1)

    def point(self, index: int, x: int, y: int) -> tuple[float, float]:
        """Return a place on a page, in points, from one in the view."""
        rect = self.rects[index]
        return (x - rect.x) / self.scale, (y - rect.y) / self.scale

    def spot(self, index: int, x: float, y: float) -> tuple[int, int]:
        """Return a place in the view from one on a page."""
        rect = self.rects[index]
        return rect.x + round(x * self.scale), rect.y + round(y * self.scale)


def _factor(sizes: Sequence[tuple[float, float]], zoom: Zoom, room: Room, gap: int) -> float:
    if zoom.fit is Fit.FREE:
        return bounded(zoom.factor)
    unit = PIXELS_A_POINT * room.ratio
    factor = (room.width - 2 * gap) / (max(width for width, _ in sizes) * unit)
    if zoom.fit is Fit.PAGE:
        factor = min(factor, (room.height - 2 * gap) / (max(h for _, h in sizes) * unit))
    return bounded(factor)


def bounded(factor: float) -> float:
    """Return the nearest zoom that is allowed."""
    return min(max(factor, LEAST), MOST)


def stepped(factor: float, steps: int) -> float:
    """Return the zoom some steps above one, or below it for negative steps."""
    for _ in range(abs(steps)):
        further = [each for each in _STEPS if (each > factor * 1.01) == (steps > 0)]
        further = [each for each in further if not math.isclose(each, factor, rel_tol=0.01)]
        if further:
            factor = further[0] if steps > 0 else further[-1]
    return factor
