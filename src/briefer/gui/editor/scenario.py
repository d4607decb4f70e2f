"""Scenarios and indicators as cards."""

from collections.abc import Mapping
from typing import Any, cast

from PySide6.QtWidgets import QHBoxLayout, QWidget

from briefer.gui.editor.access import Released
from briefer.gui.editor.bound import TextField
from briefer.gui.editor.card import Card, Owner
from briefer.gui.editor.desk import Desk
from briefer.gui.editor.likelihood import LikelihoodField
from briefer.gui.editor.place import of_item
from briefer.gui.editor.value import ChoiceField, DateField
from briefer.gui.look import SPACE
from briefer.model.briefing import Briefing, Indicator, Outlook, Scenario
from briefer.model.edit import replaced
from briefer.model.release import Release
from briefer.value import replace


class ScenarioCard(Card):
    """A way that things may go, how likely it is, and what it means for the reader."""

    def __init__(self, desk: Desk, scenario: Scenario) -> None:
        super().__init__(desk, scenario)
        self._fields = {
            "name": TextField(desk, self.tr("Scenario")),
            "description": TextField(desk, self.tr("What happens"), rich=True),
            "implication": TextField(desk, self.tr("What it means for the reader"), rich=True),
            "horizon": TextField(desk, self.tr("Horizon")),
        }
        self._likelihood = LikelihoodField(desk, self._with_likelihood)
        self.column.addLayout(_beside(self._fields["name"], self._fields["horizon"]))
        self.column.addWidget(self._fields["description"])
        self.column.addWidget(self._fields["implication"])
        self.column.addWidget(self._likelihood)
        _show_on_focus(self, self._fields)

    def _with_likelihood(self, likelihood: Mapping[str, str]) -> Briefing:
        return _changed(self, likelihood=likelihood)

    def refresh(self, item: Released, above: Release) -> None:
        """Show a scenario."""
        super().refresh(item, above)
        assert isinstance(item, Scenario)
        for name, field in self._fields.items():
            field.refresh(of_item(item, name), is_withheld=self.access.is_withheld)
        self._likelihood.refresh(item.likelihood)

    def start(self) -> None:
        """Put the cursor in."""
        self._fields["name"].edit.setFocus()


class IndicatorCard(Card):
    """What to watch."""

    def __init__(self, desk: Desk, indicator: Indicator, outlook: Owner) -> None:
        super().__init__(desk, indicator)
        self._outlook = outlook
        self._fields = {
            "statement": TextField(desk, self.tr("What to watch"), rich=True),
            "baseline": TextField(desk, self.tr("Where it stands")),
        }
        self._direction = ChoiceField(
            desk, self.tr("Direction"), lambda value: _changed(self, direction=value)
        )
        self._scenario = ChoiceField(
            desk, self.tr("Points to"), lambda value: _changed(self, scenario=value)
        )
        self._checked = DateField(
            desk,
            self.tr("Last checked"),
            f"{indicator.id}:checked",
            lambda value: _changed(self, checked=value),
        )
        self.column.addWidget(self._fields["statement"])
        self.column.addLayout(_beside(self._fields["baseline"], self._direction))
        self.column.addLayout(_beside(self._scenario, self._checked))
        _show_on_focus(self, self._fields)

    def refresh(self, item: Released, above: Release) -> None:
        """Show an indicator."""
        super().refresh(item, above)
        assert isinstance(item, Indicator)
        for name, field in self._fields.items():
            field.refresh(of_item(item, name), is_withheld=self.access.is_withheld)
        directions = (
            ("", self.tr("not said")),
            ("up", self.tr("rising")),
            ("down", self.tr("falling")),
            ("steady", self.tr("steady")),
        )
        self._direction.refresh(item.direction, directions)
        outlook = self._outlook()
        scenarios = outlook.scenarios if isinstance(outlook, Outlook) else ()
        named = [(each.id, each.name.default or each.id) for each in scenarios]
        self._scenario.refresh(item.scenario, [("", self.tr("no scenario")), *named])
        self._checked.refresh(item.checked)

    def start(self) -> None:
        """Put the cursor in."""
        self._fields["statement"].edit.setFocus()


def _changed(card: Card, **values: object) -> Briefing:
    changed = replace(card.item, **cast("Any", values))
    return replaced(card.desk.briefing, card.item, changed)


def _beside(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE[3])
    row.addWidget(left, 1)
    row.addWidget(right, 1)
    return row


def _show_on_focus(card: Card, fields: Mapping[str, TextField]) -> None:
    """Let the preview show the item that is written in."""
    for field in fields.values():
        field.edit.focused.connect(lambda: card.desk.session.show(item=card.item.id))
