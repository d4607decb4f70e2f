"""A box to choose one of several, whose words end in an ellipsis where they are too long."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox

from briefer.gui.language import isolated

_FRAME: Final = 48
"""The width of what is about the words of a box: its padding and the arrow."""


class ChoiceBox(QComboBox):
    """As narrow as its form needs it; its list is as wide as what is offered."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    @property
    def room(self) -> int:
        """Return how wide it has to be to show in full whatever is chosen."""
        metrics = self.fontMetrics()
        texts = map(self.itemText, range(self.count()))
        return _FRAME + max((metrics.horizontalAdvance(each) for each in texts), default=0)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Shorten the words to what there is room for; Qt would cut them."""
        super().initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        words = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width()
        )
        option.currentText = isolated(words)  # the dots stand where the words end

    def showPopup(self) -> None:
        """Offer what can be chosen in full."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0))
        super().showPopup()

    def wheelEvent(self, e: QWheelEvent) -> None:
        """Leave scrolling to the form: nothing is chosen by passing over it."""
        e.ignore()
