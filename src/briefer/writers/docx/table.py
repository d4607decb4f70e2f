"""Tables: rows and cells with widths from their content, rules instead of boxes, heads that repeat.

Where cells stand is the grid's to say, and how wide columns are `column`'s.
"""

from functools import lru_cache
from typing import NamedTuple

from briefer.document.theme import Style, Theme
from briefer.document.tree import Table
from briefer.document.walk import plain
from briefer.errors import ExportError, said
from briefer.writers.docx.column import CellStyles, decimals, padding, pads, widths
from briefer.writers.docx.element import NOTHING, Xml, cell, element, empty, joined, twips
from briefer.writers.docx.grid import Grid, Slot, grid
from briefer.writers.docx.inline import InlineWriter, Voice
from briefer.writers.docx.look import border, shade
from briefer.writers.docx.place import Place
from briefer.writers.docx.style import Named, StyleSheet

MOST_COLUMNS = 63
"""The most that Word opens."""

_LONGEST = 250
_MOST_KEPT = 6
"""The most rows of a table that stays on one page."""

_NO_FRAME = Style()
_ROW = element("trPr", empty("cantSplit"))
_HEAD_ROW = element("trPr", empty("cantSplit"), empty("tblHeader"))


class _Look(NamedTuple):
    """How a cell looks: its properties, those of the paragraph in it, and what its runs inherit."""

    cell: Xml
    text: Xml
    voice: Voice


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
    looks: dict[tuple[object, ...], _Look]

    def line_below(self, index: int) -> Style | None:
        """Return the style whose `line_bottom` is the rule below a row, if there is one."""
        if index >= len(self.grid.rows) - 1:
            return self.style
        if index < self.grid.heads - 1:
            return None
        return self.styles.at(index, self.grid.columns).style

    def is_kept(self, index: int) -> bool:
        """Return whether a row stays on the page of the next one, the last on that of the note."""
        count = len(self.grid.rows)
        if index == count - 1:
            return bool(self.table.note)
        return count <= _MOST_KEPT

    def look(self, slot: Slot, named: Named, line: Style | None, *, is_kept: bool) -> _Look:
        """Return the look of a cell above a rule, made once for those that are alike."""
        cell, column, is_continued = slot
        key = (named.id, id(line), column, cell.columns, cell.rows, is_continued, is_kept)
        found = self.looks.get(key)
        if found is None:
            found = self.looks[key] = _Look(
                _cell_properties(slot, named, line, self),
                _text_properties(slot, named, self.table, is_kept=is_kept),
                Voice(named, lang=self.place.lang, rtl=self.place.rtl, in_cell=True),
            )
        return found


class TableWriter:
    """Writes tables of one file."""

    def __init__(self, theme: Theme, styles: StyleSheet, inlines: InlineWriter, lang: str) -> None:
        self._theme = theme
        self._lang = lang
        self._styles = styles
        self._inlines = inlines

    def write(self, table: Table, place: Place, room: float) -> Xml:
        """Return the table without its caption and note, as wide as the room.

        Raises ExportError where it has more columns than Word opens.
        """
        laid = grid(table)
        if laid.columns > MOST_COLUMNS:
            raise ExportError(
                said(
                    "A table has {columns} columns, and Word opens {most} at most.",
                    columns=laid.columns,
                    most=MOST_COLUMNS,
                ),
                "Split the table, or export this edition as PDF.",
                format="docx",
            )
        if not laid.columns or not laid.rows:
            return NOTHING
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
            looks={},
        )
        rows = (self._row(index, slots, sheet) for index, slots in enumerate(laid.rows))
        columns = (empty("gridCol", w=twips(width)) for width in sheet.widths)
        return element("tbl", self._properties(sheet), element("tblGrid", *columns), *rows)

    def _properties(self, sheet: _Sheet) -> Xml:
        """Return the properties of a table in the order of the schema (ECMA-376-1 §17.4.59)."""
        table, style, place = sheet.table, sheet.style, sheet.place
        found = [empty("tblStyle", self._styles.table())]
        if place.rtl:
            found.append(empty("bidiVisual"))
        found.append(empty("tblW", w=twips(sum(sheet.widths)), type="dxa"))
        indent = place.frame_start if place.frame else place.start
        if indent:
            found.append(empty("tblInd", w=twips(indent), type="dxa"))
        frame = place.frame or _NO_FRAME
        lines = (
            ("top", style.line_top, style),
            ("start", frame.line_start, frame),
            ("bottom", style.line_bottom, style),
        )
        if any(width for _, width, _ in lines):
            borders = (border(side, width, _colour(of)) for side, width, of in lines if width)
            found.append(element("tblBorders", *borders))
        found.append(empty("tblLayout", type="fixed"))
        look = {"firstRow": bool(table.head), "firstColumn": bool(table.row_heads)}
        look |= {"lastRow": False, "lastColumn": False, "noHBand": True, "noVBand": True}
        found.append(empty("tblLook", **{name: int(is_on) for name, is_on in look.items()}))
        heads = ", ".join(_heads(table))
        caption = " ".join(plain(table.caption).split()) or heads or "Table"
        found.append(empty("tblCaption", caption[:_LONGEST]))
        found.append(empty("tblDescription", (heads or caption)[:_LONGEST]))
        return element("tblPr", *found)

    def _row(self, index: int, slots: tuple[Slot, ...], sheet: _Sheet) -> Xml:
        properties = _HEAD_ROW if index < sheet.grid.heads else _ROW
        line, is_kept = sheet.line_below(index), sheet.is_kept(index)
        cells = []
        for slot in slots:
            below = line
            if slot.cell.rows > 1 and not slot.is_continued:
                below = sheet.line_below(index + slot.cell.rows - 1)
            look = sheet.look(slot, sheet.styles.at(index, slot.column), below, is_kept=is_kept)
            text = NOTHING if slot.is_continued else self._text(slot, index, look.voice, sheet)
            cells.append(cell(look.cell, look.text, text))
        return element("tr", properties, *cells)

    def _text(self, slot: Slot, index: int, voice: Voice, sheet: _Sheet) -> Xml:
        text = self._inlines.write(slot.cell.content, voice)
        most = sheet.decimals.get(slot.column, 0)
        if most and slot.cell.columns == 1 and index >= sheet.grid.heads:
            spaces = padding(plain(slot.cell.content), sheet.lang, most)
            if spaces:
                return joined((text, self._inlines.text(spaces, voice)))
        return text


def _text_properties(slot: Slot, named: Named, table: Table, *, is_kept: bool) -> Xml:
    """Return the properties of the paragraph in a cell."""
    found = [named.reference]
    if is_kept:
        found.append(empty("keepNext"))
    if slot.cell.columns == 1 and slot.column < len(table.columns):
        align = table.columns[slot.column].align
        if align != "start":
            found.append(empty("jc", "end" if align == "decimal" else align))
    return element("pPr", *found)


def _cell_properties(slot: Slot, named: Named, line: Style | None, sheet: _Sheet) -> Xml:
    """Return the properties of a cell in the order of the schema (ECMA-376-1 §17.4.69)."""
    columns = slot.cell.columns
    width = sum(sheet.widths[slot.column : slot.column + columns])
    found = [empty("tcW", w=twips(width), type="dxa")]
    if columns > 1:
        found.append(empty("gridSpan", columns))
    if slot.is_continued:
        found.append(empty("vMerge"))
    elif slot.cell.rows > 1:
        found.append(empty("vMerge", "restart"))
    if line and line.line_bottom:
        found.append(_rule_below(line.line_bottom, _colour(line)))
    place = sheet.place
    if place.frame and place.frame.background:
        found.append(shade(place.frame.background))
    margins = pads(named.style, slot.column, columns, sheet.grid.columns)
    if 0 in margins:
        found.append(_outer_margins(margins, _insets(place)))
    if named is sheet.styles.head:
        found.append(empty("vAlign", "bottom"))
    return element("tcPr", *found)


@lru_cache
def _rule_below(width: float, colour: str) -> Xml:
    return element("tcBorders", border("bottom", width, colour))


@lru_cache
def _outer_margins(margins: tuple[float, float], insets: tuple[float, float]) -> Xml:
    """Return the margins of a cell at an edge of the table, where that is without its own."""
    sides = zip(("start", "end"), margins, insets, strict=True)
    outer = (empty(side, w=twips(inset), type="dxa") for side, margin, inset in sides if not margin)
    return element("tcMar", *outer)


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


def _colour(style: Style) -> str:
    return style.line_colour or style.colour
