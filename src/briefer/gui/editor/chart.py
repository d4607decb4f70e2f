"""A chart: what it shows in a grid of categories and series, and the words around it."""

import math
from typing import Final, Literal, cast

from briefer.gui.editor.body import Body
from briefer.gui.editor.bound import TextField
from briefer.gui.editor.desk import Desk
from briefer.gui.editor.grid import Change, Grid, GridTools
from briefer.gui.editor.place import of_item
from briefer.gui.editor.value import ChoiceField
from briefer.model.briefing import Briefing
from briefer.model.edit import find, replaced
from briefer.model.passage import Chart, ChartSeries, Passage
from briefer.model.text import EMPTY, Text
from briefer.model.variant import edited
from briefer.value import replace

_NARROW: Final = 260


def number_of(typed: str) -> float | None:
    """Return what was typed as a number, None where it is none; a comma may be the point."""
    text = typed.strip().replace("\u2212", "-").replace("\xa0", "").replace(" ", "")
    if text.count(",") == 1 and "." not in text:
        text = text.replace(",", ".")
    try:
        value = float(text.replace(",", ""))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


class ChartBody(Body):
    """A chart; the first row of its grid names the series, the first column the categories."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._id = ""
        self._kind = ChoiceField(desk, self.tr("Kind of chart"), self._with_kind)
        self._kind.setMaximumWidth(_NARROW)
        self.grid = Grid(self.tr("Name of the series"), self.tr("Category"))
        self.grid.setAccessibleName(self.tr("Values of the chart"))
        self.grid.edited.connect(self._on_edited)
        self.grid.focused.connect(self.focused)
        tools = GridTools(
            self.grid,
            (self.tr("Category"), self.tr("Remove category")),
            (self.tr("Series"), self.tr("Remove series")),
        )
        self._fields = {
            "caption": TextField(desk, self.tr("Caption"), rich=True),
            "unit": TextField(desk, self.tr("Unit")),
            "alt": TextField(desk, self.tr("What it shows, for those who cannot see it")),
            "note": TextField(desk, self.tr("Note below"), rich=True),
        }
        for each in (
            self._kind,
            self._fields["caption"],
            self.grid,
            tools,
            *(self._fields[name] for name in ("unit", "alt", "note")),
        ):
            self.column.addWidget(each)
        self.setFocusProxy(self.grid)

    def _chart(self) -> tuple[Passage, Chart] | None:
        passage = find(self.desk.briefing, Passage, self._id)
        return (passage, passage.body) if passage and isinstance(passage.body, Chart) else None

    def refresh(self, passage: Passage, *, is_withheld: bool) -> None:
        """Show the chart as it is read."""
        chart = passage.body
        assert isinstance(chart, Chart)
        self._id = passage.id
        kinds = (
            ("bar", self.tr("Bars")),
            ("column", self.tr("Columns")),
            ("line", self.tr("Lines")),
        )
        self._kind.refresh(chart.kind, kinds)
        heads = ("", *(self._read(each.name) for each in chart.series))
        rows = tuple(
            (self._read(category), *(_value(each, at) for each in chart.series))
            for at, category in enumerate(chart.categories)
        )
        self.grid.show_cells((heads, *rows))
        self.grid.setEnabled(not (is_withheld or self.desk.session.is_locked))
        for name, field in self._fields.items():
            field.refresh(of_item(passage, "body", name), is_withheld=is_withheld)

    def _read(self, text: Text) -> str:
        return edited(text, self.desk.reading).of(text)

    def _written(self, text: Text, value: str) -> Text:
        variant = edited(text, self.desk.reading)
        return text if variant.of(text) == value else variant.written(text, value)

    def _on_edited(self, change: Change) -> None:
        if (found := self._chart()) is None:
            return
        passage, chart = found
        heads, *rows = change.cells
        series = tuple(
            ChartSeries(
                name=self._written(chart.series[old - 1].name if old > 0 else EMPTY, heads[column]),
                values=tuple(number_of(row[column]) for row in rows),
            )
            for column, old in enumerate(change.columns)
            if column
        )
        categories = tuple(
            self._written(chart.categories[old - 1] if old > 0 else EMPTY, row[0])
            for old, row in zip(change.rows[1:], rows, strict=True)
        )
        body = replace(chart, categories=categories, series=series)
        self.desk.exchange(passage, replace(passage, body=body))

    def _with_kind(self, value: str) -> Briefing | None:
        if (found := self._chart()) is None:
            return None
        passage, chart = found
        body = replace(chart, kind=cast('Literal["bar", "column", "line"]', value))
        return replaced(self.desk.briefing, passage, replace(passage, body=body))


def _value(series: ChartSeries, at: int) -> str:
    value = series.values[at] if at < len(series.values) else None
    return "" if value is None else f"{value:.12g}"
