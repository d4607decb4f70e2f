"""What gives an editor of text its spelling: waves, suggestions, the user's own words."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from briefer.gui.session import Session
from briefer.gui.spelling.checker import checker_of
from briefer.gui.spelling.highlighter import TextEdit, Waves
from briefer.gui.spelling.speller import words

_PATIENCE_MS: Final = 100
"""How long a menu waits for suggestions."""


class Spelling(QObject):
    """The spelling of one text."""

    def __init__(self, edit: TextEdit, session: Session) -> None:
        super().__init__(edit)
        self._edit = edit
        self._checker = checker_of(session)
        self._waves = Waves(edit, self._checker.is_right)
        self._checker.reconsidered.connect(self._waves.reconsider)
        edit.viewport().installEventFilter(self)
        edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Offer suggestions where the right click is on a misspelt word."""
        if isinstance(event, QContextMenuEvent) and event.type() == QEvent.Type.ContextMenu:
            is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            pos = self._edit.cursorRect().center() if is_by_key else event.pos()
            found = self._misspelt(pos)
            if found is not None:
                self._offer(found, pos)
                return True
        return super().eventFilter(watched, event)

    def _misspelt(self, pos: QPoint) -> QTextCursor | None:
        """Return the cursor that selects the misspelt word under a point, None where none is."""
        cursor = self._edit.cursorForPosition(pos)
        block, at = cursor.block(), cursor.positionInBlock()
        for found in words(block.text()):
            if found.start() <= at <= found.end() and not self._checker.is_right(found[0]):
                cursor.setPosition(block.position() + found.start())
                end = block.position() + found.end()
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                return cursor
        return None

    def _offer(self, cursor: QTextCursor, pos: QPoint) -> None:
        menu = self._edit.createStandardContextMenu(pos)
        for action in menu.actions()[:3]:  # undo and redo, which are those of the briefing
            if action.isSeparator() or action.objectName() in ("edit-undo", "edit-redo"):
                menu.removeAction(action)
        first = menu.actions()[0]
        word = cursor.selectedText()
        plain = word.replace("\u2019", "'").removesuffix("'s")
        for action in self._accepting(menu, plain):
            menu.insertAction(first, action)
        menu.insertSeparator(first)
        menu.aboutToHide.connect(menu.deleteLater)
        where = self._edit.viewport().mapToGlobal(pos)
        if self._edit.isReadOnly():
            menu.popup(where)
        else:
            self._suggest(menu, cursor, where)

    def _suggest(self, menu: QMenu, cursor: QTextCursor, where: QPoint) -> None:
        """Show the menu as soon as there are suggestions, or without them if that takes longer."""
        looking = QAction(self.tr("Looking for suggestions …"), menu)
        looking.setEnabled(False)
        menu.insertAction(menu.actions()[0], looking)
        patience = QTimer(menu, singleShot=True, interval=_PATIENCE_MS)
        patience.timeout.connect(partial(menu.popup, where))
        patience.start()

        def show(found: list[str]) -> None:
            if not isValid(menu):
                return
            for each in found:
                action = QAction(each, menu)
                action.triggered.connect(partial(self._replace, cursor, each))
                menu.insertAction(looking, action)
            looking.setText(self.tr("No suggestions"))
            looking.setVisible(not found)
            if patience.isActive():
                patience.stop()
                menu.popup(where)

        self._checker.suggest(cursor.selectedText(), show)

    def _accepting(self, menu: QMenu, word: str) -> Iterator[QAction]:
        ignoring = QAction(self.tr("Ignore “{word}” in this briefing").format(word=word), menu)
        ignoring.triggered.connect(partial(self._checker.ignore, word))
        learning = QAction(self.tr("Add “{word}” to my words").format(word=word), menu)
        learning.triggered.connect(partial(self._checker.learn, word))
        yield from (ignoring, learning)

    def _replace(self, cursor: QTextCursor, word: str) -> None:
        cursor.insertText(word, cursor.charFormat())


def attach(edit: TextEdit, session: Session) -> Spelling:
    """Return the spelling of a text, which lives as long as its editor."""
    return Spelling(edit, session)
