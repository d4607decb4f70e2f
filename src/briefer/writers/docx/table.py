"""Tables: rows and cells with widths from their content, rules instead of boxes, heads that repeat.

It lays cells on the grid; the text of a cell is the inline writer's.
"""

from dataclasses import dataclass

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

_CHARACTER, _WIDE_CHARACTER = 0.56, 0.62
"""How wide a character is, as a part of the size: on average, and in a single word."""

_ENOUGH = 34
_LONGEST = 250


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place on the grid: a cell that begins here, or one that goes on from the row above."""

    cell: Cell
    column: int
    is_continued: bool = False


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table with all that its rows go by."""

    table: Table
    style: Style
    head: Named
    cell: Named
    widths: list[float]
    place: Place

    def row(self, index: int) -> Named:
        """Return the style of the text of a row."""
        return self.head if index < len(self.table.head) else self.cell

    def line_below(self, index: int) -> Style:
        """Return the style whose `line_bottom` is the rule below a row."""
        last = len(self.table.head) + len(self.table.rows) - 1
        return self.style if index == last else self.row(index).style


class TableWriter:
    """Appends tables of one file."""

    def __init__(self, theme: Theme, styles: StyleSheet, inlines: InlineWriter) -> None:
        self._theme = theme
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
        head = self._styles.paragraph("head", table.role, place)
        cell = self._styles.paragraph("cell", table.role, place)
        style = self._theme.style("table", table.role, place.within)
        widths = _widths(table, room, cell.style, head.style)
        sheet = _Sheet(table, style, head, cell, widths, place)
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
        columns = slot.cell.columns
        element = add(row, "tc")
        properties = add(element, "tcPr")
        width = sum(sheet.widths[slot.column : slot.column + columns])
        add(properties, "tcW", w=twips(width), type="dxa")
        if columns > 1:
            add(properties, "gridSpan", columns)
        if slot.is_continued:
            add(properties, "vMerge")
        elif slot.cell.rows > 1:
            add(properties, "vMerge", "restart")
        line = sheet.line_below(index + (0 if slot.is_continued else slot.cell.rows - 1))
        if line.line_bottom:
            _add_line(add(properties, "tcBorders"), "bottom", line.line_bottom, line)
        named = sheet.row(index)
        if named is sheet.head:
            add(properties, "vAlign", "bottom")
        paragraph = SubElement(element, P)
        settings = SubElement(paragraph, P_PR)
        SubElement(settings, P_STYLE).set(VAL, named.id)
        align = sheet.table.columns[slot.column].align if columns == 1 else "start"
        if align != "start":
            add(settings, "jc", "end" if align == "decimal" else align)
        if not slot.is_continued:
            voice = Voice(named.style, lang=sheet.place.lang, rtl=sheet.place.rtl)
            self._inlines.write(paragraph, slot.cell.content, voice)


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


def _widths(table: Table, room: float, cell: Style, head: Style) -> list[float]:
    """Return the widths of the columns: their longest words fit, the rest goes by their text."""
    count = len(table.columns)
    least, wanted = [0.0] * count, [0.0] * count
    for rows, style in ((table.head, head), (table.rows, cell)):
        for slots in _grid(rows, count):
            for slot in slots:
                if slot.is_continued or slot.cell.columns > 1:
                    continue
                text = plain(slot.cell.content)
                word = max(map(len, text.split()), default=0)
                pads = 2 * style.pad_x
                column = slot.column
                least[column] = max(least[column], word * style.size * _WIDE_CHARACTER + pads)
                line = min(_ENOUGH, max(map(len, text.split("\n")), default=0))
                wanted[column] = max(wanted[column], line * style.size * _CHARACTER + pads)
    wanted = [max(pair) for pair in zip(least, wanted, strict=True)]
    if sum(least) >= room:
        return _scaled([max(width, 1.0) for width in least], room)
    spare = room - sum(least)
    more = [want - low for want, low in zip(wanted, least, strict=True)]
    if not sum(more):
        more = [1.0] * count
    return [low + spare * part / sum(more) for low, part in zip(least, more, strict=True)]


def _scaled(widths: list[float], room: float) -> list[float]:
    return [width * room / sum(widths) for width in widths]
