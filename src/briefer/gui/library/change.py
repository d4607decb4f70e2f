"""Changes: what is done with the user's own items; what was removed can be brought back."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from briefer.errors import BrieferError
from briefer.gui.language import isolated
from briefer.gui.library.entry import KINDS, Entry
from briefer.gui.library.naming import NamingDialog, free_id
from briefer.gui.message import say, tell
from briefer.store.library import Library


class Changes(QObject):
    """Changes the library, and says in the window what was done."""

    changed = Signal(str, str)
    """An item by its kind and id: it is there, is another one, or is there no more."""

    def __init__(self, library: Library, page: QWidget) -> None:
        super().__init__(page)
        self._library = library
        self._page = page

    def duplicate(self, entry: Entry) -> None:
        """Ask for a name, and make a copy one's own."""
        title = self.tr("Duplicate “{0}”").format(isolated(entry.title))
        proposed = self.tr("{0} (copy)").format(entry.title)
        name = self._asked(title, self.tr("Duplicate"), proposed)
        if not name:
            return
        shelf = self._library.shelves()[entry.kind]
        new_id = free_id(name, shelf.ids(), entry.kind.removesuffix("s"))
        try:
            shelf.duplicate(entry.id, new_id)
            shelf.call(new_id, name)
        except BrieferError as fault:
            tell(self._page, fault)
        self.changed.emit(entry.kind, new_id)

    def rename(self, entry: Entry) -> None:
        """Ask for another name; the id stays, by which briefings find it."""
        title = self.tr("Rename “{0}”").format(isolated(entry.title))
        name = self._asked(title, self.tr("Rename"), entry.title)
        if not name or name == entry.title:
            return
        try:
            self._library.shelves()[entry.kind].call(entry.id, name)
        except BrieferError as fault:
            tell(self._page, fault)
        self.changed.emit(entry.kind, entry.id)

    def remove(self, *entries: Entry) -> None:
        """Put one's own into the bin, from which the message that says so brings it back."""
        says = self.tr("“{0}” is in the bin.").format(isolated(entries[0].title))
        if len(entries) > 1:
            says = self.tr("%Ln items are in the bin.", "", len(entries))
        self._throw(entries, says)

    def reset(self, entry: Entry) -> None:
        """Put one's own that covers a bundled one into the bin."""
        says = self.tr("“{0}” is as it came with the program; yours is in the bin.")
        self._throw((entry,), says.format(isolated(entry.title)))

    def _throw(self, entries: tuple[Entry, ...], says: str) -> None:
        thrown = []
        try:
            for each in entries:
                self._library.shelves()[each.kind].remove(each.id)
                thrown.append(each)
        except BrieferError as fault:
            tell(self._page, fault)
        else:
            say(self._page, says, (self.tr("Restore"), partial(self._restore_all, thrown)))
        for each in thrown[:1]:
            self.changed.emit(each.kind, each.id)

    def _restore_all(self, entries: list[Entry]) -> None:
        for each in entries:
            self.restore(each.kind, each.id)

    def restore(self, kind: str, item_id: str, number: int | None = None) -> None:
        """Take what was removed under the id out of the bin: that of the number, else the last.

        What is in the place of the one with a number goes into the bin.
        """
        try:
            shelf = self._library.shelves()[kind]
            shelf.restore(item_id, number, overwrite=number is not None)
        except BrieferError as fault:
            tell(self._page, fault)
            return
        self.changed.emit(kind, item_id)

    def is_binned(self) -> bool:
        """Return whether something is in the bin."""
        shelves = self._library.shelves()
        return any(shelves[kind].binned() for kind in KINDS)

    def _asked(self, title: str, verb: str, name: str) -> str:
        dialog = NamingDialog(title, verb, name, self._page)
        is_given = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.name if is_given else ""
