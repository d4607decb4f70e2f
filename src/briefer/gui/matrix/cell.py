"""The cells of the matrix: nearly empty where the shared text is read, else an icon and a word."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefer.gui import look, marks
from briefer.gui.coverage import count, state_words
from briefer.gui.matrix.table import HOLDS
from briefer.model.coverage import Coverage, State

_SIDE = look.SPACE[1]
_ICON = 18
_DOT = 2.5
_TINT = 22
_QUIET = 0.65

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Paints what an audience gets of an outlook."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        coverage: Coverage = index.data(HOLDS)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, coverage.state)
        inner = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        if coverage.state == State.SHARED:
            self._paint_shared(painter, inner, coverage, option.direction)
        else:
            self._paint_state(painter, inner, coverage, option.direction)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, state: State) -> None:
        on = look.tokens()
        painter.fillRect(option.rect, QColor(on.surface))
        painter.fillRect(QRect(option.rect.bottomLeft(), QSize(option.rect.width(), 1)), on.line)
        ground = QRectF(option.rect).adjusted(3, 3, -3, -4)
        colour = QColor(getattr(on, state.value))
        colour.setAlpha(0 if state == State.SHARED else _TINT)
        if option.state & QStyle.StateFlag.State_MouseOver and state == State.SHARED:
            colour = QColor(on.hover)
        painter.setPen(Qt.PenStyle.NoPen)
        is_current = option.state & QStyle.StateFlag.State_Selected
        if is_current and option.state & QStyle.StateFlag.State_Active:
            painter.setPen(QPen(QColor(on.accent), 2))
        painter.setBrush(colour)
        painter.drawRoundedRect(ground, look.RADIUS, look.RADIUS)

    def _paint_shared(
        self, painter: QPainter, rect: QRect, coverage: Coverage, direction: Qt.LayoutDirection
    ) -> None:
        middle = QRect(rect.left(), rect.center().y(), 2 * round(_DOT), 1)
        at = QStyle.visualRect(direction, rect, middle).center()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.tokens().shared))
        painter.drawEllipse(QPointF(at), _DOT, _DOT)
        self._paint_rest(painter, rect, coverage, direction)

    def _paint_state(
        self, painter: QPainter, rect: QRect, coverage: Coverage, direction: Qt.LayoutDirection
    ) -> None:
        state, number = coverage.state, count(coverage, coverage.state)
        icon = QRect(rect.left() - 2, rect.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        look.icon(state.value, state.value).paint(painter, QStyle.visualRect(direction, rect, icon))
        words = state_words(state)
        painter.setFont(look.font(strong=True))
        painter.setPen(QColor(getattr(look.tokens(), state.value)))
        left = _ICON + look.SPACE[0]
        text = QRect(rect.left() + left, rect.top(), rect.width() - left, rect.height())
        text = QStyle.visualRect(direction, rect, text)
        leading = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeading)
        metrics = painter.fontMetrics()
        counted = f"{words} {number}" if number > 1 and state != State.WITHHELD else words
        if metrics.horizontalAdvance(counted) <= text.width():
            words = counted
        elif metrics.horizontalAdvance(words) > text.width():
            words = str(number) if number > 1 else ""  # the icon says it, and the legend which
        painter.drawText(text, leading | Qt.AlignmentFlag.AlignVCenter, words)
        if state != State.WITHHELD:
            used = left + metrics.horizontalAdvance(words) + look.SPACE[1]
            self._paint_rest(painter, rect, coverage, direction, used)

    def _paint_rest(
        self,
        painter: QPainter,
        rect: QRect,
        coverage: Coverage,
        direction: Qt.LayoutDirection,
        used: int = look.SPACE[2],
    ) -> None:
        """Paint at the end, where there is room, what else there is in it, and quietly."""
        shown = marks.marks(coverage, without=coverage.state)
        wide = marks.width(shown)
        if shown and used + wide <= rect.width():
            place = QRect(rect.right() - wide, rect.top(), wide, rect.height())
            painter.setOpacity(_QUIET)
            marks.paint(painter, QStyle.visualRect(direction, rect, place), shown, direction)
