"""Tables: rows and cells with widths from their content, rules instead of boxes, heads that repeat.

It lays cells on the grid; the text of a cell is the inline writer's.
"""

import re
from dataclasses import dataclass
from functools import cache

from lxml.etree import SubElement, _Element

from briefer.document.text import clean
from briefer.document.theme import Style, Theme
from briefer.document.tree import Cell, Row, Table
from briefer.document.walk import plain
from briefer.errors import ExportError
from briefer.writers.docx.element import P_PR, P_STYLE, VAL, P, add, eighths, rgb, twips
from briefer.writers.docx.inline import InlineWriter, Voice
from briefer.writers.docx.place import Place
from briefer.writers.docx.style import Named, StyleSheet

MOST_COLUMNS = 63
"""The most that Word opens."""

_NARROWS = frozenset("iljtfrI.,:;'|!()[]- /")
_NARROW, _USUAL, _WIDE = 0.36, 0.6, 0.72
"""How wide characters are, as parts of the size."""

_DIGIT, _POINT = "\N{FIGURE SPACE}", "\N{PUNCTUATION SPACE}"
_LONGEST = 250
_NO_LINE = Style()


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place on the grid: a cell that begins here, or one that goes on from the row above."""

    cell: Cell
    column: int
    is_continued: bool = False


@dataclass(frozen=True, slots=True)
class _Styles:
    """The styles of the text of a table, and where they apply."""

    head: Named
    row_head: Named
    cell: Named
    heads: int
    row_heads: int

    def row(self, index: int, column: int) -> Named:
        """Return the style of the text in a cell."""
        if index < self.heads:
            return self.head
        return self.row_head if column < self.row_heads else self.cell


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table with all that its cells go by."""

    table: Table
    style: Style
    styles: _Styles
    widths: list[float]
    decimals: dict[int, int]
    place: Place
    lang: str

    def line_below(self, index: int) -> Style:
        """Return the style whose `line_bottom` is the rule below a row."""
        last = len(self.table.head) + len(self.table.rows) - 1
        if index >= last:
            return self.style
        is_inner_head = index < len(self.table.head) - 1
        return _NO_LINE if is_inner_head else self.styles.row(index, len(self.widths)).style


class TableWriter:
    """Appends tables of one file."""

    def __init__(self, theme: Theme, styles: StyleSheet, inlines: InlineWriter, lang: str) -> None:
        self._theme = theme
        self._lang = lang
        self._styles = styles
        self._inlines = inlines

    def write(self, parent: _Element, table: Table, place: Place, room: float) -> None:
        """Append the table without its caption and note, as wide as the room.

        Raises ExportError where it has more columns than Word opens.
        """
        count = len(table.columns)
        if count > MOST_COLUMNS:
            raise ExportError(
                f"A table has {count} columns, and Word opens {MOST_COLUMNS} at most.",
                "Split the table, or export this edition as PDF.",
                format="docx",
            )
        if not count or not (table.head or table.rows):
            return
        styles = _Styles(
            head=self._styles.paragraph("head", table.role, place),
            row_head=self._styles.paragraph("rowhead", table.role, place),
            cell=self._styles.paragraph("cell", table.role, place),
            heads=len(table.head),
            row_heads=table.row_heads,
        )
        lang = place.lang or self._lang
        sheet = _Sheet(
            table=table,
            style=self._theme.style("table", table.role, place.within),
            styles=styles,
            widths=_widths(styles, table, room),
            decimals=_decimals(table, lang),
            place=place,
            lang=lang,
        )
        element = self._open(parent, sheet)
        for index, slots in enumerate(_grid((*table.head, *table.rows), count)):
            row = add(element, "tr")
            properties = add(row, "trPr")
            add(properties, "cantSplit")
            if index < len(table.head):
                add(properties, "tblHeader")
            for slot in slots:
                self._write_cell(row, slot, index, sheet)

    def _open(self, parent: _Element, sheet: _Sheet) -> _Element:
        table, style, place = sheet.table, sheet.style, sheet.place
        element = add(parent, "tbl")
        properties = add(element, "tblPr")
        add(properties, "tblStyle", self._styles.table())
        if place.rtl:
            add(properties, "bidiVisual")
        add(properties, "tblW", w=twips(sum(sheet.widths)), type="dxa")
        if place.start:
            add(properties, "tblInd", w=twips(place.start), type="dxa")
        lines = [(side, getattr(style, f"line_{side}")) for side in ("top", "bottom")]
        if any(width for _, width in lines):
            borders = add(properties, "tblBorders")
            for side, width in lines:
                if width:
                    _add_line(borders, side, width, style)
        add(properties, "tblLayout", type="fixed")
        look = {"firstRow": bool(table.head), "firstColumn": bool(table.row_heads)}
        look |= {"lastRow": False, "lastColumn": False, "noHBand": True, "noVBand": True}
        add(properties, "tblLook", **{name: int(is_on) for name, is_on in look.items()})
        heads = ", ".join(_heads(table))
        caption = " ".join(plain(table.caption).split()) or heads or "Table"
        add(properties, "tblCaption", clean(caption)[:_LONGEST])
        add(properties, "tblDescription", clean(heads or caption)[:_LONGEST])
        grid = add(element, "tblGrid")
        for width in sheet.widths:
            add(grid, "gridCol", w=twips(width))
        return element

    def _write_cell(self, row: _Element, slot: _Slot, index: int, sheet: _Sheet) -> None:
        element = add(row, "tc")
        named = sheet.styles.row(index, slot.column)
        _add_cell_properties(element, slot, index, sheet)
        paragraph = SubElement(element, P)
        settings = SubElement(paragraph, P_PR)
        SubElement(settings, P_STYLE).set(VAL, named.id)
        is_single = slot.cell.columns == 1
        align = sheet.table.columns[slot.column].align if is_single else "start"
        if align != "start":
            add(settings, "jc", "end" if align == "decimal" else align)
        if slot.is_continued:
            return
        voice = Voice(named.style, lang=sheet.place.lang, rtl=sheet.place.rtl)
        self._inlines.write(paragraph, slot.cell.content, voice)
        most = sheet.decimals.get(slot.column, 0)
        if most and is_single and index >= sheet.styles.heads:
            text = plain(slot.cell.content)
            padding = _padding(text, _places(text, sheet.lang), most)
            self._inlines.text(paragraph, padding, voice)


def _add_cell_properties(element: _Element, slot: _Slot, index: int, sheet: _Sheet) -> None:
    """Append the properties of a cell in the order of the schema (ECMA-376-1 §17.4.69)."""
    columns, rows = slot.cell.columns, slot.cell.rows
    properties = add(element, "tcPr")
    width = sum(sheet.widths[slot.column : slot.column + columns])
    add(properties, "tcW", w=twips(width), type="dxa")
    if columns > 1:
        add(properties, "gridSpan", columns)
    if slot.is_continued:
        add(properties, "vMerge")
    elif rows > 1:
        add(properties, "vMerge", "restart")
    line = sheet.line_below(index if slot.is_continued else index + rows - 1)
    if line.line_bottom:
        _add_line(add(properties, "tcBorders"), "bottom", line.line_bottom, line)
    style = sheet.styles.row(index, slot.column).style
    margins = _pads(style, slot.column, columns, len(sheet.widths))
    if 0 in margins:
        flush = add(properties, "tcMar")
        for side, margin in zip(("start", "end"), margins, strict=True):
            if not margin:
                add(flush, side, w=0, type="dxa")
    if index < sheet.styles.heads:
        add(properties, "vAlign", "bottom")


def _heads(table: Table) -> list[str]:
    return [text for row in table.head[-1:] for cell in row if (text := plain(cell.content))]


def _add_line(parent: _Element, side: str, width: float, style: Style) -> None:
    colour = rgb(style.line_colour or style.colour)
    add(parent, side, "single", sz=eighths(width), space=0, color=colour)


def _grid(rows: tuple[Row, ...], columns: int) -> list[list[_Slot]]:
    """Return the rows with what goes on from above, each filled to the number of columns."""
    open_: dict[int, tuple[Cell, int]] = {}
    grid = []
    for index, row in enumerate(rows):
        slots: list[_Slot] = []
        cells = iter(row)
        column = 0
        left = len(rows) - index
        while column < columns:
            if column in open_:
                cell, more = open_.pop(column)
                if more > 1:
                    open_[column] = (cell, more - 1)
                slots.append(_Slot(cell, column, is_continued=True))
            else:
                cell = next(cells, Cell(()))
                free = _free(column, columns, open_)
                span, height = min(cell.columns, free), min(cell.rows, left)
                if (span, height) != (cell.columns, cell.rows):
                    cell = Cell(cell.content, span, height)
                if height > 1:
                    open_[column] = (cell, height - 1)
                slots.append(_Slot(cell, column))
            column += cell.columns
        grid.append(slots)
    return grid


def _free(column: int, columns: int, taken: dict[int, tuple[Cell, int]]) -> int:
    """Return how many columns are free from this one on."""
    return min((other for other in taken if other > column), default=columns) - column


def _widths(sheet: "_Styles", table: Table, room: float) -> list[float]:
    """Return the widths of the columns, for text as wide as it usually is.

    Words stay whole where the room allows it; the rest goes by the length of the lines.
    """
    count = len(table.columns)
    least, most = [1.0] * count, [1.0] * count
    for index, slots in enumerate(_grid((*table.head, *table.rows), count)):
        for slot in slots:
            if slot.is_continued or slot.cell.columns > 1:
                continue
            column = slot.column
            style = sheet.row(index, column).style
            start, end = _pads(style, column, 1, count)
            lines = plain(slot.cell.content).split("\n")
            words = [word for line in lines for word in line.split()]
            low, high = (
                max((_width(text, style) for text in texts), default=0) + start + end
                for texts in (words, lines)
            )
            least[column], most[column] = max(least[column], low), max(most[column], high)
    most = [max(pair) for pair in zip(least, most, strict=True)]
    if sum(most) <= room or sum(least) >= room:
        base = most if sum(most) <= room else least
        return [width * room / sum(base) for width in base]
    share = (room - sum(least)) / (sum(most) - sum(least))
    return [low + (high - low) * share for low, high in zip(least, most, strict=True)]


def _width(text: str, style: Style) -> float:
    """Return about how wide the text is: no font is at hand here."""
    ems = sum(map(_em, text))
    return ems * style.size * (1.06 if style.bold else 1) + len(text) * style.tracking


@cache
def _em(character: str) -> float:
    if character in _NARROWS:
        return _NARROW
    return _WIDE if character.isupper() or character in "mw" else _USUAL


def _pads(style: Style, column: int, span: int, count: int) -> tuple[float, float]:
    """Return the space at the start and the end of a cell; outer edges are flush with the rules."""
    return (style.pad_x if column else 0), (style.pad_x if column + span < count else 0)


def _decimals(table: Table, lang: str) -> dict[int, int]:
    """Return the most decimals of each column that stands on its decimal points."""
    found: dict[int, int] = {}
    for column, each in enumerate(table.columns):
        if each.align == "decimal":
            cells = (s.cell for row in _grid(table.rows, len(table.columns)) for s in row
                     if s.column == column and not s.is_continued)  # fmt: skip
            found[column] = max((_places(plain(cell.content), lang) for cell in cells), default=0)
    return found


def _places(text: str, lang: str) -> int:
    """Return how many decimals a number has; 0 for words."""
    for point in ".,":
        match = re.search(rf"\{point}(\d+)\D*$", text)
        if match and text.count(point) == 1:
            is_thousands = len(match[1]) == 3 and (point == ",") == lang.startswith("en")
            return 0 if is_thousands else len(match[1])
    return 0


def _padding(text: str, places: int, most: int) -> str:
    """Return the white space that stands for the decimals that a number lacks."""
    if places == most or not any(c.isdigit() for c in text):
        return ""
    return ("" if places else _POINT) + _DIGIT * (most - places)
