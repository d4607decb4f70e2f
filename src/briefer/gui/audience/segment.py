"""A segment of the picker: the name of an audience, and below it what differs for it."""

import math

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFontMetrics, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from briefer.gui import look, marks
from briefer.gui.coverage import count_words, tip
from briefer.model.coverage import Coverage

HEIGHT = 48
_SIDE = look.SPACE[2]
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
        self._name = ""
        self._coverage: Coverage | None = None

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
        counted = ""
        if self._coverage and self._coverage.missing:
            counted = self.tr(
                "Missing counts the places without a text in its language; the status bar counts "
                "the problems of its edition."
            )
        self.setAccessibleDescription(counted)
        keys = self.action.shortcut().toString()
        self.setToolTip(tip("\n".join(filter(None, (self._name, said, counted, keys)))))

    def sizeHint(self) -> QSize:
        """Return the room for the name and the counts."""
        name = math.ceil(QFontMetricsF(look.font(strong=True)).horizontalAdvance(self._name)) + 1
        wide = max(min(name, _WIDEST_NAME), self._below())
        return QSize(wide + 2 * _SIDE, HEIGHT)

    def _below(self) -> int:
        if shown := self._marks():
            return marks.width(shown)
        return QFontMetrics(look.font("small")).horizontalAdvance(self._note)

    def _marks(self) -> list[marks.Mark]:
        return marks.marks(self._coverage) if self._coverage else []

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
        below = QRect(inner.left(), inner.bottom() - 15, inner.width(), marks.HEIGHT)
        if shown := self._marks():
            marks.paint(painter, below, shown, self.layoutDirection())
            return
        painter.setFont(look.font("small"))
        painter.setPen(QColor(on.secondary))
        painter.drawText(below, leading | Qt.AlignmentFlag.AlignVCenter, self._note)
