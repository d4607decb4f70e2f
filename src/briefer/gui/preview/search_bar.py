"""The bar under the pages that searches in them."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from briefer.gui import look


class SearchField(QLineEdit):
    """A line to type in that leaves undo and redo to the window."""

    def event(self, event: QEvent) -> bool:
        """Leave the keys of undo and redo to the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.ignore()
                return False
        return super().event(event)


class SearchBar(QWidget):
    """What to search for, how often it is there, and the way from one to the next."""

    searched = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = SearchField()
        self.field.setPlaceholderText(self.tr("Search the pages"))
        self.field.setAccessibleName(self.tr("Search the pages"))
        self.field.textChanged.connect(self.searched)
        self._count = QLabel()
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setProperty("kind", "secondary")
        self._back = self._button("up", self.tr("Previous"), lambda: self.stepped.emit(-1))
        self._on = self._button("down", self.tr("Next"), lambda: self.stepped.emit(1))
        close = self._button("close", self.tr("Close the search"), self.closed.emit)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(
            look.margins(look.SPACE[2], look.SPACE[1], look.SPACE[1], look.SPACE[1])
        )
        layout.setSpacing(look.SPACE[0])
        layout.addWidget(self.field, 1)
        layout.addSpacing(look.SPACE[0])
        layout.addWidget(self._count)
        for button in (self._back, self._on, close):
            layout.addWidget(button)
        self.show_count(0, -1)

    def _button(self, icon: str, name: str, action: object) -> QToolButton:
        button = QToolButton()
        button.setIcon(look.icon(icon))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(action)
        return button

    def show_count(self, count: int, current: int) -> None:
        """Tell how much was found, and which of it is shown."""
        for button in (self._back, self._on):
            button.setEnabled(count > 0)
        if count:
            text = self.tr("{number} of {count}").format(number=current + 1, count=count)
        else:
            text = self.tr("Not found") if self.field.text().strip() else ""
        self._count.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, back with Shift, away with Escape."""
        is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.stepped.emit(-1 if is_back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
