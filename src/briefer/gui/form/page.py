"""A form: parts with headings, each with its fields, scrolled beside the pages."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from briefer.gui.look import SPACE, margins
from briefer.gui.register.field import Form


class FormPage(QScrollArea):
    """A column of parts; `first` is where the cursor is at the beginning."""

    first: QWidget

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(margins(2, 0, SPACE[3], SPACE[3]))
        self._column.setSpacing(SPACE[2])
        self._column.addStretch()
        self.setWidget(inside)

    def part(self, title: str, more: str = "") -> Form:
        """Add a part, and return where its fields go."""
        if self._column.count() > 1:
            self._insert(_space(SPACE[1]))
        self._insert(_label(title, "heading"))
        if more:
            self._insert(_label(more, "secondary"))
        form = Form()
        self._column.insertLayout(self._column.count() - 1, form)
        return form

    def add(self, widget: QWidget) -> None:
        """Add what takes the whole width."""
        self._insert(widget)

    def _insert(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)


def _label(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("kind", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _space(height: int) -> QWidget:
    space = QWidget()
    space.setFixedHeight(height)
    return space
