"""The legend below the matrix: what its marks mean."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from briefer.gui import look
from briefer.gui.coverage import state_words
from briefer.gui.language import listed
from briefer.model.coverage import State

_HIGH = 20
_ICON = 14


class Legend(QWidget):
    """One line with the marks and their words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(listed(map(state_words, State)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room for all words."""
        return QSize(sum(map(self._width, State)), _HIGH)

    def _width(self, state: State) -> int:
        words = QFontMetrics(look.font("small")).horizontalAdvance(state_words(state))
        return _ICON + look.SPACE[0] + words + look.SPACE[3]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's
        """Paint the marks and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font("small"))
        at = 0
        for state in State:
            icon = self._visual(QRect(at, (_HIGH - _ICON) // 2, _ICON, _ICON))
            if state == State.SHARED:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(look.tokens().shared))
                painter.drawEllipse(QPointF(icon.center()), 2.5, 2.5)
            else:
                look.icon(state.value, state.value).paint(painter, icon)
            painter.setPen(QColor(look.tokens().secondary))
            left = at + _ICON + look.SPACE[0]
            place = self._visual(QRect(left, 0, self._width(state), _HIGH))
            leading = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
            painter.drawText(place, leading | Qt.AlignmentFlag.AlignVCenter, state_words(state))
            at += self._width(state)

    def _visual(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)
