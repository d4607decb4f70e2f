"""Lists: one abstract list a look, and an instance for each numbered list so that it begins at 1.

All w:abstractNum stand before all w:num (ECMA-376-1 §17.9.17).
"""

from typing import Literal

from lxml.etree import SubElement, _Element

from briefer.document.theme import Style
from briefer.writers.docx.element import R_PR, add, half_points, rgb, switch
from briefer.writers.docx.font import Fonts

Kind = Literal["bullets", "numbers"]

_LEVELS = 9
_BULLETS = ("•", "–", "•")
_FORMATS = ("decimal", "lowerLetter", "lowerRoman")


class Numbering:
    """The lists of one file."""

    def __init__(self, root: _Element, fonts: Fonts) -> None:
        self._root = root
        self._fonts = fonts
        self._abstract: dict[tuple[Kind, Style], int] = {}
        self._instances: list[tuple[int, int | None]] = []
        self._shared: dict[int, int] = {}

    def shared(self, kind: Kind, marker: Style) -> int:
        """Return the instance that all lists of the look may share, for its style."""
        abstract = self._abstract_of(kind, marker)
        if abstract not in self._shared:
            self._shared[abstract] = self._instance(abstract, None)
        return self._shared[abstract]

    def restarted(self, marker: Style, level: int) -> int:
        """Return a new instance of the numbered list, which begins at 1 on that level."""
        return self._instance(self._abstract_of("numbers", marker), level)

    def finish(self) -> None:
        """Append the instances, after all abstract lists."""
        for number, (abstract, level) in enumerate(self._instances, 1):
            element = add(self._root, "num", numId=number)
            add(element, "abstractNumId", abstract)
            if level is not None:
                add(add(element, "lvlOverride", ilvl=level), "startOverride", 1)

    def _instance(self, abstract: int, level: int | None) -> int:
        self._instances.append((abstract, level))
        return len(self._instances)

    def _abstract_of(self, kind: Kind, marker: Style) -> int:
        key = (kind, marker)
        if key not in self._abstract:
            self._abstract[key] = len(self._abstract)
            self._add_abstract(kind, marker)
        return self._abstract[key]

    def _add_abstract(self, kind: Kind, marker: Style) -> None:
        identity = self._abstract[kind, marker]
        element = add(self._root, "abstractNum", abstractNumId=identity)
        add(element, "nsid", f"{0x10000000 + identity:08X}")
        add(element, "multiLevelType", "multilevel")
        for level in range(_LEVELS):
            entry = add(element, "lvl", ilvl=level)
            add(entry, "start", 1)
            is_bullet = kind == "bullets"
            add(entry, "numFmt", "bullet" if is_bullet else _FORMATS[level % 3])
            add(entry, "suff", "tab")
            add(entry, "lvlText", _BULLETS[level % 3] if is_bullet else f"%{level + 1}.")
            add(entry, "lvlJc", "left")
            properties = SubElement(entry, R_PR)
            latin, complex_ = self._fonts.family(marker.font)
            add(properties, "rFonts", ascii=latin, hAnsi=latin, cs=complex_)
            for name in ("b", "bCs"):
                switch(properties, name, on=marker.bold)
            add(properties, "color", rgb(marker.colour))
            add(properties, "sz", half_points(marker.size))
            add(properties, "szCs", half_points(marker.size))
