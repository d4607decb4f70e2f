"""A grid of cells to type into: Return goes down, Tab goes on, cells of a sheet are pasted.

Tab in the last cell adds a row while one types, and leaves the grid otherwise.
"""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from briefer.document.text import clean, one_line
from briefer.gui.editor.cell import CellDelegate
from briefer.gui.editor.desk import Desk
from briefer.gui.editor.prose import ProseEdit
from briefer.gui.editor.prose.line import Form
from briefer.gui.look import SPACE, font, icon
from briefer.gui.spelling import checker_of
from briefer.value import dataclass

Cells = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Cells as they are now; `rows` and `columns` say which each was before, -1 for a new one.

    `run` is the run of typing that it belongs to, empty for none.
    """

    cells: Cells
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    run: str = ""


MOST_ROWS: Final = 500
MOST_COLUMNS: Final = 30
_LONGEST: Final = 2_000_000
_ROW: Final = 30


def read_cells(text: str) -> Cells:
    """Return the cells of a sheet: lines of texts that tabs divide, as sheets copy them."""
    lines = text[:_LONGEST].replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    return tuple(
        tuple(one_line(clean(cell)) for cell in line.split("\t", MOST_COLUMNS)[:MOST_COLUMNS])
        for line in lines[:MOST_ROWS]
    )


class Grid(QTableWidget):
    """Cells; the first row holds heads, and the first column where there is a hint for them."""

    edited = Signal(object)
    """What the cells have become, as a Change."""

    focused = Signal()

    def __init__(self, desk: Desk, form: Form, column_hint: str, row_hint: str = "") -> None:
        super().__init__()
        self.form: Form = form
        self._hints = (column_hint, row_hint)
        self._has_row_heads = bool(row_hint)
        self._cells: Cells = ()
        self._delegate = CellDelegate(desk, form, self.hint, self)
        self._delegate.returned.connect(self._on_returned)
        self.setItemDelegate(self._delegate)
        checker_of(desk.session).changed.connect(self.viewport().update)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(96)
        self.horizontalHeader().sectionResized.connect(lambda *_: self._fit())
        self.verticalHeader().setMinimumSectionSize(_ROW)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setProperty("kind", "grid")
        self.cellChanged.connect(self._on_cell_changed)
        self.currentCellChanged.connect(lambda *_: self.focused.emit())

    def hint(self, row: int, column: int) -> str | None:
        """Return what belongs in an empty head; None for what is no head."""
        if self._has_row_heads and column == 0:
            return "" if row == 0 else self._hints[1]
        return self._hints[0] if row == 0 else None

    def cells(self) -> Cells:
        """Return all cells."""
        return self._cells

    def show_cells(self, cells: Cells) -> None:
        """Show cells; what is shown already stays."""
        if cells == self._cells:
            return
        before, self._cells = self._cells, cells
        self.blockSignals(True)  # noqa: FBT003 - Qt's
        columns = max((len(row) for row in cells), default=0)
        is_same_size = (self.rowCount(), self.columnCount()) == (len(cells), columns)
        self.setRowCount(len(cells))
        self.setColumnCount(columns)
        for number, row in enumerate(cells):
            for column, text in enumerate(row):
                if not is_same_size or before[number][column] != text:
                    self._show_cell(number, column, text)
        self.blockSignals(False)  # noqa: FBT003 - Qt's
        self._fit()

    def show_own(self, own: Iterable[tuple[int, int]]) -> None:
        """Mark the cells that the chosen audience has texts of its own in."""
        found = frozenset(own)
        if found != self._delegate.own:
            self._delegate.own = found
            self.viewport().update()

    def resizeEvent(self, e: QResizeEvent) -> None:
        """Keep to the height of the rows."""
        super().resizeEvent(e)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the rows, in which long texts take several lines."""
        self.resizeRowsToContents()
        height = self.verticalHeader().length() + max(self.height() - self.viewport().height(), 0)
        if height != self.height():
            self.setFixedHeight(height)

    def _show_cell(self, row: int, column: int, text: str) -> None:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            if self.hint(row, column) == "":
                item.setFlags(Qt.ItemFlag.NoItemFlags)  # the corner belongs to no text
            self.setItem(row, column, item)
        item.setFont(font(strong=self.hint(row, column) is not None))
        item.setText(text)
        item.setToolTip("")

    def set_alignment(self, column: int, alignment: Qt.AlignmentFlag) -> None:
        """Let the texts of a column stand at a side."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's
        for row in range(self.rowCount()):
            if (item := self.item(row, column)) is not None:
                item.setTextAlignment(alignment | Qt.AlignmentFlag.AlignVCenter)
        self.blockSignals(False)  # noqa: FBT003 - Qt's

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first cell that can be written in."""
        if not self.currentIndex().isValid():
            self.setCurrentCell(0, int(self._has_row_heads))
        super().focusInEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's
        """Leave the grid behind its last cell or before its first; go on in a new row to type."""
        if next and _is_last(self) and self.state() == self.State.EditingState:
            self.setFocus()
            self.add_row()
            self.setCurrentCell(self.rowCount() - 1, 0)
            return True
        is_first = (self.currentRow(), self.currentColumn()) == (0, int(self._has_row_heads))
        self.setTabKeyNavigation(not (_is_last(self) if next else is_first))
        moved = super().focusNextPrevChild(next)
        self.setTabKeyNavigation(True)
        return moved

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste the cells of a sheet, and empty what is selected."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._empty()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Begin to edit the cell, whose text has the menu with what a word may be meant to be."""
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        self.edit(index)
        if isinstance(editor := self.indexWidget(index), ProseEdit):
            inside = editor.viewport()
            at = inside.mapFromGlobal(event.globalPos())
            menu = QContextMenuEvent(event.reason(), at, event.globalPos(), event.modifiers())
            QApplication.sendEvent(inside, menu)

    def cut(self) -> None:
        """Copy the selected cells, and empty them."""
        self.copy()
        self._empty()

    def copy(self) -> None:
        """Copy the selected cells as those of a sheet."""
        chosen = {(index.row(), index.column()) for index in self.selectedIndexes()}
        rows = (
            "\t".join(text for c, text in enumerate(row) if (r, c) in chosen)
            for r, row in enumerate(self._cells)
            if any((r, c) in chosen for c in range(len(row)))
        )
        QGuiApplication.clipboard().setText("\n".join(rows))

    def paste(self) -> None:
        """Put in the cells that the clipboard holds."""
        self.paste_cells(QGuiApplication.clipboard().text())

    def _empty(self) -> None:
        chosen = {(index.row(), index.column()) for index in self.selectedIndexes()}
        self._take(
            tuple(
                tuple("" if (r, c) in chosen else text for c, text in enumerate(row))
                for r, row in enumerate(self._cells)
            )
        )

    def paste_cells(self, text: str) -> None:
        """Put the cells of a sheet in from the current cell on; the grid grows as it must."""
        pasted = read_cells(text)
        top, left = max(self.currentRow(), 0), max(self.currentColumn(), 0)
        height = min(max(len(self._cells), top + len(pasted)), MOST_ROWS)
        width = max((len(row) for row in self._cells), default=0)
        width = min(max(width, left + max(map(len, pasted), default=0)), MOST_COLUMNS)
        made = [
            [
                self._cells[row][column]
                if row < len(self._cells) and column < len(self._cells[row])
                else ""
                for column in range(width)
            ]
            for row in range(height)
        ]
        for row, texts in enumerate(pasted):
            for column, cell in enumerate(texts):
                if top + row < height and left + column < width:
                    made[top + row][left + column] = cell
        self._take(tuple(map(tuple, made)))

    def add_row(self) -> None:
        """Add a row below the current one."""
        at = (self.currentRow() if self.currentRow() >= 0 else self.rowCount() - 1) + 1
        row = ("",) * max(self.columnCount(), 1)
        rows = range(len(self._cells))
        self._take((*self._cells[:at], row, *self._cells[at:]), rows=(*rows[:at], -1, *rows[at:]))
        self.setCurrentCell(at, max(self.currentColumn(), 0))

    def remove_row(self) -> None:
        """Remove the current row, unless it holds the heads or is the last."""
        at = self.currentRow()
        if at > 0 and len(self._cells) > 2:
            rows = range(len(self._cells))
            kept = (*self._cells[:at], *self._cells[at + 1 :])
            self._take(kept, rows=(*rows[:at], *rows[at + 1 :]))

    def add_column(self) -> None:
        """Add a column after the current one."""
        at = (self.currentColumn() if self.currentColumn() >= 0 else self.columnCount() - 1) + 1
        columns = range(self.columnCount())
        made = tuple((*row[:at], "", *row[at:]) for row in self._cells)
        self._take(made, columns=(*columns[:at], -1, *columns[at:]))
        self.setCurrentCell(max(self.currentRow(), 0), at)

    def remove_column(self) -> None:
        """Remove the current column, unless it holds the heads or is the last."""
        at, least = self.currentColumn(), 1 if self._has_row_heads else 0
        if at >= least and self.columnCount() > least + 1:
            columns = range(self.columnCount())
            kept = tuple((*row[:at], *row[at + 1 :]) for row in self._cells)
            self._take(kept, columns=(*columns[:at], *columns[at + 1 :]))

    def _on_cell_changed(self, row: int, column: int) -> None:
        item = self.item(row, column)
        text = one_line(clean(item.text())) if item else ""
        changed = [list(each) for each in self._cells]
        changed[row][column] = text
        self._take(tuple(map(tuple, changed)))

    def _on_returned(self) -> None:
        """Go down, as far as there are rows."""
        self.setFocus()
        self.setCurrentCell(min(self.currentRow() + 1, self.rowCount() - 1), self.currentColumn())

    def _take(
        self,
        cells: Cells,
        *,
        rows: tuple[int, ...] | None = None,
        columns: tuple[int, ...] | None = None,
    ) -> None:
        """Show other cells and say so; without them, rows and columns stay and new ones follow."""
        if cells == self._cells:
            return
        old_rows, old_columns = len(self._cells), self.columnCount()
        self.show_cells(cells)
        new_rows = rows or tuple(at if at < old_rows else -1 for at in range(len(cells)))
        new_columns = columns or tuple(
            at if at < old_columns else -1 for at in range(len(cells[0]))
        )
        self.edited.emit(Change(cells, new_rows, new_columns, self._delegate.run))


def _is_last(grid: Grid) -> bool:
    """Return whether the current cell is the last."""
    last = (grid.rowCount() - 1, grid.columnCount() - 1)
    return (grid.currentRow(), grid.currentColumn()) == last


class GridTools(QWidget):
    """The buttons of a grid."""

    def __init__(self, grid: Grid, rows: tuple[str, str], columns: tuple[str, str]) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(SPACE[0])
        for name, words, slot in (
            ("add", rows[0], grid.add_row),
            ("remove", rows[1], grid.remove_row),
            ("add", columns[0], grid.add_column),
            ("remove", columns[1], grid.remove_column),
        ):
            button = QPushButton(icon(name, "accent"), words)
            button.setProperty("kind", "tiny")
            button.clicked.connect(slot)
            self.row.addWidget(button)
        self.row.addStretch()
