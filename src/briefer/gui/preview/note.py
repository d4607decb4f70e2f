"""What stands beside the pages: the note above them, and what is there in their place."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from briefer.errors import BrieferError, Problem
from briefer.gui import look

_ICON = QSize(20, 20)


class Note(QFrame):
    """A quiet line that says what keeps the pages from being as they should."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "surface")
        icon = QLabel()
        icon.setPixmap(look.icon("warning", "missing").pixmap(_ICON))
        icon.setAccessibleName(self.tr("Problem"))
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(look.SPACE[2], look.SPACE[1], look.SPACE[2], look.SPACE[1])
        layout.setSpacing(look.SPACE[1])
        layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        self.hide()

    def tell(self, problem: Problem | BrieferError | None) -> None:
        """Show a problem with its place and its hint, or nothing."""
        self.setVisible(problem is not None)
        if problem is not None:
            place = problem.place if isinstance(problem, Problem) else ""
            message = (
                f"{place[:1].upper()}{place[1:]}: {problem.message}" if place else problem.message
            )
            self._text.setText(f"{message} {problem.hint}".strip())
            self._text.setAccessibleName(self._text.text())

    @property
    def text(self) -> str:
        """Return what it says."""
        return self._text.text()


class Absence(QWidget):
    """Says why there are no pages, and offers the one next step."""

    def __init__(self, title: str, words: str, step: str, action: Callable[[], None]) -> None:
        super().__init__()
        heading, text, button = QLabel(title), QLabel(words), QPushButton(step)
        heading.setProperty("kind", "heading")
        text.setProperty("kind", "secondary")
        button.clicked.connect(action)
        icon = QLabel()
        icon.setPixmap(look.icon("lock", "secondary").pixmap(QSize(32, 32)))
        icon.setAccessibleName(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(look.SPACE[4],) * 4)
        layout.setSpacing(look.SPACE[1])
        layout.addStretch(2)
        layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (heading, text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            layout.addWidget(label)
        layout.addSpacing(look.SPACE[1])
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
