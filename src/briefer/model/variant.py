"""Variants: which of the texts of a printed string an editor edits, and which stands beside it."""

from briefer.model.edit import with_text, without_text
from briefer.model.release import COMMON
from briefer.model.text import Reading, Text, primary, same_language
from briefer.value import dataclass


@dataclass(frozen=True, slots=True)
class Variant:
    """The text of an audience (empty: the shared one) in a language (empty: the audience's own).

    For the shared text the empty language is that of the briefing.
    """

    audience: str = ""
    language: str = ""

    def of(self, text: Text) -> str:
        """Return what is written, empty where nothing is."""
        if self.audience and self.language:
            return text.both.get((self.audience, self.language), "")
        if self.audience:
            return text.audiences.get(self.audience, "")
        if self.language:
            return text.languages.get(self.language, "")
        return text.default

    def written(self, text: Text, value: str) -> Text:
        """Return the text with this variant changed; an emptied translation falls back."""
        falls_back = not self.audience or self.audience in text.audiences
        if self.language and not value and falls_back:
            return without_text(text, self.audience, self.language)
        return with_text(text, value, self.audience, self.language)


SHARED = Variant()
"""The shared text in the language of the briefing."""


def shared(text: Text, reading: Reading) -> Variant:
    """Return the shared text in the language that is read."""
    tags = (reading.language, primary(reading.language))
    if found := next((tag for tag in tags if tag in text.languages), ""):
        return Variant("", found)
    return SHARED if same_language(reading.language, reading.written) else Variant("", tags[0])


def own(text: Text, reading: Reading) -> Variant:
    """Return the own text of the audience in the language that is read."""
    tags = (reading.language, primary(reading.language))
    if found := next((tag for tag in tags if (reading.audience, tag) in text.both), ""):
        return Variant(reading.audience, found)
    is_own = same_language(reading.language, reading.own)
    return Variant(reading.audience, "" if is_own else tags[0])


def edited(text: Text, reading: Reading) -> Variant:
    """Return the variant that is edited: the own text where the audience has one, else the shared.

    Where an audience has a text of its own in another language, it is its own that is translated.
    """
    has_own = reading.audience != COMMON and text.names_audience(reading.audience)
    return own(text, reading) if has_own else shared(text, reading)


def beside(text: Text, reading: Reading) -> Variant | None:
    """Return what stands beside the edited text: what it was made from, None for the shared one."""
    now = edited(text, reading)
    if now.audience and now.language and reading.audience in text.audiences:
        return Variant(now.audience)
    if now.audience:
        here = shared(text, reading)
        return here if here.of(text) else SHARED
    return SHARED if now.language else None


def with_own(text: Text, reading: Reading) -> Text:
    """Return the text with an own one of the audience that begins as the shared one."""
    variant = own(text, reading)
    return with_text(text, text.choose(reading).text, variant.audience, variant.language)


def without_own(text: Text, audience: str) -> Text:
    """Return the text without those of the audience, in whatever language."""
    for language in [tag for each, tag in text.both if each == audience]:
        text = without_text(text, audience, language)
    return without_text(text, audience)
