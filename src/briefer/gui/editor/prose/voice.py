"""What is told of chips to who cannot see them.

A chip is one sign to them (U+FFFC), which has no words: Qt's interface for texts says no more, and
cannot be replaced from Python, where its calls with several results are missing (PySide 6.11). So
the chip that the cursor comes to is announced, and all of them describe the text.
"""

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from briefer.gui.editor.prose.document import NOTE, OBJECT, TARGET, is_chip
from briefer.gui.editor.prose.surface import ProseSurface


class Voice(QObject):
    """The voice of the chips of a text; `announced` tells the words of one, as they are spoken."""

    announced = Signal(str)

    def __init__(self, edit: ProseSurface) -> None:
        super().__init__(edit)
        self._edit = edit
        self._remark = ""
        edit.cursorPositionChanged.connect(self._on_cursor_moved)

    def _words(self, position: int) -> str:
        """Return the words of the chip that begins at a position, empty where there is none."""
        found = self._edit.chip_at(position)
        if found is None or not is_chip(found):
            return ""
        if target := found.property(TARGET):
            names = self._edit.names
            return f"{names.label(str(target))} {names.title(str(target))}"
        words = QCoreApplication.translate("Voice", "Note: {0}")
        return words.format(found.property(NOTE) or "")

    def _on_cursor_moved(self) -> None:
        if self._edit.hasFocus() and (words := self._words(self._edit.textCursor().position())):
            self.announced.emit(words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._edit, words))

    def describe(self) -> None:
        """Let the chips describe the text."""
        text = self._edit.toPlainText()
        chips = [self._words(at) for at, sign in enumerate(text) if sign == OBJECT]
        words = "; ".join(filter(None, (self._remark, *chips)))
        self._edit.setAccessibleDescription(words or self._edit.prompt)

    def remark(self, words: str) -> None:
        """Let the text be described by a remark, too; by none for no words."""
        if words != self._remark:
            self._remark = words
            self.describe()
