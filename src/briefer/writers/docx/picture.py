"""Pictures: the drawing of an inline picture, with its alternative text.

Drawings are numbered anew and named neutrally; nothing of a file's name is in them.
"""

from collections.abc import Callable
from typing import NamedTuple

from lxml.etree import SubElement, _Element

from briefer.document.theme import Theme
from briefer.document.tree import Chart, Document, Figure, Picture
from briefer.writers.docx.element import R_NS, add, emus, printable

_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_NAMES = {"wp": _WP, "a": _A, "pic": _PIC, "asvg": _SVG}

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


def add_drawing(run: _Element, drawing: Drawing, number: int) -> None:
    """Append a drawing, which is the document's `number`th."""
    width, height, alt = str(emus(drawing.width)), str(emus(drawing.height)), printable(drawing.alt)
    name = f"Picture {number}"
    inline = _sub(add(run, "drawing"), _WP, "inline", distT="0", distB="0", distL="0", distR="0")
    _sub(inline, _WP, "extent", cx=width, cy=height)
    _sub(inline, _WP, "docPr", id=str(number), name=name, descr=alt)
    _sub(_sub(inline, _WP, "cNvGraphicFramePr"), _A, "graphicFrameLocks", noChangeAspect="1")
    data = _sub(_sub(inline, _A, "graphic"), _A, "graphicData", uri=_PIC)
    picture = _sub(data, _PIC, "pic")
    about = _sub(picture, _PIC, "nvPicPr")
    _sub(about, _PIC, "cNvPr", id=str(number), name=name, descr=alt)
    _sub(about, _PIC, "cNvPicPr")
    fill = _sub(picture, _PIC, "blipFill")
    pixels = _sub(fill, _A, "blip")
    pixels.set(f"{{{R_NS}}}embed", drawing.raster)
    if drawing.vectors:
        extension = _sub(_sub(pixels, _A, "extLst"), _A, "ext", uri=_SVG_EXTENSION)
        _sub(extension, _SVG, "svgBlip").set(f"{{{R_NS}}}embed", drawing.vectors)
    _sub(_sub(fill, _A, "stretch"), _A, "fillRect")
    shape = _sub(picture, _PIC, "spPr")
    place = _sub(shape, _A, "xfrm")
    _sub(place, _A, "off", x="0", y="0")
    _sub(place, _A, "ext", cx=width, cy=height)
    _sub(_sub(shape, _A, "prstGeom", prst="rect"), _A, "avLst")


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


def _sub(parent: _Element, space: str, name: str, /, **attributes: str) -> _Element:
    return SubElement(parent, f"{{{space}}}{name}", attributes, nsmap=_NAMES)
