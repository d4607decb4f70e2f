"""Charts as pictures, for the writers whose format draws none itself."""

from briefer.document.theme import Theme
from briefer.document.tree import Chart
from briefer.typeset.chart import lay_chart
from briefer.typeset.chart.lettering import Letters
from briefer.value import dataclass, field
from briefer.writers import raster, svg


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPicture:
    """A chart as an SVG file, the same as a PNG file, and its size in points."""

    svg: bytes = field(repr=False)
    png: bytes = field(repr=False)
    width: float
    height: float


def chart_picture(chart: Chart, theme: Theme, width: float, *, rtl: bool = False) -> ChartPicture:
    """Return the chart, without caption and note, as files."""
    drawing = lay_chart(chart, theme, width, Letters(theme, rtl=rtl))
    return ChartPicture(
        svg=svg.with_outlines(drawing, width).encode(),
        png=raster.png(drawing, width),
        width=width,
        height=drawing.height,
    )
