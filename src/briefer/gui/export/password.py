"""The password of the files that are exported: typed twice, kept nowhere."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit

from briefer.errors import ExportError, said
from briefer.gui import look
from briefer.pipeline.password import prepared


class PasswordFields(QObject):
    """Two fields and what a password gives up; `changed` tells of each key."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._first, self._again = QLineEdit(), QLineEdit()
        self._note = QLabel(
            self.tr(
                "With a password the PDF is no longer PDF/A, so it is not fit for archives. "
                "A password that is lost cannot be found again."
            )
        )
        for field in (self._first, self._again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.textChanged.connect(self._on_text_changed)
        self._again.setEnabled(False)
        self._note.setWordWrap(True)
        self._note.setProperty("kind", "secondary")
        self._note.hide()

    def fill(self, form: QFormLayout) -> None:
        """Add the fields to a form."""
        self._first.setAccessibleName(self.tr("Password of the PDF files"))
        self._first.setPlaceholderText(self.tr("None"))
        self._again.setAccessibleName(self.tr("Password once more"))
        self._again.setPlaceholderText(self.tr("Once more"))
        row = QHBoxLayout()
        row.setSpacing(look.SPACE[1])
        row.addWidget(self._first, 1)
        row.addWidget(self._again, 1)
        label = QLabel(self.tr("Pass&word"))
        label.setBuddy(self._first)
        form.addRow(label, row)
        form.addRow(self._note)

    @property
    def is_wanted(self) -> bool:
        """Return whether a password is typed, or begun."""
        return bool(self._first.text())

    @property
    def password(self) -> str:
        """Return the password, "" where none is wanted."""
        return self._first.text()

    def check(self) -> None:
        """Raise ExportError where the password may not be one, or is not typed twice."""
        prepared(self._first.text())
        if self._again.text() != self._first.text():
            raise ExportError(
                said("The two passwords differ."), said("Type the same one in both fields.")
            )

    def _on_text_changed(self) -> None:
        self._again.setEnabled(self.is_wanted)
        if not self.is_wanted:
            self._again.clear()
        self._note.setVisible(self.is_wanted)
        self.changed.emit()
