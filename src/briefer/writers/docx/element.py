"""Elements of WordprocessingML: names with their namespace, text that XML can hold, and measures.

It knows no style and no block.
"""

import re
from typing import Final

from lxml.etree import SubElement, _Element

from briefer.document.text import clean

W_NS: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W: Final = f"{{{W_NS}}}"
_R: Final = f"{{{R_NS}}}"

P: Final = f"{_W}p"
P_PR: Final = f"{_W}pPr"
P_STYLE: Final = f"{_W}pStyle"
R: Final = f"{_W}r"
R_PR: Final = f"{_W}rPr"
R_STYLE: Final = f"{_W}rStyle"
T: Final = f"{_W}t"
VAL: Final = f"{_W}val"
ID: Final = f"{_W}id"
R_ID: Final = f"{_R}id"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def w(name: str) -> str:
    """Return the name in the namespace of WordprocessingML."""
    return _W + name


def add(parent: _Element, name: str, value: object = None, /, **attributes: object) -> _Element:
    """Append an element and return it; `value` is its w:val, the rest are attributes of w: too."""
    element = SubElement(parent, _W + name)
    if value is not None:
        element.set(VAL, str(value))
    for key, content in attributes.items():
        element.set(_W + key, str(content))
    return element


def printable(text: str) -> str:
    """Return the text without what XML refuses (XML 1.0 §2.2)."""
    return clean(text) if not text.isprintable() and _REFUSED.search(text) else text


def add_text(run: _Element, text: str) -> None:
    """Append text to a run."""
    element = SubElement(run, T)
    element.text = printable(text)
    if text[:1].isspace() or text[-1:].isspace():
        element.set(_SPACE, "preserve")


def switch(parent: _Element, name: str, *, on: bool) -> None:
    """Append a switch, with a value only where it is off (ECMA-376-1 §17.17.4)."""
    add(parent, name, None if on else "0")


def twips(points: float) -> int:
    """Return points as twentieths of a point."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Return points as the half points that sizes of text are counted in, 2 to 3276."""
    return min(3276, max(2, round(points * 2)))


def eighths(points: float) -> int:
    """Return points as the eighths of a point that lines are counted in, 2 to 96."""
    return min(96, max(2, round(points * 8)))


def emus(points: float) -> int:
    """Return points as the units of drawings, 12,700 to a point."""
    return max(1, round(points * 12_700))


def rgb(colour: str) -> str:
    """Return the colour as Word writes it, without its hash."""
    return colour.removeprefix("#")
