"""The matrix with its filter, its legend and its menu."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from briefer.gui import look
from briefer.gui.coverage import audience_name, literal
from briefer.gui.editor.bound import TextField
from briefer.gui.editor.desk import Desk
from briefer.gui.editor.place import of_briefing
from briefer.gui.editor.prose import ProseEdit
from briefer.gui.matrix import change
from briefer.gui.matrix.cell import CellDelegate
from briefer.gui.matrix.first import FirstStakeholder
from briefer.gui.matrix.heading import HeadingView
from briefer.gui.matrix.legend import Legend
from briefer.gui.matrix.table import MatrixTable
from briefer.gui.message import say
from briefer.gui.outline import growth
from briefer.gui.place import part_name
from briefer.gui.session import Session
from briefer.gui.spelling import attach
from briefer.model.release import ALL, COMMON
from briefer.model.text import Text

_ROW = 44
_NARROWEST = 68

Index = QModelIndex | QPersistentModelIndex


class MatrixView(QWidget):
    """Stakeholders down, audiences across; a cell opens the outlook for the audience."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._table = MatrixTable(session, self)
        self._grid = _Grid()
        self._gaps = QPushButton(look.icon("filter"), self.tr("Only gaps"))
        self._note = QLabel()
        self._first = FirstStakeholder()
        self._first.named.connect(self._on_first_named)
        desk = Desk(session)
        desk.follow = self._follow
        self._heading = TextField(desk, self.tr("Heading of this part"))
        self._heading.edit.show_prompt(part_name("outlooks"))
        self._build()
        self._grid.setModel(self._table)
        self._grid.clicked.connect(self.open)
        self._grid.activated.connect(self.open)
        self._grid.menu_asked.connect(self._on_menu_asked)
        self._grid.verticalHeader().sectionClicked.connect(self._on_row_clicked)
        self._gaps.toggled.connect(self._filter)
        self._table.modelReset.connect(self._filter)
        self._table.dataChanged.connect(self._filter)
        session.changed.connect(self.refresh)
        self.refresh()
        self._filter()

    def _follow(self, edit: ProseEdit) -> None:
        attach(edit, self._session)

    def _build(self) -> None:
        title = QLabel(self.tr("What comes next: who reads what"))
        title.setProperty("kind", "heading")
        title.setWordWrap(True)
        self._gaps.setCheckable(True)
        self._gaps.setProperty("kind", "quiet")
        self._gaps.setToolTip(self.tr("Show only stakeholders with something missing"))
        self._note.setProperty("kind", "secondary")
        self._note.setWordWrap(True)
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(self._gaps)
        card = QFrame()
        card.setProperty("kind", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(*[look.SPACE[0]] * 4)
        inner.addWidget(self._grid)
        inner.addWidget(self._note)
        inner.addWidget(self._first)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[look.SPACE[3]] * 4)
        layout.setSpacing(look.SPACE[2])
        layout.addLayout(top)
        layout.addWidget(self._heading)
        layout.addWidget(card, 1)
        layout.addWidget(Legend())

    def refresh(self) -> None:
        """Show the briefing as it is."""
        self._table.refresh()
        self._heading.refresh(of_briefing("outlook_heading"))

    def _filter(self) -> None:
        """Show all rows or those with a gap, and say what an empty matrix means."""
        rows = range(self._table.rowCount())
        shown = [row for row in rows if not self._gaps.isChecked() or self._table.has_gap(row)]
        for row in rows:
            self._grid.setRowHidden(row, row not in shown)
        self._grid.setVisible(bool(shown))
        self._note.setVisible(bool(rows) and not shown)
        self._note.setText(self.tr("There are no gaps: each audience has a text to read."))
        self._gaps.setVisible(bool(rows))
        self._first.setVisible(not rows)
        self._first.setEnabled(not self._session.is_locked)
        self.setFocusProxy(self._grid if rows else self._first)

    def _on_first_named(self, name: str) -> None:
        """Add the stakeholder, and go on to write what comes next."""
        grown = growth.with_stakeholder(self._session.briefing)
        named = growth.renamed(grown.briefing, grown.key, lambda _: Text(name))
        self._session.edit(named)
        self._session.show(item=grown.key)

    def step_gap(self, by: int) -> None:
        """Go to the next cell in which something is missing, or the one before for -1."""
        gaps = self._table.gaps()
        if not gaps:
            say(self, self.tr("There are no gaps: each audience has a text to read."))
            return
        here = self._grid.currentIndex()
        now = (here.row(), here.column()) if here.isValid() else (-1, -1)
        after, before = [g for g in gaps if g > now], [g for g in gaps if g < now]
        wanted = (after or gaps)[0] if by > 0 else (before or gaps)[-1]
        self._grid.setFocus()
        self._grid.setCurrentIndex(self._table.index(*wanted))

    def open(self, index: Index) -> None:
        """Show the outlook of a cell for its audience."""
        audience, outlook = self._table.audience(index), self._table.outlook(index)
        self._session.show(audience=audience, item=outlook.id)

    def _on_row_clicked(self, row: int) -> None:
        self._session.show(item=self._table.outlook(self._table.index(row, 0)).id)

    def _on_menu_asked(self, index: QModelIndex, at: QPoint) -> None:
        menu = self.menu(index)
        menu.exec(at)
        menu.deleteLater()

    def menu(self, index: Index) -> QMenu:
        """Return the menu of a cell."""
        audience, outlook = self._table.audience(index), self._table.outlook(index)
        name = literal(audience_name(self._session, audience))
        locked = self._session.is_locked
        place = QPersistentModelIndex(index)
        menu = QMenu(self)
        menu.addAction(
            look.icon("edit"), self.tr("Open for {}").format(name), lambda: self.open(place)
        )
        menu.addSeparator()
        own = menu.addAction(
            look.icon("own"), self.tr("Write own text for {}").format(name), lambda: self.own(place)
        )
        own.setEnabled(not locked and change.first_shared(outlook, audience) is not None)
        if change.is_released(outlook, audience):
            icon, text = "withheld", self.tr("Withhold from {}").format(name)
        else:
            icon, text = "eye", self.tr("Release to {}").format(name)
        release = menu.addAction(look.icon(icon), text, lambda: self.toggle(place))
        release.setEnabled(not locked and audience != COMMON)
        return menu

    def toggle(self, index: Index) -> None:
        """Withhold the outlook of a cell from its audience, or release it."""
        audience, outlook = self._table.audience(index), self._table.outlook(index)
        to = not change.is_released(outlook, audience)
        briefing = self._session.briefing
        self._session.edit(change.with_release(briefing, outlook, audience, to=to))
        if outlook.release == ALL:
            said = self.tr("It is released to the others by name now, so the common text lacks it.")
            say(self, said, (self.tr("Undo"), self._session.undo))

    def own(self, index: Index) -> None:
        """Write an own text of the audience of a cell, and go there."""
        audience, outlook = self._table.audience(index), self._table.outlook(index)
        passage = change.first_shared(outlook, audience)
        if passage is not None:
            reading = self._table.surveys.reading(audience)
            briefing = change.with_own_text(self._session.briefing, passage, reading)
            self._session.edit(briefing)
            self._session.show(audience=audience, item=passage.id)


class _Grid(QTableView):
    """The table; arrows move, Enter opens, the menu is that of the cell."""

    menu_asked = Signal(QModelIndex, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Stakeholders by audiences"))
        self.setProperty("kind", "cells")
        self.setItemDelegate(CellDelegate(self))
        self.setHorizontalHeader(HeadingView(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(HeadingView(Qt.Orientation.Vertical, self))
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setMinimumSectionSize(_NARROWEST)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(_ROW)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the cell under the pointer, by key of the current one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            here = self.visualRect(index).center() if by_key else event.pos()
            self.menu_asked.emit(index, self.viewport().mapToGlobal(here))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current cell with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
