"""The last page of an export: the files, to be opened, and what was not written."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefer.errors import FileError
from briefer.gui import look
from briefer.gui.language import isolated, listed, sentences
from briefer.pipeline.export import Exported
from briefer.store.written import is_foreign


class ResultPage(QWidget):
    """What was written, and what was not and why; `replacing_chosen` asks for the changed ones."""

    replacing_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(look.SPACE[2])
        self._shown = QWidget()
        self._layout.addWidget(self._shown)

    def fill(self, outcomes: Sequence[Exported], unwritten: Sequence[str]) -> None:
        """Show what came of the editions; `unwritten` are the titles of those not begun."""
        shown = QWidget()
        layout = QVBoxLayout(shown)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.SPACE[2])
        if changed := changed_files(outcomes):
            layout.addWidget(self._question(changed))
        layout.addWidget(self._files(outcomes), 1)
        for text in _faults(outcomes, changed):
            layout.addWidget(_line(text, "withheld"))
        if unwritten:
            layout.addWidget(_line(self._not_begun(unwritten), "withheld"))
        self._layout.replaceWidget(self._shown, shown)
        self._shown.deleteLater()
        self._shown = shown

    def _not_begun(self, titles: Sequence[str]) -> str:
        editions = listed(map(isolated, titles))
        return self.tr("Not written: {editions}.").format(editions=editions)

    def _files(self, outcomes: Sequence[Exported]) -> QScrollArea:
        scroll = QScrollArea()
        scroll.setProperty("kind", "card")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(self.tr("Files that were written"))
        inside = QWidget()
        inside.setProperty("kind", "surface")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(look.SPACE[3], look.SPACE[2], look.SPACE[3], look.SPACE[2])
        layout.setSpacing(look.SPACE[0])
        for outcome in outcomes:
            for path in outcome.files:
                layout.addLayout(self._file(path))
        layout.addStretch()
        scroll.setWidget(inside)
        return scroll

    def _file(self, path: Path) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(_line(path.name, ""), 1)
        button = QPushButton(self.tr("Open file"))
        button.setProperty("kind", "link")
        button.setAccessibleName(self.tr("Open {file}").format(file=path.name))
        button.clicked.connect(partial(open_path, path))
        row.addWidget(button)
        return row

    def _question(self, changed: Sequence[Path]) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "message")
        card.setProperty("severity", "warning")
        row = QHBoxLayout(card)
        names = listed(path.name for path in changed)
        text = self.tr("Not replaced, for somebody else has changed it since: {files}")
        row.addWidget(_line(text.format(files=names), ""), 1)
        count = len(changed)
        replace = self.tr("Replace 1 file"), self.tr("Replace %n files", "", count)
        button = QPushButton(replace[count > 1])
        button.clicked.connect(self.replacing_chosen)
        row.addWidget(button)
        return card


def changed_files(outcomes: Sequence[Exported]) -> tuple[Path, ...]:
    """Return the files that were not replaced because someone else had changed them."""
    paths = [f.path for each in outcomes for f in each.faults if isinstance(f, FileError)]
    return tuple(path for path in paths if path and is_foreign(path))


def _faults(outcomes: Sequence[Exported], changed: Sequence[Path]) -> list[str]:
    faults = [
        fault
        for each in outcomes
        for fault in each.faults
        if not (isinstance(fault, FileError) and fault.path in changed)
    ]
    return list(dict.fromkeys(sentences(fault) for fault in faults))


def open_path(path: Path) -> None:
    """Open the file or folder with the program of the system that is for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _line(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if kind:
        label.setProperty("kind", kind)
    return label
