"""HTML of the clipboard as text and tags, in one pass over it.

It is written by whoever the user copied from: nothing is fetched, nothing nests here, and what is
never closed ends the reading, so that the time is linear whatever it says.
"""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Final

from briefer.value import dataclass, field

_TAG: Final = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]{0,39})")
_ATTRIBUTE: Final = re.compile(
    r"[\s/]*([^\s=>/\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?"
)
_DROPPED: Final = frozenset(
    {"style", "script", "title", "head", "xml", "template", "noscript", "textarea", "svg", "object"}
)
_WANTED: Final = frozenset({"href", "style", "class"})
_MOST_ATTRIBUTES: Final = 50


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag by its name in small letters, with those of its attributes that are wanted."""

    name: str
    is_end: bool
    attributes: Mapping[str, str] = field(default_factory=dict)


def tokens(source: str) -> Iterator[str | Tag]:
    """Yield text, its entities resolved, and tags; what is no content is left out."""
    at = 0
    while at < len(source):
        begin = source.find("<", at)
        if begin < 0:
            yield html.unescape(source[at:])
            return
        if begin > at:
            yield html.unescape(source[at:begin])
        if found := _TAG.match(source, begin):
            attributes, at = _attributes(source, found.end())
            name = found[1].lower()
            is_end = source[begin + 1] == "/"
            if name in _DROPPED and not is_end:
                at = _after_element(source, name, at)
            else:
                yield Tag(name, is_end, attributes)
        else:
            at = _after_other(source, begin)
            if at == begin + 1:
                yield "<"


def _after_other(source: str, begin: int) -> int:
    """Return where what begins with "<" and is no tag ends: a comment, a declaration, a sign."""
    if source.startswith("<!--", begin):
        end, length = source.find("-->", begin + 4), 3
    elif source[begin + 1 : begin + 2] in ("!", "?", "/"):
        end, length = source.find(">", begin), 1
    else:
        return begin + 1
    return len(source) if end < 0 else end + length


def _after_element(source: str, name: str, at: int) -> int:
    found = re.compile(f"</{name}\\b[^>]*>", re.IGNORECASE).search(source, at)
    return found.end() if found else len(source)


def _attributes(source: str, at: int) -> tuple[dict[str, str], int]:
    found: dict[str, str] = {}
    for _ in range(_MOST_ATTRIBUTES):
        attribute = _ATTRIBUTE.match(source, at)
        if attribute is None:
            break
        at = attribute.end()
        name = attribute[1].lower()
        if name in _WANTED:
            value = attribute[2] or attribute[3] or attribute[4] or ""
            found[name] = html.unescape(value[:4000])
    end = source.find(">", at)
    return found, len(source) if end < 0 else end + 1
