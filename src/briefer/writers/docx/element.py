"""Elements of WordprocessingML as escaped text, and its measures.

Only this module makes `Xml`, so that what somebody typed never becomes markup. It knows no style
and no block.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NewType

from briefer.document.text import clean

if TYPE_CHECKING:
    Xml = NewType("Xml", str)
    """Well-formed content of an element, in the prefixes that the base document declares."""
else:
    Xml = str  # a new type is a function that is called fifty thousand times

NOTHING: Final = Xml("")

_NO_BREAK = "\N{NO-BREAK SPACE}"
_REFUSED = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"


def printable(text: str) -> str:
    """Return the text without what XML refuses (XML 1.0 §2.2)."""
    return clean(text) if not text.isprintable() and re.search(_REFUSED, text) else text


def element(name: str, /, *content: Xml, **attributes: object) -> Xml:
    """Return an element of w: with what is in it; its attributes are of w: too."""
    start = f"{name}{_attributes(attributes)}" if attributes else name
    return Xml(f"<w:{start}>{''.join(content)}</w:{name}>")


@lru_cache(maxsize=2048, typed=True)
def empty(name: str, value: object = None, /, **attributes: object) -> Xml:
    """Return an element of w: with nothing in it; `value` is its w:val."""
    shown = "" if value is None else f' w:val="{_escaped(value)}"'
    return Xml(f"<w:{name}{shown}{_attributes(attributes)}/>")


def foreign(name: str, /, *content: Xml, **attributes: object) -> Xml:
    """Return an element of another namespace, by its prefix; `__` in attributes is a colon."""
    shown = "".join(
        f' {key.replace("__", ":")}="{_escaped(value)}"' for key, value in attributes.items()
    )
    inside = "".join(content)
    return Xml(f"<{name}{shown}>{inside}</{name}>" if inside else f"<{name}{shown}/>")


def joined(parts: Iterable[Xml]) -> Xml:
    """Return the parts one after another."""
    return Xml("".join(parts))


def plain(text: str) -> Xml:
    """Return what was typed as the content of an element."""
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if text.isprintable() or text.replace(_NO_BREAK, " ").isprintable():
        return Xml(text)
    return Xml(printable(text).replace("\r", "&#13;"))


def run(properties: Xml, text: str) -> Xml:
    """Return a run with its text."""
    space = ' xml:space="preserve"' if text.strip() != text else ""
    return Xml(f"<w:r>{properties}<w:t{space}>{plain(text)}</w:t></w:r>")


def cell(properties: Xml, paragraph: Xml, content: Xml) -> Xml:
    """Return a cell with one paragraph, as tables have them by the thousand."""
    return Xml(f"<w:tc>{properties}<w:p>{paragraph}{content}</w:p></w:tc>")


def switch(name: str, *, on: bool) -> Xml:
    """Return a switch, with a value only where it is off (ECMA-376-1 §17.17.4)."""
    return empty(name, None if on else "0")


def _attributes(attributes: dict[str, object]) -> str:
    return "".join([f' w:{name}="{_escaped(value)}"' for name, value in attributes.items()])


def _escaped(value: object) -> str:
    text = str(value)
    if text.isalnum():
        return text
    return plain(text).replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;")


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
