"""Judgements, and the yardsticks that their likelihood is said in."""

from collections.abc import Mapping
from typing import Literal

from briefer.model.record import Record
from briefer.model.release import ALL, Release
from briefer.model.text import EMPTY, Text
from briefer.value import dataclass, field

Confidence = Literal["", "high", "moderate", "low"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band(Record):
    """A term of a yardstick with the percentages that it stands for."""

    id: str
    term: Text
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Yardstick(Record):
    """A scale of likelihood; `note` says where it comes from and what to verify.

    `name` says in plain words whose wording it is, `standard` which document lays it down;
    `language` is that of its default texts.
    """

    id: str
    name: Text
    standard: str = ""
    language: str = "en"
    note: str = ""
    bands: tuple[Band, ...] = ()

    def band(self, band_id: str) -> Band | None:
        """Return the band of an id, None where the yardstick has none."""
        return next((band for band in self.bands if band.id == band_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Record):
    """A key judgement, which no audience reads differently: it may only be withheld.

    `likelihood` maps yardsticks to one band each; `basis` says in light markup what it rests on.
    `review` is set where it came from an earlier briefing or an article, until somebody says that
    it holds.
    """

    id: str
    statement: Text = EMPTY
    likelihood: Mapping[str, str] = field(default_factory=dict, hash=False)
    confidence: Confidence = ""
    basis: Text = EMPTY
    release: Release = ALL
    review: bool = False


def band_for(
    likelihood: Mapping[str, str], wanted: Yardstick, yardsticks: Mapping[str, Yardstick]
) -> Band | None:
    """Return the band of the wanted yardstick: the one given, or one of identical percentages.

    None where nothing corresponds: nothing is ever converted by a midpoint.
    """
    if wanted.id in likelihood:
        return wanted.band(likelihood[wanted.id])
    given = _given(likelihood, yardsticks)
    return next(
        (b for b in wanted.bands for g in given if (b.low, b.high) == (g.low, g.high)), None
    )


def overlapping(
    likelihood: Mapping[str, str], wanted: Yardstick, yardsticks: Mapping[str, Yardstick]
) -> tuple[Band, ...]:
    """Return the bands of the wanted yardstick that share a percentage with one that is given."""
    given = _given(likelihood, yardsticks)
    return tuple(b for b in wanted.bands if any(b.low < g.high and g.low < b.high for g in given))


def _given(likelihood: Mapping[str, str], yardsticks: Mapping[str, Yardstick]) -> list[Band]:
    return [
        band
        for name, band_id in likelihood.items()
        if name in yardsticks and (band := yardsticks[name].band(band_id))
    ]
