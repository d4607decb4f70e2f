"""What can be done with what is edited, by menus, keys and the palette.

It is done with the card of the item that is shown, with the record of a register, or with the whole
that the page is of.
"""

from collections.abc import Callable
from typing import Final, Protocol, runtime_checkable

from PySide6.QtWidgets import QApplication, QPushButton

from briefer.gui.editor.access import Access
from briefer.gui.editor.bound import TextField
from briefer.gui.editor.card import Card, CardList
from briefer.gui.editor.desk import Desk
from briefer.gui.editor.page import Page
from briefer.gui.editor.passage import PassageCard, PassageFlow, new_passage
from briefer.model import passage as model
from briefer.model.briefing import Indicator, Scenario

_PARTS: Final = {"Scenario": "scenarios", "Indicator": "indicators"}


@runtime_checkable
class Register(Protocol):
    """A page with a table of records, one of which is chosen."""

    @property
    def record(self) -> object:
        """Return the chosen record, None where there is none."""

    def can_move(self, by: int) -> bool:
        """Return whether the record can be moved so."""

    def move_by(self, by: int) -> None:
        """Move the record."""

    def remove(self) -> None:
        """Remove the record."""


class Commands:
    """The commands of the editors; "can" tells beforehand whether one would do anything."""

    def __init__(self, desk: Desk, page: Callable[[], object]) -> None:
        self._desk = desk
        self._page = page

    @property
    def _lists(self) -> list[CardList]:
        page = self._page()
        return page.lists if isinstance(page, Page) else []

    @property
    def _card(self) -> Card | None:
        item = self._desk.session.shown.item
        return next((card for each in self._lists if (card := each.card_of(item))), None)

    @property
    def _register(self) -> Register | None:
        page = self._page()
        return page if isinstance(page, Register) else None

    @property
    def _access(self) -> Access | None:
        holder = self._card or self._page()
        found = getattr(holder, "access", None)
        return found if isinstance(found, Access) else None

    def _list_for(self, kind: str) -> CardList | None:
        part = _PARTS.get(kind)
        for each in self._lists:
            if part == each.part or (part is None and isinstance(each, PassageFlow)):
                return each
        return None

    def can_add(self, kind: str) -> bool:
        """Return whether the page has a list for a passage of a kind, a scenario, an indicator."""
        return self._list_for(kind) is not None and not self._desk.session.is_locked

    def add(self, kind: str) -> None:
        """Add one below the card, else at the end of the page."""
        cards, card, desk = self._list_for(kind), self._card, self._desk
        if cards is None or not self.can_add(kind):
            return
        if kind == "Scenario":
            cards.append(Scenario(id=desk.new_id("scenario")))
        elif kind == "Indicator":
            cards.append(Indicator(id=desk.new_id("indicator")))
        elif isinstance(card, PassageCard):
            card.add(getattr(model, kind))
        else:
            cards.append(new_passage(desk, getattr(model, kind)))

    def can_move(self, by: str) -> bool:
        """Return whether there is a place above for "-1", or below."""
        if (register := self._register) is not None:
            return register.can_move(int(by))
        card, ids = self._card, [[card.item.id for card in each.cards] for each in self._lists]
        if card is None or self._desk.session.is_locked:
            return False
        beside = next(each for each in ids if card.item.id in each)
        return 0 <= beside.index(card.item.id) + int(by) < len(beside)

    def move(self, by: str) -> None:
        """Move the card or the record up or down."""
        if (register := self._register) is not None:
            register.move_by(int(by))
        elif (card := self._card) is not None and self.can_move(by):
            card.moved.emit(int(by))

    @property
    def can_go(self) -> bool:
        """Return whether there is a passage that can go to another part."""
        return isinstance(self._card, PassageCard) and not self._desk.session.is_locked

    def open_going(self) -> None:
        """Let it be chosen where the passage goes."""
        if isinstance(card := self._card, PassageCard):
            card.open_going()

    @property
    def can_remove(self) -> bool:
        """Return whether there is a card or a record."""
        register = self._register
        found = self._card if register is None else register.record
        return found is not None and not self._desk.session.is_locked

    def remove(self) -> None:
        """Remove the card or the record."""
        if (register := self._register) is not None:
            register.remove()
        elif (card := self._card) is not None and self.can_remove:
            card.removed.emit()

    def can_press(self, name: str) -> bool:
        """Return whether what the audience gets can be changed so: "own", "shared" and so on."""
        return self._button(name) is not None

    def press(self, name: str) -> None:
        """Change what the chosen audience gets, as the button of that name does."""
        if (button := self._button(name)) is not None:
            button.click()

    def _button(self, name: str) -> QPushButton | None:
        """Return what does it: for the line with the cursor, else for the whole."""
        at = QApplication.focusWidget()
        while at is not None and not isinstance(at, TextField):
            at = at.parentWidget()
        vary = None if at is None else at.vary
        if vary is not None and not vary.isHidden() and name in {"own", "shared"}:
            return vary if vary.has_own == (name == "shared") else None
        found = getattr(self._access, name, None)
        return found if isinstance(found, QPushButton) and not found.isHidden() else None

    @property
    def can_open_release(self) -> bool:
        """Return whether it can be chosen who gets it."""
        return self._access is not None and not self._desk.session.is_locked

    def open_release(self) -> None:
        """Let it be chosen who gets it."""
        if (access := self._access) is not None:
            access.release.setFocus()
            access.release.showMenu()
