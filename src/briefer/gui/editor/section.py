"""The page of a section: its heading, its kind, who gets it, and its passages."""

import re

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy

from briefer.errors import BrieferError
from briefer.gui.editor.access import Access
from briefer.gui.editor.bound import TextField
from briefer.gui.editor.desk import Desk
from briefer.gui.editor.page import Page
from briefer.gui.editor.passage import PassageFlow
from briefer.gui.editor.place import of_item
from briefer.model.briefing import Section
from briefer.model.edit import find
from briefer.model.transfer import UNASSIGNED
from briefer.value import replace


class SectionPage(Page):
    """A section by its id."""

    def __init__(self, desk: Desk, section: str) -> None:
        super().__init__(desk)
        self._id = section
        self.setAccessibleName(self.tr("Section"))
        self.heading = TextField(desk, self.tr("Heading"), kind="heading")
        self.heading.edit.returned.connect(self.enter)
        self.column.addWidget(self.heading)
        label = QLabel(self.tr("Kind: what audiences choose and order sections by"))
        label.setProperty("kind", "secondary")
        self.kind = QComboBox()
        self.kind.setEditable(True)
        self.kind.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.kind.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.kind.setMinimumWidth(240)
        self.kind.setAccessibleName(self.tr("Kind of section"))
        label.setBuddy(self.kind)
        for kind, words in self._kinds():
            self.kind.addItem(words, kind)
        self.kind.activated.connect(lambda _: self._on_kind_chosen())
        line = self.kind.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._on_kind_chosen)
        self.access = Access(desk)
        self.add_group(label, self.kind)
        self.add_group(self.access)
        self.add_cards(PassageFlow(desk, self._section))
        self.finish()

    def _section(self) -> Section | None:
        return find(self.desk.briefing, Section, self._id)

    def _kinds(self) -> list[tuple[str, str]]:
        """Return the kinds that the language of the briefing has words for, and those in use."""
        desk = self.desk
        try:
            labels = desk.session.library.languages.read(desk.reading.written).labels
        except BrieferError:
            labels = desk.session.library.languages.read("en").labels
        found = {
            name.removeprefix("kind_"): words
            for name, words in labels.items()
            if name.startswith("kind_")
        }
        for section in desk.briefing.sections:
            found.setdefault(section.kind, labels.get(section.kind, section.kind))
        return list(found.items())

    def refresh(self) -> None:
        """Show the section as it is now."""
        section = self._section()
        if section is None:
            return
        self.hint.setText(_hint(section))
        self.hint.setVisible(bool(self.hint.text()))
        self.heading.refresh(of_item(section, "heading"))
        at = self.kind.findData(section.kind)
        words = self.kind.itemText(at) if at >= 0 else section.kind
        if not self.kind.hasFocus():
            self.kind.setCurrentIndex(at)
            self.kind.setEditText(words)
        self.kind.setEnabled(not self.desk.session.is_locked)
        self.access.refresh(section)
        super().refresh()

    def _on_kind_chosen(self) -> None:
        section, typed = self._section(), self.kind.currentText()
        at = self.kind.findText(typed)
        kind = str(self.kind.itemData(at)) if at >= 0 else ""
        kind = kind or re.sub("[^a-z0-9]+", "-", typed.casefold()).strip("-")
        if section is not None and kind and kind != section.kind:
            self.desk.exchange(section, replace(section, kind=kind))


def _hint(section: Section) -> str:
    """Return how to be rid of what no rule knew, empty for any other section."""
    if section.kind != UNASSIGNED:
        return ""
    return QCoreApplication.translate(
        "SectionPage",
        "No rule knew where this belongs, and nobody is given it. Move each passage to its part, "
        "by “Move to” in its menu, or remove the section; with its last passage it goes.",
    )
