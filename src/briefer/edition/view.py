"""What a template sees: plain frozen data of one edition, documented in `templates/README.md`.

Fields of the type `Line` are text in light markup, already turned into markup of the tree; all
other text is plain and is escaped where it is printed. Ids are numbered in each edition anew.
"""

from collections.abc import Mapping

from briefer.model.briefing import OptionValue
from briefer.value import dataclass


class Line(str):
    """A line of text as markup of the tree: printed as it is, where all else is escaped."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage: printed by the filter `prose`."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A key judgement; `likelihood` is the term with its range in the reader's yardstick."""

    id: str
    number: int
    statement: Line
    likelihood: str
    term: str
    confidence: str
    basis: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A way that things may go."""

    id: str
    name: str
    description: Line
    implication: Line
    horizon: str
    likelihood: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What to watch; `direction` is a word, `checked` a date in words."""

    id: str
    statement: Line
    baseline: str
    direction: str
    checked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What comes next for one stakeholder."""

    id: str
    stakeholder: str
    kind: str
    horizon: str
    passages: tuple[Passage, ...]
    judgements: tuple[Judgement, ...]
    scenarios: tuple[Scenario, ...]
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of the body."""

    id: str
    kind: str
    heading: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the body in the audience's order: its kind, and the section where it is one.

    The kinds "judgements" and "outlooks" stand where those lists go.
    """

    kind: str
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source as the audience may see it."""

    id: str
    text: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Who reads."""

    name: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """What is said of the whole; dates are in words."""

    title: str
    subtitle: str
    reference: str
    date: str
    cutoff: str
    author: str
    organisation: str
    outlook_heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """All that a template sees, by the names of these fields."""

    briefing: Briefing
    audience: Audience
    summary: tuple[Passage, ...]
    parts: tuple[Part, ...]
    sections: tuple[Section, ...]
    outlooks: tuple[Outlook, ...]
    judgements: tuple[Judgement, ...]
    sources: tuple[Source, ...]
    labels: Mapping[str, str]
    options: Mapping[str, OptionValue]
