"""The margin of the article: which part each stretch belongs to, in words."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from briefer.gui.article.review import Review
from briefer.gui.article.sheet import Sheet
from briefer.gui.article.words import Words
from briefer.gui.language import isolated
from briefer.gui.look import SPACE, font, icon, tokens

WIDTH: Final = 128
_LINE: Final = 16
_SIGN: Final = 14


class Margin(QWidget):
    """Names the part beside the first line of what belongs to it, and marks what is doubtful."""

    def __init__(self, sheet: Sheet, review: Review, words: Words) -> None:
        super().__init__(sheet)
        self._sheet, self._review, self._words = sheet, review, words

    def sizeHint(self) -> QSize:
        """Return the width that it always has."""
        return QSize(WIDTH, 0)

    def labels(self) -> list[tuple[int, int, str]]:
        """Return what stands where: the height, the index of the piece, and the words.

        A name stands once for all pieces that follow each other in a part; the first that is seen
        has it in any case.
        """
        found: list[tuple[int, int, str]] = []
        placement, seen, below = self._review.placement, "", -_LINE
        for block, place in self._sheet.visible():
            start, end = self._sheet.span_of(block)
            for index in self._review.between(start, end):
                piece = placement.pieces[index]
                name = self._words.place(piece, placement)
                starts = piece.start >= start
                if name != seen or (piece.doubt and starts):
                    inside = self._sheet.line_of(piece.start).top() if starts else place.top()
                    top = max(round(inside), below + _LINE, 0)
                    found.append((top, index, name if name != seen else ""))
                    seen, below = name, top
        return found

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's
        """Paint the names."""
        on, painter = tokens(), QPainter(self)
        is_mirrored = self.isRightToLeft()
        edge = 0 if is_mirrored else self.width() - 1
        painter.fillRect(QRect(edge, 0, 1, self.height()), QColor(on.line))
        current = self._review.index
        for top, index, name in self.labels():
            is_current = index == current
            painter.setFont(font("small", strong=is_current))
            painter.setPen(QColor(on.accent if is_current else on.secondary))
            room = QRectF(SPACE[0], top + 2, self.width() - 2 * SPACE[1], _LINE)
            if self._review.placement.pieces[index].doubt:
                at = room.left() if is_mirrored else room.right() - _SIGN
                place = QRect(round(at), round(room.top()) + 1, _SIGN, _SIGN)
                icon("warning", "missing").paint(painter, place)
                room.adjust(_SIGN if is_mirrored else 0, 0, 0 if is_mirrored else -_SIGN, 0)
            elided = painter.fontMetrics().elidedText(
                name, Qt.TextElideMode.ElideRight, int(room.width()) - 2
            )
            flags = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room.adjusted(0, 0, -2, 0), flags, isolated(elided))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the piece whose name was clicked."""
        at = event.position().y()
        for top, index, _ in self.labels():
            if top <= at < top + _LINE:
                self._review.go(self._review.placement.pieces[index].start)
