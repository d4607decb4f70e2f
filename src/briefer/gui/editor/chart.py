"""A chart: what it shows in a grid of categories and series, and the words around it."""

import math
from typing import Final, Literal, cast

from briefer.gui.editor.body import GridBody
from briefer.gui.editor.bound import TextField
from briefer.gui.editor.desk import Desk
from briefer.gui.editor.grid import Change, Grid, GridTools
from briefer.gui.editor.place import Step, of_item
from briefer.gui.editor.value import ChoiceField
from briefer.model import passage as model
from briefer.model.briefing import Briefing
from briefer.model.edit import replaced
from briefer.model.passage import Chart, ChartSeries, Passage
from briefer.model.text import EMPTY
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


class ChartBody(GridBody):
    """A chart; the first row of its grid names the series, the first column the categories."""

    def __init__(self, desk: Desk) -> None:
        grid = Grid(desk, "plain", self.tr("Name of the series"), self.tr("Category"))
        super().__init__(desk, grid)
        self._kind = ChoiceField(desk, self.tr("Kind of chart"), self._with_kind)
        self._kind.setMaximumWidth(_NARROW)
        self.grid.setAccessibleName(self.tr("Values of the chart"))
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
            self.cell,
            *(self._fields[name] for name in ("unit", "alt", "note")),
        ):
            self.column.addWidget(each)

    def path_of(self, row: int, column: int) -> tuple[Step, ...]:
        """Return where the name of a series or category is; a value has no text."""
        if row and column:
            return ()
        if row:
            return "categories", row - 1
        return ("series", column - 1, "name") if column else ()

    def refresh(self, passage: Passage, *, is_withheld: bool) -> None:
        """Show the chart as it is read."""
        chart = passage.body
        assert isinstance(chart, Chart)
        kinds = (
            ("bar", self.tr("Bars")),
            ("column", self.tr("Columns")),
            ("line", self.tr("Lines")),
        )
        self._kind.refresh(chart.kind, kinds)
        heads = ("", *(self.read(each.name) for each in chart.series))
        rows = (
            (self.read(category), *(_value(each, at) for each in chart.series))
            for at, category in enumerate(chart.categories)
        )
        self.show_cells(passage, (heads, *rows), is_withheld=is_withheld)
        for name, field in self._fields.items():
            field.refresh(of_item(passage, "body", name), is_withheld=is_withheld)

    def changed(self, body: model.Body, change: Change) -> model.Body:
        """Return the chart with other cells."""
        assert isinstance(body, Chart)
        heads, *rows = change.cells
        series = tuple(
            ChartSeries(
                name=self.written(body.series[old - 1].name if old > 0 else EMPTY, heads[column]),
                values=tuple(number_of(row[column]) for row in rows),
            )
            for column, old in enumerate(change.columns)
            if column
        )
        categories = tuple(
            self.written(body.categories[old - 1] if old > 0 else EMPTY, row[0])
            for old, row in zip(change.rows[1:], rows, strict=True)
        )
        return replace(body, categories=categories, series=series)

    def _with_kind(self, value: str) -> Briefing | None:
        passage = self.passage
        if passage is None:
            return None
        kind = cast('Literal["bar", "column", "line"]', value)
        body = replace(cast("Chart", passage.body), kind=kind)
        return replaced(self.desk.briefing, passage, replace(passage, body=body))


def _value(series: ChartSeries, at: int) -> str:
    value = series.values[at] if at < len(series.values) else None
    return "" if value is None else f"{value:.12g}"
