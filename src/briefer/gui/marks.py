"""Marks painted side by side: an icon for each state that stands out, with how many there are."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle

from briefer.gui import look
from briefer.gui.coverage import ORDER, count
from briefer.model.coverage import Coverage, State

_ICON = 14
_GAP = look.SPACE[1]
HEIGHT = 16
"""How high a row of marks is."""

Mark = tuple[str, int]
"""The name of an icon, which is that of its colour, and a number."""


def marks(coverage: Coverage, *, without: State | None = None) -> list[Mark]:
    """Return the marks of a coverage, but for one state."""
    counted = [(state, count(coverage, state)) for state in ORDER if state != without]
    return [(state.value, number) for state, number in counted if number]


def width(shown: list[Mark]) -> int:
    """Return how wide the marks are."""
    metrics = QFontMetrics(look.font("small"))
    each = (_ICON + 3 + metrics.horizontalAdvance(str(number)) for _, number in shown)
    return sum(each) + _GAP * max(len(shown) - 1, 0)


def paint(painter: QPainter, rect: QRect, shown: list[Mark], direction: Qt.LayoutDirection) -> None:
    """Paint marks from where a line begins, in the middle of a rectangle."""
    painter.setFont(look.font("small"))
    metrics = painter.fontMetrics()
    at, top = rect.left(), rect.center().y() - HEIGHT // 2 + 1
    for name, number in shown:
        text = metrics.horizontalAdvance(str(number)) + 2
        icon = QRect(at, top + 1, _ICON, _ICON)
        digits = QRect(at + _ICON + 2, top, text, HEIGHT)
        look.icon(name, name).paint(painter, QStyle.visualRect(direction, rect, icon))
        painter.setPen(QColor(getattr(look.tokens(), name)))
        digits = QStyle.visualRect(direction, rect, digits)
        painter.drawText(digits, Qt.AlignmentFlag.AlignCenter, str(number))
        at += _ICON + 1 + text + _GAP
