"""The briefing: what is drafted once, for all audiences."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final, Literal

from briefer.model.judgement import Judgement
from briefer.model.marking import UNMARKED, Marking
from briefer.model.passage import Passage
from briefer.model.record import Record
from briefer.model.release import ALL, Release
from briefer.model.text import EMPTY, Text
from briefer.value import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Stakeholder(Record):
    """Whom something comes next for; `aliases` are other names, such as "Tehran" for Iran."""

    id: str
    name: Text = EMPTY
    aliases: tuple[str, ...] = ()
    kind: Literal["state", "alliance", "market", "body"] = "state"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Record):
    """A part of the body; `kind` is what audiences choose and order by, such as "situation"."""

    id: str
    kind: str
    heading: Text = EMPTY
    passages: tuple[Passage, ...] = ()
    release: Release = ALL


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Record):
    """What to watch; `scenario` is the one of the outlook that it points to."""

    id: str
    statement: Text = EMPTY
    baseline: Text = EMPTY
    direction: Literal["", "up", "down", "steady"] = ""
    scenario: str = ""
    checked: dt.date | None = None
    release: Release = ALL


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Record):
    """A way that things may go, in light markup, with what it means for the reader."""

    id: str
    name: Text = EMPTY
    description: Text = EMPTY
    implication: Text = EMPTY
    horizon: Text = EMPTY
    likelihood: Mapping[str, str] = field(default_factory=dict, hash=False)
    release: Release = ALL


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook(Record):
    """What comes next for one stakeholder; `judgements` are ids of those of the briefing."""

    id: str
    stakeholder: str
    horizon: Text = EMPTY
    passages: tuple[Passage, ...] = ()
    judgements: tuple[str, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    release: Release = ALL


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """A source (ICD 206); `descriptor` describes it where it is not to be named.

    `reliability` and `credibility` are the two axes of AJP-2.1, independent of each other.
    """

    id: str
    title: Text = EMPTY
    author: str = ""
    publisher: str = ""
    address: str = ""
    published: dt.date | None = None
    accessed: dt.date | None = None
    kind: str = ""
    descriptor: Text = EMPTY
    reliability: Literal["", "A", "B", "C", "D", "E", "F"] = ""
    credibility: Literal["", "1", "2", "3", "4", "5", "6"] = ""
    release: Release = ALL


QUOTED: Final = frozenset({(Source, "title")})
"""Texts in a language of their own, by record and field: titles are not translated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Record):
    """A picture that the file holds under the SHA-256 of its bytes."""

    id: str
    sha256: str
    media_type: Literal["image/png", "image/jpeg"] = "image/png"
    width: int = 0
    height: int = 0
    release: Release = ALL


OptionValue = bool | int | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Record):
    """What was chosen for one audience over what it and its template say; empty means theirs."""

    template: str = ""
    theme: str = ""
    page: Literal["", "a4", "letter"] = ""
    marking: Marking | None = None
    options: Mapping[str, OptionValue] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was said last time, kept at hand for whoever writes: no edition ever sees it.

    It is no record, so that nothing that walks through the records of a briefing comes into it.
    """

    briefing: "Briefing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing(Record):
    """A briefing. Title, reference and dates are for everyone; all else has a release.

    `audiences` are the ids of those it is written for, in order: only they ever get an edition.
    `summary` is the bottom line. `pins` are the items of the library that it was written with: the
    SHA-256 of each by its kind and id, such as "template/brief".
    """

    id: str
    title: Text = EMPTY
    subtitle: Text = EMPTY
    reference: str = ""
    date: dt.date | None = None
    cutoff: dt.date | None = None
    author: Text = EMPTY
    organisation: Text = EMPTY
    language: str = "en"
    marking: Marking = UNMARKED
    audiences: tuple[str, ...] = ()
    summary: tuple[Passage, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    sections: tuple[Section, ...] = ()
    outlook_heading: Text = EMPTY
    outlooks: tuple[Outlook, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    sources: tuple[Source, ...] = ()
    pictures: tuple[Picture, ...] = ()
    choices: Mapping[str, Choice] = field(default_factory=dict, hash=False)
    pins: Mapping[str, str] = field(default_factory=dict, hash=False)
    earlier: Earlier | None = None

    def passages(self) -> Iterator[Passage]:
        """Yield all passages: of the bottom line, the sections, the outlooks."""
        yield from self.summary
        for section in self.sections:
            yield from section.passages
        for outlook in self.outlooks:
            yield from outlook.passages
