"""Printed strings: a default text, with others by audience, by language, and by both."""

from collections.abc import Mapping
from typing import Final

from briefer.model.release import COMMON
from briefer.value import dataclass, field


@dataclass(frozen=True, slots=True)
class Chosen:
    """A text with the language that it is in, and whether it is the audience's own."""

    text: str
    language: str
    is_own: bool = False

    def is_in(self, language: str) -> bool:
        """Return whether it is in the language, as is all that has no letter."""
        return same_language(self.language, language) or not any(map(str.isalpha, self.text))


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads in which language: `own` is the audience's, `written` is the briefing's."""

    audience: str
    language: str
    own: str
    written: str


@dataclass(frozen=True, slots=True)
class Text:
    """A printed string; `audiences` and `languages` map ids and tags to texts, `both` pairs.

    The default is in the language of the briefing; the text of an audience alone is in that
    audience's own language.
    """

    default: str = ""
    audiences: Mapping[str, str] = field(default_factory=dict, hash=False)
    languages: Mapping[str, str] = field(default_factory=dict, hash=False)
    both: Mapping[tuple[str, str], str] = field(default_factory=dict, hash=False)

    def choose(self, reading: Reading) -> Chosen:
        """Return the text by audience and language, by audience, by language, else the default.

        The common text, which all may read, is never the text of an audience.
        """
        if self.is_plain():
            return Chosen(self.default, reading.written)
        audience, language = reading.audience, reading.language
        tags = (language, primary(language))
        if audience != COMMON:
            for tag in tags:
                if (audience, tag) in self.both:
                    return Chosen(self.both[audience, tag], tag, is_own=True)
            if audience in self.audiences:
                return Chosen(self.audiences[audience], reading.own, is_own=True)
        for tag in tags:
            if tag in self.languages:
                return Chosen(self.languages[tag], tag)
        return Chosen(self.default, reading.written)

    def is_plain(self) -> bool:
        """Return whether it holds the default and no other text."""
        return not (self.audiences or self.languages or self.both)

    def all_texts(self) -> tuple[str, ...]:
        """Return every text, the default first."""
        return (
            self.default,
            *self.audiences.values(),
            *self.languages.values(),
            *self.both.values(),
        )

    def names_audience(self, audience: str) -> bool:
        """Return whether the audience has a text of its own, in any language."""
        return audience in self.audiences or any(each == audience for each, _ in self.both)

    def __bool__(self) -> bool:
        return bool(self.default) or any(self.all_texts())


EMPTY: Final = Text()
"""No text at all."""


def primary(tag: str) -> str:
    """Return the language of a tag without its region: "en" of "en-GB"."""
    return tag.partition("-")[0].lower()


def same_language(one: str, other: str) -> bool:
    """Return whether two tags name one language, whatever their regions."""
    return one == other or primary(one) == primary(other)
