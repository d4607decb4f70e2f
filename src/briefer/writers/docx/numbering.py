"""Lists: an abstract list for each look in its place, and an instance for each numbered list.

An instance of its own is what makes a numbered list begin at 1. All w:abstractNum stand before all
w:num (ECMA-376-1 §17.9.17).
"""

from typing import Literal

from briefer.document.theme import Style
from briefer.writers.docx.element import Xml, element, empty, joined, rgb, switch
from briefer.writers.docx.font import Fonts
from briefer.writers.docx.look import font_names, sizes

Kind = Literal["bullets", "numbers"]

LEVELS = 9
"""The most that Word has."""

_BULLETS = ("\N{BULLET}", "\N{EN DASH}")


class Numbering:
    """The lists of one file."""

    def __init__(self, fonts: Fonts) -> None:
        self._lists: list[Xml] = []
        self._fonts = fonts
        self._abstract: dict[tuple[Kind, str], int] = {}
        self._instances: list[tuple[int, int | None]] = []

    def shared(self, kind: Kind, role: str, where: str, marker: Style) -> int:
        """Return the instance that the style of such lists names; bullets need no other."""
        key = (kind, f"{role} {where}")
        if key not in self._abstract:
            self._instances.append((len(self._abstract), None))
            self._abstract[key] = len(self._instances)
            self._lists.append(self._list(self._instances[-1][0], kind, role, marker))
        return self._abstract[key]

    def restarted(self, shared: int, level: int) -> int:
        """Return a new instance of a numbered list, which begins at 1 on that level."""
        self._instances.append((self._instances[shared - 1][0], level))
        return len(self._instances)

    def xml(self) -> Xml:
        """Return the abstract lists, and after them all instances."""
        return joined(
            (*self._lists, *map(_instance, range(1, len(self._instances) + 1), self._instances))
        )

    def _list(self, identity: int, kind: Kind, role: str, marker: Style) -> Xml:
        after = "" if role == "judgements" else "."
        look = element(
            "rPr",
            font_names(*self._fonts.family(marker.font)),
            *(switch(name, on=marker.bold) for name in ("b", "bCs")),
            switch("i", on=marker.italic),
            empty("color", rgb(marker.colour)),
            sizes(marker.size),
        )
        levels = (
            element(
                "lvl",
                empty("start", 1),
                empty("numFmt", "bullet" if kind == "bullets" else "decimal"),
                empty("suff", "tab"),
                empty("lvlText", _BULLETS[at % 2] if kind == "bullets" else f"%{at + 1}{after}"),
                empty("lvlJc", "left"),
                look,
                ilvl=at,
            )
            for at in range(LEVELS)
        )
        return element(
            "abstractNum",
            empty("nsid", f"{0x10000000 + identity:08X}"),
            empty("multiLevelType", "multilevel"),
            *levels,
            abstractNumId=identity,
        )


def _instance(number: int, instance: tuple[int, int | None]) -> Xml:
    abstract, level = instance
    found = [empty("abstractNumId", abstract)]
    if level is not None:
        found.append(element("lvlOverride", empty("startOverride", 1), ilvl=level))
    return element("num", *found, numId=number)
