"""New from a template: asks for the title, the date, and whatever else the template asks for."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from briefer.gui.editor.bound import Bound, TextField
from briefer.gui.editor.desk import Desk
from briefer.gui.editor.label import Labelled
from briefer.gui.editor.place import of_briefing, of_item
from briefer.gui.editor.prose import ProseEdit
from briefer.gui.editor.value import DateField
from briefer.gui.foot import foot
from briefer.gui.look import SPACE, margins
from briefer.gui.place import holder_name
from briefer.gui.session import ALL_TEXTS, Session
from briefer.model.briefing import Briefing
from briefer.model.passage import Passage, Prose
from briefer.store.file import Opened
from briefer.store.library import Library
from briefer.value import replace


class BeginDialog(QDialog):
    """Fills in a briefing that was begun from a template; what stays empty stays a prompt."""

    begun = Signal(object)
    """The briefing, with what was written."""

    def __init__(
        self, opened: Opened, library: Library, template: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        if parent is not None:
            self.finished.connect(self.deleteLater)
        self.session = session = Session(opened, library, self)
        session.show(audience=ALL_TEXTS)
        self._desk = desk = Desk(session)
        self.title = TextField(desk, self.tr("Title"), for_all=True, kind="heading")
        self.date = DateField(
            desk, self.tr("Date"), "date", lambda day: replace(desk.briefing, date=day)
        )
        self.questions = tuple(_Question(desk, each) for each in _asking(desk.briefing))
        self._build(template)
        session.changed.connect(self._refresh)
        self._refresh()
        self.title.edit.setFocus()

    def _build(self, template: str) -> None:
        self.setWindowTitle(self.tr("New briefing"))
        self.resize(608, min(720, self.screen().availableSize().height() - 60))
        inside = QWidget()
        inside.setProperty("kind", "window")
        fields = QVBoxLayout(inside)
        fields.setContentsMargins(margins(0, 0, SPACE[3], 0))
        fields.setSpacing(SPACE[3])
        for each in (self.title, self.date, *self.questions):
            fields.addWidget(each)
        fields.addStretch(1)
        area = QScrollArea()
        area.setProperty("kind", "plain")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[SPACE[4]] * 4)
        column.setSpacing(SPACE[2])
        says = self.tr("What you leave empty stays as a prompt, which is never exported.")
        for words, kind in (
            (self.tr("New from {title}").format(title=template), "title"),
            (says, "secondary"),
        ):
            label = QLabel(words)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("kind", kind)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(area, 1)
        cancel, begin = QPushButton(self.tr("Cancel")), QPushButton(self.tr("&Begin"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        begin.setProperty("kind", "primary")
        begin.setDefault(True)
        begin.clicked.connect(self._on_begin_clicked)
        column.addLayout(foot(cancel, begin))
        for key, step in (
            (QKeySequence.StandardKey.Undo, self.session.undo),
            (QKeySequence.StandardKey.Redo, self.session.redo),
        ):
            QShortcut(key, self).activated.connect(step)

    def _refresh(self) -> None:
        self.title.refresh(of_briefing("title"))
        self.date.refresh(self._desk.briefing.date)
        for each in self.questions:
            each.refresh()

    def _on_begin_clicked(self) -> None:
        self.accept()
        self.begun.emit(self.session.briefing)


class _Question(Labelled):
    """A passage that asks for its text, under the part that it stands in."""

    def __init__(self, desk: Desk, passage: Passage) -> None:
        self.edit = ProseEdit(desk.names)
        self.edit.setProperty("kind", "answer")
        super().__init__(holder_name(desk.briefing, passage, desk.reading), self.edit)
        self.edit.show_prompt(passage.prompt)
        self._bound = Bound(desk, self.edit)
        self._place = of_item(passage, "body", "text")

    def refresh(self) -> None:
        """Show what is written."""
        self._bound.refresh(self._place)


def _asking(briefing: Briefing) -> Iterator[Passage]:
    for each in briefing.passages():
        if each.prompt and isinstance(each.body, Prose) and not each.body.text:
            yield each
