"""Lists: an abstract list for each look in its place, and an instance for each numbered list.

An instance of its own is what makes a numbered list begin at 1. All w:abstractNum stand before all
w:num (ECMA-376-1 §17.9.17).
"""

from typing import Literal

from lxml.etree import SubElement, _Element

from briefer.document.theme import Style
from briefer.writers.docx.element import R_PR, add, half_points, rgb, switch
from briefer.writers.docx.font import Fonts

Kind = Literal["bullets", "numbers"]

LEVELS = 9
"""The most that Word has."""

_BULLETS = ("\N{BULLET}", "\N{EN DASH}")


class Numbering:
    """The lists of one file."""

    def __init__(self, root: _Element, fonts: Fonts) -> None:
        self._root = root
        self._fonts = fonts
        self._abstract: dict[tuple[Kind, str], int] = {}
        self._instances: list[tuple[int, int | None]] = []

    def shared(self, kind: Kind, role: str, where: str, marker: Style) -> int:
        """Return the instance that the style of such lists names; bullets need no other."""
        key = (kind, f"{role} {where}")
        if key not in self._abstract:
            self._instances.append((len(self._abstract), None))
            self._abstract[key] = len(self._instances)
            self._add_abstract(self._instances[-1][0], kind, role, marker)
        return self._abstract[key]

    def restarted(self, shared: int, level: int) -> int:
        """Return a new instance of a numbered list, which begins at 1 on that level."""
        self._instances.append((self._instances[shared - 1][0], level))
        return len(self._instances)

    def finish(self) -> None:
        """Append the instances, after all abstract lists."""
        for number, (abstract, level) in enumerate(self._instances, 1):
            element = add(self._root, "num", numId=number)
            add(element, "abstractNumId", abstract)
            if level is not None:
                add(add(element, "lvlOverride", ilvl=level), "startOverride", 1)

    def _add_abstract(self, identity: int, kind: Kind, role: str, marker: Style) -> None:
        element = add(self._root, "abstractNum", abstractNumId=identity)
        add(element, "nsid", f"{0x10000000 + identity:08X}")
        add(element, "multiLevelType", "multilevel")
        after = "" if role == "judgements" else "."
        fonts = self._fonts.family(marker.font)
        for level in range(LEVELS):
            entry = add(element, "lvl", ilvl=level)
            add(entry, "start", 1)
            add(entry, "numFmt", "bullet" if kind == "bullets" else "decimal")
            add(entry, "suff", "tab")
            text = _BULLETS[level % 2] if kind == "bullets" else f"%{level + 1}{after}"
            add(entry, "lvlText", text)
            add(entry, "lvlJc", "left")
            properties = SubElement(entry, R_PR)
            add(properties, "rFonts", ascii=fonts[0], hAnsi=fonts[0], cs=fonts[1])
            for name in ("b", "bCs"):
                switch(properties, name, on=marker.bold)
            for name in ("i", "iCs"):
                switch(properties, name, on=marker.italic)
            add(properties, "color", rgb(marker.colour))
            add(properties, "sz", half_points(marker.size))
            add(properties, "szCs", half_points(marker.size))
