"""Articles in a window: read from a file or the clipboard, reviewed, and begun as a briefing."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from briefer.errors import BrieferError
from briefer.gui.folder import documents
from briefer.gui.language import isolated
from briefer.gui.message import MessageBar
from briefer.gui.question import ask
from briefer.gui.window.dropping import local_files
from briefer.store.library import Library
from briefer.value import replace

if TYPE_CHECKING:
    from briefer.gui.article.page import ReviewPage
    from briefer.gui.article.reading import Read, Reading
    from briefer.pipeline.article import Imported

SUFFIXES: Final = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx")


def is_article(path: Path) -> bool:
    """Return whether a file is named as articles are."""
    return path.name.casefold().endswith(SUFFIXES) and path.is_file()


class Articles(QObject):
    """Reads an article, shows the page of its review over the window, and leaves it."""

    turned = Signal()
    """The page is shown, or no longer."""
    read = Signal(object)
    """An article was read, and is to be reviewed in a window without a briefing."""
    begun = Signal(object)
    """The draft of an article was accepted, as a briefing that was never saved."""
    left = Signal()
    """The user went back without a briefing."""

    def __init__(self, stack: QStackedWidget, bar: MessageBar, library: Library) -> None:
        super().__init__(stack)
        self._stack, self._bar, self._library = stack, bar, library
        self._reading: Reading | None = None
        self.page: ReviewPage | None = None

    def open(self) -> None:
        """Ask for a file, and read it."""
        name, _ = QFileDialog.getOpenFileName(
            self._stack.window(),
            self.tr("Import an article"),
            str(documents()),
            self.tr("Articles (*.txt *.md *.markdown *.html *.htm *.xhtml *.docx)"),
        )
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Read a file."""
        self._begin(lambda reader: reader.file(path), path.name)

    def paste(self) -> None:
        """Read what is in the clipboard, or the file that was copied."""
        from briefer.gui.article.reading import pasting  # noqa: PLC0415 - not at the start

        data = QGuiApplication.clipboard().mimeData()
        files = [each for each in local_files(data.urls()) if is_article(each)]
        read = pasting(data)
        if files:
            self.take(files[0])
        elif read is None:
            self._bar.show_message(self.tr("There is no text in the clipboard."), "warning")
        else:
            self._begin(read, self.tr("the clipboard"))

    def _on_offer_chosen(self, outlet: str) -> None:
        page = self.page
        assert page is not None
        article = page.imported
        self._begin(
            lambda reader: reader.placed(article, outlet),
            article.name or self.tr("the clipboard"),
            self._on_placed,
        )

    def _on_placed(self, imported: "Imported") -> None:
        """Use the corrections of an outlet, unless something was moved or left meanwhile."""
        page = self.page
        self._reading = None
        self._bar.hide()
        if page is None or page.offer.outlet != imported.outlet or page.review.is_placed_by_hand:
            return
        if page.use(imported):
            says = self.tr("Used. Undo places the article as before.")
        else:
            says = self.tr("None of these corrections is met in this article.")
        self._bar.show_message(says)

    def show(self, imported: "Imported", today: dt.date) -> None:
        """Show the page of a review; there is none yet."""
        from briefer.gui.article.page import ReviewPage  # noqa: PLC0415 - not at the start

        page = self.page = ReviewPage(imported, self._library, today)
        QTimer.singleShot(0, page, partial(self._put, page))  # in a turn of its own

    def rebuild(self) -> None:
        """Make the page anew, in another language; what was done in it stays."""
        if (old := self.page) is not None:
            self.page = old.rebuilt()
            self._put(self.page)
            self._stack.removeWidget(old)
            old.deleteLater()

    def leave(self) -> None:
        """Take the page away where it is shown."""
        if (page := self.page) is not None:
            self.page = None
            self._stack.removeWidget(page)
            page.deleteLater()
            self.turned.emit()

    def tell_source(self, show: Callable[[], object]) -> None:
        """Say that the article of a draft is its source now; it can be shown to be completed."""
        says = self.tr("The article is a source of the draft: say how far it is to be trusted.")
        self._bar.show_message(says, "info", (self.tr("Complete the source"), show))

    def may_leave(self) -> bool:
        """Return whether the page may go: corrections that are not accepted are asked about."""
        if self.page is None or not self.page.review.can_undo:
            return True
        answers = (
            ("leave", self.tr("&Leave it"), "danger"),
            ("stay", self.tr("&Go on"), ""),
        )
        text = self.tr("Leave the article without a draft?")
        more = self.tr("What you corrected in it is lost.")
        return ask(self._stack.window(), text, more, answers) == "leave"

    def _put(self, page: "ReviewPage") -> None:
        page.left.connect(self._on_left)
        page.accepted.connect(self._on_accepted)
        page.forgotten.connect(self._on_forgotten)
        page.offer.chosen.connect(self._on_offer_chosen)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.turned.emit()
        page.setFocus()

    def cancel(self) -> None:
        """Read no further."""
        if (reading := self._reading) is not None:
            self._reading = None
            reading.done.disconnect()
            reading.failed.disconnect()
            reading.cancel()

    def _begin(
        self, read: "Read", name: str, done: "Callable[[Imported], None] | None" = None
    ) -> None:
        from briefer.gui.article.reading import Reading  # noqa: PLC0415 - not at the start

        self.cancel()
        reading = self._reading = Reading(read)
        reading.done.connect(done or self._on_done)
        reading.failed.connect(self._on_failed)
        says = self.tr("Reading {name}…").format(name=isolated(name))
        self._bar.show_message(says, "info", (self.tr("Cancel"), self.cancel))
        reading.begin()

    def _on_done(self, imported: "Imported") -> None:
        self._reading = None
        self._bar.hide()
        self.read.emit(imported)

    def _on_failed(self, fault: BrieferError) -> None:
        self._reading = None
        self._bar.show_fault(fault)

    def _on_left(self) -> None:
        if self.may_leave():
            self.leave()
            self.left.emit()

    def _on_forgotten(self) -> None:
        from briefer.pipeline.article import forget_corrections  # noqa: PLC0415 - as above

        page = self.page
        assert page is not None
        try:
            forget_corrections(page.imported.outlet)
        except BrieferError as fault:
            self._bar.show_fault(fault)
            return
        is_untouched = not page.review.is_placed_by_hand
        page.forget()
        if is_untouched:
            says = self.tr("Forgotten. The article is placed without them.")
        else:
            says = self.tr("Forgotten for the next article. In this one they stay, with your own.")
        self._bar.show_message(says)

    def _on_accepted(self) -> None:
        from briefer.pipeline.article import begun, keep_corrections  # noqa: PLC0415 - as above

        page = self.page
        assert page is not None
        asked, placement = page.beginning, page.placement
        if asked.fault:
            asked.date.setFocus()
            self._bar.show_message(asked.fault, "warning")
            return
        try:
            opened = begun(
                self._library,
                replace(page.imported, placement=placement),
                date=asked.day,
                title=page.review.wanted.title.strip(),
                template=page.review.wanted.template,
                suggestions=page.taken,
            )
            if page.kept.keeping.isChecked() and page.kept.outlet:
                keep_corrections(page.imported, placement, page.kept.outlet)
        except BrieferError as fault:
            self._bar.show_fault(fault)
            return
        briefing = replace(opened.briefing, audiences=asked.audiences)
        self.leave()
        self.begun.emit(replace(opened, briefing=briefing))
