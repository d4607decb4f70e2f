"""The first page of an export: what is to be written, as what, where, and under which names."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefer.errors import BrieferError
from briefer.gui import look
from briefer.gui.export import plan
from briefer.gui.export.grid import EditionGrid
from briefer.gui.export.memory import Remembered, recall
from briefer.gui.export.password import PasswordFields
from briefer.gui.folder import documents
from briefer.gui.language import in_language, sentences
from briefer.gui.session import Session
from briefer.pipeline.password import require_lockable


class ChoicePage(QWidget):
    """Grid, template, folder and the names of the files; `chosen` tells of each change."""

    chosen = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._editions = plan.editions(session.opened, session.library)
        self._message = QLabel()
        self._grid = EditionGrid(self._editions)
        self._template = self._make_template()
        self._folder = QLineEdit()
        self._password = PasswordFields()
        self._names = QListWidget()
        self._build()
        self._recall()
        self._grid.ticked.connect(self._refresh)
        self._template.currentIndexChanged.connect(self._refresh)
        self._folder.textChanged.connect(self._refresh)
        self._password.changed.connect(self._refresh)
        self._refresh()

    @property
    def orders(self) -> tuple[plan.Order, ...]:
        """Return what is ordered."""
        return plan.orders(self._editions, self._grid.ticks(), self._template.currentData())

    @property
    def folder(self) -> Path | None:
        """Return the folder, None where none is named."""
        text = self._folder.text().strip()
        return Path(text).expanduser() if text else None

    @property
    def password(self) -> str:
        """Return the password that the files open with, "" where there is none."""
        return self._password.password

    @property
    def is_ready(self) -> bool:
        """Return whether there is something to write and a place for it."""
        return bool(self.orders) and self.folder is not None and not self._message.text()

    @property
    def choices(self) -> Remembered:
        """Return the choices as they are remembered."""
        return Remembered(
            ticks=self._grid.ticks(),
            template=self._template.currentData(),
            folder=self._folder.text().strip(),
        )

    def title(self, order: plan.Order) -> str:
        """Return what the user calls the edition."""
        wanted = (order.request.audience, order.request.language)
        found = next(e for e in self._editions if (e.audience, e.language) == wanted)
        return f"{found.name} · {found.language_name}"

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.SPACE[2])
        scroll = QScrollArea()
        scroll.setProperty("kind", "card")
        scroll.setAccessibleName(self.tr("Editions"))
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its ticks take it, and bring themselves in
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._grid)
        scroll.setMinimumHeight(min(self._grid.sizeHint().height() + 4, 120))
        layout.addWidget(scroll, 1)
        layout.addLayout(self._make_form())
        files = QLabel(self.tr("&Files"))
        files.setProperty("kind", "label")
        files.setBuddy(self._names)
        layout.addWidget(files)
        self._names.setAccessibleName(self.tr("Names of the files"))
        self._names.setMinimumHeight(48)
        self._names.setMaximumHeight(124)
        self._names.setProperty("kind", "card")
        self._names.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        layout.addWidget(self._names)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setWordWrap(True)
        self._message.setProperty("kind", "withheld")
        layout.addWidget(self._message)

    def _make_form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(look.SPACE[3])
        form.setVerticalSpacing(look.SPACE[1])
        form.addRow(self.tr("&Template"), self._template)
        row = QHBoxLayout()
        row.setSpacing(look.SPACE[1])
        row.addWidget(self._folder, 1)
        choose = QPushButton(self.tr("Choose…"))
        choose.setAccessibleName(self.tr("Choose the folder"))
        choose.clicked.connect(self._on_choose_clicked)
        row.addWidget(choose)
        label = QLabel(self.tr("F&older"))
        label.setBuddy(self._folder)
        self._folder.setAccessibleName(self.tr("Folder"))
        form.addRow(label, row)
        self._password.fill(form)
        return form

    def _make_template(self) -> QComboBox:
        box = QComboBox()
        box.addItem(self.tr("That of each audience"), "")
        for template_id, template in self._session.library.templates.sound().items():
            if not template.manifest.partial:
                box.addItem(in_language(template.manifest.title), template_id)
        return box

    def _recall(self) -> None:
        last = recall(self._session.briefing.id)
        ticks = last.ticks if last else plan.usual(self._editions)
        template = last.template if last else self._session.shown.template
        self._grid.tick(ticks)
        self._template.setCurrentIndex(max(0, self._template.findData(template)))
        path = self._session.path
        here = path.parent if path else documents()
        folder = Path(last.folder) if last and last.folder else here
        self._folder.setText(str(folder if folder.parent.is_dir() else here))

    def _refresh(self) -> None:
        fault = ""
        names: list[str] = []
        try:
            for order in self.orders:
                names.extend(plan.names(self._session.opened, self._session.library, order))
            if self._password.is_wanted:
                require_lockable([name for order in self.orders for name in order.formats])
                self._password.check()
        except BrieferError as error:
            fault = sentences(error)
        if self._session.is_locked:
            fault = self.tr("The briefing was opened read-only and may not be exported.")
        self._names.clear()
        self._names.addItems(names)
        self._message.setText(fault)
        self._message.setVisible(bool(fault))
        self.chosen.emit()

    def _on_choose_clicked(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, self.tr("Folder of the files"), self._folder.text()
        )
        if folder:
            self._folder.setText(folder)
