"""The body of a template for who knows how: the editor, and what is wrong at which line."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.edition import sandbox
from briefer.errors import BrieferError, Message, Problem, TemplateError
from briefer.gui.checking import check_once
from briefer.gui.form.code import CodeEdit
from briefer.gui.form.completion import Completion, complete
from briefer.gui.form.reference import ReferencePage
from briefer.gui.form.work import Work
from briefer.gui.lane import lane
from briefer.gui.language import sentences
from briefer.gui.look import SPACE
from briefer.gui.session import Session
from briefer.pipeline import Request
from briefer.store.carried import item_of
from briefer.store.file import Opened
from briefer.store.library import Library
from briefer.value import replace


class Judge(QObject):
    """Finds on the lane, which may outlive the form, what is wrong with a template.

    The edition is made as the pages are, within the limits of a stranger's template, and is the
    one that they are made of.
    """

    judged = Signal(int, str)
    """The line of the file, and what is wrong there: 0 and nothing where nothing is."""

    def judge(self, session: Session, template: str) -> None:
        """Judge a template as it is in the session now."""
        request = session.request()
        if request is not None:
            order = session.opened, session.library, request
            lane().put(self, lambda: self._work(*order, template))

    def _work(
        self, opened: Opened, library: Library, request: Request, template: str
    ) -> Iterator[None]:
        yield
        try:
            checked = check_once(opened, library, request)
        except BrieferError as fault:
            line = fault.line if isinstance(fault, TemplateError) else 0
            self.judged.emit(line, sentences(fault))
            return
        for problem in checked.problems:
            if line := _line(problem, template):
                self.judged.emit(line, sentences(problem))
                return
        self.judged.emit(0, "")


def _line(problem: Problem, template: str) -> int:
    """Return the line of a template that a problem is at, 0 where it is elsewhere."""
    if isinstance(problem.place, Message) and problem.place.values.get("template") == template:
        line = problem.place.values.get("line", 0)
        return line if isinstance(line, int) else 0
    return 0


class BodyPage(QWidget):
    """The editor, and below it what is wrong."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work, self._line = work, 0
        self._session: Session | None = None
        self._labels = _labels(work.library)
        self.edit = CodeEdit(self._complete)
        self.edit.setAccessibleName(self.tr("Body of the template"))
        self.fault, self._said = QFrame(), QLabel()
        self.go = QPushButton(self.tr("Go to the line"))
        self._judge = Judge()
        self._judge.judged.connect(self._on_judged)
        self._lay_out()
        self.edit.edited.connect(self._on_edited)
        self.edit.helped.connect(self._on_helped)
        work.changed.connect(self.refresh)
        self.refresh()
        self.edit.moveCursor(self.edit.textCursor().MoveOperation.Start)

    def _lay_out(self) -> None:
        says = QLabel(self.tr("Ctrl+Space offers what can be written, F1 says what it is."))
        says.setProperty("kind", "secondary")
        says.setTextFormat(Qt.TextFormat.PlainText)
        says.setWordWrap(True)
        reference = QPushButton(self.tr("Reference"))
        reference.setAutoDefault(False)
        reference.clicked.connect(partial(self._on_helped, ""))
        row = QHBoxLayout()
        row.setSpacing(SPACE[1])
        row.addWidget(says, 1)
        row.addWidget(reference)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE[2])
        column.setSpacing(SPACE[1])
        column.addLayout(row)
        column.addWidget(self.edit, 1)
        column.addWidget(self.fault)
        self.fault.setProperty("kind", "fault")
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self.go.setAutoDefault(False)
        self.go.clicked.connect(lambda: self.edit.go(self._line))
        inner = QHBoxLayout(self.fault)
        inner.setContentsMargins(*[SPACE[1]] * 4)
        inner.setSpacing(SPACE[1])
        inner.addWidget(self._said, 1)
        inner.addWidget(self.go)
        self.fault.hide()

    def attend(self, session: Session) -> None:
        """Judge the body whenever the session of the pages carries another one."""
        self._session = session
        session.changed.connect(self._on_session_changed)
        self._on_session_changed()

    def check(self) -> None:
        """Raise TemplateError, with the line, for what is not allowed."""
        draft, library = self._work.draft, self._work.library
        template = item_of("template", draft.id, draft.files(library), library)
        sandbox.check(template.text, template.manifest.extends, _options(self._work))

    def refresh(self) -> None:
        """Show the body as it is now."""
        self.edit.first_line = self._work.draft.first_line
        self.edit.show_text(self._work.draft.body)

    def _complete(self, before: str) -> Completion:
        return complete(before, self._labels, _options(self._work))

    def _on_edited(self, run: str) -> None:
        draft = replace(self._work.draft, body=self.edit.toPlainText())
        self._work.take(draft, f"typing:body:{run}")

    def _on_session_changed(self) -> None:
        if self._session is not None:
            self._judge.judge(self._session, self._work.draft.id)

    def _on_judged(self, line: int, words: str) -> None:
        is_here = line >= self._work.draft.first_line
        self._line = line if is_here else 0
        self.edit.mark(self._line)
        said = self.tr("Line {number}: {fault}").format(number=line, fault=words)
        self._said.setText(said)
        self.fault.setVisible(bool(self._line))

    def _on_helped(self, word: str) -> None:
        ReferencePage(word, self.window()).show()


def _labels(library: Library) -> tuple[str, ...]:
    languages = library.languages.sound()
    return tuple(languages["en"].labels) if "en" in languages else ()


def _options(work: Work) -> tuple[str, ...]:
    """Return the options that the template and those that it extends declare."""
    found = dict.fromkeys(work.value("options") or {})
    try:
        parent = work.library.templates.read(str(work.value("extends") or ""))
    except BrieferError:
        return tuple(found)
    for each in parent.chain():
        found |= dict.fromkeys(each.manifest.options)
    return tuple(found)
