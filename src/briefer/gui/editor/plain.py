"""A line of plain text, whose undo is that of the briefing."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from briefer.gui.editor.prose.surface import is_undo


class PlainEdit(QLineEdit):
    """A heading, a name, a date: what has no markup."""

    edited = Signal(str, str)
    """The text as it is now, and the run that the change belongs to."""

    focused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.textEdited.connect(lambda text: self.edited.emit(text, "1"))

    def show_markup(self, text: str) -> None:
        """Show other text; what is shown already stays, with its cursor."""
        if text != self.text():
            at = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(at, len(text)))

    def event(self, e: QEvent) -> bool:
        """Leave undo to the briefing."""
        if e.type() == QEvent.Type.ShortcutOverride and is_undo(e):
            e.ignore()
            return False
        return super().event(e)

    def keyPressEvent(self, e: QKeyEvent) -> None:
        """Leave undo to the briefing."""
        if is_undo(e):
            e.ignore()
        else:
            super().keyPressEvent(e)

    def focusInEvent(self, e: QFocusEvent) -> None:
        """Say that this text has the cursor."""
        super().focusInEvent(e)
        self.focused.emit()
