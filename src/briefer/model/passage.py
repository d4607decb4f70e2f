"""Passages: the unit of the body, with one body each and the release of the whole."""

from typing import Literal

from briefer.model.record import Record
from briefer.model.release import ALL, Release
from briefer.model.text import EMPTY, Text
from briefer.value import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose(Record):
    """Text in the light markup."""

    text: Text = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn(Record):
    """A column: its head and how its cells stand ("decimal" lines up the decimal points)."""

    head: Text = EMPTY
    align: Literal["start", "end", "center", "decimal"] = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Record):
    """A table; every row has a cell for each column, in light markup."""

    columns: tuple[TableColumn, ...] = ()
    rows: tuple[tuple[Text, ...], ...] = ()
    caption: Text = EMPTY
    note: Text = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Record):
    """A picture of the briefing, by its id."""

    picture: str = ""
    alt: Text = EMPTY
    caption: Text = EMPTY
    note: Text = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSeries(Record):
    """Values under one name, one for each category; None is a gap."""

    name: Text = EMPTY
    values: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(Record):
    """A chart: bars lie, columns stand, lines run over the categories."""

    kind: Literal["bar", "column", "line"] = "bar"
    categories: tuple[Text, ...] = ()
    series: tuple[ChartSeries, ...] = ()
    unit: Text = EMPTY
    alt: Text = EMPTY
    caption: Text = EMPTY
    note: Text = EMPTY


Body = Prose | Table | Figure | Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin(Record):
    """Where the text was taken from: a source, the offsets in it, the SHA-256 of what was taken."""

    source: str = ""
    start: int = 0
    end: int = 0
    hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage(Record):
    """A unit of the body; `prompt` says what belongs here until something is written."""

    id: str
    body: Body = field(default_factory=Prose)
    release: Release = ALL
    portion_mark: str = ""
    prompt: str = ""
    origin: Origin | None = None
