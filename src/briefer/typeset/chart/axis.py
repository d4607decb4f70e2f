"""The axes of columns and lines: numbers with grid lines across, names of categories below."""

from collections.abc import Sequence
from math import ceil

from briefer.typeset.chart.canvas import Canvas
from briefer.typeset.chart.scale import Scale, number, tick_decimals

GAP = 6
"""The distance of letters from what they name."""


def axis_width(canvas: Canvas, scale: Scale) -> float:
    """Return how much room the numbers of the axis take, with the gap behind them."""
    return max(canvas.measure(text, canvas.axis) for text in _texts(scale, canvas)) + GAP


def draw_value_axis(canvas: Canvas, scale: Scale, start: float, end: float) -> None:
    """Draw numbers that end before `start`, and grid lines from there to `end`."""
    for value, text in zip(scale.ticks(), _texts(scale, canvas), strict=True):
        y = scale(value)
        canvas.stroke([(start, y), (end, y)], 0.5, canvas.grid)
        canvas.label(text, start - GAP, y + canvas.middle, side="end", style=canvas.axis)


def _texts(scale: Scale, canvas: Canvas) -> list[str]:
    places = tick_decimals(scale)
    return [number(value, places, rtl=canvas.rtl) for value in scale.ticks()]


def draw_names(canvas: Canvas, names: Sequence[str], xs: Sequence[float], y: float) -> float:
    """Write the names centred below the places xs, under y; return the lower edge.

    Where not all have room, every second, third, ... is left.
    """
    if not names:
        return y
    slot = (xs[-1] - xs[0]) / (len(xs) - 1) if len(xs) > 1 else canvas.width
    every, rows = _thinned(canvas, names, slot)
    for n, lines in zip(range(0, len(names), every), rows, strict=True):
        for row, line in enumerate(lines):
            wide = canvas.measure(line)
            x = max(wide / 2, min(xs[n], canvas.width - wide / 2))
            canvas.label(line, x, y + GAP + canvas.style.size + row * canvas.leading, side="middle")
    return y + GAP + max(map(len, rows)) * canvas.leading


def _thinned(canvas: Canvas, names: Sequence[str], slot: float) -> tuple[int, list[list[str]]]:
    """Return which names are shown (each first, second, ...) and their lines."""
    room = slot - GAP
    if all(canvas.measure(word) <= room for name in names for word in name.split()):
        lines = [canvas.wrap(name, room, 3) for name in names]
        if not any(line.endswith("…") for row in lines for line in row):
            return 1, lines
    widest = min(max(map(canvas.measure, names)), 72)
    every = max(1, ceil((widest + GAP) / slot)) if slot > 0 else len(names)
    return every, [canvas.wrap(name, max(every * slot - GAP, 1), 2) for name in names[::every]]
