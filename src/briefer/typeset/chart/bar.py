"""Bars: names at the start, bars that lie from zero, values at their ends."""

from math import ceil

from briefer.document.tree import Chart
from briefer.typeset.chart.canvas import Canvas
from briefer.typeset.chart.scale import Scale, decimals, number, present, values_of

_TALLEST = 480
_GAP = 8


def draw_bars(chart: Chart, canvas: Canvas) -> float:
    """Draw the chart; return its height."""
    rows = values_of(chart)
    top = canvas.header(chart.unit, [series.name for series in chart.series])
    count, deep = max(1, len(chart.categories)), max(1, len(rows))
    names = [canvas.wrap(name, canvas.width * 0.36, 2) for name in chart.categories]
    tall = max((len(lines) for lines in names), default=1) * canvas.leading
    bar = 12.0 if deep == 1 else 10.0
    pitch = min(max(deep * bar + 7, tall + 4), _TALLEST / count)
    bar = min(bar, pitch * 0.8 / deep)
    if pitch < tall:
        names = [canvas.wrap(name, canvas.width * 0.36, 1) for name in chart.categories]
    places = decimals(present(rows))
    start = max((canvas.measure(line) for lines in names for line in lines), default=0) + _GAP
    scale = _scale(present(rows), places, canvas, start)
    every = ceil(canvas.leading / pitch)
    for n, lines in enumerate(names):
        middle = top + (n + 0.5) * pitch
        if n % every == 0:
            first = middle - (len(lines) - 1) * canvas.leading / 2 + canvas.middle
            for row, line in enumerate(lines):
                canvas.label(line, 0, first + row * canvas.leading)
        for series, values in enumerate(rows):
            value, y = values[n], middle + (series - deep / 2) * bar
            if value is None:
                continue
            canvas.area(scale(0), y, scale(value) - scale(0), bar * 0.92, canvas.colour(series))
            if bar >= canvas.style.size:
                _value(canvas, scale, value, places, y + bar * 0.46)
    bottom = top + count * pitch
    canvas.stroke([(scale(0), top), (scale(0), bottom)], 0.75, canvas.style.colour)
    return bottom


def _scale(values: list[float], places: int, canvas: Canvas, start: float) -> Scale:
    """Return the scale from the names to the far edge, with room for values at the bars' ends."""

    def room(signed: list[float]) -> float:
        return max((canvas.measure(number(v, places)) + _GAP for v in signed), default=0)

    low, high = min((0, *values)), max((0, *values))
    return Scale(
        low,
        high if high > low else low + 1,
        1,
        start + room([value for value in values if value < 0]),
        canvas.width - room([value for value in values if value >= 0]),
    )


def _value(canvas: Canvas, scale: Scale, value: float, places: int, middle: float) -> None:
    text = number(value, places, rtl=canvas.rtl)
    if value < 0:
        canvas.label(text, scale(value) - 4, middle + canvas.middle, side="end")
    else:
        canvas.label(text, scale(value) + 4, middle + canvas.middle)
