"""Lists in an order that is changed by dragging and by keys."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QToolButton,
)

from briefer.gui.coverage import literal, tip
from briefer.gui.editor.label import Labelled
from briefer.gui.form.work import Work
from briefer.gui.language import isolated
from briefer.gui.look import SPACE, icon

_VALUE: Final = Qt.ItemDataRole.UserRole
_ROW: Final = 28
_MOST: Final = 12


class OrderedList(QListWidget):
    """Entries with their values; Alt with the arrows moves one, Delete removes it."""

    removed = Signal()
    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setProperty("kind", "ordered")
        self.setIconSize(QSize(16, 16))

    def dropEvent(self, event: QDropEvent) -> None:
        """Move the current entry to where it is dropped: it is not copied and then removed."""
        at = event.position().toPoint()
        row = self.indexAt(at).row()
        if row >= 0 and at.y() > self.visualItemRect(self.item(row)).center().y():
            row += 1
        here = self.currentRow()
        to = (self.count() if row < 0 else row) - (row < 0 or row > here)
        self.moved.emit(to - here)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.setState(self.State.NoState)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move or remove the current entry."""
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if is_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class OrderField(Labelled):
    """A list of the draft; `offered` are values with their words, `usual` holds without a list.

    With `other` an entry that is not offered can be written, and `read` makes its value of that.
    """

    def __init__(  # noqa: PLR0913 - each is a matter of its own
        self,
        work: Work,
        title: str,
        offered: Sequence[tuple[str, str]],
        *path: str,
        usual: Iterable[str] = (),
        other: str = "",
        read: Callable[[str], str] = str.strip,
    ) -> None:
        self.list = OrderedList()
        super().__init__(title, self.list)
        self._add_buttons()
        self._work, self._path, self._usual, self._read = work, path, [*usual], read
        self._offered, self._other = dict(offered), other
        self._said: list[str] = []
        self.list.moved.connect(self._move)
        self.list.removed.connect(self._remove)
        self.list.itemChanged.connect(self._on_item_changed)
        self.list.currentRowChanged.connect(lambda _: self._enable())
        work.changed.connect(self.refresh)
        self._show(self.values)

    def _add_buttons(self) -> None:
        self.add = _button("add", self.tr("Add"))
        self.add.setMenu(QMenu(self.add))
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add.menu().aboutToShow.connect(self._fill_menu)
        self.up = _button("up", self.tr("Move up"))
        self.down = _button("down", self.tr("Move down"))
        self.out = _button("delete", self.tr("Remove"))
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.out.clicked.connect(self._remove)
        row = QHBoxLayout()
        row.setSpacing(SPACE[0])
        for each in (self.add, self.up, self.down, self.out):
            row.addWidget(each)
        row.addStretch()
        self.column.insertLayout(self.column.count() - 1, row)

    @property
    def values(self) -> list[str]:
        """Return the list of the draft."""
        found = self._work.value(*self._path)
        return [*map(str, found)] if isinstance(found, list) else self._usual

    def offer(self, offered: Sequence[tuple[str, str]]) -> None:
        """Offer other entries."""
        self._offered = dict(offered)
        self._show(self.values)

    def refresh(self) -> None:
        """Show the list as it is now."""
        values = self.values
        if values != self._shown() or [*map(self.words, values)] != self._said:
            self._show(values)
        self._enable()

    def words(self, value: str) -> str:
        """Return how an entry is called."""
        return self._offered.get(value, value)

    def _shown(self) -> list[str]:
        return [str(self.list.item(at).data(_VALUE)) for at in range(self.list.count())]

    def _show(self, values: Sequence[str]) -> None:
        row = self.list.currentRow()
        self._said = [*map(self.words, values)]
        with QSignalBlocker(self.list):
            self.list.clear()
            for each in values:
                self.list.addItem(self._item(each))
            self.list.setCurrentRow(min(max(row, 0), len(values) - 1))
        rows = min(max(len(values), 2), _MOST)
        self.list.setFixedHeight(rows * _ROW + 4)
        self._enable()

    def _item(self, value: str) -> QListWidgetItem:
        words = self.words(value)
        item = QListWidgetItem(icon("drag"), isolated(words))
        item.setData(_VALUE, value)
        item.setToolTip(tip(words))
        if value not in self._offered:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
        return item

    def _enable(self) -> None:
        at, count = self.list.currentRow(), self.list.count()
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < count - 1)
        self.out.setEnabled(at >= 0)

    def _fill_menu(self) -> None:
        menu = self.add.menu()
        menu.clear()
        there = {*self.values}
        for value, words in self._offered.items():
            if value not in there:
                menu.addAction(literal(words), partial(self._append, value))
        if self._other:
            menu.addSeparator()
            menu.addAction(self._other, self._write)

    def _append(self, value: str) -> None:
        self._put([*self.values, value])
        self.list.setCurrentRow(self.list.count() - 1)
        self.list.setFocus()

    def _write(self) -> None:
        """Let an entry be written that is not offered; it is there when something is written."""
        item = self._item("")
        with QSignalBlocker(self.list):
            self.list.addItem(item)
            self.list.setCurrentItem(item)
        self.list.scrollToItem(item)
        self.list.setFocus()
        self.list.editItem(item)

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        item.setData(_VALUE, self._read(item.text().strip("\u2068\u2069 ")))
        row = self.list.currentRow()
        self._put([each for each in dict.fromkeys(self._shown()) if each])
        self._show(self.values)
        self.list.setCurrentRow(min(row, self.list.count() - 1))

    def _move(self, by: int) -> None:
        values, at = self.values, self.list.currentRow()
        if 0 <= at < len(values) and 0 <= at + by < len(values):
            moved = [*values]
            moved.insert(at + by, moved.pop(at))
            self._put(moved)
            self.list.setCurrentRow(at + by)

    def _remove(self) -> None:
        values, at = self.values, self.list.currentRow()
        if 0 <= at < len(values):
            self._put([*values[:at], *values[at + 1 :]])

    def _put(self, values: Any) -> None:
        self._work.put(self._path, values)


def _button(name: str, words: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name))
    button.setToolTip(words)
    button.setAccessibleName(words)
    return button
