"""Tables: rows and cells with widths from their content, rules instead of boxes, heads that repeat.

Where cells stand is the grid's to say, and how wide columns are `column`'s.
"""

from copy import copy
from typing import NamedTuple

from lxml.etree import Element, SubElement, _Element

from briefer.document.theme import Style, Theme
from briefer.document.tree import Table
from briefer.document.walk import plain
from briefer.errors import ExportError
from briefer.writers.docx.column import CellStyles, decimals, padding, pads, widths
from briefer.writers.docx.element import (
    P_PR,
    P_STYLE,
    VAL,
    P,
    add,
    eighths,
    printable,
    rgb,
    twips,
    w,
)
from briefer.writers.docx.grid import Grid, Slot, grid
from briefer.writers.docx.inline import InlineWriter, Voice
from briefer.writers.docx.place import Place
from briefer.writers.docx.style import Named, StyleSheet

MOST_COLUMNS = 63
"""The most that Word opens."""

_LONGEST = 250
_NO_FRAME = Style()


class _Sheet(NamedTuple):
    """A table with all that its cells go by."""

    table: Table
    grid: Grid
    style: Style
    styles: CellStyles
    widths: list[float]
    decimals: dict[int, int]
    place: Place
    lang: str
    empty: dict[tuple[object, ...], _Element]

    def line_below(self, index: int) -> Style | None:
        """Return the style whose `line_bottom` is the rule below a row, if there is one."""
        if index >= len(self.grid.rows) - 1:
            return self.style
        if index < self.grid.heads - 1:
            return None
        return self.styles.at(index, self.grid.columns).style


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
        laid = grid(table)
        if laid.columns > MOST_COLUMNS:
            raise ExportError(
                f"A table has {laid.columns} columns, and Word opens {MOST_COLUMNS} at most.",
                "Split the table, or export this edition as PDF.",
                format="docx",
            )
        if not laid.columns or not laid.rows:
            return
        inside = place.in_cell()
        styles = CellStyles(
            head=self._styles.paragraph("head", table.role, inside),
            row_head=self._styles.paragraph("rowhead", table.role, inside),
            cell=self._styles.paragraph("cell", table.role, inside),
            heads=laid.heads,
            row_heads=table.row_heads,
        )
        lang = place.lang or self._lang
        sheet = _Sheet(
            table=table,
            grid=laid,
            style=self._theme.style("table", table.role, place.within),
            styles=styles,
            widths=_widened(widths(laid, styles, room), place),
            decimals=decimals(table, laid, lang),
            place=place,
            lang=lang,
            empty={},
        )
        element = self._open(parent, sheet)
        for index, slots in enumerate(laid.rows):
            row = add(element, "tr")
            properties = add(row, "trPr")
            add(properties, "cantSplit")
            if index < laid.heads:
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
        indent = place.frame_start if place.frame else place.start
        if indent:
            add(properties, "tblInd", w=twips(indent), type="dxa")
        frame = place.frame or _NO_FRAME
        lines = (
            ("top", style.line_top, style),
            ("start", frame.line_start, frame),
            ("bottom", style.line_bottom, style),
        )
        if any(width for _, width, _ in lines):
            borders = add(properties, "tblBorders")
            for side, width, of in lines:
                if width:
                    _add_line(borders, side, width, of)
        add(properties, "tblLayout", type="fixed")
        look = {"firstRow": bool(table.head), "firstColumn": bool(table.row_heads)}
        look |= {"lastRow": False, "lastColumn": False, "noHBand": True, "noVBand": True}
        add(properties, "tblLook", **{name: int(is_on) for name, is_on in look.items()})
        heads = ", ".join(_heads(table))
        caption = " ".join(plain(table.caption).split()) or heads or "Table"
        add(properties, "tblCaption", printable(caption)[:_LONGEST])
        add(properties, "tblDescription", printable(heads or caption)[:_LONGEST])
        grid = add(element, "tblGrid")
        for width in sheet.widths:
            add(grid, "gridCol", w=twips(width))
        return element

    def _write_cell(self, row: _Element, slot: Slot, index: int, sheet: _Sheet) -> None:
        named = sheet.styles.at(index, slot.column)
        line = sheet.line_below(index if slot.is_continued else index + slot.cell.rows - 1)
        spans = (slot.cell.columns, slot.cell.rows, slot.is_continued)
        key = (named.id, line and id(line), slot.column, *spans)
        if key not in sheet.empty:
            sheet.empty[key] = _empty_cell(slot, named, line, sheet)
        element = copy(sheet.empty[key])
        row.append(element)
        if slot.is_continued:
            return
        paragraph = element[-1]
        voice = Voice(named.style, lang=sheet.place.lang, rtl=sheet.place.rtl)
        self._inlines.write(paragraph, slot.cell.content, voice)
        most = sheet.decimals.get(slot.column, 0)
        if most and slot.cell.columns == 1 and index >= sheet.grid.heads:
            text = plain(slot.cell.content)
            spaces = padding(text, sheet.lang, most)
            if spaces:
                self._inlines.text(paragraph, spaces, voice)


def _empty_cell(slot: Slot, named: Named, line: Style | None, sheet: _Sheet) -> _Element:
    """Return a cell with an empty paragraph, to be copied where all is the same but the text."""
    element = Element(w("tc"))
    _add_cell_properties(element, slot, named, line, sheet)
    settings = SubElement(SubElement(element, P), P_PR)
    SubElement(settings, P_STYLE).set(VAL, named.id)
    columns = sheet.table.columns
    if slot.cell.columns == 1 and slot.column < len(columns):
        align = columns[slot.column].align
        if align != "start":
            add(settings, "jc", "end" if align == "decimal" else align)
    return element


def _add_cell_properties(
    element: _Element, slot: Slot, named: Named, line: Style | None, sheet: _Sheet
) -> None:
    """Append the properties of a cell in the order of the schema (ECMA-376-1 §17.4.69)."""
    columns = slot.cell.columns
    properties = add(element, "tcPr")
    width = sum(sheet.widths[slot.column : slot.column + columns])
    add(properties, "tcW", w=twips(width), type="dxa")
    if columns > 1:
        add(properties, "gridSpan", columns)
    if slot.is_continued:
        add(properties, "vMerge")
    elif slot.cell.rows > 1:
        add(properties, "vMerge", "restart")
    if line and line.line_bottom:
        _add_line(add(properties, "tcBorders"), "bottom", line.line_bottom, line)
    place = sheet.place
    if place.frame and place.frame.background:
        add(properties, "shd", "clear", color="auto", fill=rgb(place.frame.background))
    margins = pads(named.style, slot.column, columns, sheet.grid.columns)
    if 0 in margins:
        outer = add(properties, "tcMar")
        for side, margin, inset in zip(("start", "end"), margins, _insets(place), strict=True):
            if not margin:
                add(outer, side, w=twips(inset), type="dxa")
    if named is sheet.styles.head:
        add(properties, "vAlign", "bottom")


def _insets(place: Place) -> tuple[float, float]:
    """Return how far text stands from the edges of the frame that the table fills, if any."""
    if not place.frame:
        return 0, 0
    return place.start - place.frame_start, place.end - place.frame_end


def _widened(found: list[float], place: Place) -> list[float]:
    """Return the widths of columns with those at the ends reaching to the edges of the frame."""
    start, end = _insets(place)
    wide = list(found)
    wide[0] += start
    wide[-1] += end
    return wide


def _heads(table: Table) -> list[str]:
    return [text for row in table.head[-1:] for cell in row if (text := plain(cell.content))]


def _add_line(parent: _Element, side: str, width: float, style: Style) -> None:
    colour = rgb(style.line_colour or style.colour)
    add(parent, side, "single", sz=eighths(width), space=0, color=colour)
