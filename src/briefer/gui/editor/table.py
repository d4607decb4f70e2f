"""A table: a grid of cells in light markup, how its columns stand, its caption and note."""

from typing import Final, Literal, cast

from PySide6.QtCore import Qt

from briefer.gui.editor.body import GridBody
from briefer.gui.editor.bound import TextField
from briefer.gui.editor.desk import Desk
from briefer.gui.editor.grid import Change, Grid, GridTools
from briefer.gui.editor.place import Step, of_item
from briefer.gui.editor.value import ChoiceField
from briefer.model import passage as model
from briefer.model.briefing import Briefing
from briefer.model.edit import replaced
from briefer.model.passage import Passage, Table, TableColumn
from briefer.model.text import EMPTY
from briefer.value import replace

_NARROW: Final = 260
_ALIGNMENT: Final = {
    "start": Qt.AlignmentFlag.AlignLeading,
    "end": Qt.AlignmentFlag.AlignTrailing,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "decimal": Qt.AlignmentFlag.AlignTrailing,
}


class TableBody(GridBody):
    """A table; its first row holds the heads of the columns."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, Grid(desk, "line", self.tr("Head of the column")))
        self.grid.setAccessibleName(self.tr("Cells of the table"))
        self.grid.focused.connect(self._show_alignment)
        self._alignment = ChoiceField(desk, self.tr("Align this column"), self._with_alignment)
        self._alignment.setMaximumWidth(_NARROW)
        tools = GridTools(
            self.grid,
            (self.tr("Row"), self.tr("Remove row")),
            (self.tr("Column"), self.tr("Remove column")),
        )
        self._caption = TextField(desk, self.tr("Caption"), rich=True)
        self._note = TextField(desk, self.tr("Note below"), rich=True)
        self._fields = {"caption": self._caption, "note": self._note}
        for each in (self._caption, self.grid, tools, self.cell, self._alignment, self._note):
            self.column.addWidget(each)

    def path_of(self, row: int, column: int) -> tuple[Step, ...]:
        """Return where the text of a cell is; all have one."""
        return ("rows", row - 1, column) if row else ("columns", column, "head")

    def refresh(self, passage: Passage, *, is_withheld: bool) -> None:
        """Show the table as it is read."""
        table = passage.body
        assert isinstance(table, Table)
        heads = tuple(self.read(each.head) for each in table.columns)
        rows = (tuple(map(self.read, row)) for row in table.rows)
        self.show_cells(passage, (heads, *rows), is_withheld=is_withheld)
        for number, column in enumerate(table.columns):
            self.grid.set_alignment(number, _ALIGNMENT[column.align])
        self._show_alignment()
        for name, field in self._fields.items():
            field.refresh(of_item(passage, "body", name), is_withheld=is_withheld)

    def changed(self, body: model.Body, change: Change) -> model.Body:
        """Return the table with other cells."""
        assert isinstance(body, Table)
        before = (tuple(each.head for each in body.columns), *body.rows)
        heads, *rows = (
            tuple(
                self.written(before[row][column] if row >= 0 <= column else EMPTY, value)
                for column, value in zip(change.columns, values, strict=True)
            )
            for row, values in zip(change.rows, change.cells, strict=True)
        )
        columns = tuple(
            replace(body.columns[column] if column >= 0 else TableColumn(), head=head)
            for column, head in zip(change.columns, heads, strict=True)
        )
        return replace(body, columns=columns, rows=tuple(rows))

    def _columns(self) -> tuple[TableColumn, ...]:
        passage = self.passage
        return passage.body.columns if passage and isinstance(passage.body, Table) else ()

    def _show_alignment(self) -> None:
        columns, at = self._columns(), self.grid.currentColumn()
        is_there = 0 <= at < len(columns)
        self._alignment.setVisible(is_there)
        if is_there:
            choices = (
                ("start", self.tr("at the start")),
                ("end", self.tr("at the end")),
                ("center", self.tr("in the middle")),
                ("decimal", self.tr("on the decimal point")),
            )
            self._alignment.refresh(columns[at].align, choices)

    def _with_alignment(self, value: str) -> Briefing | None:
        passage = self.passage
        if passage is None:
            return None
        align = cast('Literal["start", "end", "center", "decimal"]', value)
        columns = tuple(
            replace(column, align=align) if number == self.grid.currentColumn() else column
            for number, column in enumerate(self._columns())
        )
        body = replace(cast("Table", passage.body), columns=columns)
        return replaced(self.desk.briefing, passage, replace(passage, body=body))
