"""The widget that prose is written in: keys, lists, and what has been written."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QElapsedTimer, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from briefer.gui import settings
from briefer.gui.editor.picture import picture_in
from briefer.gui.editor.prose import listing
from briefer.gui.editor.prose.document import char_format, insert_lines, is_chip, is_strong, kind_of
from briefer.gui.editor.prose.line import Form, Kind, Line
from briefer.gui.editor.prose.surface import Names, ProseSurface, is_undo
from briefer.gui.editor.prose.typography import TYPED, printed
from briefer.gui.editor.prose.voice import Voice

_PAUSE_MS: Final = 1500


class ProseEdit(ProseSurface):
    """Prose that is written, or with another form a line."""

    edited = Signal(str, str)
    """The light markup as it is now, and the run that the change belongs to ("" for none)."""

    focused = Signal()
    picture_pasted = Signal(object)
    """A picture is pasted, as `picture_in` finds it."""

    returned = Signal()
    """Return was pressed in what is a single line."""

    activated = Signal(int)
    """The chip or link at a position is to be changed."""

    def __init__(self, names: Names, form: Form = "prose", parent: QWidget | None = None) -> None:
        super().__init__(names, form, parent)
        self._run = 0
        self._since = QElapsedTimer()
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._settle_format)
        self.voice = Voice(self)
        self.focused.connect(self.voice.describe)
        self.focused.connect(self.voice.describe)

    def show_markup(self, markup: str, *, force: bool = False) -> None:
        """Show other text; what is typed next is plain where it follows a chip or a link."""
        super().show_markup(markup, force=force)
        self._settle_format()

    def toggle_list(self, kind: Kind) -> None:
        """Make the selected lines items of a list, or paragraphs again."""
        if self.form == "prose":
            self.as_step(lambda: listing.set_kind(self.textCursor(), kind))

    def contextMenuEvent(self, e: QContextMenuEvent) -> None:
        """Offer the clipboard alone."""
        menu = self.createStandardContextMenu(e.pos())
        for action in menu.actions()[:2]:  # undo and redo are those of the briefing
            if action.objectName() in ("edit-undo", "edit-redo"):
                menu.removeAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(e.globalPos())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Return whether there is text to take, or a picture."""
        return super().canInsertFromMimeData(source) or picture_in(source) is not None

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as a step of its own."""
        if (found := picture_in(source)) is not None:
            self.picture_pasted.emit(found)
            return
        self.as_step(lambda: super(ProseEdit, self).insertFromMimeData(source))

    def insert(self, lines: tuple[Line, ...]) -> None:
        """Insert lines at the cursor, as a step of its own."""
        self.as_step(lambda: insert_lines(self.textCursor(), lines, self.form))
        self.ensureCursorVisible()

    def as_step(self, change: Callable[[], object]) -> None:
        """Make a change that is a step of its own for undo."""
        self._is_showing = True
        change()
        self._is_showing = False
        self._settle_format()
        self._tell("")
        self._run += 1

    def toggle_strong(self) -> None:
        """Make what is selected, or is typed next, strong or not."""
        if self.form == "plain":
            return
        made = QTextCharFormat()
        is_on = is_strong(self.format_of_choice())
        made.setFontWeight(char_format(strong=not is_on).fontWeight())
        self.as_step(lambda: self.mergeCurrentCharFormat(made))

    def toggle_emphasis(self) -> None:
        """Make what is selected, or is typed next, emphasised or not."""
        if self.form == "plain":
            return
        made = QTextCharFormat()
        made.setFontItalic(not self.format_of_choice().fontItalic())
        self.as_step(lambda: self.mergeCurrentCharFormat(made))

    def format_of_choice(self) -> QTextCharFormat:
        """Return the format at the end of the selection, or that of what is typed next."""
        cursor = self.textCursor()
        return cursor.charFormat() if cursor.hasSelection() else self.currentCharFormat()

    def keyPressEvent(self, e: QKeyEvent) -> None:
        """Do what a key means here; undo is left to the briefing."""
        self._settle_format()
        if is_undo(e):
            e.ignore()
        elif not self._does(e):
            super().keyPressEvent(e)
            if e.text() in TYPED:
                self._print()

    def _print(self) -> None:
        """Put what is printed in the place of what was typed last, as a step of its own."""
        cursor = self.textCursor()
        before = QTextCursor(cursor)
        before.movePosition(before.MoveOperation.StartOfBlock, before.MoveMode.KeepAnchor)
        found = printed(before.selectedText(), self.names.language())
        look = cursor.charFormat()
        if found is None or look.isAnchor() or self.isReadOnly() or not settings.read().typographic:
            return
        count, words = found
        cursor.setPosition(cursor.position() - count, cursor.MoveMode.KeepAnchor)
        self.as_step(lambda: cursor.insertText(words, look))

    def _does(self, e: QKeyEvent) -> bool:
        """Do what a key means for structure; return whether it means anything."""
        key, cursor = e.key(), self.textCursor()
        if e.matches(QKeySequence.StandardKey.Bold):
            self.toggle_strong()
        elif e.matches(QKeySequence.StandardKey.Italic):
            self.toggle_emphasis()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._does_return(cursor)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and kind_of(cursor.block()):
            by = -1 if key == Qt.Key.Key_Backtab else 1
            self.as_step(lambda: listing.indent(cursor, by))
        elif key == Qt.Key.Key_Backspace and cursor.atBlockStart() and not cursor.hasSelection():
            if not kind_of(cursor.block()):
                return False
            self.as_step(lambda: listing.leave(cursor))
        elif key == Qt.Key.Key_Space and self.form == "prose" and not cursor.hasSelection():
            return listing.begin_typed(cursor)
        else:
            return False
        return True

    def _does_return(self, cursor: QTextCursor) -> bool:
        if cursor.selectionEnd() - cursor.selectionStart() == 1:
            position = cursor.selectionStart()
            if (found := self.chip_at(position)) is not None and is_chip(found):
                self.activated.emit(position)
                return True
        if self.form == "prose":
            self._run += 1
            listing.break_line(cursor)
            self.ensureCursorVisible()
        else:
            self.returned.emit()
        return True

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's
        """Let Tab move items in lists, and the focus elsewhere."""
        return not kind_of(self.textCursor().block()) and super().focusNextPrevChild(next)

    def focusInEvent(self, e: QFocusEvent) -> None:
        """Say that this text has the cursor."""
        super().focusInEvent(e)
        self.focused.emit()

    def mouseDoubleClickEvent(self, e: QMouseEvent) -> None:
        """Open what is clicked twice."""
        position = self.position_under(e.position().toPoint())
        if self.chip_at(position) is not None and not self.isReadOnly():
            self.activated.emit(position)
        else:
            super().mouseDoubleClickEvent(e)

    def _on_text_changed(self) -> None:
        if self._is_showing:
            return
        if self._since.isValid() and self._since.elapsed() > _PAUSE_MS:
            self._run += 1
        self._since.start()
        self._tell(str(self._run))

    def _tell(self, run: str) -> None:
        markup = self.markup()
        if markup != self._markup:
            self._markup = markup
            self.edited.emit(markup, run)

    def _settle_format(self) -> None:
        """Let what is typed after a chip or a link be plain text."""
        cursor = self.textCursor()
        if self._is_showing or cursor.hasSelection():
            return
        found = self.currentCharFormat()
        if is_chip(found) or (found.isAnchor() and not self._is_inside_link(cursor)):
            plain = char_format(strong=is_strong(found), emphasis=found.fontItalic())
            self.setCurrentCharFormat(plain)

    def _is_inside_link(self, cursor: QTextCursor) -> bool:
        if cursor.atBlockEnd():
            return False
        after = QTextCursor(cursor)
        after.movePosition(QTextCursor.MoveOperation.NextCharacter)
        return after.charFormat().anchorHref() == cursor.charFormat().anchorHref()
