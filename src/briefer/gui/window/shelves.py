"""The library in a window: its page over what is shown, and files that are offered to it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from briefer.errors import BrieferError, Problem
from briefer.gui.folder import documents
from briefer.gui.language import isolated, placed
from briefer.gui.message import MessageBar
from briefer.gui.window.files import Files
from briefer.store import shared
from briefer.store.library import Library

if TYPE_CHECKING:
    from briefer.gui.library.page import LibraryPage
    from briefer.store.update import Update


class Shelves(QObject):
    """Shows the page of the library and leaves it, and opens its dialogs."""

    turned = Signal()
    """The page is shown, or no longer."""
    left = Signal()
    """The user went back to where no briefing is open yet."""
    renewed = Signal(object)
    """The user went back to a briefing, and the library has something new for what it carries."""
    begun = Signal(str)
    """A template was chosen to begin from, by its id."""

    def __init__(
        self, stack: QStackedWidget, files: Files, bar: MessageBar, library: Library
    ) -> None:
        super().__init__(files)
        self._stack, self._files, self._bar = stack, files, bar
        self._library = library
        self._under = 0
        self._known: tuple[Update, ...] = ()
        self.page: LibraryPage | None = None

    def show(self) -> None:
        """Show the page, and what the shared folder has now."""
        self._remember()
        self._turn()

    def _remember(self) -> None:
        """Know what was new for the briefing before the library changes."""
        if self.page is None:
            self._known = self._updates()

    def _turn(self) -> None:
        if self.page is None:
            from briefer.gui.library.page import LibraryPage  # noqa: PLC0415 - not at the start

            page = self.page = LibraryPage(self._library, self._files.session)
            page.left.connect(self._on_left)
            page.begun.connect(self.begun)
            page.adding.connect(self.add)
            page.sharing.connect(self.share)
            page.exporting.connect(self._on_exporting)
            self._under = self._stack.currentIndex()
            self._stack.addWidget(page)
            self._stack.setCurrentWidget(page)
            self.turned.emit()
            if shared.folder() is not None:
                self.look()
        self.page.setFocus()

    def leave(self) -> None:
        """Take the page away where it is shown."""
        if (page := self.page) is not None:
            self.page = None
            page.finish()
            self._stack.setCurrentIndex(self._under)  # which gives the focus back
            self._stack.removeWidget(page)
            page.deleteLater()
            self.turned.emit()

    def look(self) -> None:
        """Read the library anew, with what the shared folder has now."""
        from briefer.gui.library.folder import Visit  # noqa: PLC0415 - not at the start

        visit = Visit()
        visit.ended.connect(self._on_visited)
        visit.begin()

    def share(self) -> None:
        """Ask for the shared folder."""
        from briefer.gui.library.folder import FolderDialog  # noqa: PLC0415 - not at the start

        dialog = FolderDialog(self._stack.window())
        dialog.chosen.connect(self.look)
        dialog.open()

    def add(self) -> None:
        """Ask for files, and look at what they hold."""
        names, _ = QFileDialog.getOpenFileNames(
            self._stack.window(),
            self.tr("Add to the library"),
            str(documents()),
            self.tr("Items of the library (*.briefbundle *.brieftemplate *.xml.j2 *.toml)"),
        )
        for name in names:
            self.offer(Path(name))

    def offer(self, path: Path) -> None:
        """Show what a file holds before anything of it is added."""
        from briefer.gui.library.knowing import is_key  # noqa: PLC0415 - not at the start

        if is_key(path):
            self._add_key(path)
            return

        from briefer.gui.library.offer import OfferDialog  # noqa: PLC0415 - as above

        self._remember()
        dialog = OfferDialog(path, self._stack.window())
        dialog.taken.connect(self._on_taken)
        dialog.open()

    def _add_key(self, path: Path) -> None:
        from briefer.gui.library.knowing import know_key  # noqa: PLC0415 - not at the start

        try:
            name = know_key(path, self._stack.window())
        except BrieferError as fault:
            self._bar.show_fault(fault)
            return
        if name:
            says = self.tr("The key {0} is known now.")
            self._bar.show_message(says.format(isolated(name)))

    def _on_taken(self, kind: str, item_id: str) -> None:
        self._library.reread()
        self._turn()
        if self.page is not None:
            self.page.show_item(kind, item_id)

    def _on_visited(self, problems: tuple[Problem, ...]) -> None:
        self._library.reread()
        if self.page is None:
            return
        self.page.reread()
        if problems:
            again = (self.tr("Try again"), self.look)
            self._bar.show_message(placed(problems[0]), "warning", again)

    def _on_left(self) -> None:
        self.leave()
        if self._files.session is None:
            self.left.emit()
        elif self._updates() != self._known:
            self.renewed.emit(self._files.session.opened)

    def _updates(self) -> "tuple[Update, ...]":
        return self._files.session.updates() if self._files.session is not None else ()

    def _on_exporting(self, kind: str, ids: tuple[str, ...]) -> None:
        from briefer.gui.library.parcel import ParcelDialog  # noqa: PLC0415 - not at the start

        ParcelDialog(self._library, kind, ids, self._stack.window()).open()
