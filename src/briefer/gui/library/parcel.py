"""The parcel: one file of items and what they need, signed where that is wanted."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.errors import BrieferError
from briefer.gui import settings
from briefer.gui.folder import documents
from briefer.gui.foot import foot
from briefer.gui.language import isolated, sentences
from briefer.gui.library.entry import called, named
from briefer.gui.library.signing import SigningFields
from briefer.gui.look import SPACE
from briefer.gui.message import say
from briefer.store.bundle import SUFFIX, write_bundle
from briefer.store.library import Library
from briefer.store.packing import files_for
from briefer.store.saving import SHARED, replace_whole

_FILE: Final = Qt.ItemDataRole.UserRole
_ROW: Final = 28
_LEAST_ROWS: Final = 3
_MOST_ROWS: Final = 8


class ParcelDialog(QDialog):
    """Asks what goes along, who made it and who signs it, and writes the file."""

    def __init__(
        self, library: Library, kind: str, ids: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        if parent is not None:
            self.finished.connect(self.deleteLater)
        self._library = library
        self._name = ids[0] if len(ids) == 1 else kind
        self._files: dict[str, bytes] = {}
        self.list, self.maker = QListWidget(), QLineEdit(settings.read().maker)
        self.signing = SigningFields()
        self._note, self._fault = QLabel(), QLabel()
        self.save = QPushButton(self.tr("&Save…"))
        one = called(library, kind, ids[0])
        self._build(one if len(ids) == 1 else self.tr("%Ln items", "", len(ids)))
        self.save.clicked.connect(self._on_save_clicked)
        self.list.itemChanged.connect(self._refresh)
        self.signing.changed.connect(self._refresh)
        try:
            self._files = files_for(library, ids, kind)
        except BrieferError as fault:
            self._tell(fault)
        self._fill(kind, ids)
        self._refresh()

    def _build(self, what: str) -> None:
        self.setWindowTitle(self.tr("Export as one file"))
        self.setMinimumWidth(520)
        title, says = QLabel(self.tr("Export as one file")), QLabel(what)
        title.setProperty("kind", "title")
        says.setProperty("kind", "secondary")
        self.list.setProperty("kind", "ordered")
        self.list.setAccessibleName(self.tr("What goes along"))
        along = QLabel(self.tr("&What goes along"))
        along.setBuddy(self.list)
        self._note.setProperty("kind", "secondary")
        self._fault.setProperty("kind", "withheld")
        self._fault.hide()
        for each in (says, self._note, self._fault):
            each.setTextFormat(Qt.TextFormat.PlainText)
            each.setWordWrap(True)
        self.maker.setPlaceholderText(self.tr("Your name, or that of your organisation"))
        form = QFormLayout()
        form.setSpacing(SPACE[1])
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Made by"), self.maker)
        self.signing.fill(form)
        self.save.setProperty("kind", "primary")
        self.save.setDefault(True)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[SPACE[4]] * 4)
        column.setSpacing(SPACE[2])
        for widget in (title, says, along, self.list, self._note):
            column.addWidget(widget)
        column.addLayout(form)
        column.addWidget(self._fault)
        column.addLayout(foot(cancel, self.save))

    def _fill(self, kind: str, ids: tuple[str, ...]) -> None:
        own = [name for name in self._files if _is_of(name, kind, ids)]
        for name in (*own, *sorted({*self._files} - {*own})):
            folder, _, file = name.partition("/")
            is_item = folder in self._library.shelves()
            words = (
                called(self._library, folder, file.partition(".")[0])
                if is_item
                else named(folder, file)
            )
            row = QListWidgetItem(words)
            row.setData(_FILE, name)
            row.setCheckState(Qt.CheckState.Checked)
            if name in own:
                row.setFlags(row.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            self.list.addItem(row)
        rows = min(_MOST_ROWS, max(_LEAST_ROWS, self.list.count()))
        self.list.setFixedHeight(rows * _ROW + 2 * SPACE[0])

    def chosen(self) -> dict[str, bytes]:
        """Return the files that go along."""
        rows = (self.list.item(at) for at in range(self.list.count()))
        names = [row.data(_FILE) for row in rows if row.checkState() == Qt.CheckState.Checked]
        return {name: self._files[name] for name in names}

    def _refresh(self) -> None:
        chosen = self.chosen()
        self._note.setText(
            self.tr("Whatever came with the program is there for everybody.")
            if len(chosen) == len(self._files)
            else self.tr("What stays behind has to be there already for whoever opens the file.")
        )
        self.save.setEnabled(bool(chosen) and self.signing.is_ready)

    def _on_save_clicked(self) -> None:
        proposal = str(documents() / f"{self._name}{SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Export as one file"),
            proposal,
            self.tr("Bundles (*.briefbundle)"),
        )
        if not name:
            return
        path = Path(name if name.endswith(SUFFIX) else f"{name}{SUFFIX}")
        maker = self.maker.text().strip()
        try:
            signing = self.signing
            chunks = write_bundle(self.chosen(), maker, signing.key, signing.passphrase)
            replace_whole(path, chunks, mode=SHARED)
        except BrieferError as fault:
            self._tell(fault)
            return
        settings.change(maker=maker)
        self.accept()
        if (parent := self.parentWidget()) is not None:
            say(parent, self.tr("{0} was written.").format(isolated(path.name)))

    def _tell(self, fault: BrieferError) -> None:
        self._fault.setText(sentences(fault))
        self._fault.show()


def _is_of(name: str, kind: str, ids: tuple[str, ...]) -> bool:
    folder, _, file = name.partition("/")
    return folder == kind and file.partition(".")[0] in ids
