"""Tables: rows and cells with widths from their content, rules instead of boxes, heads that repeat.

It lays cells on the grid; the text of a cell is the inline writer's.
"""

from dataclasses import dataclass

from lxml.etree import SubElement, _Element

from briefer.document.theme import Style, Theme
from briefer.document.tree import Cell, Inlines, Row, Table
from briefer.document.walk import plain
from briefer.errors import ExportError
from briefer.writers.docx.element import P_PR, P_STYLE, VAL, P, add, eighths, rgb, twips
from briefer.writers.docx.inline import InlineWriter, Voice
from briefer.writers.docx.style import Named, Place, StyleSheet

MOST_COLUMNS = 63
"""The most that Word opens."""

_CHARACTER, _WIDE_CHARACTER = 0.52, 0.62
_ENOUGH = 34


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place on the grid: a cell that begins here, or one that goes on from the row above."""

    cell: Cell
    column: int
    is_continued: bool = False


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
        if len(table.columns) > MOST_COLUMNS:
            raise ExportError(
                f"A table has {len(table.columns)} columns, and Word opens {MOST_COLUMNS} at most.",
                "Split the table, or export this edition as PDF.",
                format="docx",
            )
        if not table.columns or not (table.head or table.rows):
            return
        style = self._theme.style("table", table.role, place.within)
        head = self._styles.paragraph("head", table.role, place)
        cell = self._styles.paragraph("cell", table.role, place)
        widths = _widths(table, room, cell.style, head.style)
        element = self._open(parent, table, style, place, widths)
        grid = _grid((*table.head, *table.rows), len(table.columns))
        for index, slots in enumerate(grid):
            is_head = index < len(table.head)
            row = add(element, "tr")
            properties = add(row, "trPr")
            add(properties, "cantSplit")
            if is_head:
                add(properties, "tblHeader")
            named = head if is_head else cell
            line = self._line_below(index, len(grid), len(table.head), style, head, cell)
            for slot in slots:
                self._write_cell(row, slot, table, widths, named, line, place, is_head=is_head)

    def _open(
        self, parent: _Element, table: Table, style: Style, place: Place, widths: list[float]
    ) -> _Element:
        element = add(parent, "tbl")
        properties = add(element, "tblPr")
        add(properties, "tblStyle", self._styles.table())
        if place.rtl:
            add(properties, "bidiVisual")
        add(properties, "tblW", w=twips(sum(widths)), type="dxa")
        if place.indent:
            add(properties, "tblInd", w=twips(place.indent), type="dxa")
        lines = (("top", style.line_top), ("bottom", style.line_bottom))
        if any(width for _, width in lines):
            borders = add(properties, "tblBorders")
            for side, width in lines:
                if width:
                    _add_line(borders, side, width, style)
        add(properties, "tblLayout", type="fixed")
        add(properties, "tblLook", "0420", firstRow=int(bool(table.head)), lastRow=0,
            firstColumn=int(bool(table.row_heads)), lastColumn=0, noHBand=1, noVBand=1)  # fmt: skip
        caption = plain(table.caption) or ", ".join(_heads(table)) or "Table"
        add(properties, "tblCaption", " ".join(caption.split())[:250])
        add(properties, "tblDescription", f"{', '.join(_heads(table))[:250]}")
        grid = add(element, "tblGrid")
        for width in widths:
            add(grid, "gridCol", w=twips(width))
        return element

    @staticmethod
    def _line_below(
        index: int, rows: int, heads: int, style: Style, head: Named, cell: Named
    ) -> tuple[float, Style]:
        """Return the width and the style of the rule below a row."""
        if index == rows - 1:
            return style.line_bottom, style
        if index == heads - 1:
            return head.style.line_bottom, head.style
        return (cell.style.line_bottom, cell.style) if index >= heads else (0, style)

    def _write_cell(
        self,
        row: _Element,
        slot: _Slot,
        table: Table,
        widths: list[float],
        named: Named,
        line: tuple[float, Style],
        place: Place,
        *,
        is_head: bool,
    ) -> None:
        columns = slot.cell.columns
        element = add(row, "tc")
        properties = add(element, "tcPr")
        width = sum(widths[slot.column : slot.column + columns])
        add(properties, "tcW", w=twips(width), type="dxa")
        if columns > 1:
            add(properties, "gridSpan", columns)
        if slot.is_continued:
            add(properties, "vMerge")
        elif slot.cell.rows > 1:
            add(properties, "vMerge", "restart")
        if line[0]:
            _add_line(add(properties, "tcBorders"), "bottom", *line)
        if is_head:
            add(properties, "vAlign", "bottom")
        paragraph = SubElement(element, P)
        settings = SubElement(paragraph, P_PR)
        SubElement(settings, P_STYLE).set(VAL, named.id)
        align = table.columns[slot.column].align if columns == 1 else "start"
        if align == "decimal":
            align = "end"
        if align != "start":
            add(settings, "jc", align)
        if not slot.is_continued:
            content: Inlines = slot.cell.content
            kinds = (("strong", ""),) if slot.column < table.row_heads and not is_head else ()
            _ = kinds
            self._inlines.write(
                paragraph, content, Voice(named.style, lang=place.lang, rtl=place.rtl)
            )


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
