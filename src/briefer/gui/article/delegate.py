"""How a row of the draft is painted: the head of a part, or the first words of a piece of it."""

import unicodedata
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefer.article.placement import Piece
from briefer.gui.article.article import span_colour
from briefer.gui.article.review import Review
from briefer.gui.article.rows import ROW, Row
from briefer.gui.article.words import ABOUT, TRAY, pieces, role
from briefer.gui.language import isolated
from briefer.gui.look import SPACE, font, icon, tokens

HEIGHT: Final = 44
_BAR: Final = 4
_SIGN: Final = 16
_ICONS: Final = {TRAY: "import", ABOUT: "about", "summary": "summary", "outlook": "outlook"}


class RowDelegate(QStyledItemDelegate):
    """Paints rows of one height, in whichever direction their words run."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - Qt's
    ) -> QSize:
        """Return the height of all rows."""
        return QSize(0, HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the row."""
        row: Row = index.data(ROW)
        element = QStyle.PrimitiveElement.PE_PanelItemViewItem
        option.widget.style().drawPrimitive(element, option, painter, option.widget)
        painter.save()
        if row.index < 0:
            self._paint_head(painter, option, row, index.data())
        else:
            self._paint_piece(painter, option, row, index.data())
        painter.restore()

    def _paint_head(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, title: str
    ) -> None:
        on, part = tokens(), self._review.placement.part(row.key)
        room = option.rect.adjusted(SPACE[2], SPACE[1], -SPACE[2], 0)
        painter.setPen(QColor(on.line))
        painter.drawLine(option.rect.topLeft(), option.rect.topRight())
        kind = part.kind if part else row.key
        name = _ICONS.get(kind, "section")
        place = QRect(room.left(), room.center().y() - _SIGN // 2, _SIGN, _SIGN)
        colour = "missing" if row.key == TRAY else "secondary"
        icon(name, colour).paint(painter, _visual(option, place))
        count = pieces(row.count)
        painter.setFont(font("small"))
        painter.setPen(QColor(on.secondary))
        width = round(painter.fontMetrics().horizontalAdvance(count)) + 2
        end = QRect(room.right() - width, room.top(), width, room.height())
        painter.drawText(_visual(option, end), Qt.AlignmentFlag.AlignVCenter, isolated(count))
        painter.setFont(font(strong=True))
        painter.setPen(QColor(on.missing if row.key == TRAY else on.text))
        rest = room.adjusted(_SIGN + SPACE[1], 0, -width - SPACE[1], 0)
        elided = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, rest.width())
        side = Qt.AlignmentFlag.AlignRight if _is_mirrored(option) else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(_visual(option, rest), flags, isolated(elided))

    def _paint_piece(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, words: str
    ) -> None:
        on, piece = tokens(), self._review.placement.pieces[row.index]
        room = option.rect.adjusted(SPACE[3], SPACE[0], -SPACE[2], -SPACE[0])
        bar = QRect(room.left(), room.top(), _BAR, room.height())
        painter.fillRect(_visual(option, bar), span_colour(self._review, piece))
        painter.setPen(QColor(on.edge))
        painter.drawRect(_visual(option, bar))
        room.adjust(_BAR + SPACE[1], 0, 0, 0)
        if piece.doubt:
            place = QRect(room.right() - _SIGN, room.top() + 1, _SIGN, _SIGN)
            icon("warning", "missing").paint(painter, _visual(option, place))
            room.adjust(0, 0, -_SIGN - SPACE[0], 0)
        if piece.role not in ("passage", "unassigned"):
            room.adjust(0, 0, -_tag(painter, option, room, piece) - SPACE[1], 0)
        painter.setFont(font())
        painter.setPen(QColor(on.text))
        _draw_two_lines(painter, QRectF(_visual(option, room)), words)


def _tag(painter: QPainter, option: QStyleOptionViewItem, room: QRect, piece: Piece) -> int:
    """Paint what a piece is at the end of its row; return how wide that is."""
    painter.setFont(font("small"))
    painter.setPen(QColor(tokens().secondary))
    said = role(piece)
    width = painter.fontMetrics().horizontalAdvance(said) + 2
    place = QRect(room.right() - width, room.top(), width, room.height() // 2)
    painter.drawText(_visual(option, place), Qt.AlignmentFlag.AlignVCenter, isolated(said))
    return width


def _draw_two_lines(painter: QPainter, room: QRectF, words: str) -> None:
    """Draw words in two lines, from the side where they begin; the second ends in dots."""
    is_mirrored = runs_left(words)
    line = QTextLayout(words, painter.font())
    option = QTextOption()
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight
    )
    line.setTextOption(option)
    line.beginLayout()
    first = line.createLine()
    first.setLineWidth(room.width())
    line.endLayout()
    metrics = QFontMetricsF(painter.font())
    height, cut = metrics.lineSpacing(), first.textLength()
    rest = metrics.elidedText(words[cut:], Qt.TextElideMode.ElideRight, room.width())
    side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
    for at, said in enumerate((words[:cut].rstrip(), rest)):
        place = QRectF(room.left(), room.top() + at * height, room.width(), height)
        painter.drawText(place, flags, isolated(said))


def runs_left(words: str) -> bool:
    """Return whether a text runs from right to left: its first strong character (UAX #9, P2)."""
    kinds = (unicodedata.bidirectional(each) for each in words)
    return next((each for each in kinds if each in ("L", "R", "AL")), "L") != "L"


def _visual(option: QStyleOptionViewItem, place: QRect) -> QRect:
    return QStyle.visualRect(option.direction, option.rect, place)


def _is_mirrored(option: QStyleOptionViewItem) -> bool:
    return bool(option.direction == Qt.LayoutDirection.RightToLeft)
