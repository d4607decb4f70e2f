"""The texts that a template may hold: where each stands, who may read it, whether it is kept."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from briefer.errors import BrieferError
from briefer.gui.language import in_language, isolated, told
from briefer.gui.look import tokens
from briefer.gui.session import Session
from briefer.model.release import ALL, Release
from briefer.model.skeleton import Kept

_TEXT, _WHERE, _READERS = range(3)
_KEY: Final = Qt.ItemDataRole.UserRole
_LONGEST: Final = 160


class TextsList(QTreeWidget):
    """A row for each text; its tick says whether it travels."""

    toggled = Signal(str, bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setHeaderLabels([self.tr("Text"), self.tr("Where"), self.tr("For")])
        self.setAccessibleName(self.tr("Texts that travel with the template"))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Stretch)
        for column, width in ((_WHERE, 230), (_READERS, 130)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)
        self.itemChanged.connect(self._on_item_changed)

    def show_texts(self, texts: Sequence[Kept]) -> None:
        """Show the texts, with the tick of those that are kept."""
        blocker = QSignalBlocker(self)
        if [self._key(row) for row in range(self.topLevelItemCount())] != [t.key for t in texts]:
            self.clear()
            self.addTopLevelItems([self._row(each) for each in texts])
        for row, each in enumerate(texts):
            if item := self.topLevelItem(row):
                state = Qt.CheckState.Checked if each.is_kept else Qt.CheckState.Unchecked
                item.setCheckState(_TEXT, state)
                words = tokens().text if each.is_kept else tokens().secondary
                item.setForeground(_TEXT, QColor(words))
        blocker.unblock()
        self.viewport().update()

    def _key(self, row: int) -> str:
        item = self.topLevelItem(row)
        return str(item.data(_TEXT, _KEY)) if item else ""

    def _row(self, kept: Kept) -> QTreeWidgetItem:
        words = " ".join(kept.text.split())
        where = told(kept.place)
        if kept.key.endswith(".prompt"):
            where = self.tr("{place}, prompt").format(place=where)
        readers = self._readers(kept.release)
        item = QTreeWidgetItem([isolated(words[:_LONGEST]), where, readers])
        item.setData(_TEXT, _KEY, kept.key)
        item.setToolTip(_TEXT, words)
        item.setToolTip(_WHERE, where)
        item.setToolTip(_READERS, readers)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        if kept.release != ALL:
            item.setForeground(_READERS, QColor(tokens().withheld))
        if kept.key.endswith(".prompt"):
            font = item.font(_TEXT)
            font.setItalic(True)
            item.setFont(_TEXT, font)
        return item

    def _readers(self, release: Release) -> str:
        if release == ALL:
            return self.tr("All")
        return ", ".join(map(self._name, release)) or self.tr("Nobody")

    def _name(self, audience: str) -> str:
        try:
            return in_language(self._session.library.audiences.read(audience).name)
        except BrieferError:
            return audience

    def _on_item_changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column == _TEXT:
            is_kept = item.checkState(_TEXT) == Qt.CheckState.Checked
            self.toggled.emit(str(item.data(_TEXT, _KEY)), is_kept)
