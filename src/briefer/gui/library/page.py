"""The page of the library: its kinds, the search, the cards, and what is told of the chosen one."""

from functools import partial

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from briefer.errors import BrieferError
from briefer.gui.choice import ChoiceBox
from briefer.gui.library.card import CELL, Cards
from briefer.gui.library.change import Changes
from briefer.gui.library.detail import Detail
from briefer.gui.library.editing import open_editor, open_house
from briefer.gui.library.entry import KINDS, Entry
from briefer.gui.library.head import Head
from briefer.gui.library.listing import Listing
from briefer.gui.library.shelf import ENTRY, Shelf
from briefer.gui.look import SPACE, icon
from briefer.gui.message import tell
from briefer.gui.session import ALL_TEXTS, Session
from briefer.gui.thumbnail import Subject, Thumbnails
from briefer.model.release import COMMON
from briefer.store.library import Library


class LibraryPage(QWidget):
    """All items of the library as cards; with a session, drawn of its briefing if that is wanted.

    It says what is to be done outside of it, and does nothing of that itself.
    """

    left = Signal()
    """The user goes back."""
    begun = Signal(str)
    """A template was chosen to begin from, by its id."""
    adding = Signal()
    """The user wants to look for files to add."""
    sharing = Signal()
    """The user wants to choose the shared folder."""
    exporting = Signal(str, object)
    """Items are to be written as one file, by their kind and a tuple of their ids."""

    def __init__(
        self, library: Library, session: Session | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.library = library
        self._session = session
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._chosen = dict.fromkeys(KINDS, "")
        self.shelf = Shelf(self)
        self.detail = Detail()
        self._changes = Changes(library, self)
        self._changes.changed.connect(self.show_item)
        self.head = Head(self._changes)
        self.search = self.head.search
        self.cards, self.tabs = Cards(self.shelf), QTabBar()
        self._of = ChoiceBox()
        self.house = QPushButton(icon("import"), self.tr("House style from &Word…"))
        self._none = QLabel(self.tr("Nothing in the library is called that."))
        self._subject: Subject | None = None
        self._thumbnails = Thumbnails()
        self._thumbnails.drawn.connect(self.shelf.put_picture)
        self._listing = Listing()
        self._listing.listed.connect(self._on_listed)
        self._wanting = QTimer(self, singleShot=True, interval=0)
        self._wanting.timeout.connect(self._want_pictures)
        self._build()
        self._connect()
        self.reread()

    @property
    def kind(self) -> str:
        """Return the kind that is shown, by the name of its folder."""
        return KINDS[max(0, self.tabs.currentIndex())]

    def reread(self) -> None:
        """Read the library anew."""
        self._draw_anew()
        self._listing.read(self.kind)
        self.head.refresh()

    def show_item(self, kind: str, item_id: str) -> None:
        """Show an item that is there or is another one now, among those of its kind."""
        self.tabs.setCurrentIndex(KINDS.index(kind))
        self._chosen[kind] = item_id
        self.reread()

    def finish(self) -> None:
        """Let nothing that is still on the way come to the page."""
        self._listing.listed.disconnect(self._on_listed)
        self._thumbnails.drawn.disconnect(self.shelf.put_picture)
        self._thumbnails.want([], 1)

    def _draw_anew(self) -> None:
        """Want all pictures anew; none of before comes any more."""
        self._thumbnails.want([], 1)
        self._thumbnails.drawn.disconnect()
        self._thumbnails = Thumbnails(self._subject)
        self._thumbnails.drawn.connect(self.shelf.put_picture)
        self.shelf.forget_pictures()
        self._wanting.start()

    def _build(self) -> None:
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.cards.setAccessibleName(self.tr("Items of the library"))
        self._none.setProperty("kind", "secondary")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setProperty("centred", "true")
        self._none.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._kinds())
        line, row = QFrame(), QHBoxLayout()
        line.setProperty("kind", "upright")
        row.setContentsMargins(SPACE[2], 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.cards, 1)
        row.addWidget(self._none, 1)
        row.addWidget(line)
        row.addWidget(self.detail)
        column.addLayout(row, 1)

    def _kinds(self) -> QWidget:
        bar, row = QFrame(), QHBoxLayout()
        bar.setLayout(row)
        row.setContentsMargins(SPACE[2], SPACE[0], SPACE[3], 0)
        for _ in KINDS:
            self.tabs.addTab("")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("Kinds of items"))
        self._name_tabs()
        row.addWidget(self.tabs)
        row.addStretch(1)
        self.house.setProperty("kind", "quiet")
        self.house.clicked.connect(self._on_house_clicked)
        self.house.hide()
        row.addWidget(self.house)
        if self._session is not None:
            of = QLabel(self.tr("Pages of"))
            of.setProperty("kind", "secondary")
            of.setBuddy(self._of)
            self._of.setProperty("kind", "quiet")
            self._of.setAccessibleName(self.tr("Pages of"))
            self._of.addItem(self.tr("the sample"))
            self._of.addItem(self.tr("this briefing"))
            row.addWidget(of)
            row.addWidget(self._of)
        return bar

    def _connect(self) -> None:
        self.head.left.connect(self.left)
        self.head.adding.connect(self.adding)
        self.head.sharing.connect(self.sharing)
        self.tabs.currentChanged.connect(self._show_kind)
        self.search.textChanged.connect(self._show_kind)
        self._of.activated.connect(self._on_subject_chosen)
        self.cards.selectionModel().currentChanged.connect(self._on_current_changed)
        self.cards.selectionModel().selectionChanged.connect(self._tell_chosen)
        bar = self.cards.verticalScrollBar()
        for moved in (bar.valueChanged, bar.rangeChanged):
            moved.connect(lambda *_: self._wanting.start())
        self.cards.activated.connect(self._on_activated)
        self.detail.asked.connect(self._on_asked)
        self.cards.renamed.connect(partial(self._on_asked, "rename"))
        self.cards.thrown.connect(self._throw)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(
            QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus, context=within
        )
        self.setFocusProxy(self.cards)

    def _name_tabs(self) -> None:
        names = {
            "templates": self.tr("Templates"),
            "audiences": self.tr("Audiences"),
            "themes": self.tr("Themes"),
        }
        for at, kind in enumerate(KINDS):
            count = len(self._entries[kind]) if kind in self._entries else 0
            self.tabs.setTabText(at, f"{names[kind]}  {count}" if count else names[kind])

    def _on_listed(self, kind: str, entries: tuple[Entry, ...]) -> None:
        self._entries[kind] = entries
        self._name_tabs()
        if kind == self.kind:
            self._show_kind()

    def _show_kind(self) -> None:
        entries = self._entries.get(self.kind)
        self.house.setVisible(self.kind == "themes")
        self.shelf.show(entries or (), self.search.text())
        self._none.setVisible(entries is not None and not self.shelf.shown)
        self.cards.setVisible(not self._none.isVisibleTo(self))
        row = max(0, self.shelf.row_of(self._chosen[self.kind]))
        index = self.shelf.index(row)
        self.cards.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.cards.scrollTo(index)
        self._tell_chosen()
        self._wanting.start()

    def _current(self) -> Entry | None:
        found: Entry | None = self.cards.currentIndex().data(ENTRY)
        return found

    def _on_current_changed(self) -> None:
        if (entry := self._current()) is not None:
            self._chosen[entry.kind] = entry.id

    def _selected(self) -> tuple[Entry, ...]:
        """Return what is chosen, in the order of the cards."""
        rows = sorted(index.row() for index in self.cards.selectedIndexes())
        return tuple(self.shelf.shown[row] for row in rows)

    def _tell_chosen(self) -> None:
        self.detail.show_entries(self._selected())

    def _on_subject_chosen(self, at: int) -> None:
        session, self._subject = self._session, None
        if at and session is not None:
            shown = session.shown.audience
            audience = COMMON if shown == ALL_TEXTS else shown
            self._subject = Subject(opened=session.opened, audience=audience)
        self._draw_anew()

    def _want_pictures(self) -> None:
        """Draw the pages of the cards that are seen and have none yet."""
        seen = self.cards.viewport().rect().adjusted(0, 0, 0, CELL.height())
        names = [
            entry.name
            for row, entry in enumerate(self.shelf.shown)
            if self.shelf.picture(entry.name) is None
            and self.cards.visualRect(self.shelf.index(row)).intersects(seen)
        ]
        self.cards.viewport().update()
        if names:
            self._thumbnails.want(names, self.devicePixelRatioF())

    def _on_activated(self) -> None:
        self._on_asked("edit" if self.detail.can("edit") else "begin")

    def _throw(self) -> None:
        self._on_asked("reset" if self.detail.can("reset") else "remove")

    def _on_asked(self, what: str) -> None:
        entry = self._current()
        if entry is None or not self.detail.can(what):
            return
        match what:
            case "begin":
                self.begun.emit(entry.id)
            case "export":
                self.exporting.emit(entry.kind, tuple(each.id for each in self._selected()))
            case "remove":
                self._changes.remove(*self._selected())
            case "edit":
                self._edit(entry)
            case _:
                getattr(self._changes, what)(entry)

    def _edit(self, entry: Entry) -> None:
        opened = self._session.opened if self._session is not None else None
        try:
            open_editor(entry, self.library, opened, self.window(), self._on_saved)
        except BrieferError as fault:
            tell(self, fault)

    def _on_house_clicked(self) -> None:
        opened = self._session.opened if self._session is not None else None
        open_house(self.library, opened, self.window(), self._on_saved)

    def _on_saved(self, key: str) -> None:
        kind, _, item_id = key.partition("/")
        self.show_item(f"{kind}s", item_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape end the search, and then leave."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.search.text():
            self.search.clear()
        else:
            self.left.emit()
