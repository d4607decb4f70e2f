"""The page of what comes next for one stakeholder."""

from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.gui.editor.access import Access
from briefer.gui.editor.bound import TextField
from briefer.gui.editor.card import Card, CardList, Owner
from briefer.gui.editor.desk import Desk
from briefer.gui.editor.page import Page
from briefer.gui.editor.passage import PassageFlow
from briefer.gui.editor.place import of_item
from briefer.gui.editor.scenario import IndicatorCard, ScenarioCard
from briefer.gui.editor.value import ChoiceField
from briefer.gui.look import SPACE, icon
from briefer.gui.place import first_words, plain_words
from briefer.model.briefing import Briefing, Indicator, Outlook, Scenario, Stakeholder
from briefer.model.edit import find, replaced
from briefer.model.judgement import Judgement
from briefer.model.record import Record
from briefer.value import replace


class OutlookPage(Page):
    """An outlook by its id."""

    def __init__(self, desk: Desk, outlook: str) -> None:
        super().__init__(desk)
        self._id = outlook
        self._stakeholder = ChoiceField(desk, self.tr("Stakeholder"), self._with_stakeholder)
        self._name = TextField(desk, self.tr("Name"))
        self._horizon = TextField(desk, self.tr("Horizon"))
        self._name.edit.returned.connect(self._horizon.edit.setFocus)
        self._horizon.edit.returned.connect(self.enter)
        row = QHBoxLayout()
        row.setSpacing(SPACE[3])
        row.addWidget(self._stakeholder, 1)
        row.addWidget(self._name, 1)
        self.column.addLayout(row)
        self.column.addWidget(self._horizon)
        self.access = Access(desk)
        self.column.addWidget(self.access)
        self.add_cards(PassageFlow(desk, self._outlook))
        self.judgements = ChosenJudgements(desk, self._outlook)
        self.column.addWidget(self.judgements)
        self.add_cards(ScenarioList(desk, self._outlook, "scenarios", self.tr("Scenarios")))
        self.add_cards(IndicatorList(desk, self._outlook, "indicators", self.tr("Indicators")))
        self.finish()

    def _outlook(self) -> Outlook | None:
        return find(self.desk.briefing, Outlook, self._id)

    def _with_stakeholder(self, stakeholder: str) -> Briefing | None:
        outlook = self._outlook()
        changed = replace(outlook, stakeholder=stakeholder) if outlook else None
        return replaced(self.desk.briefing, outlook, changed) if outlook else None

    def reveal(self, item: str, *, enters: bool = False) -> None:
        """Scroll to an item; to enter the outlook itself is to write its first passage."""
        super().reveal(item, enters=enters)
        if enters and item == self._id:
            self.enter()

    def refresh(self) -> None:
        """Show the outlook as it is now."""
        outlook, desk = self._outlook(), self.desk
        if outlook is None:
            return
        named = [(each.id, each.name.default or each.id) for each in desk.briefing.stakeholders]
        stakeholder = find(desk.briefing, Stakeholder, outlook.stakeholder)
        name = stakeholder.name.default if stakeholder else outlook.stakeholder
        self.head(self.tr("What comes next: {0}").format(name))
        self._stakeholder.refresh(outlook.stakeholder, named)
        self._name.setVisible(stakeholder is not None)
        if stakeholder is not None:
            self._name.refresh(of_item(stakeholder, "name"))
        self._horizon.refresh(of_item(outlook, "horizon"))
        self.access.refresh(outlook)
        self.judgements.refresh()
        super().refresh()


class ChosenJudgements(QWidget):
    """The judgements of the briefing, of which those are ticked that belong to an outlook."""

    def __init__(self, desk: Desk, owner: Owner) -> None:
        super().__init__()
        self._desk = desk
        self._owner = owner
        self.ticks: list[Tick] = []
        self._listed: list[tuple[str, str]] = []
        head = QLabel(self.tr("Judgements"))
        head.setProperty("kind", "heading")
        self._none = QLabel(self.tr("The briefing has no judgements yet."))
        self._none.setProperty("kind", "secondary")
        edit = QPushButton(icon("edit", "accent"), self.tr("Edit judgements"))
        edit.setProperty("kind", "link")
        edit.clicked.connect(lambda: desk.session.show(item="judgements"))
        top = QHBoxLayout()
        top.addWidget(head)
        top.addStretch()
        top.addWidget(edit)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[0])
        column.addLayout(top)
        column.addWidget(self._none)
        column.addLayout(self._list)

    def refresh(self) -> None:
        """Show which are chosen now."""
        outlook = self._owner()
        if not isinstance(outlook, Outlook):
            return
        listed = [(each.id, self._words(each)) for each in self._desk.briefing.judgements]
        if listed != self._listed:
            self._listed = listed
            for tick in self.ticks:
                self._list.removeWidget(tick)
                tick.deleteLater()
            self.ticks = [self._tick(identity, words) for identity, words in listed]
        self._none.setVisible(not listed)
        for (identity, _), tick in zip(listed, self.ticks, strict=True):
            tick.box.setChecked(identity in outlook.judgements)
            tick.setEnabled(not self._desk.session.is_locked)

    def _words(self, judgement: Judgement) -> str:
        briefing, reading = self._desk.briefing, self._desk.reading
        words = plain_words(briefing, judgement.statement.choose(reading).text)
        return words or first_words(briefing, judgement, reading)

    def _tick(self, identity: str, words: str) -> "Tick":
        tick = Tick(words)
        tick.box.clicked.connect(lambda is_on: self._choose(identity, is_on=is_on))
        self._list.addWidget(tick)
        return tick

    def _choose(self, identity: str, *, is_on: bool) -> None:
        outlook = self._owner()
        if isinstance(outlook, Outlook):
            chosen = (
                {*outlook.judgements, identity} if is_on else {*outlook.judgements} - {identity}
            )
            ordered = tuple(each.id for each in self._desk.briefing.judgements if each.id in chosen)
            self._desk.exchange(outlook, replace(outlook, judgements=ordered))


class Tick(QWidget):
    """A box to tick whose words may take several lines."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setAccessibleName(words)
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 - Qt's
        """Tick on a click into the words, too."""
        self.box.click()


class ScenarioList(CardList):
    """The scenarios of an outlook."""

    def __init__(self, desk: Desk, owner: Owner, name: str, title: str) -> None:
        super().__init__(desk, owner, name, title)
        self.add_button(self.tr("Scenario"), lambda: Scenario(id=desk.new_id("scenario")))

    def make(self, item: Any) -> Card:
        """Return a card for a scenario."""
        return ScenarioCard(self.desk, cast("Scenario", item))


class IndicatorList(CardList):
    """The indicators of an outlook."""

    def __init__(self, desk: Desk, owner: Owner, name: str, title: str) -> None:
        super().__init__(desk, owner, name, title)
        self._outlook = owner
        self.add_button(self.tr("Indicator"), lambda: Indicator(id=desk.new_id("indicator")))

    def depends_on(self, owner: Record) -> object:
        """Return the scenarios that indicators may point to."""
        return getattr(owner, "scenarios", ())

    def make(self, item: Any) -> Card:
        """Return a card for an indicator."""
        return IndicatorCard(self.desk, cast("Indicator", item), self._outlook)
