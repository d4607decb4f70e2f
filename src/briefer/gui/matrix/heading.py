"""The headings of the matrix: a name, and below it the totals of its column."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QWidget

from briefer.gui import look, marks
from briefer.gui.coverage import state_words
from briefer.gui.matrix.table import HOLDS, Heading
from briefer.model.coverage import State

_HIGH = 68
_NAME = 36
"""The height of a name in two lines."""

_WIDE = 140
_SIDE = look.SPACE[1]


class HeadingView(QHeaderView):
    """Paints headings; what is shown in the window is in the accent."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Return the room for a name in two lines and totals above, and for names at the side."""
        if self.orientation() == Qt.Orientation.Horizontal:
            return QSize(super().sizeHint().width(), _HIGH)
        return QSize(_WIDE, super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Paint a heading."""
        heading: Heading = self.model().headerData(logicalIndex, self.orientation(), HOLDS)
        on = look.tokens()
        painter.save()
        painter.fillRect(rect, QColor(on.surface))
        painter.setPen(QColor(on.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(_SIDE, 0, -look.SPACE[1], 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            inner = rect.adjusted(look.SPACE[1], 0, -_SIDE, 0)
        title = QRect(inner)
        if heading.total is not None:
            title = QRect(inner.left(), inner.top() + 6, inner.width(), _NAME)
            below = QRect(inner.left(), title.bottom() + 3, inner.width(), marks.HEIGHT)
            self._paint_total(painter, below, heading)
        painter.setFont(look.font(strong=True))
        painter.setPen(QColor(on.accent if heading.is_shown else on.text))
        shown = fitting(heading.title, title, painter.fontMetrics())
        painter.drawText(title, self._leading() | Qt.TextFlag.TextWordWrap, shown)
        painter.restore()

    def _paint_total(self, painter: QPainter, below: QRect, heading: Heading) -> None:
        shown = marks.marks(heading.total) if heading.total else []
        if shown:
            marks.paint(painter, below, shown, self.layoutDirection())
        else:
            painter.setFont(look.font("small"))
            painter.setPen(QColor(look.tokens().secondary))
            words = state_words(State.SHARED)
            if painter.fontMetrics().horizontalAdvance(words) <= below.width():
                painter.drawText(below, self._leading(), words)

    def _leading(self) -> Qt.AlignmentFlag:
        leading = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
        return leading | Qt.AlignmentFlag.AlignVCenter


def fitting(name: str, room: QRect, metrics: QFontMetrics) -> str:
    """Return a name as it fits into a room in which it may take several lines; its end is cut."""
    wrapped, ends = Qt.TextFlag.TextWordWrap, len(name)
    while ends > 1:
        shown = name if ends == len(name) else f"{name[:ends].rstrip()}…"
        needed = metrics.boundingRect(QRect(0, 0, room.width(), 0), wrapped, shown)
        if needed.height() <= room.height() and needed.width() <= room.width():
            return shown
        ends -= 1
    return name
