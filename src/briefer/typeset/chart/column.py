"""Columns: stand on zero, their values on top where these have room, else beside a grid."""

from briefer.document.tree import Chart
from briefer.typeset.chart.axis import axis_width, draw_names, draw_value_axis
from briefer.typeset.chart.canvas import Canvas
from briefer.typeset.chart.scale import (
    Scale,
    decimals,
    number,
    placed,
    present,
    round_scale,
    values_of,
)

_WIDEST = 40


def draw_columns(chart: Chart, canvas: Canvas) -> float:
    """Draw the chart; return its height."""
    rows = values_of(chart)
    values = present(rows)
    count, deep = max(1, len(chart.categories)), max(1, len(rows))
    names = [series.name for series in chart.series]
    tall = max(100, min(canvas.width * 0.36, 170))
    places = decimals(values)
    widest = max((canvas.measure(number(value, places)) for value in values), default=0)
    is_direct = widest + 2 <= min(canvas.width / count * 0.7, _WIDEST * deep) / deep
    if is_direct:
        top = canvas.header(chart.unit, names) + canvas.leading
        low, high = min((0, *values)), max((0, *values))
        scale = Scale(low, high if high > low else low + 1, 1, top + tall, top)
        start, below = 0.0, canvas.leading if low < 0 else 0
    else:
        top = canvas.header(chart.unit, names) + canvas.axis.size / 2
        scale = placed(round_scale(values, zero=True), top + tall, top)
        start, below = axis_width(canvas, scale), 0
        draw_value_axis(canvas, scale, start, canvas.width)
    slot = (canvas.width - start) / count
    column = min(slot * 0.7 / deep, _WIDEST)
    xs = [start + (n + 0.5) * slot for n in range(len(chart.categories))]
    for series, found in enumerate(rows):
        for x, value in zip(xs, found, strict=True):
            if value is None:
                continue
            left = x + (series - deep / 2) * column
            height = scale(value) - scale(0)
            canvas.area(left, scale(0), column * 0.94, height, canvas.colour(series))
            if is_direct:
                down = canvas.style.size + 3 if value < 0 else -4
                text = number(value, places, rtl=canvas.rtl)
                canvas.label(text, left + column * 0.47, scale(value) + down, side="middle")
    canvas.stroke([(start, scale(0)), (canvas.width, scale(0))], 0.75, canvas.style.colour)
    return draw_names(canvas, chart.categories, xs, top + tall + below)
