"""Naming: asks what a copy is to be called, or what one's own is called from now on."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.gui.editor.label import Labelled
from briefer.gui.foot import foot
from briefer.gui.look import SPACE


class NamingDialog(QDialog):
    """Asks for a name; `verb` is what its button says."""

    def __init__(self, title: str, verb: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        self.field = QLineEdit(name)
        self.field.selectAll()
        self._do = QPushButton(verb)
        self._do.setProperty("kind", "primary")
        self._do.setDefault(True)
        self._do.clicked.connect(self.accept)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.field.textChanged.connect(lambda text: self._do.setEnabled(bool(text.strip())))
        heading = QLabel(title)
        heading.setProperty("kind", "heading")
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[SPACE[4]] * 4)
        column.setSpacing(SPACE[3])
        column.addWidget(heading)
        column.addWidget(Labelled(self.tr("Name"), self.field))
        column.addLayout(foot(cancel, self._do))

    @property
    def name(self) -> str:
        """Return what was typed."""
        return self.field.text().strip()


def free_id(name: str, taken: tuple[str, ...], otherwise: str) -> str:
    """Return an id that is made of a name and is nobody's yet."""
    stem = "-".join(re.findall(r"[a-z0-9]+", name.casefold()))[:40] or otherwise
    found, number = stem, 2
    while found in taken:
        found, number = f"{stem}-{number}", number + 1
    return found
