"""A segment of the picker: the name of an audience, and below it what differs for it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from briefer.gui import look
from briefer.gui.coverage import ORDER, count, count_words, tip
from briefer.model.coverage import Coverage

HEIGHT = 48
_SIDE = look.SPACE[2]
_ICON = 14
_GAP = look.SPACE[1]
_WIDEST_NAME = 180


class Segment(QPushButton):
    """An audience; `note` stands under the name where nothing is counted."""

    def __init__(self, action: QAction, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "segment")
        self.setCheckable(True)
        self.setFixedHeight(HEIGHT)
        self.action = action
        self._note = note
        self._name = action.text()
        self._coverage: Coverage | None = None
        self._describe()

    @property
    def audience(self) -> str:
        """Return the id of the audience."""
        return str(self.action.data())

    def refresh(self, name: str, coverage: Coverage | None) -> None:
        """Show a name and counts."""
        if (name, coverage) != (self._name, self._coverage):
            self._name, self._coverage = name, coverage
            self._describe()
            self.updateGeometry()
            self.update()

    def _describe(self) -> None:
        said = count_words(self._coverage) if self._coverage else self._note
        self.setAccessibleName(f"{self._name}: {said}")
        keys = self.action.shortcut().toString()
        self.setToolTip(tip("\n".join(filter(None, (self._name, said, keys)))))

    def sizeHint(self) -> QSize:
        """Return the room for the name and the counts."""
        name = QFontMetrics(look.font(strong=True)).horizontalAdvance(self._name)
        wide = max(min(name, _WIDEST_NAME), self._below())
        return QSize(wide + 2 * _SIDE, HEIGHT)

    def _below(self) -> int:
        metrics = QFontMetrics(look.font("small"))
        marks = self._marks()
        if not marks:
            return metrics.horizontalAdvance(self._note)
        widths = (_ICON + 2 + metrics.horizontalAdvance(str(number)) for _, number in marks)
        return sum(widths) + _GAP * (len(marks) - 1)

    def _marks(self) -> list[tuple[str, int]]:
        if self._coverage is None:
            return []
        counted = ((state.value, count(self._coverage, state)) for state in ORDER)
        return [(name, number) for name, number in counted if number]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's
        """Paint the button, then the two lines on it."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        inner = self.rect().adjusted(_SIDE, 6, -_SIDE, -6)
        on = look.tokens()
        font = look.font(strong=self.isChecked())
        painter.setFont(font)
        painter.setPen(QColor(on.accent if self.isChecked() else on.text))
        elided = QFontMetrics(font).elidedText(
            self._name, Qt.TextElideMode.ElideRight, inner.width()
        )
        leading = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
        painter.drawText(inner, leading | Qt.AlignmentFlag.AlignTop, elided)
        painter.setFont(look.font("small"))
        below = QRect(inner.left(), inner.bottom() - 15, inner.width(), 16)
        marks = self._marks()
        if marks:
            self._paint_marks(painter, below, marks)
        else:
            painter.setPen(QColor(on.secondary))
            painter.drawText(below, leading | Qt.AlignmentFlag.AlignVCenter, self._note)

    def _paint_marks(self, painter: QPainter, below: QRect, marks: list[tuple[str, int]]) -> None:
        metrics = painter.fontMetrics()
        at = below.left()
        for name, number in marks:
            wide = metrics.horizontalAdvance(str(number))
            icon = QRect(at, below.top() + 1, _ICON, _ICON)
            text = QRect(icon.right() + 3, below.top(), wide + 2, below.height())
            colour = getattr(look.tokens(), name)
            look.icon(name, name).paint(painter, self._visual(below, icon))
            painter.setPen(QColor(colour))
            painter.drawText(self._visual(below, text), Qt.AlignmentFlag.AlignCenter, str(number))
            at += _ICON + 2 + wide + _GAP

    def _visual(self, within: QRect, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), within, rect)
