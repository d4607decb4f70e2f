"""Passages as cards: who gets each, what is written, and what can be done with it."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, assert_never, cast

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QLabel, QMenu

from briefer.gui.coverage import literal
from briefer.gui.editor.access import Released
from briefer.gui.editor.body import Body, ProseBody
from briefer.gui.editor.card import Card, CardList, Owner
from briefer.gui.editor.chart import ChartBody
from briefer.gui.editor.desk import Desk
from briefer.gui.editor.figure import FigureBody, with_picture
from briefer.gui.editor.picture import Found, Taking
from briefer.gui.editor.place import Place
from briefer.gui.editor.prose.sheet import Cells
from briefer.gui.editor.table import TableBody
from briefer.gui.look import icon
from briefer.gui.message import say
from briefer.gui.place import part_name, section_name, stakeholder_name
from briefer.model import passage as model
from briefer.model.briefing import Outlook, Picture, Section
from briefer.model.edit import find
from briefer.model.passage import (
    Chart,
    ChartSeries,
    Figure,
    Passage,
    Prose,
    Table,
    TableColumn,
)
from briefer.model.release import Release
from briefer.model.text import EMPTY, Text
from briefer.model.transfer import home, homes, transferred
from briefer.model.verbatim import is_verbatim


class PassageCard(Card):
    """One passage."""

    def __init__(self, desk: Desk, passage: Passage) -> None:
        super().__init__(desk, passage)
        self.body = make_body(desk, passage)
        self.body.focused.connect(lambda: desk.session.show(item=self.item.id))
        self.body.tables_pasted.connect(self._on_tables_pasted)
        self.body.picture_pasted.connect(self._on_picture_pasted)
        self.verbatim = QLabel(self.tr("Not yet rewritten"))
        self.verbatim.setProperty("kind", "tag")
        self.verbatim.setToolTip(self.tr("It still says what the article says, word for word"))
        self.verbatim.hide()
        self.column.addWidget(self.verbatim, 0, Qt.AlignmentFlag.AlignLeading)
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
            self.add_action(menu, name, said, partial(self.add, kind), keys)
        menu.addSeparator()
        self.going = menu.addMenu(icon("right"), self.tr("Move to"))
        self.going.aboutToShow.connect(self._fill_going)

    def _fill_going(self) -> None:
        self.going.clear()
        desk = self.desk
        here = home(desk.briefing, self.passage)
        for part in homes(desk.briefing):
            if part != here:
                action = self.going.addAction(literal(_part_name(desk, part)))
                action.triggered.connect(partial(self._go_to, part))
                action.setEnabled(not desk.session.is_locked)

    def _go_to(self, part: str) -> None:
        """Let the passage go to another part, and stay where it was, to go on there."""
        desk, passage, session = self.desk, self.passage, self.desk.session
        here = home(desk.briefing, passage)
        changed = transferred(desk.briefing, passage, part)
        is_left = here in homes(changed)
        bar = self.window()
        session.show(item=here if is_left else part)
        session.edit(changed)
        says = self.tr("Moved to “{0}”.").format(_part_name(desk, part))
        show = (self.tr("Show it"), partial(session.show, item=passage.id)) if is_left else None
        say(bar, says, show)

    def open_going(self) -> None:
        """Let it be chosen where the passage goes."""
        self.going.popup(self.mapToGlobal(self.body.pos()))

    def add(self, kind: type[model.Body]) -> None:
        """Let a passage of a kind come below."""
        self._add_body(_empty(kind))

    def _add_body(self, body: model.Body) -> None:
        made = Passage(id=self.desk.new_id("passage"), body=body, release=self.item.release)
        self.added.emit(made)

    def _on_tables_pasted(self, tables: Sequence[Cells]) -> None:
        """Let tables that were pasted be passages below."""
        for heads, *rows in reversed(tables):
            table = Table(
                columns=tuple(TableColumn(head=Text(head)) for head in heads),
                rows=tuple(tuple(map(Text, row)) for row in rows),
            )
            QTimer.singleShot(0, self, partial(self._add_body, table))

    def _on_picture_pasted(self, found: Found) -> None:
        """Let a picture that was pasted be a passage below, once it is taken in."""
        taking = Taking(found, self.desk.new_id("picture"))
        taking.taken.connect(self._on_picture_taken)
        taking.failed.connect(self._on_picture_failed)
        taking.begin()

    def _on_picture_failed(self, words: str) -> None:
        self.desk.tell(words)

    def _on_picture_taken(self, picture: Picture, raw: bytes) -> None:
        briefing, picture_id = with_picture(self.desk, picture, raw)
        self.desk.session.edit(briefing)
        self._add_body(Figure(picture=picture_id))

    def place(self) -> Place | None:
        """Return the text that an audience may have of its own."""
        return self.body.place(self.passage)

    def refresh(self, item: Released, above: Release) -> None:
        """Show a passage."""
        super().refresh(item, above)
        self.body.refresh(self.passage, is_withheld=self.access.is_withheld)
        is_same = is_verbatim(self.passage, self.desk.reading)
        self.verbatim.setVisible(is_same)
        says = f"{self.verbatim.text()}. {self.verbatim.toolTip()}" if is_same else ""
        self.body.remark(says)

    def start(self) -> None:
        """Put the cursor in."""
        self.body.start()


class PassageFlow(CardList):
    """The passages of something, one card below the other."""

    def __init__(self, desk: Desk, owner: Owner, name: str = "passages") -> None:
        super().__init__(desk, owner, name)
        for symbol, words, kind in _kinds():
            self.add_button(words, partial(new_passage, desk, kind), symbol)

    def make(self, item: Any) -> Card:
        """Return a card for a passage."""
        return PassageCard(self.desk, cast("Passage", item))


def _part_name(desk: Desk, part: str) -> str:
    """Return what a part is called where a passage can be."""
    if (section := find(desk.briefing, Section, part)) is not None:
        return section_name(section, desk.reading)
    if (outlook := find(desk.briefing, Outlook, part)) is not None:
        return stakeholder_name(desk.briefing, outlook, desk.reading)
    return part_name(part)


def make_body(desk: Desk, passage: Passage) -> Body:
    """Return the editor of the body of a passage."""
    match passage.body:
        case Prose():
            return ProseBody(desk)
        case Table():
            return TableBody(desk)
        case Figure():
            return FigureBody(desk)
        case Chart():
            return ChartBody(desk)
        case _:
            assert_never(passage.body)


def _kinds() -> Iterator[tuple[str, str, type[model.Body]]]:
    """Yield the kinds of body with their icons and what they are called."""
    translate = QCoreApplication.translate
    yield "add", translate("Passage", "Text"), Prose
    yield "table", translate("Passage", "Table"), Table
    yield "picture", translate("Passage", "Figure"), Figure
    yield "chart", translate("Passage", "Chart"), Chart


def new_passage(desk: Desk, kind: type[model.Body]) -> Passage:
    """Return a passage in which nothing is written."""
    return Passage(id=desk.new_id("passage"), body=_empty(kind))


def _empty(kind: type[model.Body]) -> model.Body:
    body = kind()
    if isinstance(body, Table):
        return Table(columns=(TableColumn(), TableColumn()), rows=((EMPTY, EMPTY),))
    if isinstance(body, Chart):
        return Chart(categories=(EMPTY,), series=(ChartSeries(values=(None,)),))
    return body
