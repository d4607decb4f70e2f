"""Audiences: who reads, what they ask, and what of a briefing they get in which order."""

from collections.abc import Mapping
from typing import Literal

from briefer.model.briefing import OptionValue
from briefer.model.marking import Marking
from briefer.model.record import Record
from briefer.model.text import EMPTY, Text
from briefer.value import dataclass, field

SourceDisplay = Literal["full", "graded", "described", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience(Record):
    """Who reads.

    `parts` are what the edition has, in order: "judgements", "outlooks" and kinds of section, where
    "*" stands for the kinds that are not named; without it those are left out. `stakeholders` come
    first, in order, each by an id, a kind or a name. `languages` are further ones to edit in beside
    `language`, the audience's own.
    """

    id: str
    name: Text
    version: int = 1
    description: Text = EMPTY
    question: Text = EMPTY
    language: str = "en"
    languages: tuple[str, ...] = ()
    spelling: str = ""
    parts: tuple[str, ...] = ("judgements", "*", "outlooks")
    stakeholders: tuple[str, ...] = ()
    yardstick: str = ""
    marking: Marking | None = None
    page: Literal["", "a4", "letter"] = ""
    sources: SourceDisplay = "full"
    template: str = ""
    theme: str = ""
    options: Mapping[str, OptionValue] = field(default_factory=dict, hash=False)

    def gets(self, part: str) -> bool:
        """Return whether its edition has a part: "judgements", "outlooks" or a kind of section."""
        return part in self.parts or ("*" in self.parts and part not in ("judgements", "outlooks"))
