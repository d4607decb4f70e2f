"""The second page of an export: what is wrong with the editions, by audience, the worst first."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefer.errors import Problem, Severity
from briefer.gui import look
from briefer.gui.checking import place_of
from briefer.gui.language import told
from briefer.pipeline.check import Checked

_MOST: Final = 8
"""How many problems of an edition are shown."""


class ProblemPage(QScrollArea):
    """Problems of the editions, one with an error `unfit` by the words that are given.

    `place_chosen` tells the item of the problem that is to be shown, and the edition.
    """

    place_chosen = Signal(str, object)

    def __init__(self, unfit: str) -> None:
        super().__init__()
        self._unfit = unfit
        self.setWidgetResizable(True)
        self.setProperty("kind", "plain")
        self.setAccessibleName(self.tr("Problems"))

    def fill(self, found: Sequence[tuple[str, Checked]]) -> None:
        """Show the problems of editions, each edition under its title."""
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(
            look.margins(look.SPACE[0], look.SPACE[0], look.SPACE[1], look.SPACE[0])
        )
        layout.setSpacing(look.SPACE[2])
        for title, checked in sorted(found, key=lambda each: each[1].is_fit()):
            layout.addWidget(self._card(title, checked))
        layout.addStretch()
        self.setWidget(inside)

    def _card(self, title: str, checked: Checked) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(look.SPACE[3], look.SPACE[2], look.SPACE[3], look.SPACE[3])
        layout.setSpacing(look.SPACE[2])
        head = QHBoxLayout()
        head.addWidget(_line(title, "heading"), 1)
        if not checked.is_fit():
            head.addWidget(_line(self._unfit, "withheld"))
        layout.addLayout(head)
        problems = sorted(checked.problems, key=lambda p: p.severity != Severity.ERROR)
        for problem in problems[:_MOST]:
            layout.addLayout(self._row(problem, checked))
        if more := len(problems[_MOST:]):
            layout.addWidget(_line(self.tr("and {count} more").format(count=more), "secondary"))
        return card

    def _row(self, problem: Problem, checked: Checked) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(look.SPACE[2])
        is_error = problem.severity == Severity.ERROR
        word = self.tr("Error") if is_error else self.tr("Warning")
        severity = _line(word, "withheld" if is_error else "missing")
        severity.setFixedWidth(64)
        row.addWidget(severity, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(_line(told(problem.message), ""))
        if below := " ".join(filter(None, (told(problem.hint), _at(problem.place)))):
            texts.addWidget(_line(below, "secondary"))
        row.addLayout(texts, 1)
        place = place_of(checked, problem)
        if place.item:
            show = QPushButton(self.tr("Show"))
            show.setProperty("kind", "link")
            name = self.tr("Show the place: {place}").format(place=told(place.words))
            show.setAccessibleName(name)
            show.clicked.connect(lambda: self.place_chosen.emit(place.item, checked.request))
            row.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _at(place: str) -> str:
    return f"({told(place)})" if place else ""


def _line(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(kind not in ("withheld", "missing"))
    if kind:
        label.setProperty("kind", kind)
    return label
