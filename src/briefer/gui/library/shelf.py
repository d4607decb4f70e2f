"""The shelf: the model of the cards of one kind, with the pictures of their pages."""

from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage, QPixmap

from briefer.gui.coverage import tip
from briefer.gui.language import sentences
from briefer.gui.library.entry import Entry, where

ENTRY: Final = Qt.ItemDataRole.UserRole
"""The role of the entry itself."""

_MOST_PICTURES: Final = 96


class Shelf(QAbstractListModel):
    """The entries that fit what is searched for; a picture that is not there yet is wanted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Entry, ...] = ()
        self._words = ""
        self.shown: tuple[Entry, ...] = ()
        self._pictures: dict[str, QPixmap] = {}
        self._old: dict[str, QPixmap] = {}

    def show(self, entries: tuple[Entry, ...], words: str) -> None:
        """Show those of the entries that fit the words, in the order of their titles."""
        self._all, self._words = entries, words
        fitting = [each for each in entries if each.fits(words)]
        shown = tuple(sorted(fitting, key=_place))
        if shown != self.shown:
            self.beginResetModel()
            self.shown = shown
            self.endResetModel()

    def search(self, words: str) -> None:
        """Show those that fit other words."""
        self.show(self._all, words)

    def row_of(self, item_id: str) -> int:
        """Return the row of an item, -1 where it is not shown."""
        return next((at for at, each in enumerate(self.shown) if each.id == item_id), -1)

    def picture(self, name: str) -> QPixmap | None:
        """Return the picture of an item, a null one where it has none, None where it is wanted."""
        return self._pictures.get(name)

    def put_picture(self, name: str, image: QImage) -> None:
        """Hold the picture of an item; those that came first go where there are many."""
        self._pictures[name] = QPixmap.fromImage(image)
        self._old.pop(name, None)
        while len(self._pictures) > _MOST_PICTURES:
            del self._pictures[next(iter(self._pictures))]
        row = next((at for at, each in enumerate(self.shown) if each.name == name), -1)
        if row >= 0:
            index = self.index(row)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    def picture_now(self, name: str) -> QPixmap | None:
        """Return the picture to be painted: the old one until there is another."""
        return self._pictures.get(name, self._old.get(name))

    def forget_pictures(self) -> None:
        """Want all pictures anew."""
        held = self._old | self._pictures
        self._old, self._pictures = dict([*held.items()][-_MOST_PICTURES:]), {}

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return how many are shown."""
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return what is painted and read out of a card."""
        entry = self.shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{entry.title}, {where(entry)}"
            case Qt.ItemDataRole.AccessibleDescriptionRole | Qt.ItemDataRole.ToolTipRole:
                says = sentences(entry.fault) if entry.fault else entry.description
                return tip(says) if role == Qt.ItemDataRole.ToolTipRole else says
            case _ if role == ENTRY:
                return entry
        return None


def _place(entry: Entry) -> tuple[bool, bool, str]:
    """Return what puts those that can be used before the others."""
    return entry.fault is not None, entry.is_part, entry.title.casefold()
