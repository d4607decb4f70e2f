"""A table: a grid of cells in light markup, how its columns stand, its caption and note."""

from typing import Final, Literal, cast

from PySide6.QtCore import Qt

from briefer.gui.editor.body import Body
from briefer.gui.editor.bound import TextField
from briefer.gui.editor.desk import Desk
from briefer.gui.editor.grid import Change, Grid, GridTools
from briefer.gui.editor.place import of_item
from briefer.gui.editor.value import ChoiceField
from briefer.model.briefing import Briefing
from briefer.model.edit import find, replaced
from briefer.model.passage import Passage, Table, TableColumn
from briefer.model.text import EMPTY, Text
from briefer.model.variant import edited
from briefer.value import replace

_NARROW: Final = 260
_ALIGNMENT: Final = {
    "start": Qt.AlignmentFlag.AlignLeading,
    "end": Qt.AlignmentFlag.AlignTrailing,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "decimal": Qt.AlignmentFlag.AlignTrailing,
}


class TableBody(Body):
    """A table; its first row holds the heads of the columns."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._id = ""
        self.grid = Grid(self.tr("Head of the column"))
        self.grid.setAccessibleName(self.tr("Cells of the table"))
        self.grid.edited.connect(self._on_edited)
        self.grid.focused.connect(self.focused)
        self.grid.currentCellChanged.connect(lambda *_: self._show_alignment())
        self._alignment = ChoiceField(desk, self.tr("This column stands"), self._with_alignment)
        self._alignment.setMaximumWidth(_NARROW)
        tools = GridTools(
            self.grid,
            (self.tr("Row"), self.tr("Remove row")),
            (self.tr("Column"), self.tr("Remove column")),
        )
        self._caption = TextField(desk, self.tr("Caption"), rich=True)
        self._note = TextField(desk, self.tr("Note below"), rich=True)
        self._fields = {"caption": self._caption, "note": self._note}
        for each in (self._caption, self.grid, tools, self._alignment, self._note):
            self.column.addWidget(each)
        self.setFocusProxy(self.grid)

    def _table(self) -> tuple[Passage, Table] | None:
        passage = find(self.desk.briefing, Passage, self._id)
        return (passage, passage.body) if passage and isinstance(passage.body, Table) else None

    def refresh(self, passage: Passage, *, is_withheld: bool) -> None:
        """Show the table as it is read."""
        assert isinstance(passage.body, Table)
        self._id = passage.id
        table = passage.body
        heads = tuple(self._read(each.head) for each in table.columns)
        rows = tuple(tuple(map(self._read, row)) for row in table.rows)
        self.grid.show_cells((heads, *rows))
        for number, column in enumerate(table.columns):
            self.grid.set_alignment(number, _ALIGNMENT[column.align])
        self.grid.setEnabled(not (is_withheld or self.desk.session.is_locked))
        self._show_alignment()
        for name, field in self._fields.items():
            field.refresh(of_item(passage, "body", name), is_withheld=is_withheld)

    def _read(self, text: Text) -> str:
        return edited(text, self.desk.reading).of(text)

    def _written(self, text: Text, value: str) -> Text:
        variant = edited(text, self.desk.reading)
        return text if variant.of(text) == value else variant.written(text, value)

    def _on_edited(self, change: Change) -> None:
        if (found := self._table()) is None:
            return
        passage, table = found
        before = (tuple(each.head for each in table.columns), *table.rows)
        heads, *rows = (
            tuple(
                self._written(before[row][column] if row >= 0 <= column else EMPTY, value)
                for column, value in zip(change.columns, values, strict=True)
            )
            for row, values in zip(change.rows, change.cells, strict=True)
        )
        columns = tuple(
            replace(table.columns[column] if column >= 0 else TableColumn(), head=head)
            for column, head in zip(change.columns, heads, strict=True)
        )
        body = replace(table, columns=columns, rows=tuple(rows))
        self.desk.exchange(passage, replace(passage, body=body))

    def _show_alignment(self) -> None:
        found, at = self._table(), self.grid.currentColumn()
        is_there = found is not None and 0 <= at < len(found[1].columns)
        self._alignment.setVisible(is_there)
        if is_there and found:
            choices = (
                ("start", self.tr("at the start")),
                ("end", self.tr("at the end")),
                ("center", self.tr("in the middle")),
                ("decimal", self.tr("on the decimal point")),
            )
            self._alignment.refresh(found[1].columns[at].align, choices)

    def _with_alignment(self, value: str) -> Briefing | None:
        if (found := self._table()) is None:
            return None
        passage, table = found
        align = cast('Literal["start", "end", "center", "decimal"]', value)
        columns = tuple(
            replace(column, align=align) if number == self.grid.currentColumn() else column
            for number, column in enumerate(table.columns)
        )
        body = replace(table, columns=columns)
        return replaced(self.desk.briefing, passage, replace(passage, body=body))
