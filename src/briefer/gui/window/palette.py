"""The command palette: every action of the program, found by typing a few of its letters."""

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from briefer.gui import actions
from briefer.gui.look import SPACE, font, tokens
from briefer.gui.window.fuzzy import score

_ROW: Final = 32
_ACTION: Final = Qt.ItemDataRole.UserRole


class CommandPalette(QDialog):
    """A line to type in, and the actions that fit, the best first."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window, Qt.WindowType.FramelessWindowHint)
        self._window = window
        self._focused = window.focusWidget()
        self.setWindowTitle(self.tr("All actions"))
        self._typed, self._found = QLineEdit(), QListWidget()
        self._typed.setPlaceholderText(self.tr("Type what you want to do"))
        self._typed.setAccessibleName(self.tr("Type what you want to do"))
        self._typed.setProperty("kind", "search")
        self._typed.textChanged.connect(self._fill)
        self._typed.installEventFilter(self)
        self._found.setAccessibleName(self.tr("Actions that fit"))
        self._found.setItemDelegate(_Row(self._found))
        self._found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._found.itemClicked.connect(self._do)
        self._none = QLabel(self.tr("No action is called that."))
        self._none.setProperty("kind", "secondary")
        self._none.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._none.setMargin(SPACE[1])
        self._build()
        self._fill("")
        corner = window.mapToGlobal(QPoint((window.width() - self.width()) // 2, 72))
        self.move(corner)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list and choose from it without leaving the line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                by = 1 if event.key() == Qt.Key.Key_Down else -1
                count = max(1, self._found.count())
                self._found.setCurrentRow((self._found.currentRow() + by) % count)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._found.currentItem() is not None:
                    self._do(self._found.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.setFixedSize(QSize(min(560, self._window.width() - 64), 424))
        frame = QFrame()
        frame.setProperty("kind", "raised")
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(SPACE[1], SPACE[1], SPACE[1], SPACE[1])
        column.setSpacing(SPACE[1])
        column.addWidget(self._typed)
        column.addWidget(self._found, 1)
        column.addWidget(self._none, 1)

    def _fill(self, typed: str) -> None:
        self._found.clear()
        possible = (each for each in actions.actions() if each.is_enabled(self._window))
        named = [(each.words(self._window), each) for each in possible if each.name != "palette"]
        rated = [(score(typed, words), words, each) for words, each in named]
        for rating, words, each in sorted(rated, key=lambda found: -found[0]):
            if rating:
                item = QListWidgetItem(words)
                item.setData(_ACTION, each)
                item.setSizeHint(QSize(0, _ROW))
                self._found.addItem(item)
        self._found.setCurrentRow(0)
        self._found.setVisible(bool(self._found.count()))
        self._none.setVisible(not self._found.count())

    def _do(self, item: QListWidgetItem) -> None:
        action = item.data(_ACTION)
        self.accept()
        if self._focused is not None:
            self._focused.setFocus()  # cut, copy and paste are for what had the focus
        action.run(self._window)


class _Row(QStyledItemDelegate):
    """An action with its key at the end of the row."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the row."""
        super().paint(painter, option, index)
        key = index.data(_ACTION).key_text()
        painter.save()
        painter.setFont(font("small"))
        painter.setPen(QColor(tokens().secondary))
        end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(_inside(option), end, key)
        painter.restore()


def _inside(option: QStyleOptionViewItem) -> QRect:
    return option.rect.adjusted(SPACE[2], 0, -SPACE[2], 0)
