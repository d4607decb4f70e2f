"""The shared folder: chosen in a dialog, and visited in a thread, as a drive may be slow."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.errors import BrieferError
from briefer.gui.folder import documents
from briefer.gui.foot import foot
from briefer.gui.language import isolated, sentences
from briefer.gui.look import SPACE, icon
from briefer.gui.task import Task
from briefer.store import shared


class Visit(Task):
    """Reads the shared folder for as long as anybody wants to wait for it, and no longer."""

    ended = Signal(object)
    """What could not be read of it."""

    def work(self) -> None:
        """Copy what is new in the folder."""
        self.ended.emit(shared.refresh())


class FolderDialog(QDialog):
    """Says which folder is shared, and chooses another one or none."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if parent is not None:
            self.finished.connect(self.deleteLater)
        self.setWindowTitle(self.tr("Shared folder"))
        self.setMinimumWidth(480)
        self._path, self._fault = QLabel(), QLabel()
        self._none = QPushButton(self.tr("&Share none"))
        self._build()

    def _build(self) -> None:
        title = QLabel(self.tr("Shared folder"))
        title.setProperty("kind", "title")
        says = QLabel(
            self.tr(
                "Templates, audiences and themes in it lie over your own and over those that came "
                "with the program. Nothing is ever written to it, and what was read last is used "
                "while the drive is away."
            )
        )
        says.setProperty("kind", "secondary")
        for each in (says, self._path, self._fault):
            each.setWordWrap(True)
            each.setTextFormat(Qt.TextFormat.PlainText)
        folder, is_ordered = shared.folder(), shared.is_ordered()
        self._path.setText(isolated(str(folder)) if folder else self.tr("None is chosen."))
        self._path.setProperty("kind", "strong")
        self._path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._fault.setProperty("kind", "withheld")
        self._fault.hide()
        ordered = QLabel(
            self.tr(
                "BRIEFER_SHARED names this folder on this machine: no other can be chosen here."
            )
        )
        ordered.setTextFormat(Qt.TextFormat.PlainText)
        ordered.setWordWrap(True)
        ordered.setProperty("kind", "missing")
        choose = QPushButton(icon("open"), self.tr("&Choose a folder…"))
        choose.setEnabled(not is_ordered)
        choose.setDefault(True)
        choose.clicked.connect(self._on_choose_clicked)
        self._none.setAutoDefault(False)
        self._none.setEnabled(folder is not None and not is_ordered)
        self._none.clicked.connect(lambda: self._choose(None))
        close = QPushButton(self.tr("C&lose"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[SPACE[4]] * 4)
        column.setSpacing(SPACE[2])
        for each in (title, says, self._path, *([ordered] if is_ordered else []), self._fault):
            column.addWidget(each)
        column.addSpacing(SPACE[2])
        column.addLayout(foot(close, beginning=(choose, self._none)))

    def _on_choose_clicked(self) -> None:
        known = shared.folder() or documents()
        name = QFileDialog.getExistingDirectory(self, self.tr("Shared folder"), str(known))
        if name:
            self._choose(Path(name))

    def _choose(self, folder: Path | None) -> None:
        try:
            shared.choose(folder)
        except BrieferError as fault:
            self._fault.setText(sentences(fault))
            self._fault.show()
            return
        self.chosen.emit()
        self.accept()
