"""Columns of a table: how wide each is, from what stands in it (CSS 2.2 §17.5.2, automatic layout)."""

from collections.abc import Sequence
from dataclasses import dataclass

_PREFERRED_STRETCH = 4.0


@dataclass(slots=True)
class Column:
    """What a column needs: at least, so that no word is broken; at most, so that no line is."""

    least: float = 0
    most: float = 0
    head: float = 0
    tail: float = 0


def widths(
    columns: Sequence[Column], spans: Sequence[tuple[int, int, Column]], width: float
) -> list[float]:
    """Return the width of each column, which are `width` in sum.

    `spans` are cells over several columns: the first, how many, and what they need.
    """
    least = [max(column.least, column.head + column.tail, 1) for column in columns]
    most = [max(column.most, low) for column, low in zip(columns, least, strict=True)]
    for first, count, needed in spans:
        _widen(least, first, count, needed.least)
        _widen(most, first, count, needed.most)
    most = [max(pair) for pair in zip(least, most, strict=True)]
    total = sum(most)
    if total <= width:
        return [each * width / total for each in most] if total else []
    floor = sum(least)
    if floor >= width:
        return _squeezed(least, width)
    share = (width - floor) / (total - floor)
    return [low + (high - low) * share for low, high in zip(least, most, strict=True)]


def _widen(found: list[float], first: int, count: int, needed: float) -> None:
    """Widen columns evenly until together they have what is needed."""
    lacking = (needed - sum(found[first : first + count])) / count
    if lacking > 0:
        for at in range(first, first + count):
            found[at] += lacking


def _squeezed(least: Sequence[float], width: float) -> list[float]:
    """Return widths that are less than words need: narrow columns keep theirs, wide ones share the rest."""
    order = sorted(range(len(least)), key=least.__getitem__)
    found = [0.0] * len(least)
    rest = width
    for done, at in enumerate(order):
        found[at] = min(least[at], rest / (len(order) - done))
        rest -= found[at]
    return found
