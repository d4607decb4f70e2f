"""Records as rows of a table, which changes where they do."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from briefer.gui.language import isolated
from briefer.value import dataclass

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROOMY = 560


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its head, and what stands in it for a record.

    A `width` of 0 is what is left. A column that is `spare` is left out where there is little room.
    """

    title: str
    text: Callable[[Any], str]
    width: int = 0
    is_spare: bool = False


class _Model(QAbstractTableModel):
    """The records, by the columns."""

    def __init__(self, columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns
        self.records: tuple[Any, ...] = ()

    def show_records(self, records: tuple[Any, ...]) -> None:
        """Show other records; rows whose records are the same objects are left as they are."""
        old, self.records = self.records, records
        if [each.id for each in old] != [each.id for each in records]:
            self.beginResetModel()
            self.endResetModel()
            return
        for row, (before, now) in enumerate(zip(old, records, strict=True)):
            if before is not now:
                last = self.index(row, len(self._columns) - 1)
                self.dataChanged.emit(self.index(row, 0), last)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.records)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(self.records[index.row()])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._columns[section].title


class _Delegate(QStyledItemDelegate):
    """Keeps the dots at the end of a text that runs against the window."""

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        return isolated(super().displayText(value, locale))


class RecordTable(QTableView):
    """The table; `chosen` tells the id of the record that the user goes to."""

    chosen = Signal(str)

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._model = _Model(columns, self)
        self._is_showing = False
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setProperty("kind", "card")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(30)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(min(filter(None, (each.width for each in columns)), default=0))
        for at, column in enumerate(columns):
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(at, mode.Fixed if column.width else mode.Stretch)
            self.setColumnWidth(at, column.width)
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)

    def show_records(self, records: tuple[Any, ...], chosen: str) -> None:
        """Show the records, with the one of an id as the chosen one."""
        self._is_showing = True
        if records is not self._model.records:
            self._model.show_records(records)
        row = next((at for at, each in enumerate(records) if each.id == chosen), -1)
        if row != self.currentIndex().row():
            self.selectRow(row) if row >= 0 else self.clearSelection()
        self._is_showing = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave columns out where there is little room, and most of it to what is not fixed."""
        super().resizeEvent(event)
        for at, column in enumerate(self._columns):
            self.setColumnHidden(at, column.is_spare and self.width() < _ROOMY)
            if column.width:
                self.setColumnWidth(at, min(column.width, self.width() // 2))

    def _on_row_changed(self, index: QModelIndex) -> None:
        if not self._is_showing and index.isValid():
            self.chosen.emit(self._model.records[index.row()].id)
