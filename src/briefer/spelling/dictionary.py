"""Dictionaries, by hunspell.

Only English has dictionaries here (SCOWL, size 60). The British one has -ise alone; -ize is as
British, and the Alliance's own spelling.
"""

import re
import unicodedata
from functools import cache
from typing import Final, Protocol

from briefer import bundled

LANGUAGES: Final = ("en-GB", "en-US")
_MOST: Final = 6
_IZE: Final = re.compile(r"(?<=[a-z]{2})iz(?=e|i|a)|(?<=[a-z])yz(?=e|i)")


class _Hunspell(Protocol):
    def spell(self, word: str) -> bool:
        """Return whether it is a word."""

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return words like it."""


class Dictionary:
    """The words of a language."""

    def __init__(self, hunspell: _Hunspell, language: str) -> None:
        self._hunspell = hunspell
        self._is_british = language == "en-GB"

    def is_right(self, word: str) -> bool:
        """Return whether the word is spelt right, or is none, such as an abbreviation."""
        word = word.replace("\u2019", "'")
        capitals = sum(letter.isupper() for letter in word)
        if len(word) < 2 or capitals > 1 or self._hunspell.spell(word):
            return True
        others = {_without_accents(word)}
        if self._is_british:
            others |= {_IZE.sub(lambda found: found[0].replace("z", "s"), each) for each in others}
        return any(self._hunspell.spell(each) for each in others - {word})

    def suggestions(self, word: str) -> list[str]:
        """Return what may be meant, the likeliest first."""
        found = self._hunspell.suggest(word.replace("\u2019", "'"))[:_MOST]
        return [each.replace("'", "\u2019") for each in found]


def _without_accents(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word)
    return "".join(each for each in parts if not unicodedata.combining(each))


@cache
def dictionary(language: str) -> Dictionary | None:
    """Return the dictionary of a language, None where hunspell is not installed."""
    try:
        from hunspell import Hunspell  # noqa: PLC0415 - takes time, and not every system has it
    except ImportError:
        return None
    folder = str(bundled.asset("dictionaries"))
    return Dictionary(Hunspell(language, hunspell_data_dir=folder), language)
