"""The keyring: whose keys are known, with the figures that two people compare."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefer.errors import BrieferError
from briefer.gui.folder import documents
from briefer.gui.foot import foot
from briefer.gui.language import isolated, sentences
from briefer.gui.library.knowing import know_key
from briefer.gui.look import SPACE, icon
from briefer.store.key import keys, remove_key

_FORGETTABLE = Qt.ItemDataRole.UserRole


class KeysDialog(QDialog):
    """Lists the keys, knows further ones, and forgets those of others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if parent is not None:
            self.finished.connect(self.deleteLater)
        self.list, self._fault = QTreeWidget(), QLabel()
        self._forget = QPushButton(self.tr("&Forget"))
        self._build()
        self._fill()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Keys"))
        self.setMinimumSize(560, 320)
        title = QLabel(self.tr("Keys"))
        title.setProperty("kind", "title")
        says = QLabel(
            self.tr(
                "What is signed by one of these is told as signed by its owner. Compare the "
                "figures with the owner once, by voice."
            )
        )
        says.setProperty("kind", "secondary")
        self._fault.setProperty("kind", "withheld")
        self._fault.hide()
        for label in (says, self._fault):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.list.setHeaderLabels([self.tr("Name"), self.tr("Figures")])
        self.list.setAccessibleName(self.tr("Keys"))
        self.list.setProperty("kind", "card")
        self.list.setRootIsDecorated(False)
        self.list.header().resizeSection(0, 180)
        self.list.currentItemChanged.connect(lambda *_: self._refresh())
        adding = QPushButton(icon("import"), self.tr("&Know a key…"))
        adding.setAutoDefault(False)
        adding.clicked.connect(self._on_adding_clicked)
        self._forget.setAutoDefault(False)
        self._forget.clicked.connect(self._on_forget_clicked)
        close = QPushButton(self.tr("C&lose"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[SPACE[4]] * 4)
        column.setSpacing(SPACE[2])
        for widget in (title, says, self.list, self._fault):
            column.addWidget(widget)
        column.addLayout(foot(close, beginning=(adding, self._forget)))

    def _fill(self) -> None:
        self.list.clear()
        for each in keys():
            name = self.tr("{0} (your own)").format(each.name) if each.is_own else each.name
            row = QTreeWidgetItem([name, isolated(each.fingerprint)])
            row.setData(0, _FORGETTABLE, "" if each.is_own else each.name)
            self.list.addTopLevelItem(row)
        self._refresh()

    def _refresh(self) -> None:
        row = self.list.currentItem()
        self._forget.setEnabled(row is not None and bool(row.data(0, _FORGETTABLE)))

    def _on_adding_clicked(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Know a key"), str(documents()), self.tr("Keys (*.toml)")
        )
        if name:
            self._try(lambda: know_key(Path(name), self))

    def _on_forget_clicked(self) -> None:
        if (row := self.list.currentItem()) is not None:
            name = str(row.data(0, _FORGETTABLE))
            self._try(lambda: remove_key(name))

    def _try(self, work: Callable[[], object]) -> None:
        """Do something with the keys, and say what is wrong with it."""
        self._fault.hide()
        try:
            work()
        except BrieferError as fault:
            self._fault.setText(sentences(fault))
            self._fault.show()
        self._fill()
