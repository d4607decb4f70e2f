"""The article as it was read: each stretch in the colour of its part, with the name in the margin.

It is only read here. What is seen is coloured, and no more: an article may be long.
"""

from PySide6.QtCore import QEvent, QPoint, QRectF, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from briefer.article import revise
from briefer.article.placement import OUTLOOK, Piece
from briefer.gui.article.margin import WIDTH, Margin
from briefer.gui.article.review import Review
from briefer.gui.article.sheet import Sheet
from briefer.gui.article.words import Words, key_of, reason
from briefer.gui.coverage import tip
from briefer.gui.look import RADIUS, tokens


class ArticleText(Sheet):
    """A sheet whose stretches are coloured; where its cursor goes, the review goes."""

    asked = Signal(QPoint)
    """A menu is wanted at a place of the screen."""

    def __init__(self, review: Review, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(review.extract.text, parent)
        self._review, self._words = review, words
        self._coloured: tuple[object, ...] = ()
        self._strong: frozenset[tuple[int, int]] = frozenset()
        self._is_following = False
        self.margin = Margin(self, review, words)
        self.setProperty("kind", "article")
        self.setAccessibleName(self.tr("The article as it was read"))
        self._set_margins()
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.turned.connect(self._on_turned)
        review.changed.connect(self._colour)
        self._strengthen()
        review.moved.connect(self._follow)

    def _on_turned(self) -> None:
        self._strong = frozenset()
        self._colour()

    def _colour(self) -> None:
        self._strengthen()
        self._coloured = ()
        self._colour_seen()
        self.viewport().update()
        self.margin.update()

    def _colour_seen(self) -> None:
        """Colour what is seen, unless it is; before it is shown nothing is laid out."""
        if not self.isVisible():
            return
        wanted = (self._review.placement, self.seen(), tokens())
        if wanted != self._coloured:
            self._coloured = wanted
            placement = self._review.placement
            shown = (placement.pieces[at] for at in self._review.between(*self.seen()))
            self.setExtraSelections([self._selection(each) for each in shown])

    def _strengthen(self) -> None:
        """Show in strong letters what is a title or a heading now, and nothing else."""
        pieces = (self._review.placement.pieces[at] for at in self._review.between(*self.span()))
        wanted = frozenset((p.start, p.end) for p in pieces if p.role in ("title", "heading"))
        for stretches, weight in (
            (self._strong - wanted, QFont.Weight.Normal),
            (wanted - self._strong, QFont.Weight.DemiBold),
        ):
            form = QTextCharFormat()
            form.setFontWeight(weight)
            for start, end in stretches:
                self.stretch(start, end).mergeCharFormat(form)
        self._strong = wanted

    def _selection(self, piece: Piece) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = self.stretch(piece.start, piece.end)
        form = QTextCharFormat()
        form.setBackground(span_colour(self._review, piece))
        if piece.doubt:
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            form.setUnderlineColor(QColor(tokens().missing))
        made.cursor, made.format = cursor, form
        return made

    def _on_scrolled(self) -> None:
        self._colour_seen()
        self.margin.update()

    def _on_cursor_moved(self) -> None:
        if not self._is_following:
            self._review.go(self.offset)

    def _follow(self) -> None:
        """Let where one is be seen, unless the cursor is in it: of a part, how it begins."""
        self.viewport().update()
        self.margin.update()
        piece = self._review.piece
        if piece is None:
            pieces = self._review.placement.pieces
            piece = next((each for each in pieces if key_of(each) == self._review.here), None)
        if piece is None or piece.start <= self.offset <= piece.end:
            return
        self._is_following = True
        self.turn_to_offset(piece.start)
        if self.line_of(piece.end).bottom() > self.viewport().height():
            bar, top = self.verticalScrollBar(), self.line_of(piece.start).top()
            bar.setValue(bar.value() + top - self.viewport().height() // 4)
        self._is_following = False

    def _set_margins(self) -> None:
        is_mirrored = self.isRightToLeft()
        self.setViewportMargins(0 if is_mirrored else WIDTH, 0, WIDTH if is_mirrored else 0, 0)

    def resizeEvent(self, e: QResizeEvent) -> None:
        """Keep the margin beside the text."""
        super().resizeEvent(e)
        inside = self.contentsRect()
        left = inside.right() - WIDTH if self.isRightToLeft() else inside.left()
        self.margin.setGeometry(left, inside.top(), WIDTH, inside.height())
        self._colour_seen()

    def showEvent(self, e: QShowEvent) -> None:
        """Colour what is seen first."""
        super().showEvent(e)
        self._colour_seen()

    def changeEvent(self, e: QEvent) -> None:
        """Colour what is seen anew in another palette."""
        super().changeEvent(e)
        if e.type() == QEvent.Type.PaletteChange:
            self._colour_seen()

    def paintEvent(self, e: QPaintEvent) -> None:
        """Paint the text, and a frame around where one is."""
        super().paintEvent(e)
        if (frame := self.frame_of(self._review.index)) is not None:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens().accent), 2))
            painter.drawRoundedRect(frame, RADIUS, RADIUS)

    def frame_of(self, index: int) -> QRectF | None:
        """Return what is around a piece in the viewport, None where it is not seen."""
        if index < 0 or index not in self._review.between(*self.seen()):
            return None
        piece = self._review.placement.pieces[index]
        top, bottom = self.line_of(piece.start).top(), self.line_of(piece.end).bottom()
        return QRectF(1, top - 2, self.viewport().width() - 2, bottom - top + 4)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say by which rule a piece stands where it does."""
        if isinstance(event, QHelpEvent):
            index = revise.index_at(self._review.placement, self.offset_at(event.pos()))
            words = self._told(index) if index >= 0 else ""
            QToolTip.showText(event.globalPos(), tip(words), self)
            return True
        return super().viewportEvent(event)

    def _told(self, index: int) -> str:
        piece = self._review.placement.pieces[index]
        place = self._words.place(piece, self._review.placement)
        return "\n".join(filter(None, (place, *reason(piece))))

    def contextMenuEvent(self, e: QContextMenuEvent) -> None:
        """Ask for the menu of the piece; that of the text would only copy."""
        if e.reason() == QContextMenuEvent.Reason.Mouse:
            cursor = self.cursorForPosition(e.pos())
            self.setTextCursor(cursor)
        self.asked.emit(e.globalPos())


def span_colour(review: Review, piece: Piece) -> QColor:
    """Return the colour behind a piece: that of its part, or a quiet one for what is in none."""
    on = tokens()
    if not piece.part or piece.part == OUTLOOK:
        return QColor(on.hover)
    order = [each.id for each in review.placement.parts]
    at = order.index(piece.part) if piece.part in order else 0
    return QColor(on.spans[at % len(on.spans)])
