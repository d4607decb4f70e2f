"""Which editor is shown: that of what is chosen in the outline."""

from functools import partial
from importlib import import_module
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from briefer.gui import settings
from briefer.gui.editor.commands import Commands
from briefer.gui.editor.desk import Desk
from briefer.gui.editor.outlook import OutlookPage
from briefer.gui.editor.page import Page
from briefer.gui.editor.prose import ProseEdit, ProseToolbar
from briefer.gui.editor.section import SectionPage
from briefer.gui.editor.selection import select
from briefer.gui.editor.summary import SummaryPage
from briefer.gui.editor.title import TitlePage
from briefer.gui.place import PARTS, part_of
from briefer.gui.session import Session
from briefer.gui.spelling import attach
from briefer.model.search import Hit

_TRIES: Final = 200
"""How many turns of the event loop cards may take to be there."""

_FOREIGN: Final = {
    "outlooks": ("briefer.gui.matrix", "MatrixView"),
    "judgements": ("briefer.gui.judgement", "JudgementsEditor"),
    "sources": ("briefer.gui.source", "SourcesEditor"),
}
"""Editors of packages that build on this one, so that it cannot name them in an import."""


class EditorStack(QWidget):
    """Shows the editor of what is chosen, with the buttons of the prose editor above it."""

    told = Signal(str)
    """A sentence for the user, such as that what was pasted is cut."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.desk = Desk(session)
        self.desk.follow = self._follow
        self.desk.tell = self.told.emit
        self.commands = Commands(self.desk, lambda: self._pages.get(self._shown))
        self.toolbar = ProseToolbar(self.desk.names, self.desk.sources)
        self._stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {}
        self._shown = ""
        self._item = session.shown.item
        line = QFrame()
        line.setProperty("kind", "line")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(line)
        column.addWidget(self._stack, 1)
        session.changed.connect(self.refresh)
        QTimer.singleShot(0, self, lambda: self.page)  # what stands around it is shown before

    @property
    def is_typographic(self) -> bool:
        """Return whether quotes and dashes are put in as they are printed."""
        return settings.read().typographic

    def toggle_typographic(self) -> None:
        """Put quotes and dashes in as they are printed, or as they are typed."""
        settings.change(typographic=not self.is_typographic)

    @property
    def page(self) -> QWidget:
        """Return the editor that is shown, which is made when it is asked for first."""
        if not self._shown:
            self.refresh()
        return self._pages[self._shown]

    def refresh(self) -> None:
        """Show what is chosen as it is now."""
        self.desk.begin_turn()
        item = self.session.shown.item
        wanted = part_of(self.session.briefing, item) or "summary"
        if wanted != self._shown:
            self._turn_to(wanted)
        page = self.page
        if isinstance(page, Page):
            page.refresh()
            page.reveal(item, enters=item != self._item and not _is_typing_elsewhere(self))
        self._item = item
        self.toolbar.setVisible(isinstance(page, Page))

    def select(self, hit: Hit, *, enters: bool = False, tries: int = _TRIES) -> None:
        """Select the words of a hit as soon as their editor is there; `enters` goes in."""
        found = select(self.page, hit)
        if found is not None and enters:
            found.setFocus()
        elif found is None and tries:
            again = partial(self.select, hit, enters=enters, tries=tries - 1)
            QTimer.singleShot(0, self, again)

    def enter(self) -> None:
        """Put the cursor into the first text of what is shown."""
        page = self.page
        if isinstance(page, Page) and page.enter():
            return
        texts = [each for each in page.findChildren(ProseEdit) if each.isVisible()]
        has_own_way = page.focusProxy() is not None
        (texts[0] if texts and not has_own_way else page).setFocus()

    def _turn_to(self, wanted: str) -> None:
        left, self._shown = self._shown, wanted
        if wanted not in self._pages:
            self._pages[wanted] = self._make(wanted)
            self._stack.addWidget(self._pages[wanted])
        self._stack.setCurrentWidget(self._pages[wanted])
        if left and left not in PARTS:
            page = self._pages.pop(left)
            self._stack.removeWidget(page)
            page.deleteLater()

    def _make(self, wanted: str) -> QWidget:
        match wanted:
            case "about":
                return TitlePage(self.desk)
            case "summary":
                return SummaryPage(self.desk)
            case "outlooks" | "judgements" | "sources":
                return _foreign(wanted, self.session)
            case _ if any(each.id == wanted for each in self.session.briefing.sections):
                return SectionPage(self.desk, wanted)
            case _:
                return OutlookPage(self.desk, wanted)

    def _follow(self, edit: ProseEdit) -> None:
        self.toolbar.follow(edit)
        attach(edit, self.session)
        edit.told.connect(self.told)
        edit.cursorPositionChanged.connect(lambda: self._keep_visible(edit))

    def _keep_visible(self, edit: ProseEdit) -> None:
        if edit.hasFocus():
            QTimer.singleShot(0, edit, lambda: self._scroll_to(edit))

    def _scroll_to(self, edit: ProseEdit) -> None:
        page = self._pages.get(self._shown)
        if isinstance(page, Page) and page.isAncestorOf(edit):
            page.keep_visible(edit.viewport(), edit.cursorRect())


def _is_typing_elsewhere(stack: QWidget) -> bool:
    """Return whether the focus is where it is wanted: in a list or text beside the editors."""
    focus = QApplication.focusWidget()
    kept = (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
    return isinstance(focus, kept) and not stack.isAncestorOf(focus)


def _foreign(wanted: str, session: Session) -> QWidget:
    """Return an editor that is made elsewhere, when it is wanted."""
    module, name = _FOREIGN[wanted]
    made: QWidget = getattr(import_module(module), name)(session)
    return made
