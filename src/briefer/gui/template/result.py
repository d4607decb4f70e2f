"""What a new briefing begins with: the parts of a skeleton, their texts, and prompts in grey."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from briefer.gui.language import isolated
from briefer.gui.look import tokens
from briefer.gui.place import first_words, part_name, section_name, stakeholder_name
from briefer.model.briefing import Briefing
from briefer.model.edit import Item
from briefer.model.passage import Passage, Prose
from briefer.model.release import COMMON
from briefer.model.text import Reading


class ResultTree(QTreeWidget):
    """The outline of the briefing to be, which is only read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setAccessibleName(self.tr("What a new briefing begins with"))

    def show_skeleton(self, briefing: Briefing) -> None:
        """Show what is there and what is asked for."""
        reading = Reading(COMMON, briefing.language, briefing.language, briefing.language)
        self.clear()
        self._part(briefing, reading, part_name("summary"), briefing.summary)
        for section in briefing.sections:
            self._part(briefing, reading, section_name(section, reading), section.passages)
        for outlook in briefing.outlooks:
            name = stakeholder_name(briefing, outlook, reading)
            self._part(briefing, reading, name, outlook.passages)
        if briefing.sources:
            self._part(briefing, reading, part_name("sources"), briefing.sources)
        self.expandAll()

    def _part(self, briefing: Briefing, reading: Reading, name: str, items: Iterable[Item]) -> None:
        part = QTreeWidgetItem([isolated(name)])
        font = part.font(0)
        font.setBold(True)
        part.setFont(0, font)
        self.addTopLevelItem(part)
        for each in items:
            words = first_words(briefing, each, reading)
            row = QTreeWidgetItem([isolated(words)])
            row.setToolTip(0, words)
            row.setFlags(row.flags() & ~Qt.ItemFlag.ItemIsSelectable)
            if isinstance(each, Passage) and isinstance(each.body, Prose) and not each.body.text:
                row.setForeground(0, QColor(tokens().secondary))
                slanted = row.font(0)
                slanted.setItalic(True)
                row.setFont(0, slanted)
            part.addChild(row)
