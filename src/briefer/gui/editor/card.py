"""Cards: items of a list one below the other, kept with what is written in them."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Final, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefer.gui.editor.access import Access, Released
from briefer.gui.editor.desk import Desk
from briefer.gui.editor.place import Place
from briefer.gui.look import SPACE, icon
from briefer.model.edit import Item, appended, inserted, moved, replaced
from briefer.model.record import Record
from briefer.model.release import ALL, Release

Owner = Callable[[], Record | None]
"""Returns what holds the items now, None where it is gone."""

_KEYS: Final = {"up": "Alt+Shift+Up", "down": "Alt+Shift+Down", "delete": "Alt+Shift+Delete"}


class Card(QFrame):
    """One item: who gets it, and what can be done with it; it asks its list to change the order."""

    moved = Signal(int)
    """It is to go up (-1) or down (1)."""

    removed = Signal()
    added = Signal(object)
    """Another item is to come after it."""

    def __init__(self, desk: Desk, item: Released) -> None:
        super().__init__()
        self.desk = desk
        self.item = item
        self._now: tuple[object, ...] = ()
        self._held: tuple[object, ...] = (None, None, None)
        self.setProperty("kind", "card")
        self.access = Access(desk)
        self.access.add_corner(self._more())
        self.access.own.clicked.connect(self.start_at_end)
        self.access.shared.clicked.connect(self.start)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        self.column.setSpacing(SPACE[1])
        self.column.addWidget(self.access)

    def _more(self) -> QWidget:
        button = QToolButton()
        button.setIcon(icon("more"))
        button.setAccessibleName(self.tr("More that can be done with this"))
        button.setToolTip(self.tr("More"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        self.add_action(menu, "up", self.tr("Move up"), lambda: self.moved.emit(-1))
        self.add_action(menu, "down", self.tr("Move down"), lambda: self.moved.emit(1))
        menu.addSeparator()
        self.fill_menu(menu)
        self.add_action(menu, "delete", self.tr("Remove"), self.removed.emit)
        button.setMenu(menu)
        return button

    def fill_menu(self, menu: QMenu) -> None:
        """Add what else can be done with it."""

    def add_action(
        self, menu: QMenu, name: str, words: str, slot: Callable[[], object], keys: str = ""
    ) -> None:
        """Add an action to the menu, with its keys while the cursor is in the card."""
        action = QAction(icon(name), words, self)
        action.setShortcut(QKeySequence(keys or _KEYS.get(name, "")))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self.desk.session.is_locked or slot())
        menu.addAction(action)
        self.addAction(action)

    def place(self) -> Place | None:
        """Return the text that an audience may have of its own, None where there are several."""
        return None

    def show_item(self, item: Released, above: Release, beside: object) -> None:
        """Show an item, unless all that is shown of it is the same: typing is to touch one card."""
        desk = self.desk
        now = (above, beside, desk.reading, desk.session.shown.audience, desk.session.is_locked)
        held = (item, desk.briefing.sources, desk.briefing.audiences)
        if now != self._now or any(a is not b for a, b in zip(held, self._held, strict=True)):
            self._now, self._held = now, held
            self.refresh(item, above)

    def refresh(self, item: Released, above: Release) -> None:
        """Show an item; `above` is what holds it allows."""
        self.item = item
        self.access.refresh(item, above, self.place())

    def start(self) -> None:
        """Put the cursor in."""
        self.setFocus()

    def start_at_end(self) -> None:
        """Put the cursor in, behind what is written."""
        self.start()
        focus = QApplication.focusWidget()
        if isinstance(focus, QTextEdit):
            focus.moveCursor(QTextCursor.MoveOperation.End)


class CardList(QWidget):
    """The items of a list of their owner; a card stays with its item."""

    grown = Signal()
    """More of its cards are there."""

    started = Signal(object)
    """A new card is there, with the cursor in it."""

    def __init__(self, desk: Desk, owner: Owner, name: str, title: str = "") -> None:
        super().__init__()
        self.desk = desk
        self.cards: list[Card] = []
        self._owner = owner
        self.part = name
        self._starting = ""
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE[2])
        self.adding = QWidget()
        row = QHBoxLayout(self.adding)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE[0])
        self.buttons = QHBoxLayout()
        row.addLayout(self.buttons)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        if title:
            head = QLabel(title)
            head.setProperty("kind", "heading")
            column.addWidget(head)
        column.addLayout(self._list)
        column.addWidget(self.adding)

    def add_button(self, words: str, new: Callable[[], Item], name: str = "add") -> None:
        """Add a button that adds an item at the end."""
        button = QPushButton(icon(name, "accent"), words)
        button.setProperty("kind", "link")
        button.setAccessibleName(self.tr("Add: {0}").format(words))
        button.clicked.connect(lambda: self.append(new()))
        self.buttons.addWidget(button)

    def depends_on(self, owner: Record) -> object:  # noqa: ARG002 - most depend on nothing
        """Return what else of the owner the cards show."""
        return None

    def make(self, item: Any) -> Card:
        """Return a card for an item."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show the items as they are now."""
        owner = self._owner()
        if owner is None:
            return
        release: Release = getattr(owner, "release", ALL)
        kept = {(card.item.id, _kind(card.item)): card for card in self.cards}
        self.cards = []
        for at, item in enumerate(cast("tuple[Released, ...]", getattr(owner, self.part))):
            card = kept.pop((item.id, _kind(item)), None)
            is_sought = item.id == self.desk.session.shown.item
            if card is None and not is_sought and self.desk.is_late():
                self._go_on_later(kept.values())
                return
            card = card or self._made(item)
            if self._list.indexOf(card) != at:
                self._list.insertWidget(at, card)
            card.show_item(item, release, self.depends_on(owner))
            self.cards.append(card)
            if item.id == self._starting:
                self._starting = ""
                QTimer.singleShot(0, card, partial(self._start, card))
        for card in kept.values():
            self._let_go(card)
        self.adding.setEnabled(not self.desk.session.is_locked)

    def _let_go(self, card: Card) -> None:
        """Take a card away; the cursor in it goes to the one that is in its place now."""
        focus = QApplication.focusWidget()
        at = min(self._list.indexOf(card), len(self.cards) - 1)
        self._list.removeWidget(card)
        if focus is not None and card.isAncestorOf(focus) and at >= 0:
            self.cards[at].start()
        card.hide()
        card.deleteLater()

    def _start(self, card: Card) -> None:
        card.start()
        self.started.emit(card)

    def _go_on_later(self, kept: Iterable[Card]) -> None:
        """Leave the rest of the cards to when the window has done what waits."""
        self.cards.extend(kept)
        self.desk.put_off(self, self._go_on)

    def _go_on(self) -> None:
        before = len(self.cards)
        self.refresh()
        if len(self.cards) != before:
            self.grown.emit()

    @property
    def first(self) -> str:
        """Return the id of the first item, empty where there is none; its card may yet come."""
        items = getattr(self._owner(), self.part, ())
        return items[0].id if items else ""

    def card_of(self, item: str) -> Card | None:
        """Return the card of an item by its id, None where there is none."""
        return next((card for card in self.cards if card.item.id == item), None)

    def append(self, new: Item) -> None:
        """Add an item at the end, and put the cursor in."""
        if (owner := self._owner()) is not None:
            self._starting = new.id
            self.desk.session.edit(appended(self.desk.briefing, owner, self.part, new))

    def _made(self, item: Released) -> Card:
        card = self.make(item)
        card.moved.connect(lambda by: self._move(card, by))
        card.removed.connect(lambda: self._remove(card))
        card.added.connect(lambda new: self._insert(card, new))
        return card

    def _move(self, card: Card, by: int) -> None:
        at = self.cards.index(card) + by
        if 0 <= at < len(self.cards):
            beside = self.cards[at].item
            self.desk.session.edit(moved(self.desk.briefing, card.item, beside, before=by < 0))
            card.start()

    def _remove(self, card: Card) -> None:
        at = self.cards.index(card)
        self.desk.session.edit(replaced(self.desk.briefing, card.item, None))
        if self.cards:
            self.cards[min(at, len(self.cards) - 1)].start()

    def _insert(self, card: Card, new: Item) -> None:
        self._starting = new.id
        self.desk.session.edit(inserted(self.desk.briefing, card.item, new))


def _kind(item: Released) -> type:
    """Return what a card is made for: a passage with a table has another than one with prose."""
    return type(getattr(item, "body", item))
