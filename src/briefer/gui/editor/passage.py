"""Passages as cards: who gets each, what is written, and what can be done with it."""

from collections.abc import Iterator
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from briefer.gui.editor.access import Released
from briefer.gui.editor.body import make_body
from briefer.gui.editor.card import Card, CardList, Owner
from briefer.gui.editor.desk import Desk
from briefer.gui.editor.place import Place
from briefer.model.passage import Body, Chart, Figure, Passage, Prose, Table, TableColumn
from briefer.model.release import ALL, Release
from briefer.model.text import EMPTY


class PassageCard(Card):
    """One passage."""

    def __init__(self, desk: Desk, passage: Passage) -> None:
        super().__init__(desk, passage)
        self.body = make_body(desk, passage)
        self.body.focused.connect(lambda: desk.session.show(item=self.item.id))
        self.column.addWidget(self.body)

    @property
    def passage(self) -> Passage:
        """Return the passage that is shown."""
        assert isinstance(self.item, Passage)
        return self.item

    def fill_menu(self, menu: QMenu) -> None:
        """Add passages of all kinds below."""
        for name, words, kind in _kinds():
            keys = "Ctrl+Return" if kind is Prose else ""
            said = self.tr("Add below: {0}").format(words)
            self.add_action(menu, name, said, partial(self._add, kind), keys)
        menu.addSeparator()

    def _add(self, kind: type[Body]) -> None:
        self.added.emit(_new(self.desk, kind, self.item.release))

    def place(self) -> Place | None:
        """Return the text that an audience may have of its own."""
        return self.body.place(self.passage)

    def refresh(self, item: Released, above: Release) -> None:
        """Show a passage."""
        super().refresh(item, above)
        self.body.refresh(self.passage, is_withheld=self.access.is_withheld)

    def start(self) -> None:
        """Put the cursor in."""
        self.body.start()


class PassageFlow(CardList):
    """The passages of something, one card below the other."""

    def __init__(self, desk: Desk, owner: Owner, name: str = "passages") -> None:
        super().__init__(desk, owner, name)
        for symbol, words, kind in _kinds():
            self.add_button(words, partial(_new, desk, kind, ALL), symbol)

    def make(self, item: Any) -> Card:
        """Return a card for a passage."""
        return PassageCard(self.desk, cast("Passage", item))


def _kinds() -> Iterator[tuple[str, str, type[Body]]]:
    """Yield the kinds of body with their icons and what they are called."""
    say = QCoreApplication.translate
    yield "add", say("Passage", "Text"), Prose
    yield "table", say("Passage", "Table"), Table
    yield "picture", say("Passage", "Figure"), Figure
    yield "chart", say("Passage", "Chart"), Chart


def _new(desk: Desk, kind: type[Body], release: Release) -> Passage:
    body = kind()
    if isinstance(body, Table):
        body = Table(columns=(TableColumn(), TableColumn()), rows=((EMPTY, EMPTY),))
    return Passage(id=desk.new_id("passage"), body=body, release=release)
