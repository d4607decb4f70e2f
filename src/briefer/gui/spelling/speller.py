"""Words of a text, and which of them are known to be wrong in a language."""

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.gui.spelling.service import service
from briefer.spelling.dictionary import LANGUAGES

_WORD: Final = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['\u2019][A-Za-z\u00c0-\u024f]+)*")
_NAME: Final = re.compile(
    r"\S*(?:://|@|\\|_)\S*"  # an address, a file, an identifier
    r"|\w+(?:\.\w{2,})+(?:/\S*)?"  # a host, with a path or without
    r"|\w*\d\w*(?:-\w+)*|\w+(?:-\w+)*-\d\w*"  # 7th, 400kg, S-300, Su-35S
)
"""What has letters and yet is no word."""


def words(text: str) -> Iterator[re.Match[str]]:
    """Yield the words in Latin letters of a text; none of addresses, identifiers and numbers."""
    names = [found.span() for found in _NAME.finditer(text)]
    for found in _WORD.finditer(text):
        if not any(start < found.end() and found.start() < end for start, end in names):
            yield found


class Speller(QObject):
    """The spelling of a language; what was asked once is known."""

    found = Signal(object)
    """The words that turn out to be wrong."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._is_wrong: dict[str, bool] = {}
        self._asked: list[str] = []
        self._ask_soon = QTimer(self, singleShot=True, interval=0)
        self._ask_soon.timeout.connect(self._ask)

    def is_right(self, word: str) -> bool:
        """Return False for a word that is wrong; one that is not known yet is asked for."""
        is_wrong = self._is_wrong.get(word)
        if is_wrong is None:
            self._is_wrong[word] = is_wrong = False
            self._asked.append(word)
            self._ask_soon.start()
        return not is_wrong

    def suggest(self, word: str, then: Callable[[list[str]], None]) -> None:
        """Call `then` with what may be meant, the likeliest first."""
        question = {"language": self._language, "suggest": word}
        service().ask(question, lambda answer: then(answer or []))

    def _ask(self) -> None:
        asked, self._asked = self._asked, []
        question = {"language": self._language, "words": asked}
        service().ask(question, partial(self._on_answered, asked))

    def _on_answered(self, asked: list[str], wrong: list[str] | None) -> None:
        if wrong is None:
            for word in asked:  # they are asked for again where they are seen again
                self._is_wrong.pop(word, None)
        elif wrong:
            self._is_wrong.update(dict.fromkeys(wrong, True))
            self.found.emit(frozenset(wrong))


@cache
def speller(language: str) -> Speller | None:
    """Return the speller of a language, None where none ships."""
    return Speller(language) if language in LANGUAGES else None


def dictionary_for(spelling: str, language: str) -> str:
    """Return the dictionary of a reader's spelling or language, empty where there is none."""
    for tag in (spelling, language):
        if tag.partition("-")[0].lower() == "en":
            return "en-US" if tag.upper().endswith("-US") else "en-GB"
    return ""
