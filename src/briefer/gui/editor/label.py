"""Fields: a control under its label, all in line with those beside them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefer.gui.look import SPACE

_HEAD: Final = 20
"""The height of a label, in which a small button has room."""


class Labelled(QWidget):
    """A control under its label; `head` and `column` take what else belongs to it."""

    def __init__(self, title: str, control: QWidget) -> None:
        super().__init__()
        label = QLabel(title)
        label.setProperty("kind", "secondary")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setMinimumHeight(_HEAD)
        label.setBuddy(control)
        control.setAccessibleName(title)
        self._control = control
        self._small: QLabel | None = None
        self.head = QHBoxLayout()
        self.head.setSpacing(SPACE[1])
        self.head.addWidget(label, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE[0])
        self.column.addWidget(control)  # first, so that Tab goes from text to text
        self.column.insertLayout(0, self.head)
        self.column.addStretch()

    def explain(self, words: str, more: str = "") -> None:
        """Say in small below the control what else there is to know of it, and more in its tip."""
        if self._small is None:
            self._small = QLabel()
            self._small.setProperty("kind", "small")
            self._small.setTextFormat(Qt.TextFormat.PlainText)
            self._small.setWordWrap(True)
            self.column.insertWidget(self.column.count() - 1, self._small)
        self._small.setText(words)
        self._small.setVisible(bool(words))
        self._control.setAccessibleDescription(words)
        self.setToolTip(more)


def tab_through(start: QWidget, late: Sequence[QWidget]) -> None:
    """Let Tab come to what was made late where `start` stands, which itself takes no keys."""
    reached = start.previousInFocusChain() or start
    while reached is not start and not _takes_tab(reached):
        reached = reached.previousInFocusChain() or start
    for each in late:
        for field in (each, *each.findChildren(QWidget)):
            is_inside = field.window() is start.window()  # the list of a combo box is a window
            if is_inside and _takes_tab(field):
                QWidget.setTabOrder(reached, field)
                reached = field


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
