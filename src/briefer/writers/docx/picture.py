"""Pictures: the drawing of an inline picture, with its alternative text.

Drawings are numbered anew and named neutrally; nothing of a file's name is in them.
"""

from lxml import etree

from briefer.writers.docx.element import R_NS, SubElement, add, emus

_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_NAMES = {"wp": _WP, "a": _A, "pic": _PIC}


def add_picture(
    run: etree._Element, relation: str, number: int, size: tuple[float, float], alt: str
) -> None:
    """Append the drawing; `size` is in points, `relation` the id of the picture's part."""
    width, height = (str(emus(side)) for side in size)
    name = f"Picture {number}"
    inline = _sub(add(run, "drawing"), _WP, "inline", distT="0", distB="0", distL="0", distR="0")
    _sub(inline, _WP, "extent", cx=width, cy=height)
    _sub(inline, _WP, "docPr", id=str(number), name=name, descr=alt)
    frame = _sub(inline, _WP, "cNvGraphicFramePr")
    _sub(frame, _A, "graphicFrameLocks", noChangeAspect="1")
    data = _sub(_sub(inline, _A, "graphic"), _A, "graphicData", uri=_PIC)
    picture = _sub(data, _PIC, "pic")
    about = _sub(picture, _PIC, "nvPicPr")
    _sub(about, _PIC, "cNvPr", id=str(number), name=name, descr=alt)
    _sub(about, _PIC, "cNvPicPr")
    fill = _sub(picture, _PIC, "blipFill")
    _sub(fill, _A, "blip").set(f"{{{R_NS}}}embed", relation)
    _sub(_sub(fill, _A, "stretch"), _A, "fillRect")
    shape = _sub(picture, _PIC, "spPr")
    place = _sub(shape, _A, "xfrm")
    _sub(place, _A, "off", x="0", y="0")
    _sub(place, _A, "ext", cx=width, cy=height)
    _sub(_sub(shape, _A, "prstGeom", prst="rect"), _A, "avLst")


def fit(width: int, height: int, room: float, most: float) -> tuple[float, float]:
    """Return the size in points of a picture of so many pixels, at 150 to an inch or as wide as the room."""
    natural = width * 72 / 150
    wide = min(room, natural) if natural < room * 0.6 else room
    tall = wide * height / width
    if tall > most:
        return wide * most / tall, most
    return wide, tall


def _sub(parent: etree._Element, space: str, name: str, /, **attributes: str) -> etree._Element:
    return SubElement(parent, f"{{{space}}}{name}", attributes, nsmap=_NAMES)
