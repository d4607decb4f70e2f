"""What stands beside the pages: the note above them, and what is there in their place."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
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

from briefer.errors import BrieferError, Problem
from briefer.gui import look
from briefer.gui.language import placed, sentences


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
    """A quiet line that says what keeps the pages from being as they should."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "surface")
        icon = Sign("warning", "missing", QSize(20, 20))
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(look.SPACE[2], look.SPACE[1], look.SPACE[2], look.SPACE[1])
        layout.setSpacing(look.SPACE[1])
        layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        self.hide()

    def tell(self, problem: Problem | BrieferError | None, *, is_old: bool = False) -> None:
        """Show a problem with its place and its hint, or nothing; `is_old` says so of the pages."""
        self.setVisible(problem is not None)
        if problem is None:
            return
        old = self.tr("These pages are from before.") if is_old else ""
        says = placed(problem) if isinstance(problem, Problem) else sentences(problem)
        self._text.setText(f"{says} {old}".strip())


class Absence(QWidget):
    """Says why there are no pages, and offers the one next step."""

    def __init__(self, title: str, words: str, step: str, action: Callable[[], None]) -> None:
        super().__init__()
        heading, text, button = QLabel(title), QLabel(words), QPushButton(step)
        heading.setProperty("kind", "heading")
        text.setProperty("kind", "secondary")
        button.clicked.connect(action)
        icon = Sign("lock", "secondary", QSize(32, 32))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(look.SPACE[4],) * 4)
        layout.setSpacing(look.SPACE[1])
        layout.addStretch(2)
        layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (heading, text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setProperty("centred", True)  # noqa: FBT003 - Qt's
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            layout.addWidget(label)
        layout.addSpacing(look.SPACE[1])
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
