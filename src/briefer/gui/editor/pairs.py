"""Fields side by side, or under one another where there is little room."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from briefer.gui.choice import ChoiceBox
from briefer.gui.editor.label import tab_through
from briefer.gui.look import SPACE


class Pairs(QWidget):
    """Two columns of fields, one where their boxes could not show in full all that they offer."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._paired: tuple[QWidget, ...] = ()
        self._count = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE[3])
        self._grid.setVerticalSpacing(gap)

    def put(self, fields: Sequence[QWidget]) -> None:
        """Show other fields."""
        for field in self._paired:
            self._grid.removeWidget(field)
            field.deleteLater()
        self._paired, self._count = tuple(fields), 0
        self.arrange()
        tab_through(self, fields)

    def arrange(self) -> None:
        """Let the fields stand as there is room for what they offer now."""
        boxes = (each.findChild(ChoiceBox) for each in self._paired)
        wanted = max((each.room for each in boxes if each), default=0)
        count = 2 if self.width() >= 2 * wanted + SPACE[3] else 1
        if count == self._count:
            return
        self._count = count
        for at, field in enumerate(self._paired):
            row, column = divmod(at, count)
            self._grid.addWidget(field, row, column, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < count))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another column, or one fewer."""
        super().resizeEvent(event)
        self.arrange()
