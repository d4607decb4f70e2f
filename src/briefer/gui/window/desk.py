"""The desk: whom it is for on top, and below it what is chosen, its text and its pages."""

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from briefer.gui.audience import AudiencePicker
from briefer.gui.editing import Editing
from briefer.gui.editor import EditorStack
from briefer.gui.lane import Errand
from briefer.gui.look import SPACE
from briefer.gui.message import say
from briefer.gui.outline import OutlineView
from briefer.gui.place import changed_item, leading_to
from briefer.gui.session import Session
from briefer.gui.window.columns import Columns
from briefer.model.briefing import Briefing
from briefer.model.release import COMMON
from briefer.model.search import Hit, first_difference

if TYPE_CHECKING:
    from briefer.gui.find import FindBar
    from briefer.gui.preview import PreviewView

_PAINTED_MS: Final = 10
"""When the desk has been painted: what comes sooner is done in the same turn."""


class Desk(QWidget):
    """The widgets of one session. The preview comes after the window has been painted."""

    arranged = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._find: FindBar | None = None
        self.preview: PreviewView | None = None
        self.editing = Editing(session, self)
        self.picker = AudiencePicker(session)
        self.outline = OutlineView(session)
        self.editor = EditorStack(session)
        self.editor.told.connect(partial(say, self))
        self.outline.entered.connect(self._on_outline_entered)
        self._columns = Columns()
        self._columns.add("outline", self.outline)
        self._columns.add("editor", self.editor)
        self._columns.add("preview", QWidget())
        self._columns.arranged.connect(self.arranged)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._top())
        self._layout.addWidget(self._columns, 1)
        self.is_shown = self._columns.is_shown
        self.toggle = self._columns.toggle
        self.go_on = self._columns.go_on
        self.state = self._columns.state
        self._warming = Errand(partial(import_module, "briefer.writers.pdf"))
        self._warming.done.connect(self._add_preview)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the preview once all else has been painted."""
        super().showEvent(event)
        if self.preview is None and not event.spontaneous():
            QTimer.singleShot(_PAINTED_MS, self, self._warming.start)

    def finish(self) -> None:
        """Free what is large, as nobody looks at it any more."""
        if self.preview is not None:
            self.preview.finish()

    def go(self, item: str) -> None:
        """Show a part of the briefing in the editor."""
        self._columns.bring("editor")
        self._session.show(item=item)

    def _on_outline_entered(self) -> None:
        self._columns.bring("editor")
        self.editor.enter()

    def undo(self) -> None:
        """Go one step back, and to the place that it changed."""
        before = self._session.briefing
        self._session.undo()
        self._go_to_change(before)

    def redo(self) -> None:
        """Go one step on, and to the place that it changed."""
        before = self._session.briefing
        self._session.redo()
        self._go_to_change(before)

    def _go_to_change(self, before: Briefing) -> None:
        session = self._session
        hit = first_difference(before, session.briefing)
        if hit is None:
            if item := changed_item(before, session.briefing):
                self.go(item)
            return
        focus = QApplication.focusWidget()
        enters = focus is None or self.editor.isAncestorOf(focus)
        session.show(**leading_to(session.briefing, self.editor.desk.reading, hit))
        self._on_hit_gone_to(hit, enters)

    def step(self, by: str) -> None:
        """Show the next audience or the one before, the common text among them."""
        audiences = (*self._session.briefing.audiences, COMMON)
        here = self._session.shown.audience
        at = audiences.index(here) if here in audiences else -1
        self._session.show(audience=audiences[(at + int(by)) % len(audiences)])

    def move_item(self, by: str) -> None:
        """Move what is current in the outline down, or up for "-1"."""
        self.outline.move_by(int(by))

    def open_find(self) -> None:
        """Show the bar that finds and replaces, and go to it."""
        bar = self._find_bar()
        bar.show()
        bar.setFocus()

    def open_replace(self) -> None:
        """Show the bar that finds and replaces, and go to what is to be put in."""
        self._find_bar().open_replace()

    def step_hit(self, by: str) -> None:
        """Go to the next place that was found, or the one before for "-1"; ask where none was."""
        if self._find is None or not self._find.isVisible():
            self.open_find()
        else:
            self._find.list.step(int(by))

    def step_gap(self, by: str) -> None:
        """Go to the next cell of the matrix in which something is missing, or the one before."""
        self.go("outlooks")
        page = self.editor.page
        if (step := getattr(page, "step_gap", None)) is not None:
            step(int(by))

    def add_record(self, part: str) -> None:
        """Add a judgement or a source, and go to its first text."""
        self.go(part)
        if (add := getattr(self.editor.page, "add", None)) is not None:
            add()

    def _find_bar(self) -> "FindBar":
        if self._find is None:
            from briefer.gui.find import FindBar  # noqa: PLC0415 - most starts find nothing

            self._find = FindBar(self._session)
            self._find.gone_to.connect(self._on_hit_gone_to)
            self._layout.addWidget(self._find)
        return self._find

    def _on_hit_gone_to(self, hit: Hit, enters: bool) -> None:  # noqa: FBT001 - a slot
        self._columns.bring("editor")
        self.editor.select(hit, enters=enters)

    def export(self) -> None:
        """Ask what to export, and export it."""
        from briefer.gui.export import ExportDialog  # noqa: PLC0415 - most starts export nothing

        ExportDialog(self._session, self.window()).open()

    def save_template(self) -> None:
        """Ask what a template of the briefing keeps, and save it."""
        from briefer.gui.template.saving import SaveTemplateDialog  # noqa: PLC0415 - as above

        SaveTemplateDialog(self._session, self.window()).open()

    def compare(self) -> None:
        """Show what the library has in another version than the briefing carries."""
        if not self._session.updates():
            say(self, self.tr("The library has the same as this briefing carries."))
            return
        from briefer.gui.template.update import UpdateDialog  # noqa: PLC0415 - as above

        UpdateDialog(self._session, self.window()).open()

    def print(self) -> None:
        """Print the edition that is shown."""
        from briefer.gui.export.printing import PrintDialog  # noqa: PLC0415 - as above

        request = self._session.request()
        if request is not None:
            PrintDialog(self._session, request, self.window()).open()

    def search_pages(self) -> None:
        """Search in the pages of the edition."""
        self._columns.bring("preview")
        if self.preview is not None:
            self.preview.open_search()

    def _top(self) -> QWidget:
        top = QFrame()
        top.setProperty("kind", "top")
        row = QHBoxLayout(top)
        row.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        row.addWidget(self.picker, 1)
        return top

    def _add_preview(self) -> None:
        from briefer.gui.preview import PreviewView  # noqa: PLC0415 - after the window is painted

        if self.preview is not None:  # it was shown twice meanwhile
            return
        self.preview = PreviewView(self._session)
        self.preview.left.connect(partial(self._columns.bring, "editor"))
        self._columns.add("preview", self.preview)
        self.arranged.emit()
