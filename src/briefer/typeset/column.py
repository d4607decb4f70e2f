"""Columns of a table: how wide each is, from what stands in it (CSS 2.2 §17.5.2)."""

from collections.abc import Sequence

from briefer.value import dataclass


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
        return _shared(least, width)
    wants = [high - low for low, high in zip(least, most, strict=True)]
    extra = _shared(wants, width - floor)
    return [low + more for low, more in zip(least, extra, strict=True)]


def _widen(found: list[float], first: int, count: int, needed: float) -> None:
    """Widen columns evenly until together they have what is needed."""
    lacking = (needed - sum(found[first : first + count])) / count
    if lacking > 0:
        for at in range(first, first + count):
            found[at] += lacking


def _shared(wants: Sequence[float], width: float) -> list[float]:
    """Return what each gets of a width: small wants are met, large ones share the rest evenly."""
    order = sorted(range(len(wants)), key=wants.__getitem__)
    found = [0.0] * len(wants)
    rest = width
    for done, at in enumerate(order):
        found[at] = min(wants[at], rest / (len(order) - done))
        rest -= found[at]
    return found
