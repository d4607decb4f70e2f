"""Signing: which of the user's own keys signs a file, its passphrase, and making a first one."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.errors import BrieferError
from briefer.gui.choice import ChoiceBox
from briefer.gui.editor.label import Labelled
from briefer.gui.folder import documents
from briefer.gui.foot import foot
from briefer.gui.language import isolated, sentences
from briefer.gui.look import SPACE
from briefer.store.key import is_locked, key_text, keys, make_key, named
from briefer.store.saving import SHARED, replace_whole

_NONE: Final = ""


class SigningFields(QObject):
    """The fields that choose a key; `changed` tells of each choice and each letter."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box, self.secret = ChoiceBox(), QLineEdit()
        self.make, self.hand = QPushButton(self.tr("&New key…")), QPushButton()
        self._label = QLabel(self.tr("&Passphrase"))
        self._note = QLabel()
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self._note.setProperty("kind", "secondary")
        self._note.setMinimumHeight(2 * self._note.fontMetrics().lineSpacing())
        self.hand.setText(self.tr("&Hand on the key…"))
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setAccessibleName(self.tr("Passphrase of the key"))
        self._label.setBuddy(self.secret)
        for each in (self.make, self.hand):
            each.setAutoDefault(False)
        self.box.currentIndexChanged.connect(self._refresh)
        self.secret.textChanged.connect(self.changed)
        self.make.clicked.connect(self._on_make_clicked)
        self.hand.clicked.connect(self._on_hand_clicked)

    def fill(self, form: QFormLayout) -> None:
        """Add the fields to a form."""
        row = QHBoxLayout()
        row.setSpacing(SPACE[1])
        row.addWidget(self.make)
        row.addWidget(self.hand)
        row.addStretch()
        label = QLabel(self.tr("S&igned by"))
        label.setBuddy(self.box)
        self.box.setAccessibleName(self.tr("Signed by"))
        form.addRow(label, self.box)
        form.addRow("", row)
        form.addRow(self._label, self.secret)
        form.addRow(self._note)
        self._offer(_NONE)

    @property
    def key(self) -> str:
        """Return the name of the key, empty where nobody signs."""
        return str(self.box.currentData() or _NONE)

    @property
    def passphrase(self) -> str:
        """Return what was typed for the key."""
        return self.secret.text() if self._is_locked() else ""

    @property
    def is_ready(self) -> bool:
        """Return whether nothing is missing."""
        return not self._is_locked() or bool(self.secret.text())

    def _offer(self, chosen: str) -> None:
        """Offer the user's own keys, with one of them chosen."""
        self.box.clear()
        self.box.addItem(self.tr("Nobody"), _NONE)
        for each in keys():
            if each.is_own:
                self.box.addItem(each.name, each.name)
        self.box.setCurrentIndex(max(0, self.box.findData(chosen)))
        self._refresh()

    def _is_locked(self) -> bool:
        try:
            return bool(self.key) and is_locked(self.key)
        except BrieferError:
            return False

    def _refresh(self) -> None:
        locked = self._is_locked()
        self.secret.clear()
        self.secret.setVisible(locked)
        self._label.setVisible(locked)
        self.hand.setVisible(bool(self.key))
        if self.key:
            says = self.tr("Whoever knows your key sees that it is yours by: {0}")
            self._note.setText(says.format(isolated(named(self.key).fingerprint)))
        else:
            self._note.setText(
                self.tr("Without a signature nobody can tell who made it, or changed it since.")
            )
        self.changed.emit()

    def _on_make_clicked(self) -> None:
        dialog = KeyDialog(self.box.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._offer(dialog.made)
        dialog.deleteLater()

    def _on_hand_clicked(self) -> None:
        """Write the public half of the key, which others need to know it by."""
        proposal = str(documents() / f"{self.key}.toml")
        name, _ = QFileDialog.getSaveFileName(
            self.box.window(), self.tr("Hand on the key"), proposal, self.tr("Keys (*.toml)")
        )
        if not name:
            return
        try:
            replace_whole(Path(name), (key_text(named(self.key)).encode(),), mode=SHARED)
            says = self.tr("Whoever opens {0} with briefer knows your key from then on.")
            self._note.setText(says.format(isolated(Path(name).name)))
        except BrieferError as fault:
            self._note.setText(sentences(fault))


class KeyDialog(QDialog):
    """Makes a key of the user's own; `made` is its name then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.made = ""
        self.name, self.secret, self.again = QLineEdit(), QLineEdit(), QLineEdit()
        self._fault = QLabel()
        self._make = QPushButton(self.tr("Make key"))
        self._build()
        self._make.clicked.connect(self._on_make_clicked)
        self.name.textChanged.connect(lambda text: self._make.setEnabled(bool(text.strip())))

    def _build(self) -> None:
        self.setWindowTitle(self.tr("New key"))
        self.setMinimumWidth(440)
        says = QLabel(
            self.tr(
                "A key signs what you hand on. Its private half stays on this computer; a "
                "passphrase keeps others from using it, and cannot be found again when lost."
            )
        )
        says.setProperty("kind", "secondary")
        self._fault.setProperty("kind", "withheld")
        self._fault.hide()
        for label in (says, self._fault):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        for field in (self.secret, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self.name.setPlaceholderText(self.tr("Such as: anna"))
        self.secret.setPlaceholderText(self.tr("None"))
        self._make.setProperty("kind", "primary")
        self._make.setDefault(True)
        self._make.setEnabled(False)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[SPACE[4]] * 4)
        column.setSpacing(SPACE[2])
        column.addWidget(says)
        column.addWidget(Labelled(self.tr("Name of the key"), self.name))
        column.addWidget(Labelled(self.tr("Passphrase"), self.secret))
        column.addWidget(Labelled(self.tr("Passphrase once more"), self.again))
        column.addWidget(self._fault)
        column.addLayout(foot(cancel, self._make))

    def _on_make_clicked(self) -> None:
        if self.secret.text() != self.again.text():
            self._tell(self.tr("The two passphrases differ: type the same one in both fields."))
            return
        try:
            self.made = make_key(self.name.text().strip(), self.secret.text()).name
        except BrieferError as fault:
            self._tell(sentences(fault))
            return
        self.accept()

    def _tell(self, words: str) -> None:
        self._fault.setText(words)
        self._fault.show()
