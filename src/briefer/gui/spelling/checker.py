"""The spelling of a session: which words are right for who reads, one for all its texts."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.errors import BrieferError
from briefer.gui.session import Session
from briefer.gui.spelling.own import own_words
from briefer.gui.spelling.speller import Speller, dictionary_for, speller, words

_DELAY_MS: Final = 200


class Checker(QObject):
    """Words in the language of who reads; `changed` says that others may be right now."""

    changed = Signal()

    reconsidered = Signal(object)
    """Which words those are, None where it may be any."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._own = own_words()
        self._ignored: set[str] = set()
        self._language = ""
        self._speller: Speller | None = None
        self._stakeholders: object = None
        self._names: frozenset[str] = frozenset()
        session.changed.connect(self._on_session_changed)
        self._own.changed.connect(self._reconsider)
        # What is seen first is looked at when it has been painted.
        QTimer.singleShot(_DELAY_MS, self, self._on_session_changed)

    def is_right(self, word: str) -> bool:
        """Return whether a word is right, is one of the user's, or a name of the briefing."""
        if self._speller is None or self._speller.is_right(word):
            return True
        plain = word.replace("\u2019", "'").removesuffix("'s")
        return any(plain in each for each in (self._own, self._ignored, self._names))

    def suggest(self, word: str, then: Callable[[list[str]], None]) -> None:
        """Call `then` with what may be meant, the likeliest first."""
        if self._speller is not None:
            self._speller.suggest(word, then)

    def learn(self, word: str) -> None:
        """Take a word as one of the user's own."""
        self._own.add(word)

    def ignore(self, word: str) -> None:
        """Take a word as right until the briefing is closed."""
        self._ignored.add(word)
        self._reconsider()

    def _reconsider(self, words: Iterable[str] | None = None) -> None:
        self.reconsidered.emit(words)
        self.changed.emit()

    def _on_session_changed(self) -> None:
        language, stakeholders = self._wanted(), self._session.briefing.stakeholders
        if language == self._language and stakeholders is self._stakeholders:
            return
        if stakeholders is not self._stakeholders:
            self._stakeholders = stakeholders
            self._names = frozenset(
                found[0]
                for each in stakeholders
                for text in (*each.name.all_texts(), *each.aliases)
                for found in words(text)
            )
        if language != self._language:
            self._language = language
            if self._speller is not None:
                self._speller.found.disconnect(self._reconsider)
            self._speller = speller(language)
            if self._speller is not None:
                self._speller.found.connect(self._reconsider)
        self._reconsider()

    def _wanted(self) -> str:
        try:
            audience, reading = self._session.audience, self._session.reading()
        except BrieferError:
            return ""
        chosen = reading.language.partition("-")[0] == "en"
        spelling = audience.spelling if audience and chosen else ""
        return dictionary_for(spelling, reading.language)


def checker_of(session: Session) -> Checker:
    """Return the spelling of a session, one for all that ask."""
    return session.findChild(Checker) or Checker(session)
