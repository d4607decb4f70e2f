"""Styles and lists of a Word file, as far as they say what a paragraph is.

A style is known by its id, which programs write in their own language, and by its name, which Word
writes in English for those that are built in (ECMA-376-1 §17.7.4.9).
"""

import re
from typing import Any, Final, NamedTuple

from briefer.article.reader.word.package import Package

_OFF: Final = frozenset(("0", "false", "off", "none"))
_MOST_BASES: Final = 50
_HEADING: Final = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|rubrik|kop|заголовок|عنوان)\s*([1-9])"
)
_LIST: Final = re.compile(r"list\s(bullet|number)(?:\s([2-5]))?")
_CONTENTS: Final = re.compile(
    r"(?:toc|contents|verzeichnis|tm|index) ?(?:[1-9]|heading)|table of figures|toa heading"
)


class Level(NamedTuple):
    """The list of a paragraph by its number in the file, and the level, from 0."""

    number: str
    level: int


class Style(NamedTuple):
    """What a style says itself; None is nothing."""

    name: str = ""
    base: str = ""
    outline: int | None = None
    item: Level | None = None
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None


class Properties(NamedTuple):
    """What a style comes to with those that it is based on.

    `heading` is a level from 1, and 0 where it is none.
    """

    heading: int = 0
    role: str = ""
    item: Level | None = None
    named_item: tuple[int, bool] | None = None
    bold: bool = False
    italic: bool = False
    hidden: bool = False


class Styles:
    """The styles of a file, and which lists are ordered."""

    def __init__(self, package: Package) -> None:
        self._styles: dict[str, Style] = {}
        self._known: dict[str, Properties] = {}
        self.default = ""
        relations = {each.kind: each.target for each in package.relations(package.document)}
        if "styles" in relations:
            self._read(package, relations["styles"])
        self._formats: dict[tuple[str, int], str] = {}
        self._abstract: dict[str, str] = {}
        if "numbering" in relations:
            self._read_numbering(package, relations["numbering"])

    def properties(self, style_id: str) -> Properties:
        """Return what a style comes to; that of an unknown one is nothing."""
        if style_id not in self._known:
            self._known[style_id] = self._resolved(style_id)
        return self._known[style_id]

    def is_ordered(self, item: Level) -> bool:
        """Return whether the items of a list are numbered at this level."""
        form = self._formats.get((self._abstract.get(item.number, ""), item.level), "bullet")
        return form not in ("bullet", "none")

    def _read(self, package: Package, part: str) -> None:
        for event, element, tag in package.elements(part):
            if event == "end" and tag == "style":
                style_id = value(element, "styleId")
                self._styles[style_id] = _style(element)
                if (
                    is_on(value(element, "default") or "0")
                    and value(element, "type") == "paragraph"
                ):
                    self.default = style_id

    def _read_numbering(self, package: Package, part: str) -> None:
        for event, element, tag in package.elements(part):
            if event == "end" and tag == "abstractNum":
                abstract = value(element, "abstractNumId")
                for level in children(element, "lvl"):
                    depth = number(value(level, "ilvl"))
                    self._formats[abstract, depth] = val(child(level, "numFmt"))
            elif event == "end" and tag == "num":
                self._abstract[value(element, "numId")] = val(child(element, "abstractNumId"))

    def _resolved(self, style_id: str) -> Properties:
        chain: list[Style] = []
        seen: set[str] = set()
        while style_id in self._styles and style_id not in seen and len(chain) < _MOST_BASES:
            seen.add(style_id)
            chain.append(self._styles[style_id])
            style_id = chain[-1].base
        names = [style.name for style in chain]
        outline = next((style.outline for style in chain if style.outline is not None), None)
        return Properties(
            heading=_heading(names, outline),
            role=_role(names),
            item=next((style.item for style in chain if style.item), None),
            named_item=next((each for name in names if (each := _named_list(name))), None),
            bold=_first([style.bold for style in chain]),
            italic=_first([style.italic for style in chain]),
            hidden=_first([style.hidden for style in chain]),
        )


def value(element: Any, name: str) -> str:
    """Return an attribute of whatever namespace, empty where there is none."""
    for key, text in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(text)
    return ""


def val(element: Any) -> str:
    """Return what a property says, empty where there is none."""
    return value(element, "val") if element is not None else ""


def children(element: Any, name: str) -> list[Any]:
    """Return the children of a name, of whatever namespace."""
    return element.findall(f"{{*}}{name}")  # type: ignore[no-any-return]


def child(element: Any, name: str) -> Any:
    """Return the first child of a name, None where there is none."""
    return element.find(f"{{*}}{name}") if element is not None else None


def is_on(text: str) -> bool:
    """Return whether a switch is on: without a value it is (ECMA-376-1 §17.17.4)."""
    return text.lower() not in _OFF


def switch(properties: Any, name: str) -> bool | None:
    """Return how a switch among properties stands, None where there is none."""
    found = child(properties, name)
    return None if found is None else is_on(val(found))


def number(text: str) -> int:
    """Return a small whole number, 0 where it is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0


def list_of(properties: Any, inherited: Level | None = None) -> Level | None:
    """Return the list of a paragraph's properties; number 0 takes it out of one (§17.9.18)."""
    found = child(properties, "numPr")
    if found is None:
        return inherited
    own = val(child(found, "numId")) or (inherited.number if inherited else "")
    depth = val(child(found, "ilvl"))
    level = number(depth) if depth else (inherited.level if inherited else 0)
    return Level(own, min(level, 8)) if own and own != "0" else None


def outline_of(properties: Any) -> int | None:
    """Return the level of the outline from 0, 9 for body text, None where it is not said."""
    found = child(properties, "outlineLvl")
    return None if found is None else number(val(found))


def _style(element: Any) -> Style:
    paragraph, run = child(element, "pPr"), child(element, "rPr")
    return Style(
        name=" ".join(val(child(element, "name")).lower().split()),
        base=val(child(element, "basedOn")),
        outline=outline_of(paragraph),
        item=list_of(paragraph),
        bold=switch(run, "b"),
        italic=switch(run, "i"),
        hidden=switch(run, "vanish"),
    )


def _heading(names: list[str], outline: int | None) -> int:
    if outline is not None:
        return outline + 1 if outline < 9 else 0
    found = next((match for name in names if (match := _HEADING.fullmatch(name))), None)
    return int(found[1]) if found else 0


def _role(names: list[str]) -> str:
    for name in names:
        if _CONTENTS.fullmatch(name):
            return "contents"
        if name in ("title", "titel", "titre du document"):
            return "title"
        if name == "caption":
            return "caption"
        if name in ("quote", "intense quote", "block text"):
            return "quote"
    return ""


def _named_list(name: str) -> tuple[int, bool] | None:
    found = _LIST.fullmatch(name)
    return (int(found[2] or 1), found[1] == "number") if found else None


def _first(values: list[bool | None]) -> bool:
    return next((value for value in values if value is not None), False)
