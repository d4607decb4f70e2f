"""Charts: a `Chart` -> what is drawn of it. It knows no fonts: lettering is handed in.

A chart speaks without a legend where it can: values stand at the ends of bars and on columns,
names at the ends of lines. Where every value is printed, the axis would say it twice and is left
out. Bars and columns begin at zero. In a right-to-left document the chart is mirrored, its letters
are not.

    canvas  items with their place, mirrored where the document is
    scale   round ticks, numbers as text
    bar, column, line   one kind each
"""

from typing import assert_never

from briefer.document.theme import Theme
from briefer.document.tree import Chart
from briefer.typeset.chart.bar import draw_bars
from briefer.typeset.chart.canvas import Canvas, Lettering, Mark
from briefer.typeset.chart.column import draw_columns
from briefer.typeset.chart.line import draw_lines
from briefer.value import dataclass

__all__ = ["Drawing", "Lettering", "Mark", "lay_chart"]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn, from (0, 0) at its upper left corner to its height in points."""

    items: tuple[Mark, ...]
    height: float


def lay_chart(
    chart: Chart,
    theme: Theme,
    width: float,
    lettering: Lettering,
) -> Drawing:
    """Return the chart without its caption and note, as wide as said.

    The theme's style "chart" is that of letters and, by its `line_colour`, of grid lines;
    "chart.axis" is that of the numbers of an axis.
    """
    canvas = Canvas(theme, width, lettering)
    match chart.kind:
        case "bar":
            height = draw_bars(chart, canvas)
        case "column":
            height = draw_columns(chart, canvas)
        case "line":
            height = draw_lines(chart, canvas)
        case _:
            assert_never(chart.kind)
    return Drawing(tuple(canvas.items), height)
