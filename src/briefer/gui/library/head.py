"""The head of the page: back, the search, files to add, the shared folder, and the bin."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
)

from briefer.gui.library.bin import BinDialog
from briefer.gui.library.change import Changes
from briefer.gui.library.keyring import KeysDialog
from briefer.gui.look import SPACE, icon

_SEARCH_WIDTH: Final = 260


class Head(QFrame):
    """Says what is wanted of the page as a whole."""

    left = Signal()
    adding = Signal()
    sharing = Signal()

    def __init__(self, changes: Changes) -> None:
        super().__init__()
        self._changes = changes
        self.search, self.bin = QLineEdit(), QToolButton()
        self.setProperty("kind", "top")
        row, title = QHBoxLayout(self), QLabel(self.tr("Library"))
        row.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        row.setSpacing(SPACE[1])
        back = QPushButton(icon("left"), self.tr("&Back"))
        back.setProperty("kind", "quiet")
        back.clicked.connect(self.left)
        title.setProperty("kind", "heading")
        self.search.setPlaceholderText(self.tr("Search the library"))
        self.search.setAccessibleName(self.tr("Search the library"))
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        adding = QPushButton(icon("import"), self.tr("&Add from a file…"))
        adding.clicked.connect(self.adding)
        sharing = QPushButton(icon("shared"), self.tr("S&hared folder…"))
        sharing.clicked.connect(self.sharing)
        keyring = QToolButton()
        keyring.setIcon(icon("lock"))
        keyring.setToolTip(self.tr("Keys"))
        keyring.setAccessibleName(self.tr("Keys"))
        keyring.clicked.connect(self._on_keyring_clicked)
        self.bin.setIcon(icon("delete"))
        self.bin.setToolTip(self.tr("Bin"))
        self.bin.setAccessibleName(self.tr("Bin"))
        self.bin.clicked.connect(self._on_bin_clicked)
        row.addWidget(back)
        row.addWidget(title)
        row.addStretch(1)
        row.addWidget(self.search, 2)
        for each in (adding, sharing, keyring, self.bin):
            row.addWidget(each)

    def refresh(self) -> None:
        """Open the bin where something is in it."""
        self.bin.setEnabled(self._changes.is_binned())

    def _on_keyring_clicked(self) -> None:
        KeysDialog(self.window()).open()

    def _on_bin_clicked(self) -> None:
        BinDialog(self._changes, self.window()).open()
