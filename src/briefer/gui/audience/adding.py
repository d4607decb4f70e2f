"""Adding an audience: what it will receive is shown first, then asked for by its name."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefer.gui import look
from briefer.gui.audience.making import MakingDialog
from briefer.gui.coverage import literal, tip
from briefer.gui.language import in_language
from briefer.gui.place import first_words, part_name, section_name, stakeholder_name
from briefer.gui.session import Session
from briefer.model.audience import Audience
from briefer.model.coverage import State, Survey, survey
from briefer.model.edit import Item
from briefer.model.release import COMMON
from briefer.model.text import Reading
from briefer.value import replace

_SIZE: Final = QSize(760, 520)
_SMALL: Final = QSize(440, 160)
"""Where there is nothing to choose from."""


class AddingDialog(QDialog):
    """The audiences of the library that the briefing is not for, and what each would receive."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add an audience"))
        self._session = session
        self._audiences: list[Audience] = []
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Audiences of the library"))
        self._tree = QTreeWidget()
        self._about = QLabel()
        self._add = QPushButton()
        self._build()
        self._list.currentRowChanged.connect(self._on_row_changed)
        self._fill()

    def _fill(self, chosen: str = "") -> None:
        """List the audiences of the library that may be added, with one of them chosen."""
        session = self._session
        self._audiences = [
            audience
            for each, audience in session.library.audiences.sound().items()
            if each not in (*session.briefing.audiences, COMMON)
        ]
        known = [each.id for each in self._audiences]
        self._list.clear()
        self._list.addItems([in_language(each.name) for each in self._audiences])
        self._list.setCurrentRow(known.index(chosen) if chosen in known else 0)
        for each in (self._list, self._tree, self._add):
            each.setVisible(bool(known))
        before = self.geometry()
        self.resize(_SIZE if known else _SMALL)
        if self.isVisible():
            self.move(self.pos() + before.center() - self.geometry().center())
        if not known:
            self._about.setText(
                self.tr("The briefing is for every audience that there is in the library.")
            )

    def _build(self) -> None:
        self._tree.setHeaderHidden(True)
        self._tree.setAccessibleName(self.tr("What it will receive"))
        self._tree.setIconSize(QSize(16, 16))
        self._tree.setUniformRowHeights(True)
        self._list.setFixedWidth(208)
        for each in (self._list, self._tree):
            each.setProperty("kind", "card")
        right = QVBoxLayout()
        right.setSpacing(look.SPACE[1])
        right.addWidget(self._about)
        right.addWidget(self._tree, 1)
        columns = QHBoxLayout()
        columns.setSpacing(look.SPACE[3])
        columns.addWidget(self._list)
        columns.addLayout(right, 1)
        self._add.setProperty("kind", "primary")
        self._add.setDefault(True)
        self._add.clicked.connect(self._on_add_clicked)
        layout = self._page()
        layout.addLayout(columns, 1)
        making = QPushButton(look.icon("add"), self.tr("New audience…"))
        making.setAutoDefault(False)
        making.clicked.connect(self._on_making_clicked)
        layout.addLayout(self._buttons(making, self.tr("Cancel"), self._add))

    def _buttons(self, first: QPushButton, leave: str, *others: QPushButton) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(look.SPACE[1])
        row.addWidget(first)
        row.addStretch()
        close = QPushButton(leave)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        for each in (close, *others):
            row.addWidget(each)
        return row

    def _page(self) -> QVBoxLayout:
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setWordWrap(True)
        self._about.setProperty("kind", "secondary")
        self._about.setMinimumWidth(360)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[look.SPACE[4]] * 4)
        layout.setSpacing(look.SPACE[3])
        return layout

    def _chosen(self) -> Audience | None:
        row = self._list.currentRow()
        return self._audiences[row] if row >= 0 else None

    def _on_row_changed(self) -> None:
        audience = self._chosen()
        self._tree.clear()
        if audience is None:
            return
        name = in_language(audience.name)
        self._add.setText(self.tr("Add {}").format(literal(name)))
        told = self.tr(
            "{} will receive what is released to all, now and later. "
            "What is released to others by name stays withheld."
        )
        self._about.setText(told.format(name))
        language = audience.language
        reading = Reading(audience.id, language, language, self._session.briefing.language)
        found = survey(self._session.briefing, reading)
        rows: dict[str, list[str]] = {"shared": [], "withheld": [], "remove": []}
        for place, part, item in _placed(found, reading):
            group = "shared" if part == "" or audience.gets(part) else "remove"
            if found.of(item).state == State.WITHHELD:
                group = "withheld"
            words = first_words(found.briefing, item, reading)
            rows[group].append(f"{place}: {words}")
        self._add_group("shared", self.tr("Will receive ({})"), rows["shared"])
        self._add_group("withheld", self.tr("Withheld from it ({})"), rows["withheld"])
        self._add_group("remove", self.tr("No part of its edition ({})"), rows["remove"])
        self._tree.expand(self._tree.model().index(0, 0))

    def _add_group(self, icon: str, title: str, rows: list[str]) -> None:
        head = QTreeWidgetItem([title.format(len(rows))])
        head.setIcon(0, look.icon(icon, "withheld" if icon == "withheld" else "secondary"))
        head.setFont(0, look.font(strong=True))
        self._tree.addTopLevelItem(head)
        for row in rows:
            item = QTreeWidgetItem([row])
            item.setToolTip(0, tip(row))
            head.addChild(item)

    def _on_making_clicked(self) -> None:
        dialog = MakingDialog(self._session.library, self)
        if dialog.exec():
            self._fill(dialog.made)
            self._add.setFocus()
        dialog.deleteLater()

    def _on_add_clicked(self) -> None:
        audience = self._chosen()
        if audience is not None:
            briefing = self._session.briefing
            added = replace(briefing, audiences=(*briefing.audiences, audience.id))
            self._session.edit(added)
            self._session.show(audience=audience.id)
            self.accept()


def _placed(found: Survey, reading: Reading) -> Iterator[tuple[str, str, Item]]:
    """Yield what is printed of the briefing, each with its place, and its part if it has one."""
    briefing = found.briefing
    for passage in briefing.summary:
        yield part_name("summary"), "", passage
    for section in briefing.sections:
        for passage in section.passages:
            yield section_name(section, reading), section.kind, passage
    for outlook in briefing.outlooks:
        name = stakeholder_name(briefing, outlook, reading)
        inside: tuple[Item, ...] = (*outlook.passages, *outlook.scenarios, *outlook.indicators)
        for item in inside:
            yield name, "outlooks", item
    for judgement in briefing.judgements:
        yield part_name("judgements"), "judgements", judgement
    for source in briefing.sources:
        yield part_name("sources"), "", source
