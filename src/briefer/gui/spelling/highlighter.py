"""The waves under what is misspelt."""

from collections.abc import Callable, Iterable

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from briefer.gui.look import tokens
from briefer.gui.spelling.speller import words

TextEdit = QTextEdit | QPlainTextEdit


def wave() -> QTextCharFormat:
    """Return the format of what is misspelt."""
    made = QTextCharFormat()
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
    made.setUnderlineColor(QColor(tokens().withheld))
    return made


class Waves(QSyntaxHighlighter):
    """Underlines words; the one that is being typed is left alone until the cursor leaves it."""

    def __init__(self, edit: TextEdit, is_right: Callable[[str], bool]) -> None:
        super().__init__(edit.document())
        self._edit = edit
        self._is_right = is_right
        self._left_alone: tuple[int, int] | None = None
        edit.cursorPositionChanged.connect(self._on_cursor_moved)

    def highlightBlock(self, text: str) -> None:
        """Underline what is misspelt in a paragraph."""
        typed, drawn = self._typed(text), wave()
        for found in words(text):
            if found.end() == typed:
                self._left_alone = self.currentBlock().blockNumber(), typed
            elif not self._is_right(found[0]):
                self.setFormat(found.start(), len(found[0]), drawn)

    def reconsider(self, found: Iterable[str] | None) -> None:
        """Look again where one of some words stands, everywhere for None."""
        if found is None:
            self.rehighlight()
            return
        block = self.document().begin()
        while block.isValid():
            text = block.text()
            if any(each in text for each in found):
                self.rehighlightBlock(block)
            block = block.next()

    def _typed(self, text: str) -> int:
        """Return where in the paragraph a word may be being typed, -1 for nowhere."""
        cursor = self._edit.textCursor()
        if not self._edit.hasFocus() or cursor.block() != self.currentBlock():
            return -1
        return min(cursor.positionInBlock(), len(text))

    def _on_cursor_moved(self) -> None:
        cursor, left = self._edit.textCursor(), self._left_alone
        if left is None or left == (cursor.blockNumber(), cursor.positionInBlock()):
            return  # it was typed there, and what was typed is highlighted already
        self._left_alone = None
        block = self.document().findBlockByNumber(left[0])
        if block.isValid():
            self.rehighlightBlock(block)
