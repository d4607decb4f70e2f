"""A question that has to be answered before anything goes on."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.gui.look import SPACE

Answer = tuple[str, str, str]
"""The answer's name, the verb on its button, and the kind of the button."""

_WIDTH: Final = 412


class Question(QDialog):
    """A question with its answers; the last is what Escape means, "primary" what Return does."""

    def __init__(
        self, text: str, more: str, answers: Sequence[Answer], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.answer = answers[-1][0]
        self.setWindowTitle("briefer")
        self.setAccessibleName(text)
        self.setAccessibleDescription(more)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        column.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[3])
        column.setSpacing(SPACE[1])
        column.addWidget(_label(text, "heading"))
        column.addWidget(_label(more, "secondary"))
        column.addSpacing(SPACE[2])
        row = QHBoxLayout()
        row.setSpacing(SPACE[1])
        row.addStretch(1)
        column.addLayout(row)
        for name, verb, kind in reversed(answers):
            button = self._button(name, verb, kind)
            row.addWidget(button)
            if kind == "primary":
                button.setDefault(True)
                button.setFocus()

    def _button(self, name: str, verb: str, kind: str) -> QPushButton:
        button = QPushButton(verb)
        button.setProperty("kind", kind)
        button.setAutoDefault(True)  # Return presses the one that has the focus
        button.clicked.connect(lambda: self._on_answered(name))
        return button

    def _on_answered(self, name: str) -> None:
        self.answer = name
        self.accept()


def ask(parent: QWidget, text: str, more: str, answers: Sequence[Answer]) -> str:
    """Return the name of the answer; the last one where the question was closed."""
    question = Question(text, more, answers, parent)
    question.exec()
    question.deleteLater()
    return question.answer


def _label(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(True)
    label.setFixedWidth(_WIDTH)
    label.setProperty("kind", kind)
    return label
