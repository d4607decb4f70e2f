"""Cards: an item as the picture of its first page, its title, and where it lies."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefer.gui.library.entry import Entry, where
from briefer.gui.library.shelf import ENTRY, Shelf
from briefer.gui.look import RADIUS, SPACE, font, icon, tokens
from briefer.gui.thumbnail import SIZE, paint_page
from briefer.store.layered import Layer

_TEXT: Final = 58
_GAP: Final = SPACE[2]

CARD: Final = QSize(SIZE.width() + 2 * SPACE[1], SIZE.height() + SPACE[1] + _TEXT)
CELL: Final = CARD + QSize(_GAP, _GAP)
"""A card with the room around it."""

_MARK: Final = 16
_STEP: Final = 48
_ICONS: Final = {Layer.OWN: "own", Layer.SHARED: "shared"}


class Cards(QListView):
    """The cards of a shelf, as many beside each other as there is room for."""

    renamed = Signal()
    """Another name is asked for, by the key."""
    thrown = Signal()
    """It is to be removed, by the key."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self.setModel(shelf)
        self.setItemDelegate(CardDelegate(shelf))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setGridSize(CELL)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(_STEP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rename and remove by the keys that do it in the outline."""
        match event.key():
            case Qt.Key.Key_F2:
                self.renamed.emit()
            case Qt.Key.Key_Delete:
                self.thrown.emit()
            case _:
                super().keyPressEvent(event)


class CardDelegate(QStyledItemDelegate):
    """Paints the cards of a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__(shelf)
        self._shelf = shelf

    def sizeHint(self, _: QStyleOptionViewItem, __: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a card with the room around it."""
        return CELL

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a card."""
        entry: Entry = index.data(ENTRY)
        painter.save()
        cell = QRectF(option.rect)
        card = QRectF(0, 0, CARD.width(), CARD.height())
        card.moveCenter(cell.center())
        self._paint_ground(painter, card.adjusted(1, 1, -1, -1), option.state)
        page = QRectF(SPACE[1], SPACE[1], SIZE.width(), SIZE.height()).translated(card.topLeft())
        picture = self._shelf.picture_now(entry.name)
        paint_page(painter, page, picture if picture is not None else QPixmap())
        if entry.fault is not None or (picture is not None and picture.isNull()):
            self._paint_sign(painter, page, entry)
        self._paint_words(painter, page, entry, option)
        painter.restore()

    def _paint_ground(self, painter: QPainter, card: QRectF, state: QStyle.StateFlag) -> None:
        on = tokens()
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        is_near = bool(state & QStyle.StateFlag.State_MouseOver)
        colour = on.selected if is_chosen else on.hover if is_near else on.surface
        edge = QPen(QColor(on.accent), 2) if is_chosen else QPen(QColor(on.line), 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(edge)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(card, RADIUS, RADIUS)

    def _paint_sign(self, painter: QPainter, page: QRectF, entry: Entry) -> None:
        """Say by a sign in the middle that there is no page."""
        sign = ("error", "withheld") if entry.fault else ("template", "secondary")
        place = QRectF(0, 0, 32, 32)
        place.moveCenter(page.center())
        icon(*sign).paint(painter, place.toRect())

    def _paint_words(
        self, painter: QPainter, page: QRectF, entry: Entry, option: QStyleOptionViewItem
    ) -> None:
        on = tokens()
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        line = QRectF(page.x() + 4, page.bottom() + SPACE[1], page.width() - 8, 20)
        painter.setLayoutDirection(option.direction)
        painter.setPen(QColor(on.text))
        painter.setFont(font(strong=True))
        painter.drawText(line, flags, _cut(painter, entry.title, line.width()))
        line.translate(0, 21)
        if (name := _ICONS.get(entry.layers[0])) is not None:
            mark = QRectF(line.x(), line.y() + 2, _MARK, _MARK)
            if option.direction == Qt.LayoutDirection.RightToLeft:
                mark.moveRight(line.right())
                line.setRight(mark.left() - 4)
            else:
                line.setLeft(mark.right() + 4)
            icon(name, name).paint(painter, mark.toRect())
        painter.setFont(font("small"))
        painter.setPen(QColor(on.secondary))
        painter.drawText(line, flags, _cut(painter, where(entry), line.width()))


def _cut(painter: QPainter, words: str, room: float) -> str:
    return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room))
