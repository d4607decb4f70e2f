"""The mark of a state: an icon in its colour with the word beside it, never the colour alone."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from briefer.gui.look import SPACE, icon, restyle
from briefer.model.coverage import State


class Icon(QWidget):
    """An icon in the colour of a token."""

    def __init__(self, size: int = 16) -> None:
        super().__init__()
        self._name = self._colour = ""
        self._size = size
        self.setFixedSize(QSize(size, size))

    def show_icon(self, name: str, colour: str) -> None:
        """Show an icon."""
        self._name, self._colour = name, colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's
        """Paint it in the colours that are on."""
        if self._name:
            painter = QPainter(self)
            icon(self._name, self._colour).paint(painter, QRect(0, 0, self._size, self._size))
            painter.end()


class StateMark(QWidget):
    """What an audience gets of an item, in words."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE[0])
        self._icon = Icon()
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)

    def show_state(self, state: State, words: str) -> None:
        """Show a state and what is said of it."""
        self._icon.show_icon(state.value, state.value)
        if self._words.property("kind") != state.value:
            self._words.setProperty("kind", state.value)
            restyle(self._words)
        self._words.setText(words)

    def natural_width(self) -> int:
        """Return the width at which what is said stands in one line."""
        return self._words.fontMetrics().horizontalAdvance(self._words.text()) + 16 + SPACE[2]

    def words(self) -> str:
        """Return what is said."""
        return self._words.text()
