"""What stands beside the pages: the note above them, and what is there in their place."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from briefer.edition.place import NOWHERE, Place
from briefer.errors import BrieferError, Problem
from briefer.gui import look
from briefer.gui.coverage import literal
from briefer.gui.language import placed, sentences, told

Step = tuple[str, Callable[[], object]]
"""What a button says, and what it does."""


class Sign(QWidget):
    """An icon that follows the palette; the words beside it say the same."""

    def __init__(self, icon: str, colour: str, size: QSize) -> None:
        super().__init__()
        self._icon = look.icon(icon, colour)
        self.setFixedSize(size)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all is painted anew
        """Paint the icon in the colours that are on."""
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()


class Note(QFrame):
    """A quiet line that says what keeps the pages from being as they should, and leads to it."""

    pointed = Signal(str)
    """The item of the briefing that is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "surface")
        icon = Sign("warning", "missing", QSize(20, 20))
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._place = NOWHERE
        self._show = QPushButton(self.tr("Show"))
        self._show.setProperty("kind", "link")
        self._show.clicked.connect(lambda: self.pointed.emit(self._place.item))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(look.SPACE[2], look.SPACE[1], look.SPACE[2], look.SPACE[1])
        layout.setSpacing(look.SPACE[1])
        layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._show, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def tell(
        self,
        problem: Problem | BrieferError | None,
        place: Place = NOWHERE,
        *,
        is_old: bool = False,
    ) -> None:
        """Show a problem with its place and its hint, or nothing; `is_old` says so of the pages."""
        self.setVisible(problem is not None)
        if problem is None:
            return
        old = self.tr("These pages are from before.") if is_old else ""
        says = placed(problem) if isinstance(problem, Problem) else sentences(problem)
        self._text.setText(f"{says} {old}".strip())
        self._place = place
        self._show.setVisible(bool(place.item))
        name = self.tr("Show the place: {place}").format(place=told(place.words))
        self._show.setAccessibleName(name if place.item else self.tr("Show"))


class Absence(QWidget):
    """Says why there are no pages, and offers what to do about it, the likeliest first."""

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[str, ...] = ()
        self._heading, self._text = QLabel(), QLabel()
        self._heading.setProperty("kind", "heading")
        self._text.setProperty("kind", "secondary")
        icon = Sign("lock", "secondary", QSize(32, 32))
        self._steps = QVBoxLayout()
        self._steps.setSpacing(look.SPACE[1])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(look.SPACE[4],) * 4)
        layout.setSpacing(look.SPACE[1])
        layout.addStretch(2)
        layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._heading, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setProperty("centred", True)  # noqa: FBT003 - Qt's
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            layout.addWidget(label)
        layout.addSpacing(look.SPACE[1])
        layout.addLayout(self._steps)
        layout.addStretch(3)

    def tell(self, title: str, words: str, steps: Sequence[Step]) -> None:
        """Say why, and offer steps; what is said already stays, with the focus on its buttons."""
        told = (title, words, *(step for step, _ in steps))
        if told == self._told:
            return
        self._told = told
        self._heading.setText(title)
        self._text.setText(words)
        while (item := self._steps.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for step, action in steps:
            button = QPushButton(literal(step))
            button.clicked.connect(action)
            self._steps.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
