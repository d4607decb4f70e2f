"""The editor of a body: numbered lines, the one with a mistake marked, words that are offered."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit, QTextEdit, QWidget

from briefer.gui import look
from briefer.gui.editor.prose.surface import is_undo
from briefer.gui.form.completion import Completion
from briefer.gui.form.highlighter import BodyHighlighter

_SIZE: Final = 13
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
_FRAME: Final = 16
_CHOOSES: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class CodeEdit(QPlainTextEdit):
    """Text of a fixed pitch, whose undo is that of the form.

    `first_line` is the number of its first line, `offer` returns what can be written after a text.
    """

    edited = Signal(str)
    """The run that the change belongs to: a word that is typed."""

    helped = Signal(str)
    """The word about which something is to be read."""

    def __init__(self, offer: Callable[[str], Completion]) -> None:
        super().__init__()
        self.first_line = 1
        self._offer, self._fault = offer, 0
        self._run, self._is_shown = 0, False
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(_SIZE)
        font.setStyleHint(QFont.StyleHint.Monospace)
        self.setFont(font)
        self.setProperty("kind", "code")
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._gutter = Gutter(self)
        self._colours = BodyHighlighter(self.document())
        self._completer = QCompleter(QStringListModel(self), self)
        self._completer.setWidget(self)
        self._popup = QListView()
        self._popup.setProperty("kind", "ordered")
        self._popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._completer.setPopup(self._popup)
        self._completer.activated.connect(self._on_completed)
        self.document().contentsChange.connect(self._on_contents_changed)
        self.blockCountChanged.connect(lambda _: self._make_room())
        self.updateRequest.connect(self._on_update_requested)
        self._make_room()

    def show_text(self, text: str) -> None:
        """Show other text; only what differs is put in, and the cursor goes there."""
        now = self.toPlainText()
        if text == now:
            return
        shortest = min(len(text), len(now))
        start = next((at for at in range(shortest) if text[at] != now[at]), shortest)
        left = shortest - start
        end = next((at for at in range(left) if text[-1 - at] != now[-1 - at]), left)
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(len(now) - end, QTextCursor.MoveMode.KeepAnchor)
        self._is_shown = True
        cursor.insertText(text[start : len(text) - end])
        self._is_shown = False
        self.setTextCursor(cursor)

    def mark(self, line: int) -> None:
        """Mark a line, by its number in the file, as the one with a mistake; none for 0."""
        self._fault = line
        selections = []
        block = self.document().findBlockByNumber(line - self.first_line)
        if line and block.isValid():
            selection = QTextEdit.ExtraSelection()
            colour = QColor(look.tokens().withheld)
            colour.setAlpha(40)
            selection.format.setBackground(colour)
            selection.format.setProperty(QTextFormat.Property.FullWidthSelection, 1)
            selection.cursor = QTextCursor(block)
            selections.append(selection)
        self.setExtraSelections(selections)
        self._gutter.update()

    def go(self, line: int) -> None:
        """Go to a line."""
        block = self.document().findBlockByNumber(line - self.first_line)
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.centerCursor()
        self.setFocus()

    def event(self, e: QEvent) -> bool:
        """Leave undo to the form."""
        if e.type() == QEvent.Type.ShortcutOverride and is_undo(e):
            e.ignore()
            return False
        return super().event(e)

    def keyPressEvent(self, e: QKeyEvent) -> None:
        """Offer words while one is typed, and say more of it on F1."""
        popup = self._popup
        if popup.isVisible() and e.key() == Qt.Key.Key_Escape:
            popup.hide()
        elif is_undo(e) or (popup.isVisible() and e.key() in _CHOOSES):
            e.ignore()  # the list of words takes these
        elif e.key() == Qt.Key.Key_F1:
            cursor = self.textCursor()
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
            self.helped.emit(cursor.selectedText())
        elif e.key() == Qt.Key.Key_Space and e.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._show_words(1)
        else:
            super().keyPressEvent(e)
            if e.text().isprintable() and e.text():
                self._show_words(0 if e.text() in ".|<" else 2)
            elif popup.isVisible() and e.key() == Qt.Key.Key_Backspace:
                self._show_words(1)

    def _show_words(self, fewest: int) -> None:
        """Offer words where at least so many letters are typed; 1 offers all there are."""
        before = self.toPlainText()[: self.textCursor().position()]
        found = self._offer(before)
        words = [each for each in found.words if each != found.typed]
        if not words or (fewest == 2 and len(found.typed) < 2):
            self._popup.hide()
            return
        model = self._completer.model()
        assert isinstance(model, QStringListModel)
        model.setStringList(words)
        self._completer.setCompletionPrefix(found.typed)
        popup = self._popup
        popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
        place = self.cursorRect()
        place.translate(self._gutter.width(), 0)
        bar = popup.verticalScrollBar().sizeHint().width()
        place.setWidth(popup.sizeHintForColumn(0) + bar + _FRAME)
        self._completer.complete(place)

    def _on_completed(self, word: str) -> None:
        cursor = self.textCursor()
        cursor.insertText(word[len(self._completer.completionPrefix()) :])
        self.setTextCursor(cursor)

    def _on_contents_changed(self, at: int, removed: int, added: int) -> None:
        if self._is_shown or not (removed or added):
            return
        typed = self.toPlainText()[at : at + added]
        if removed or len(typed) != 1 or not typed.isalnum():
            self._run += 1
        self.edited.emit(str(self._run))

    def _make_room(self) -> None:
        self.setViewportMargins(self._gutter.sizeHint().width(), 0, 0, 0)

    def _on_update_requested(self, rect: QRect, by: int) -> None:
        if by:
            self._gutter.scroll(0, by)
        else:
            self._gutter.update(0, rect.y(), self._gutter.width(), rect.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the numbers have the height of the text."""
        super().resizeEvent(event)
        inside = self.contentsRect()
        width = self._gutter.sizeHint().width()
        height = self.viewport().height()
        self._gutter.setGeometry(inside.left(), inside.top(), width, height)

    def paint_numbers(self, event: QPaintEvent) -> None:
        """Paint the numbers of the lines that are seen, that of a mistake with a dot."""
        painter = QPainter(self._gutter)
        on = look.tokens()
        painter.fillRect(event.rect(), QColor(on.window))
        block, offset = self.firstVisibleBlock(), self.contentOffset()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(offset)
            if place.top() > event.rect().bottom():
                return
            number = block.blockNumber() + self.first_line
            is_fault = number == self._fault
            painter.setPen(QColor(on.withheld if is_fault else on.secondary))
            line = QRect(0, round(place.top()), self._gutter.width() - 8, round(place.height()))
            words = f"\u25cf {number}" if is_fault else str(number)
            painter.drawText(line, _RIGHT, words)
            block = block.next()


class Gutter(QWidget):
    """The numbers of the lines, beside them."""

    def __init__(self, edit: CodeEdit) -> None:
        super().__init__(edit)
        self._edit = edit

    def sizeHint(self) -> QSize:
        """Return the room for the largest number and the dot before it."""
        digits = len(str(self._edit.blockCount() + self._edit.first_line))
        return QSize(self._edit.fontMetrics().horizontalAdvance("0" * (digits + 2)) + 14, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the editor paint: it knows where lines are."""
        self._edit.paint_numbers(event)
