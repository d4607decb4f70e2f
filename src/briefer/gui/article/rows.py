"""The draft as a list of rows: its parts, each with the pieces that belong to it below."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from briefer.article import revise
from briefer.article.placement import OUTLOOK, SUMMARY, Placement
from briefer.article.revise import outlooks
from briefer.gui.article.review import Here, Review
from briefer.gui.article.words import ABOUT, TRAY, Words, key_of, pieces, reason, role
from briefer.gui.coverage import tip
from briefer.gui.language import listed
from briefer.value import dataclass

ROW = Qt.ItemDataRole.UserRole
_MIME = "application/x-briefer-piece"
_MOST = 400
"""As many characters of a passage are shown, or told by a screen reader."""

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The head of a part with its count of pieces, or one of its pieces by its index."""

    key: str
    index: int = -1
    count: int = 0


class Group(NamedTuple):
    """A part with the indexes of its pieces, in order, and the row of its head."""

    key: str
    inside: Sequence[int]
    head: int


def groups(placement: Placement) -> Iterator[Group]:
    """Yield the tray, the article itself where a piece tells of it, and the parts of the draft."""
    inside: dict[str, list[int]] = {}
    for at, piece in enumerate(placement.pieces):
        inside.setdefault(key_of(piece), []).append(at)
    has_outlooks = any(outlooks(placement))
    head = 0
    for key in keys(placement):
        held = inside.get(key, [])
        if held or not (key == ABOUT or (key == OUTLOOK and not has_outlooks)):
            yield Group(key, held, head)
            head += 1 + len(held)


def keys(placement: Placement) -> Iterator[str]:
    """Yield the keys of all that something can be listed under, in the order of the list."""
    yield from (TRAY, ABOUT, SUMMARY)
    yield from (each.id for each in placement.parts if each.kind not in (SUMMARY, OUTLOOK))
    yield OUTLOOK
    yield from (each.id for each in outlooks(placement))


class Rows(QAbstractListModel):
    """The rows of a review."""

    def __init__(self, review: Review, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._words = words
        self._groups: list[Group] = []
        self._name = b"%d" % id(self)
        self._count = 0
        self.read()

    def read(self) -> None:
        """Take the placement as it is now."""
        self.beginResetModel()
        self._groups = [*groups(self._review.placement)]
        self._count = sum(1 + len(each.inside) for each in self._groups)
        self.endResetModel()

    def row(self, at: int) -> Row:
        """Return what is listed at a place."""
        group = self._groups[bisect_right(self._groups, at, key=attrgetter("head")) - 1]
        if at == group.head:
            return Row(key=group.key, count=len(group.inside))
        return Row(key=group.key, index=group.inside[at - group.head - 1])

    def place_of(self, here: Here) -> QModelIndex:
        """Return where something is listed; an invalid index where it is not."""
        placement = self._review.placement
        index = revise.index_at(placement, here) if isinstance(here, int) else -1
        key = here if isinstance(here, str) else key_of(placement.pieces[index])
        group = next((each for each in self._groups if each.key == key), None)
        if group is None:
            return QModelIndex()
        inside = 1 + bisect_left(group.inside, index) if index >= 0 else 0
        return self.index(group.head + inside, 0)

    def here_of(self, row: Row) -> Here:
        """Return what a row lists."""
        return self._review.placement.pieces[row.index].start if row.index >= 0 else row.key

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """Return how many rows there are."""
        return 0 if parent.isValid() else self._count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row itself, or what it says."""
        if not index.isValid():
            return None
        row = self.row(index.row())
        match role:
            case Qt.ItemDataRole.UserRole:
                return row
            case Qt.ItemDataRole.DisplayRole:
                return self.title(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._said(row)
            case Qt.ItemDataRole.ToolTipRole if row.index >= 0:
                return tip(
                    "\n".join(filter(None, reason(self._review.placement.pieces[row.index])))
                )
        return None

    def title(self, row: Row) -> str:
        """Return the name of a part, or the first words of a piece."""
        if row.index < 0:
            return self._words.key(row.key, self._review.placement)
        return " ".join(self._review.text(self._review.placement.pieces[row.index], _MOST).split())

    def _said(self, row: Row) -> str:
        if row.index < 0:
            return listed((self.title(row), pieces(row.count)))
        piece = self._review.placement.pieces[row.index]
        doubt = self.tr("doubtful") if piece.doubt else ""
        return listed(filter(None, (role(piece), doubt, self.title(row))))

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let pieces be dragged, and be dropped on every row."""
        flags = super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled
        row = index.data(ROW)
        if isinstance(row, Row) and row.index >= 0:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        """Let pieces be moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return the type of what is dragged."""
        return [_MIME]

    def mimeData(self, _: Sequence[QModelIndex]) -> QMimeData:
        """Return from which list something is dragged: that knows which pieces are chosen."""
        data = QMimeData()
        data.setData(_MIME, self._name)
        return data

    def is_own(self, data: QMimeData) -> bool:
        """Return whether it is dragged from this list."""
        return data.data(_MIME) == self._name
