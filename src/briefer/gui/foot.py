"""The foot of a dialog: its buttons in a row."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from briefer.gui.look import SPACE


def foot(*ending: QWidget, beginning: Sequence[QWidget] = ()) -> QHBoxLayout:
    """Return a row with some buttons at its end, and those that lead elsewhere at its beginning."""
    row = QHBoxLayout()
    row.setSpacing(SPACE[1])
    for each in beginning:
        row.addWidget(each)
    row.addStretch()
    for each in ending:
        row.addWidget(each)
    return row
