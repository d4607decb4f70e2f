"""Words held against a dictionary.

Only English has dictionaries here (SCOWL, size 60). The British one has -ise alone; -ize is as
British, and the Alliance's own spelling.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final, Protocol

from briefer import bundled

_WORD: Final = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['\u2019][A-Za-z\u00c0-\u024f]+)*")
_NAME: Final = re.compile(
    r"\S*(?:://|@|\\|_)\S*"  # an address, a file, an identifier
    r"|\w+(?:\.\w{2,})+(?:/\S*)?"  # a host, with a path or without
    r"|\w*\d\w*(?:-\w+)*|\w+(?:-\w+)*-\d\w*"  # 7th, 400kg, S-300, Su-35S
)
"""What has letters and yet is no word."""

_MOST: Final = 6
_IZE: Final = re.compile(r"(?<=[a-z]{2})iz(?=e|i|a)|(?<=[a-z])yz(?=e|i)")


def words(text: str) -> Iterator[re.Match[str]]:
    """Yield the words in Latin letters of a text; none of addresses, identifiers and numbers."""
    names = [found.span() for found in _NAME.finditer(text)]
    for found in _WORD.finditer(text):
        if not any(start < found.end() and found.start() < end for start, end in names):
            yield found


class _Dictionary(Protocol):
    def spell(self, word: str) -> bool:
        """Return whether it is a word."""

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return words like it."""


class Speller:
    """The spelling of a language; what was asked once is known."""

    def __init__(self, dictionary: _Dictionary, language: str) -> None:
        self._dictionary = dictionary
        self._is_british = language == "en-GB"
        self._known: dict[str, bool] = {}

    def is_right(self, word: str) -> bool:
        """Return whether the word is spelt right, or is none, such as an abbreviation."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._is_right(word.replace("\u2019", "'"))
        return found

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Return what may be meant, the likeliest first."""
        plain = word.replace("\u2019", "'")
        found = self._dictionary.suggest(plain)[:_MOST]
        return tuple(each.replace("'", "\u2019") for each in found)

    def _is_right(self, word: str) -> bool:
        capitals = sum(letter.isupper() for letter in word)
        if len(word) < 2 or capitals > 1 or self._dictionary.spell(word):
            return True
        others = {_without_accents(word)}
        if self._is_british:
            others |= {_IZE.sub(lambda found: found[0].replace("z", "s"), each) for each in others}
        return any(self._dictionary.spell(each) for each in others - {word})


def _without_accents(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word)
    return "".join(each for each in parts if not unicodedata.combining(each))


@cache
def speller(language: str) -> Speller | None:
    """Return the speller of a language, None where none ships or hunspell is not installed."""
    if language not in ("en-GB", "en-US"):
        return None
    try:
        from hunspell import Hunspell  # noqa: PLC0415 - takes time, and not every system has it
    except ImportError:
        return None
    folder = str(bundled.asset("dictionaries"))
    return Speller(Hunspell(language, hunspell_data_dir=folder), language)


def dictionary_for(spelling: str, language: str) -> str:
    """Return the dictionary of a reader's spelling or language, empty where there is none."""
    for tag in (spelling, language):
        if tag.partition("-")[0].lower() == "en":
            return "en-US" if tag.upper().endswith("-US") else "en-GB"
    return ""
