"""The preview: the pages of the edition that the session shows, kept up with it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from briefer.edition.place import NOWHERE
from briefer.errors import BrieferError, Problem, Severity
from briefer.gui.checking import place_of
from briefer.gui.language import placed, sentences, told
from briefer.gui.preview.address import follow
from briefer.gui.preview.arrangement import Zoom
from briefer.gui.preview.found import Found
from briefer.gui.preview.note import Absence, Note
from briefer.gui.preview.page_scroll import Anchor
from briefer.gui.preview.pictures import Picture
from briefer.gui.preview.press import Failure, Order, Press
from briefer.gui.preview.remedy import remedies
from briefer.gui.preview.search_bar import SearchBar
from briefer.gui.preview.sheet_view import SheetView
from briefer.gui.preview.sheets import Sheets, Spot, ids_of
from briefer.gui.preview.strip import Strip
from briefer.gui.session import Session
from briefer.model.release import COMMON
from briefer.pipeline import Request


class PreviewView(QWidget):
    """The pages with a note above and the zoom below; a click shows its item in the editor."""

    left = Signal()
    """The user goes from the note to the editor."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._made: tuple[object, object] | None = None
        self._item = ""
        self._ids: tuple[tuple[str, ...], ...] = ()
        self._is_sought = False
        self._sought = ""
        self._found = Found()
        self._told = -1
        self._press = Press()
        self._build()
        self._press.laid.connect(self._on_press_laid)
        self._press.drawn.connect(self.pages.put)
        self._press.failed.connect(self._on_press_failed)
        self._press.broken.connect(self._on_press_broken)
        session.changed.connect(self.refresh)
        self.refresh()

    def _build(self) -> None:
        self.pages = SheetView()
        self.pages.setAccessibleName(self.tr("Preview"))
        self.pages.moved.connect(self._on_pages_moved)
        self.pages.pointed.connect(lambda item: self._session.show(item=item))
        self.pages.links.followed.connect(lambda address: follow(address, self))
        self._absence = Absence()
        self._note = Note()
        self._note.pointed.connect(lambda item: self._session.show(item=item))
        self._note.pointed.connect(self.left)
        self.search_bar = SearchBar()
        self.search_bar.searched.connect(self.search)
        self.search_bar.stepped.connect(self._step)
        self.search_bar.closed.connect(self.close_search)
        self.search_bar.hide()
        self._strip = Strip()
        self.pages.links.reached.connect(self._on_link_reached)
        self._strip.zoomed.connect(self.pages.set_zoom)
        self._strip.stepped.connect(self.pages.zoom_by)
        self._strip.sought.connect(self.open_search)
        shown = QWidget()
        column = QVBoxLayout(shown)
        line = QFrame()
        line.setProperty("kind", "line")
        for each in (self._note, self.pages, line, self.search_bar, self._strip):
            column.addWidget(each, 1 if each is self.pages else 0)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(shown)
        self._stack.addWidget(self._absence)
        self.setFocusProxy(self.pages)

    def refresh(self) -> None:
        """Make the pages anew where something of them changed, and go to what is edited."""
        request = self._session.request()
        if request is None:
            self._made = None
            self._say_all_texts()
            return
        if self.pages.sheets is not None:
            self._stack.setCurrentIndex(0)
        briefing, item = self._session.briefing, self._session.shown.item
        is_edited = self._made is None or self._made[0] is not briefing
        if is_edited or item != self._item:
            self._ids = ids_of(briefing, item)
        if is_edited or self._made is None or self._made[1] != request:
            self._made = briefing, request
            self._order()
        if item != self._item:
            self._item = item
            self._is_sought = True
            self._reveal()

    def search(self, text: str) -> int:
        """Highlight a text on the pages, go to the first from here on, and return how many."""
        self._sought = text
        self._find(0)
        self._found.start_at(self.pages.page)
        self._step(0)
        return len(self._found)

    def _say_all_texts(self) -> None:
        step = self.tr("Show the common text"), partial(self._session.show, audience=COMMON)
        title = self.tr("All texts are not for export")
        self._absence.tell(title, self.tr("Choose an audience to see its pages."), (step,))
        self._stack.setCurrentIndex(1)

    def open_search(self) -> None:
        """Show the bar of the search, ready to be typed in."""
        self.search_bar.show()
        self.search_bar.field.setFocus()
        self.search_bar.field.selectAll()

    def close_search(self) -> None:
        """Hide the bar, and what it highlighted."""
        self.search_bar.hide()
        self.search("")
        self.pages.setFocus()

    def copy(self) -> None:
        """Copy what is selected on the pages."""
        self.pages.copy()

    def zoom_in(self) -> None:
        """Show the pages larger."""
        self.pages.zoom_by(1)

    def zoom_out(self) -> None:
        """Show the pages smaller."""
        self.pages.zoom_by(-1)

    def zoom(self, zoom: Zoom) -> None:
        """Show the pages as large as is asked for."""
        self.pages.set_zoom(zoom)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the pages that nobody saw before."""
        super().showEvent(event)
        self._order()

    def finish(self) -> None:
        """Let go of the pages: a window that is closed may be collected late."""
        sheets = self.pages.sheets
        self._found = Found()
        self.pages.show_sheets(None)
        self._press.release(sheets)
        self._press.finish()

    def _find(self, current: int) -> None:
        self._found = Found(self.pages.reading if self._sought else None, self._sought, current)
        self.pages.show_found(self._found)
        self.search_bar.show_count(len(self._found), self._found.current)

    def _step(self, by: int) -> None:
        self._found.step(by)
        self.pages.show_found(self._found)
        self.search_bar.show_count(len(self._found), self._found.current)
        if self._found.position is not None:
            self.pages.reveal(self._found.position)

    def _order(self) -> None:
        """Ask for the pages as they are seen; while nobody sees them, they are not made."""
        request = self._session.request()
        if request is None or not self.isVisible():
            return
        self._press.order(
            Order(
                opened=self._session.opened,
                library=self._session.library,
                request=request,
                zoom=self.pages.zoom,
                room=self.pages.room,
                wanted=self.pages.wanted(),
                item=self._session.shown.item,
                held=self.pages.pictures.held,
            )
        )

    def _boxes(self, sheets: Sheets | None) -> list[Spot]:
        """Return where what is edited stands, or what it is in."""
        if sheets is not None:
            for ids in self._ids:
                if boxes := sheets.boxes(ids):
                    return boxes
        return []

    def _reveal(self) -> None:
        boxes = self._boxes(self.pages.sheets)
        self.pages.mark(boxes, is_new=True)
        if boxes:
            self._is_sought = False
            self.pages.bring(*boxes[0])

    def _anchor(self, new: list[Spot]) -> Anchor | None:
        """Return where what is edited must stay, where it is in sight."""
        old = self._boxes(self.pages.sheets)
        if not old or not new:
            return None
        height = self.pages.height_of(old[0][0], old[0][1].y)
        is_at_top = self.pages.verticalScrollBar().value() == 0 and old[0][0] == new[0][0]
        return None if height is None or is_at_top else (new[0][0], new[0][1].y, height)

    def _on_press_laid(self, sheets: Sheets, picture: Picture | None) -> None:
        request = self._session.request()
        if request is None or sheets.checked.request.audience != request.audience:
            return
        boxes, old = self._boxes(sheets), self.pages.sheets
        self.pages.show_sheets(sheets, self._anchor(boxes))
        self._press.release(old)
        self._stack.setCurrentIndex(0)
        if picture is not None:
            self.pages.put(picture)
        problems = sheets.checked.problems
        error = next((each for each in problems if each.severity == Severity.ERROR), None)
        self._note.tell(error, place_of(sheets.checked, error) if error else NOWHERE)
        if self._is_sought:
            self._reveal()
        else:
            self.pages.mark(boxes, is_new=False)
        self._find(self._found.current)
        self._describe()

    def _on_press_failed(self, failure: Failure) -> None:
        sheets = self.pages.sheets
        if sheets is not None and sheets.checked.request.audience != failure.request.audience:
            self.pages.show_sheets(None)
        if self.pages.sheets is not None:
            self._note.tell(failure.problem, failure.place, is_old=True)
        elif failure.request == self._session.request():
            found = failure.problem
            says = placed(found) if isinstance(found, Problem) else sentences(found)
            if steps := [*remedies(self._session)]:
                says = told(found.message)
            self._absence.tell(self.tr("There are no pages"), says, steps)
            self._stack.setCurrentIndex(1)

    def _on_press_broken(self, request: Request) -> None:
        problem = BrieferError(
            self.tr("The pages could not be made, by a mistake in the program."),
            self.tr("The next change of the text makes them anew."),
        )
        self._on_press_failed(Failure(request=request, problem=problem))

    def _on_pages_moved(self) -> None:
        sheets = self.pages.sheets
        count = len(sheets.pages) if sheets else 0
        self._strip.refresh(self.pages.page, count, self.pages.zoom)
        if self.pages.lacks():
            self._order()
        if self.pages.page != self._told:
            self._describe()

    def _on_link_reached(self, says: str) -> None:
        self._strip.show_link(says)
        self.pages.setAccessibleDescription(says)
        if not says:
            self._describe()

    def _describe(self) -> None:
        """Offer the text of the page that is seen to screen readers."""
        sheets, self._told = self.pages.sheets, self.pages.page
        if sheets is not None:
            self.pages.setAccessibleDescription(sheets.text(self._told))
