"""Pictures: the drawing of an inline picture, with its alternative text.

Drawings are numbered anew and named neutrally; nothing of a file's name is in them.
"""

from typing import NamedTuple

from lxml.etree import SubElement, _Element

from briefer.document.tree import Picture
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


def fit(picture: Picture, room: float, tall: float) -> tuple[float, float]:
    """Return the size in points: as wide as the room unless it is small, and not too tall."""
    natural = picture.width * _POINTS_PER_PIXEL
    width = natural if natural < room * _SMALL else room
    height = width * picture.height / picture.width
    if height > tall * _TALLEST:
        return width * tall * _TALLEST / height, tall * _TALLEST
    return width, height


def _sub(parent: _Element, space: str, name: str, /, **attributes: str) -> _Element:
    return SubElement(parent, f"{{{space}}}{name}", attributes, nsmap=_NAMES)
