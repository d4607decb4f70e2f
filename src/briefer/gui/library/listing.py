"""The listing: the items of the library, read on the lane and told kind by kind."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from briefer.gui.lane import lane
from briefer.gui.library.entry import KINDS, entries
from briefer.store.library import Library


class Listing(QObject):
    """Reads the library; the latest reading wins. It has no parent: the lane may outlive a page."""

    listed = Signal(str, object)
    """A kind, and its entries as a tuple."""

    def read(self, first: str) -> None:
        """Tell the items of all kinds, those of `first` before the others."""
        kinds = sorted(KINDS, key=lambda kind: kind != first)
        lane().put(self, lambda: self._work(kinds))

    def _work(self, kinds: list[str]) -> Iterator[None]:
        library = Library()
        for kind in kinds:
            found = []
            for number, entry in enumerate(entries(library, kind), 1):
                found.append(entry)
                if number % 20 == 0:
                    yield
            self.listed.emit(kind, tuple(found))
            yield
