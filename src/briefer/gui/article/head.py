"""The head of the review: back, what is reviewed, undo, doubts, and accepting the draft."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton

from briefer.gui.article.review import Review
from briefer.gui.coverage import literal
from briefer.gui.language import isolated
from briefer.gui.look import SPACE, icon


class Head(QFrame):
    """Says what is wanted of the review as a whole; undo and doubts it does by itself."""

    left = Signal()
    accepted = Signal()

    def __init__(self, review: Review, name: str) -> None:
        super().__init__()
        self._review = review
        self.setProperty("kind", "top")
        back = QPushButton(icon("left"), self.tr("Ba&ck"))
        back.setProperty("kind", "quiet")
        back.clicked.connect(self.left)
        title, file = QLabel(self.tr("From the article")), QLabel()
        title.setProperty("kind", "heading")
        file.setProperty("kind", "secondary")
        file.setTextFormat(Qt.TextFormat.PlainText)
        file.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        file.setText(isolated(name) if name else "")
        self.undo = self._tool("undo", self.tr("Undo"), QKeySequence.StandardKey.Undo)
        self.redo = self._tool("redo", self.tr("Redo"), QKeySequence.StandardKey.Redo)
        self.undo.clicked.connect(review.undo)
        self.redo.clicked.connect(review.redo)
        self.doubts = QPushButton()
        self.doubts.setToolTip(self.tr("Next doubt (F8)"))
        self.doubts.clicked.connect(lambda: review.step_doubt(1))
        self.accept = QPushButton(self.tr("Accept the &draft"))
        self.accept.setProperty("kind", "primary")
        self.accept.clicked.connect(self.accepted)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        row.setSpacing(SPACE[1])
        row.addWidget(back)
        row.addWidget(title)
        row.addWidget(file, 1)
        for each in (self.undo, self.redo, self.doubts, self.accept):
            row.addWidget(each)
        review.stepped.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say how many doubts there are, and what can be taken back."""
        count = len(self._review.doubts())
        said = self.tr("%Ln doubts", "", count) if count != 1 else self.tr("1 doubt")
        self.doubts.setText(literal(said) if count else self.tr("No doubts"))
        self.doubts.setIcon(icon("warning", "missing") if count else icon("done"))
        self.doubts.setEnabled(bool(count))
        self.undo.setEnabled(self._review.can_undo)
        self.redo.setEnabled(self._review.can_redo)

    def _tool(self, name: str, words: str, key: QKeySequence.StandardKey) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name))
        keys = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{words} ({keys})")
        button.setAccessibleName(words)
        return button
