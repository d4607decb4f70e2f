"""Pictures: the drawing of an inline picture, with its alternative text.

Drawings are numbered anew and named neutrally; nothing of a file's name is in them.
"""

from collections.abc import Callable
from typing import NamedTuple

from briefer.document.theme import Theme
from briefer.document.tree import Chart, Document, Figure, Picture
from briefer.writers.docx.element import Xml, element, emus, foreign

_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"

_POINTS_PER_PIXEL = 0.75
_SMALL = 0.6
_TALLEST = 0.62


class Drawing(NamedTuple):
    """A picture in the text, its size in points.

    `raster` is the id of the part with its pixels, `vectors` that of the same as SVG, or empty.
    """

    raster: str
    width: float
    height: float
    alt: str
    vectors: str = ""


def drawn(drawing: Drawing, number: int) -> Xml:
    """Return a drawing, which is the document's `number`th."""
    about = {"id": number, "name": f"Picture {number}", "descr": drawing.alt}
    size = {"cx": emus(drawing.width), "cy": emus(drawing.height)}
    picture = foreign(
        "pic:pic",
        foreign("pic:nvPicPr", foreign("pic:cNvPr", **about), foreign("pic:cNvPicPr")),
        foreign("pic:blipFill", _pixels(drawing), foreign("a:stretch", foreign("a:fillRect"))),
        foreign(
            "pic:spPr",
            foreign("a:xfrm", foreign("a:off", x=0, y=0), foreign("a:ext", **size)),
            foreign("a:prstGeom", foreign("a:avLst"), prst="rect"),
        ),
    )
    inline = foreign(
        "wp:inline",
        foreign("wp:extent", **size),
        foreign("wp:docPr", **about),
        foreign("wp:cNvGraphicFramePr", foreign("a:graphicFrameLocks", noChangeAspect=1)),
        foreign("a:graphic", foreign("a:graphicData", picture, uri=_PIC)),
        distT=0, distB=0, distL=0, distR=0,
    )  # fmt: skip
    return element("drawing", inline)


def _pixels(drawing: Drawing) -> Xml:
    """Return the reference to the pixels, with that to the same as vectors (MS-ODRAWXML §2.3.3)."""
    if not drawing.vectors:
        return foreign("a:blip", r__embed=drawing.raster)
    vectors = foreign("asvg:svgBlip", xmlns__asvg=_SVG, r__embed=drawing.vectors)
    extension = foreign("a:extLst", foreign("a:ext", vectors, uri=_SVG_EXTENSION))
    return foreign("a:blip", extension, r__embed=drawing.raster)


class Pictures:
    """The drawings of one document; `part` puts a file of a media type into it, by an id."""

    def __init__(self, document: Document, theme: Theme, part: Callable[[bytes, str], str]) -> None:
        self._document = document
        self._theme = theme
        self._part = part

    def drawing(self, block: Figure | Chart, room: float, *, rtl: bool) -> Drawing | None:
        """Return the drawing of a figure or chart, None where its picture is missing."""
        if isinstance(block, Chart):
            return self._chart(block, room, rtl=rtl)
        picture = self._document.pictures.get(block.picture)
        if picture is None:
            return None
        width, height = self._fit(picture, room)
        raster = self._part(picture.data, picture.media_type)
        return Drawing(raster=raster, width=width, height=height, alt=block.alt)

    def _chart(self, block: Chart, room: float, *, rtl: bool) -> Drawing:
        from briefer.writers.chart import chart_picture  # noqa: PLC0415 - brings fonts and pixels

        chart = chart_picture(block, self._theme, room, rtl=rtl)
        return Drawing(
            raster=self._part(chart.png, "image/png"),
            vectors=self._part(chart.svg, "image/svg+xml"),
            width=chart.width,
            height=chart.height,
            alt=block.alt,
        )

    def _fit(self, picture: Picture, room: float) -> tuple[float, float]:
        """Return the size in points: as wide as the room unless small, and not too tall."""
        page = self._theme.page
        tallest = (page.height - page.top - page.bottom) * _TALLEST
        natural = picture.width * _POINTS_PER_PIXEL
        width = natural if natural < room * _SMALL else room
        height = width * picture.height / picture.width
        return (width * tallest / height, tallest) if height > tallest else (width, height)
