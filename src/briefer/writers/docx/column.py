"""Columns of tables: how wide they are, what stands at their edges, decimals below each other."""

import re
from typing import NamedTuple

from briefer.document.theme import Style
from briefer.document.tree import Table
from briefer.document.walk import plain
from briefer.writers.docx.grid import Grid
from briefer.writers.docx.style import Named

_NARROWS = frozenset("iljtfrI.,:;'|!()[]- /")
_NARROW, _USUAL, _WIDE = 0.36, 0.6, 0.72
"""How wide characters are, as parts of the size."""

_DIGIT, _POINT = "\N{FIGURE SPACE}", "\N{PUNCTUATION SPACE}"


class CellStyles(NamedTuple):
    """The styles of the text of a table, and where they apply."""

    head: Named
    row_head: Named
    cell: Named
    heads: int
    row_heads: int

    def at(self, index: int, column: int) -> Named:
        """Return the style of the text in a cell."""
        if index < self.heads:
            return self.head
        return self.row_head if column < self.row_heads else self.cell


def widths(laid: Grid, styles: CellStyles, room: float) -> list[float]:
    """Return the widths of the columns, for text as wide as it usually is.

    Words stay whole where the room allows it; the rest goes by the length of the lines.
    """
    count = laid.columns
    least, most = [1.0] * count, [1.0] * count
    for index, slots in enumerate(laid.rows):
        for cell, column, is_continued in slots:
            if is_continued or cell.columns > 1:
                continue
            style = styles.at(index, column).style
            start, end = pads(style, column, 1, count)
            line = plain(cell.content)
            word = max(line.split(), key=len, default="")
            if "\n" in line:
                line = max(line.split("\n"), key=len)
            low = _width(word, style) + start + end
            high = low if word == line else _width(line, style) + start + end
            least[column], most[column] = max(least[column], low), max(most[column], high)
    most = [max(pair) for pair in zip(least, most, strict=True)]
    if sum(most) <= room or sum(least) >= room:
        base = most if sum(most) <= room else least
        return [width * room / sum(base) for width in base]
    share = (room - sum(least)) / (sum(most) - sum(least))
    return [low + (high - low) * share for low, high in zip(least, most, strict=True)]


def _width(text: str, style: Style) -> float:
    """Return about how wide the text is: no font is at hand here."""
    ems = sum(map(_ems.__getitem__, text))
    return ems * style.size * (1.06 if style.bold else 1) + len(text) * style.tracking


class _Ems(dict[str, float]):
    """How wide each character is, found once."""

    def __missing__(self, character: str) -> float:
        if character in _NARROWS:
            em = _NARROW
        else:
            em = _WIDE if character.isupper() or character in "mw" else _USUAL
        self[character] = em
        return em


_ems = _Ems()


def pads(style: Style, column: int, span: int, count: int) -> tuple[float, float]:
    """Return the space at the start and the end of a cell; outer edges are flush with the rules."""
    return (style.pad_x if column else 0), (style.pad_x if column + span < count else 0)


def decimals(table: Table, laid: Grid, lang: str) -> dict[int, int]:
    """Return the most decimals of each column that stands on its decimal points."""
    found = {at: 0 for at, column in enumerate(table.columns) if column.align == "decimal"}
    for slots in laid.rows[laid.heads :] if found else ():
        for slot in slots:
            if slot.column in found and not slot.is_continued:
                places = _places(plain(slot.cell.content), lang)
                found[slot.column] = max(found[slot.column], places)
    return found


def _places(text: str, lang: str) -> int:
    """Return how many decimals a number has; 0 for words."""
    for point in ".,":
        match = re.search(rf"\{point}(\d+)\D*$", text)
        if match and text.count(point) == 1:
            is_thousands = len(match[1]) == 3 and (point == ",") == lang.startswith("en")
            return 0 if is_thousands else len(match[1])
    return 0


def padding(text: str, lang: str, most: int) -> str:
    """Return the white space that stands for the decimals that a number lacks."""
    places = _places(text, lang)
    if places == most or not any(c.isdigit() for c in text):
        return ""
    return ("" if places else _POINT) + _DIGIT * (most - places)
