"""Scales of charts: values -> places, with round ticks, and numbers as they are printed."""

import math
from collections.abc import Iterable
from itertools import pairwise

from briefer.document.tree import Chart
from briefer.value import dataclass, replace

_LEAST, _MOST = 1e-12, 1e15
_STEPS = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class Scale:
    """The values `low` to `high` from `start` to `end` on the page, with a tick each `step`."""

    low: float
    high: float
    step: float
    start: float = 0
    end: float = 1

    def __call__(self, value: float) -> float:
        """Return the place of a value."""
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    def ticks(self) -> list[float]:
        """Return the values of the ticks, both ends among them."""
        count = round((self.high - self.low) / self.step)
        return [self.low + n * self.step for n in range(count + 1)]


def values_of(chart: Chart) -> list[list[float | None]]:
    """Return the values of each series, as many as there are categories; None is a gap."""
    count = len(chart.categories)
    return [
        [
            None if value is None else max(-_MOST, min(value, _MOST))
            for value in (*series.values, *[None] * count)[:count]
        ]
        for series in chart.series
    ]


def present(rows: Iterable[Iterable[float | None]]) -> list[float]:
    """Return all values that are no gap."""
    return [value for row in rows for value in row if value is not None]


def round_scale(values: list[float], *, zero: bool, ticks: int = 5) -> Scale:
    """Return a scale whose ends and steps (1, 2 or 5 times a power of ten) are round.

    With `zero`, or where zero is near, it begins there.
    """
    low, high = min(values, default=0), max(values, default=1)
    if zero or 0 < low < 0.5 * high:
        low = min(low, 0)
    if zero or 0.5 * low < high < 0:
        high = max(high, 0)
    if high - low < max(_LEAST, 1e-9 * max(abs(low), abs(high))):
        pad = abs(high) * 0.1 or 1
        low, high = (low - pad, high + pad) if high else (0, 1)
    step = _step((high - low) / ticks)
    return Scale(math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step, step)


def _step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in _STEPS if step * power >= least * (1 - 1e-9))


def decimals(values: list[float]) -> int:
    """Return how many decimals tell the values apart, at most 2."""
    most = max(map(abs, values), default=0)
    if most >= 1000:
        return 0
    return next(
        (n for n in (0, 1) if all(abs(value - round(value, n)) <= most / 1000 for value in values)),
        2 if most >= 0.1 or not most else min(12, 1 - math.floor(math.log10(most))),
    )


def tick_decimals(scale: Scale) -> int:
    """Return how many decimals the ticks need."""
    steps = [abs(b - a) for a, b in pairwise(scale.ticks())]
    return max(0, -math.floor(math.log10(max(min(steps), _LEAST)) + 1e-9))


def number(value: float, places: int, *, rtl: bool = False) -> str:
    """Return a value as it is printed, thousands set apart from 10,000 on.

    In right-to-left text a mark keeps the sign before the number (UAX #9 puts it behind).
    """
    text = f"{abs(value):,.{places}f}"
    if abs(value) < 10_000:
        text = text.replace(",", "")
    if value >= 0 or not text.strip("0.,"):
        return text
    return f"{chr(0x200E) if rtl else ''}\N{MINUS SIGN}{text}"


def placed(scale: Scale, start: float, end: float) -> Scale:
    """Return the scale from `start` to `end` on the page."""
    return replace(scale, start=start, end=end)
