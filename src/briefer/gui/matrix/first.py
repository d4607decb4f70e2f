"""What stands in place of an empty matrix: the name of the first stakeholder is asked for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from briefer.gui import look


class FirstStakeholder(QWidget):
    """Says what belongs here, and takes a name."""

    named = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        says = QLabel(self.tr("What comes next is written for one stakeholder after the other."))
        says.setProperty("kind", "secondary")
        says.setWordWrap(True)
        says.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._name = QLineEdit()
        self._name.setAccessibleName(self.tr("Name of the first stakeholder"))
        self._name.setPlaceholderText(self.tr("Name of the first stakeholder"))
        self._add = QPushButton(look.icon("add"), self.tr("Add"))
        self._add.setEnabled(False)
        self._name.textChanged.connect(lambda text: self._add.setEnabled(bool(text.strip())))
        self._name.returnPressed.connect(self._add.click)
        self._add.clicked.connect(self._on_add_clicked)
        row = QHBoxLayout()
        row.setSpacing(look.SPACE[1])
        row.addWidget(self._name, 1)
        row.addWidget(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[look.SPACE[3]] * 4)
        layout.setSpacing(look.SPACE[2])
        layout.addStretch(2)
        layout.addWidget(says)
        layout.addLayout(row)
        layout.addStretch(3)
        self.setFocusProxy(self._name)

    def _on_add_clicked(self) -> None:
        name = self._name.text().strip()
        self._name.clear()
        self.named.emit(name)
