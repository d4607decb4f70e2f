"""The house style from Word: a dialog that shows a file and the pages it would make, and a theme.

The file is read in a thread; a folder that goes with the dialog holds what its pages need.
"""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from briefer.errors import BrieferError
from briefer.gui.folder import documents
from briefer.gui.foot import foot
from briefer.gui.form.copy import free_id
from briefer.gui.form.found import FoundForm
from briefer.gui.form.proof import Proof
from briefer.gui.form.work import Work
from briefer.gui.language import isolated, sentences
from briefer.gui.look import SPACE, icon, margins
from briefer.gui.message import MessageBar
from briefer.gui.task import Task
from briefer.pipeline.house import Found, Proposed, find, propose
from briefer.store.draft import Draft
from briefer.store.file import Opened
from briefer.store.library import Library
from briefer.value import replace


def choose_word_file(parent: QWidget) -> Path | None:
    """Return the Word file that somebody chooses, None for none."""
    translate = QCoreApplication.translate
    name, _ = QFileDialog.getOpenFileName(
        parent,
        translate("HouseDialog", "House style from Word"),
        str(documents()),
        translate("HouseDialog", "Word files (*.docx *.dotx *.docm *.dotm)"),
    )
    return Path(name) if name else None


class Worn(NamedTuple):
    """The tables of a theme that is dressed; `name` is what a new one is called at first."""

    tables: Mapping[str, Any]
    name: str = ""


class HouseField(QWidget):
    """Says which file Word files look like, and lets another one be chosen, or none."""

    chosen = Signal(Path)

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._says = QLabel()
        self._says.setProperty("kind", "secondary")
        self._says.setTextFormat(Qt.TextFormat.PlainText)
        self._says.setWordWrap(True)
        self.choose = QPushButton(icon("open"), self.tr("House style from Word…"))
        self.remove = QPushButton(icon("delete"), self.tr("Remove"))
        row = QHBoxLayout()
        row.setSpacing(SPACE[1])
        for each in (self.choose, self.remove):
            each.setAutoDefault(False)
            row.addWidget(each)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(self._says)
        column.addLayout(row)
        self.choose.clicked.connect(self._on_choose_clicked)
        self.remove.clicked.connect(lambda: work.put(("house",), None))
        work.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what is so now."""
        name = self._work.value("house", "file")
        told = self.tr("They have the styles and headers of {name}.")
        alone = self.tr(
            "They look like the pages. They can look like a file of your house instead."
        )
        self._says.setText(told.format(name=isolated(str(name))) if name else alone)
        self.remove.setVisible(bool(name))

    def _on_choose_clicked(self) -> None:
        if (path := choose_word_file(self)) is not None:
            self.chosen.emit(path)


class Reading(Task):
    """Reads a house's file, away from the window."""

    found = Signal(object)
    """What there is in it."""

    failed = Signal(str)

    def __init__(self, path: Path, library: Library, base: Mapping[str, Any]) -> None:
        super().__init__()
        self._path, self._library, self._base = path, library, base

    def work(self) -> None:
        """Read it, and emit `found` or `failed`."""
        try:
            self.found.emit(find(self._path, self._library, self._base))
        except BrieferError as fault:
            self.failed.emit(sentences(fault))


class HouseDialog(QDialog):
    """Dresses a theme in a house's file; a new one is asked for its name."""

    made = Signal(object)
    """What is wanted, as it is proposed."""

    def __init__(
        self,
        path: Path,
        worn: Worn,
        library: Library,
        opened: Opened,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if parent is not None:
            self.finished.connect(self.deleteLater)
        self._library, self._opened = library, opened
        self._base, self._name = worn
        self._folder = TemporaryDirectory(prefix="briefer-", ignore_cleanup_errors=True)
        self._found: Found | None = None
        self._work: Work | None = None
        self.form: FoundForm | None = None
        self.proof: Proof | None = None
        self.bar, self._says = MessageBar(), QLabel(self.tr("The file is being read…"))
        self.take = QPushButton(self.tr("Make the theme") if worn.name else self.tr("Use it"))
        self._sides, self._timer = QSplitter(), QTimer(self)
        self._build()
        reading = Reading(path, library, worn.tables)
        reading.found.connect(self._on_found)
        reading.failed.connect(self._on_failed)
        reading.begin()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("House style from Word"))
        available = self.screen().availableSize()
        self.resize(min(1240, available.width() - 40), min(820, available.height() - 60))
        self._says.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._says.setProperty("kind", "secondary")
        self._says.setProperty("centred", "true")
        self._sides.setChildrenCollapsible(False)
        self._sides.addWidget(self._says)
        self.take.setProperty("kind", "primary")
        self.take.setEnabled(False)
        self.take.setDefault(True)
        self.take.clicked.connect(self._on_take_clicked)
        cancel, line = QPushButton(self.tr("Cancel")), QFrame()
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.finished.connect(self._on_finished)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._show_pages)
        line.setProperty("kind", "line")
        row = foot(cancel, self.take)
        row.setContentsMargins(SPACE[4], SPACE[2], SPACE[4], SPACE[2])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._sides, 1)
        column.addWidget(line)
        column.addLayout(row)

    def _on_found(self, found: Found) -> None:
        self._found = found
        self.form = FoundForm(found, self._name)
        try:
            proposed = self._proposed()
            proposed.put_into(Path(self._folder.name))
            tables = _of_pages(proposed)
            draft = Draft(kind="theme", id=str(tables["id"]), tables=tables)
            self._work = Work(draft, Library(Path(self._folder.name)), self._opened)
            self._work.setParent(self)
            self.proof = Proof(self._work)
        except BrieferError as fault:
            self._on_failed(sentences(fault))
            return
        self.proof.failed.connect(self.bar.show_fault)
        self._lay_out(self.form, self.proof)
        self.form.changed.connect(self._timer.start)
        self.form.name.textChanged.connect(
            lambda text: self.take.setEnabled(bool(text.strip()) or not self._name)
        )
        self.take.setEnabled(True)
        self.form.first.setFocus()

    def _lay_out(self, form: FoundForm, proof: Proof) -> None:
        start = QWidget()
        inner = QVBoxLayout(start)
        inner.setContentsMargins(margins(SPACE[4], SPACE[3], SPACE[1], 0))
        inner.addWidget(form)
        start.setMinimumWidth(400)
        proof.setMinimumWidth(320)
        self._says.hide()
        for each, share in ((start, 0), (proof, 1)):
            self._sides.addWidget(each)
            self._sides.setStretchFactor(self._sides.indexOf(each), share)
        self._sides.setSizes([0, 480, self.width() - 480])

    def _on_failed(self, words: str) -> None:
        self.bar.show_message(words, "error")
        self._says.setText("")

    def _proposed(self) -> Proposed:
        """Return what is proposed as all is chosen now. Raises BrieferError."""
        assert self._found
        assert self.form
        return propose(self._found, self._library, self._tables(), self.form.wanted())

    def _tables(self) -> Mapping[str, Any]:
        if not self._name or self.form is None:
            return self._base
        name = self.form.name.text().strip() or self._name
        return {**self._base, "id": free_id(name, "theme", self._library), "name": name}

    def _show_pages(self) -> None:
        if self._work is None:
            return
        try:
            tables = {**_of_pages(self._proposed()), "id": self._work.draft.id}
        except BrieferError as fault:
            self.bar.show_fault(fault)
            return
        self._work.take(replace(self._work.draft, tables=tables))

    def _on_take_clicked(self) -> None:
        try:
            proposed = self._proposed()
        except BrieferError as fault:
            self.bar.show_fault(fault)
            return
        self.made.emit(proposed)
        self.accept()

    def _on_finished(self) -> None:
        self._timer.stop()
        if self.proof is not None:
            self.proof.finish()
        self._folder.cleanup()


def _of_pages(proposed: Proposed) -> dict[str, Any]:
    """Return the tables without what Word files alone have."""
    return {key: each for key, each in proposed.tables.items() if key != "house"}
