"""Lines: a grid behind, the name of each series where its line ends."""

from collections.abc import Iterator
from itertools import groupby

from briefer.document.tree import Chart
from briefer.typeset.chart.axis import axis_width, draw_names, draw_value_axis
from briefer.typeset.chart.canvas import Canvas
from briefer.typeset.chart.scale import Scale, placed, present, round_scale, values_of

_Points = list[tuple[float, float]]


def draw_lines(chart: Chart, canvas: Canvas) -> float:
    """Draw the chart; return its height."""
    rows = values_of(chart)
    names = [canvas.wrap(series.name, canvas.width * 0.25, 2) for series in chart.series]
    tall = max(110, min(canvas.width * 0.42, 200), canvas.leading * sum(map(len, names)))
    top = canvas.header(chart.unit, []) + canvas.axis.size / 2
    scale = placed(round_scale(present(rows), zero=False), top + tall, top)
    start = axis_width(canvas, scale)
    named = max((canvas.measure(line) for lines in names for line in lines), default=0)
    end = canvas.width - (named + 12 if named else 4)
    draw_value_axis(canvas, scale, start, end)
    if scale.low <= 0 <= scale.high:
        canvas.stroke([(start, scale(0)), (end, scale(0))], 0.75, canvas.style.colour)
    xs = _places(len(chart.categories), start + 6, end - 4)
    ends: list[tuple[float, float, int]] = []
    for series, values in enumerate(rows):
        points = [_point(x, value, scale) for x, value in zip(xs, values, strict=True)]
        last = _line(canvas, points, series)
        if last:
            ends.append((last[1], last[0], series))
    _name_ends(canvas, names, ends, end, top + tall)
    return draw_names(canvas, chart.categories, xs, top + tall)


def _places(count: int, start: float, end: float) -> list[float]:
    if count == 1:
        return [(start + end) / 2]
    return [start + n * (end - start) / (count - 1) for n in range(count)]


def _point(x: float, value: float | None, scale: Scale) -> tuple[float, float] | None:
    return None if value is None else (x, scale(value))


def _line(
    canvas: Canvas, points: list[tuple[float, float] | None], series: int
) -> tuple[float, float] | None:
    """Draw a series, its points alone as dots; return where it ends, if anywhere."""
    last = None
    for part in _unbroken(points):
        if len(part) > 1:
            canvas.stroke(part, 1.75, canvas.colour(series), canvas.dash(series))
        else:
            canvas.dot(*part[0], 2, canvas.colour(series))
        last = part[-1]
    if last:
        canvas.dot(*last, 2.5, canvas.colour(series))
    return last


def _unbroken(points: list[tuple[float, float] | None]) -> Iterator[_Points]:
    for is_gap, part in groupby(points, key=lambda point: point is None):
        if not is_gap:
            yield [point for point in part if point]


def _name_ends(
    canvas: Canvas,
    names: list[list[str]],
    ends: list[tuple[float, float, int]],
    x: float,
    bottom: float,
) -> None:
    """Write the names at the ends of their lines, pushed apart where they would meet."""
    middles: list[float] = []
    edge = float("-inf")
    for y, _, series in sorted(ends):
        half = len(names[series]) * canvas.leading / 2
        middles.append(max(y, edge + half))
        edge = middles[-1] + half
    edge = bottom + canvas.leading / 2
    for n, (_, _, series) in reversed(list(enumerate(sorted(ends)))):
        half = len(names[series]) * canvas.leading / 2
        middles[n] = min(middles[n], edge - half)
        edge = middles[n] - half
    for middle, (y, last, series) in zip(middles, sorted(ends), strict=True):
        if last < x - 10 or abs(middle - y) > 3:
            canvas.stroke([(last + 4, y), (x + 6, middle)], 0.5, canvas.axis.colour, (0.5, 2))
        first = middle - (len(names[series]) - 1) * canvas.leading / 2 + canvas.middle
        for row, text in enumerate(names[series]):
            base = first + row * canvas.leading
            canvas.label(text, x + 8, base, style=canvas.ink(series))
