"""The bin: what was removed or replaced, by name and date, each to be brought back."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QDateTime, QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefer.gui.coverage import tip
from briefer.gui.foot import foot
from briefer.gui.lane import lane
from briefer.gui.library.change import Changes
from briefer.gui.library.entry import KINDS, Entry, Item, named
from briefer.gui.look import SPACE
from briefer.store.library import Library
from briefer.store.shelf import Thrown

_THROWN: Final = Qt.ItemDataRole.UserRole


class Contents(QObject):
    """Reads what is in the bin. It has no parent: the lane may outlive a dialog."""

    read = Signal(object)
    """All of it, as pairs of an entry and what was thrown, the latest first."""

    def begin(self) -> None:
        """Read it, in the place of what is being read."""
        lane().put(self, self._work)

    def _work(self) -> Iterator[None]:
        shelves, found = Library().shelves(), []
        for kind in KINDS:
            for each in shelves[kind].thrown():
                found.append((Entry(kind=kind, id=each.id, layers=(), item=each.item), each))
                yield
        found.sort(key=lambda pair: pair[1].when, reverse=True)
        self.read.emit(tuple(found))


class BinDialog(QDialog):
    """Lists what is in the bin, and brings back what is chosen."""

    def __init__(self, changes: Changes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if parent is not None:
            self.finished.connect(self.deleteLater)
        self._changes = changes
        self.list, self._none = QTreeWidget(), QLabel(self.tr("The bin is empty."))
        self.restore = QPushButton(self.tr("&Restore"))
        self._build()
        self._contents = Contents()
        self._contents.read.connect(self._on_read)
        self.finished.connect(self._on_finished)
        self._contents.begin()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Bin"))
        self.resize(600, 420)
        title = QLabel(self.tr("Bin"))
        title.setProperty("kind", "title")
        says = QLabel(
            self.tr(
                "What you removed or replaced. Where there is another one of yours in its place by "
                "now, that goes into the bin when you restore it."
            )
        )
        for label in (says, self._none):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("kind", "secondary")
            label.setWordWrap(True)
        self._none.hide()
        self.list.setHeaderLabels([self.tr("Name"), self.tr("Removed")])
        self.list.setAccessibleName(self.tr("Bin"))
        self.list.setProperty("kind", "card")
        self.list.setRootIsDecorated(False)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.currentItemChanged.connect(self._refresh)
        self.list.itemDoubleClicked.connect(self._on_restore_clicked)
        self.restore.setProperty("kind", "primary")
        self.restore.setDefault(True)
        self.restore.clicked.connect(self._on_restore_clicked)
        close = QPushButton(self.tr("C&lose"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[SPACE[4]] * 4)
        column.setSpacing(SPACE[2])
        for widget in (title, says, self._none):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addStretch()
        column.addLayout(foot(close, self.restore))
        self._refresh()

    def _on_read(self, found: tuple[tuple[Entry, Thrown[Item]], ...]) -> None:
        self.list.clear()
        for entry, thrown in found:
            words = named(entry.kind, entry.title)
            when = QDateTime.fromSecsSinceEpoch(int(thrown.when))
            row = QTreeWidgetItem([words, QLocale().toString(when, QLocale.FormatType.ShortFormat)])
            row.setData(0, _THROWN, (entry.kind, thrown.id, thrown.number))
            row.setToolTip(0, tip(f"{words} ({thrown.id})"))
            self.list.addTopLevelItem(row)
        self._none.setVisible(not found)
        self.list.setVisible(bool(found))
        if (first := self.list.topLevelItem(0)) is not None:
            self.list.setCurrentItem(first)
        self._refresh()

    def _refresh(self) -> None:
        self.restore.setEnabled(self.list.currentItem() is not None)

    def _on_restore_clicked(self) -> None:
        if (row := self.list.currentItem()) is not None:
            kind, item_id, number = row.data(0, _THROWN)
            self._changes.restore(kind, item_id, number)
            self._contents.begin()

    def _on_finished(self) -> None:
        self._contents.read.disconnect(self._on_read)
