"""Fields of plain values: a line of text, a date, a choice; no audience has another one."""

import datetime as dt
from collections.abc import Callable, Iterable
from contextlib import suppress

from PySide6.QtWidgets import QSizePolicy

from briefer.gui.choice import ChoiceBox
from briefer.gui.day import read_day
from briefer.gui.editor.desk import Desk
from briefer.gui.editor.label import Labelled
from briefer.gui.editor.plain import PlainEdit
from briefer.gui.look import restyle
from briefer.model.briefing import Briefing


class LineField(Labelled):
    """A line of text; `put` returns the briefing with what was typed."""

    def __init__(
        self, desk: Desk, title: str, key: str, put: Callable[[str], Briefing | None]
    ) -> None:
        self.edit = PlainEdit()
        super().__init__(title, self.edit)
        self._desk = desk
        self._key = key
        self._put = put
        self.edit.edited.connect(self._on_edited)

    def refresh(self, value: str) -> None:
        """Show a value."""
        self.edit.show_markup(value)
        self.edit.setReadOnly(self._desk.session.is_locked)

    def _on_edited(self, value: str, run: str) -> None:
        if (changed := self._put(value)) is not None:
            self._desk.session.edit(changed, f"typing:{self._key}:{run}")


class DateField(Labelled):
    """A day, or none, shown as 2025-06-24; what is no day is marked, and not taken."""

    def __init__(
        self, desk: Desk, title: str, key: str, put: Callable[[dt.date | None], Briefing | None]
    ) -> None:
        self.edit = PlainEdit()
        super().__init__(title, self.edit)
        self._desk = desk
        self._key = key
        self._put = put
        self._value: dt.date | None = None
        self.edit.setPlaceholderText(self.tr("Year-month-day"))
        self.edit.edited.connect(self._on_edited)
        self.edit.editingFinished.connect(self._on_finished)

    def refresh(self, value: dt.date | None) -> None:
        """Show a day."""
        self.edit.setReadOnly(self._desk.session.is_locked)
        if value != self._value or not self.edit.text():
            self._value = value
            self.edit.show_markup(value.isoformat() if value else "")
            self._mark("")

    def _on_edited(self, text: str) -> None:
        value = None
        if text.strip():
            with suppress(ValueError):
                value = read_day(text)
            if value is None:
                self._mark("fault")
                return
        self._mark("")
        self._value = value
        if (changed := self._put(value)) is not None:
            self._desk.session.edit(changed, f"typing:{self._key}")

    def _on_finished(self) -> None:
        if self.edit.property("state"):
            self.explain(self.tr("Write the day as 2025-06-24"))
        else:
            self.edit.show_markup(self._value.isoformat() if self._value else "")

    def _mark(self, state: str) -> None:
        if (self.edit.property("state") or "") != state:
            self.edit.setProperty("state", state)
            restyle(self.edit)
            self.explain("")


class ChoiceField(Labelled):
    """One of several, by ids and words; `put` returns the briefing with what was chosen."""

    def __init__(self, desk: Desk, title: str, put: Callable[[str], Briefing | None]) -> None:
        self.box = ChoiceBox()
        super().__init__(title, self.box)
        self._desk = desk
        self._put = put
        self._choices: list[tuple[str, str]] = []
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.activated.connect(self._on_activated)

    def refresh(self, value: str, choices: Iterable[tuple[str, str]]) -> None:
        """Show a choice; one that is not offered stays as its id."""
        offered = list(choices)
        if value and not any(value == each for each, _ in offered):
            offered.append((value, value))
        if offered != self._choices:
            self._choices = offered
            self.box.clear()
            for identity, words in offered:
                self.box.addItem(words, identity)
        self.box.setCurrentIndex(self.box.findData(value))
        self.box.setEnabled(not self._desk.session.is_locked)

    def _on_activated(self, index: int) -> None:
        if (changed := self._put(str(self.box.itemData(index)))) is not None:
            self._desk.session.edit(changed)
