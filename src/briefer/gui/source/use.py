"""Where a source is cited: a list that leads there."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from briefer.gui.editor.desk import Desk
from briefer.gui.look import SPACE
from briefer.gui.place import holder_name, item_name
from briefer.model.briefing import Briefing, Source
from briefer.model.edit import Item
from briefer.model.search import citing


class _Link(QPushButton):
    """A link that is cut short where there is little room."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setProperty("kind", "row")
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many of the words as there is room for."""
        room = self.width() - 2 * SPACE[2]
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        super().resizeEvent(event)


class Uses(QWidget):
    """The places that cite a source; a click goes to one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[tuple[str, str], ...] | None = None
        self._title = QLabel()
        self._title.setProperty("kind", "secondary")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE[0])
        self._column.addWidget(self._title)
        self._places = QWidget()
        self._column.addWidget(self._places)

    def refresh(self, source: Source) -> None:
        """Show where a source is cited."""
        briefing = self._desk.briefing
        found = tuple(map(self._told, citing(briefing, source.id)))
        if found == self._shown:
            return
        self._shown = found
        self._title.setText(self.tr("Cited in") if found else self.tr("Cited nowhere yet"))
        places = QWidget()
        column = QVBoxLayout(places)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for item, words in found:
            link = _Link(words)
            link.clicked.connect(partial(self._on_place_clicked, item))
            column.addWidget(link)
        self._column.replaceWidget(self._places, places)
        self._places.deleteLater()
        self._places = places

    def _told(self, item: Item | Briefing) -> tuple[str, str]:
        briefing, reading = self._desk.briefing, self._desk.reading
        holder = holder_name(briefing, item, reading)
        if isinstance(item, Briefing):
            return "about", holder
        words = item_name(briefing, item, reading)
        return item.id, f"{holder}: {words}"

    def _on_place_clicked(self, item: str) -> None:
        self._desk.session.show(item=item)
