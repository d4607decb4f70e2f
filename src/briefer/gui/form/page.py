"""A form: parts with headings, each with its fields, scrolled beside the pages."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from briefer.gui.look import SPACE, margins
from briefer.gui.register.field import Form
from briefer.gui.session import Session


class ItemForm(QWidget):
    """What stands beside the pages; `first` is where the cursor is at the beginning."""

    first: QWidget

    outdated = Signal()
    """The draft has other parts than the form was made for."""

    def attend(self, session: Session) -> None:
        """Follow what becomes of the draft on the pages."""

    def check(self) -> None:
        """Raise BrieferError for what only the form knows to be wrong."""


class FormPage(ItemForm):
    """A column of parts."""

    def __init__(self) -> None:
        super().__init__()
        self.scrolled = QScrollArea()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scrolled)
        self.scrolled.setProperty("kind", "plain")
        self.scrolled.setWidgetResizable(True)
        self.scrolled.setFrameShape(QFrame.Shape.NoFrame)
        self.scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(margins(2, 0, SPACE[3], SPACE[3]))
        self._column.setSpacing(SPACE[2])
        self._column.addStretch()
        self.scrolled.setWidget(inside)

    def part(self, title: str, more: str = "") -> Form:
        """Add a part, and return where its fields go."""
        if self._column.count() > 1:
            self._insert(_space(SPACE[1]))
        self._insert(label(title, "heading"))
        if more:
            self._insert(label(more, "secondary"))
        form = Form()
        self._column.insertLayout(self._column.count() - 1, form)
        return form

    def add(self, widget: QWidget) -> None:
        """Add what takes the whole width."""
        self._insert(widget)

    def _insert(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)


def label(text: str, kind: str) -> QLabel:
    """Return words that are broken where there is no room."""
    made = QLabel(text)
    made.setProperty("kind", kind)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    return made


def _space(height: int) -> QWidget:
    space = QWidget()
    space.setFixedHeight(height)
    return space
