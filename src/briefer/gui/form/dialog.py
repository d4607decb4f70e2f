"""The window of a form: what is changed on one side, the pages on the other, saving below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefer.errors import BrieferError
from briefer.gui.form.copy import CopyDialog, copied, title_of
from briefer.gui.form.page import ItemForm
from briefer.gui.form.proof import Proof
from briefer.gui.form.work import Work
from briefer.gui.language import isolated
from briefer.gui.look import SPACE, icon, margins
from briefer.gui.message import MessageBar
from briefer.gui.question import ask
from briefer.store.draft import begin, is_covered, save
from briefer.store.file import Opened
from briefer.store.layered import Layer
from briefer.store.library import Library
from briefer.store.new import sample


class FormDialog(QDialog):
    """Changes a draft, and saves it as the user's own."""

    saved = Signal(str)
    """The key of what is in the library now, such as "audience/gulf"."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = work
        work.setParent(self)
        self.bar = MessageBar()
        self.form = _form(work)
        self.proof = Proof(work)
        self._attend()
        self.undo = self._step("undo", self.tr("Undo"), QKeySequence.StandardKey.Undo)
        self.redo = self._step("redo", self.tr("Redo"), QKeySequence.StandardKey.Redo)
        self.copy = QPushButton(self.tr("Save a copy…"))
        self.save = QPushButton(self.tr("Save"))
        self._layer = QLabel()
        self._title = QLabel()
        self._build()
        self.undo.clicked.connect(work.undo)
        self.redo.clicked.connect(work.redo)
        self.save.clicked.connect(self._on_save_clicked)
        self.copy.clicked.connect(self._on_copy_clicked)
        self.proof.failed.connect(self.bar.show_fault)
        self.finished.connect(self.proof.finish)
        if parent is not None:
            self.finished.connect(self.deleteLater)
        work.changed.connect(self._refresh)
        self._refresh()
        self.form.first.setFocus()

    def _attend(self) -> None:
        self.form.attend(self.proof.session)
        self.form.outdated.connect(self._renew)

    def _renew(self) -> None:
        """Make the form anew, of what the draft has now."""
        old, self.form = self.form, _form(self.work)
        self._attend()
        self._beside.replaceWidget(old, self.form)
        old.hide()
        old.deleteLater()
        self.form.first.setFocus()

    def _step(self, name: str, words: str, key: QKeySequence.StandardKey) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name))
        button.setToolTip(words)
        button.setAccessibleName(words)
        QShortcut(QKeySequence(key), self, button.click)
        return button

    def _build(self) -> None:
        available = self.screen().availableSize()
        self.resize(min(1240, available.width() - 40), min(820, available.height() - 60))
        self.setSizeGripEnabled(False)
        self._title.setProperty("kind", "title")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._layer.setProperty("kind", "secondary")
        self._layer.setWordWrap(True)
        self._layer.setTextFormat(Qt.TextFormat.PlainText)
        start = QWidget()
        inner = self._beside = QVBoxLayout(start)
        inner.setContentsMargins(margins(SPACE[4], SPACE[3], SPACE[1], 0))
        inner.setSpacing(SPACE[1])
        inner.addWidget(self._title)
        inner.addWidget(self._layer)
        inner.addSpacing(SPACE[1])
        inner.addWidget(self.form, 1)
        sides = QSplitter()
        sides.setChildrenCollapsible(False)
        start.setMinimumWidth(400)
        self.proof.setMinimumWidth(320)
        for each, share in ((start, 0), (self.proof, 1)):
            sides.addWidget(each)
            sides.setStretchFactor(sides.indexOf(each), share)
        sides.setSizes([480, self.width() - 480])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(sides, 1)
        line = QFrame()
        line.setProperty("kind", "line")
        column.addWidget(line)
        column.addWidget(self._buttons())

    def _buttons(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(SPACE[4], SPACE[2], SPACE[4], SPACE[2])
        row.setSpacing(SPACE[1])
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        row.addStretch()
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        self.save.setProperty("kind", "primary")
        for each in (close, self.copy, self.save):
            each.setAutoDefault(False)
            row.addWidget(each)
        return foot

    def _refresh(self) -> None:
        work = self.work
        title = title_of(work.draft)
        self._title.setText(title)
        self.setWindowTitle(self.tr("Edit {name}").format(name=isolated(title)))
        self.undo.setEnabled(work.can_undo)
        self.redo.setEnabled(work.can_redo)
        is_covered_ = is_covered(work.draft, work.library)
        self.save.setEnabled(work.is_modified and not is_covered_)
        self._layer.setText(self._said(is_covered=is_covered_))

    def _said(self, *, is_covered: bool) -> str:
        if is_covered:
            return self.tr("It is in the shared folder, and stays there: save a copy of your own.")
        layers = self.work.library.shelves()[f"{self.work.draft.kind}s"].layers(self.work.draft.id)
        if layers[:1] == (Layer.BUNDLED,):
            return self.tr(
                "It came with the program. What you save is your own and takes its place, "
                "until you reset it."
            )
        if Layer.BUNDLED in layers:
            return self.tr("Your own, in the place of the one that came with the program.")
        return self.tr("Your own.")

    def _on_save_clicked(self) -> None:
        self._save()

    def _save(self) -> bool:
        work = self.work
        try:
            self.form.check()
            save(work.draft, work.library)
        except BrieferError as fault:
            self.bar.show_fault(fault)
            return False
        work.keep()
        self.bar.show_message(self.tr("Saved in your library."))
        self.saved.emit(work.draft.key)
        return True

    def _on_copy_clicked(self) -> None:
        work = self.work
        asked = CopyDialog(self.tr("{name}, copy").format(name=title_of(work.draft)), self)
        is_named = asked.exec() == QDialog.DialogCode.Accepted
        asked.deleteLater()
        if not is_named:
            return
        copy = copied(work.draft, asked.name.text().strip(), work.library)
        try:
            self.form.check()
            save(copy, work.library)
        except BrieferError as fault:
            self.bar.show_fault(fault)
            return
        self.bar.show_message(self.tr("Saved in your library as {id}.").format(id=copy.id))
        self.saved.emit(copy.key)

    def reject(self) -> None:
        """Close the form, after what is not saved was asked about."""
        if not self.work.is_modified or self._may_close():
            super().reject()

    def _may_close(self) -> bool:
        is_covered_ = is_covered(self.work.draft, self.work.library)
        answers = (
            *((("save", self.tr("&Save"), "primary"),) if not is_covered_ else ()),
            ("discard", self.tr("&Discard"), "danger"),
            ("stay", self.tr("&Go on"), ""),
        )
        answer = ask(
            self,
            self.tr("Save the changes to “{name}”?").format(name=title_of(self.work.draft)),
            self.tr("Without saving, they are lost."),
            answers,
        )
        return answer == "discard" or (answer == "save" and self._save())


def _form(work: Work) -> ItemForm:
    match work.draft.kind:
        case "audience":
            from briefer.gui.form.audience import AudienceForm  # noqa: PLC0415 - one of them

            return AudienceForm(work)
        case "theme":
            from briefer.gui.form.theme import ThemeForm  # noqa: PLC0415 - as above

            return ThemeForm(work)
    from briefer.gui.form.template import TemplateForm  # noqa: PLC0415 - Jinja2 takes long to load

    return TemplateForm(work)


def open_form(
    kind: str,
    item_id: str,
    library: Library,
    opened: Opened | None = None,
    parent: QWidget | None = None,
) -> FormDialog:
    """Return the form of an item of the library, with the pages of a briefing or of the sample.

    `kind` is "audience", "theme" or "template". Raises BrieferError for what cannot be read.
    """
    work = Work(begin(kind, item_id, library), library, opened or sample())
    return FormDialog(work, parent)
