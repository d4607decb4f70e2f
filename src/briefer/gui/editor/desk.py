"""The desk: what all editors of a window share, over the session.

It knows who reads and what things are called, and writes what editors have become.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QObject, QTimer
from shiboken6 import isValid

from briefer.errors import BrieferError
from briefer.gui.coverage import surveys_of
from briefer.gui.editor.place import Place
from briefer.gui.editor.prose import Names, ProseEdit
from briefer.gui.language import in_itself, in_language, listed
from briefer.gui.session import ALL_TEXTS, Session, Shown
from briefer.model.briefing import Briefing
from briefer.model.coverage import Coverage
from briefer.model.edit import Item, items, replaced
from briefer.model.release import ALL, COMMON, Release
from briefer.model.text import Reading
from briefer.model.variant import Variant

Follow = Callable[[ProseEdit], None]
"""Lets the buttons of a toolbar be those of a text."""


_TURN_MS: Final = 8


class Desk:
    """Who reads, what things are called, and how a change is written."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.names = Names(self.label, self.source_title, lambda: self.reading.language)
        self.follow: Follow = lambda _: None
        self.tell: Callable[[str], None] = lambda _: None
        self._turn = QElapsedTimer()
        self._turn.start()
        self._waiting: list[tuple[QObject, Callable[[], None]]] = []
        self._next = QTimer(session, interval=0)
        self._next.timeout.connect(self._take_turn)
        self._surveys = surveys_of(session)
        self._reading: tuple[Shown, str, Reading] | None = None

    def begin_turn(self) -> None:
        """Begin a turn of the event loop."""
        self._turn.restart()

    def is_late(self) -> bool:
        """Return whether this turn has taken so long that the rest is better put off."""
        return self._turn.elapsed() > _TURN_MS

    def put_off(self, owner: QObject, work: Callable[[], None]) -> None:
        """Do some work in a turn of its own, unless its owner is gone by then."""
        if all(other is not owner for other, _ in self._waiting):
            self._waiting.append((owner, work))
        self._next.start()

    def _take_turn(self) -> None:
        if self._waiting:
            owner, work = self._waiting.pop(0)
            if isValid(owner):
                self.begin_turn()
                work()
        if not self._waiting:
            self._next.stop()

    @property
    def briefing(self) -> Briefing:
        """Return the briefing as it is now."""
        return self.session.briefing

    @property
    def reading(self) -> Reading:
        """Return who reads; an audience that is gone reads in the language of the briefing."""
        shown, written = self.session.shown, self.briefing.language
        if self._reading is None or self._reading[:2] != (shown, written):
            try:
                found = self.session.reading()
            except BrieferError:
                found = Reading(shown.audience, shown.language or written, written, written)
            self._reading = (shown, written, found)
        return self._reading[2]

    @property
    def is_all(self) -> bool:
        """Return whether all texts are shown, of whichever audience."""
        return self.session.shown.audience == ALL_TEXTS

    @property
    def audience(self) -> str:
        """Return the audience that is chosen, empty for the common text and for all texts."""
        chosen = self.session.shown.audience
        return "" if chosen in (ALL_TEXTS, COMMON) else chosen

    def name(self, audience: str) -> str:
        """Return what an audience is called."""
        try:
            return in_language(self.session.library.audiences.read(audience).name)
        except BrieferError:
            return audience

    def language(self, tag: str) -> str:
        """Return what a language is called."""
        return in_itself(tag, self.session.library.languages.sound())

    def coverage(self, item: Item) -> Coverage | None:
        """Return what the reader gets of an item, None while all texts are shown."""
        survey = self._surveys.shown()
        return survey.find(item) if survey else None

    def label(self, source: str) -> str:
        """Return what stands on the chip of a source: its number, or "?" where there is none."""
        numbers = {each.id: n for n, each in enumerate(self.briefing.sources, 1)}
        return f"[{numbers.get(source, '?')}]"

    def source_title(self, source: str) -> str:
        """Return what a source is called."""
        for each in self.briefing.sources:
            if each.id == source:
                parts = (each.author, each.title.default or each.id, each.publisher)
                return listed(part for part in parts if part)
        return QCoreApplication.translate("Desk", "There is no source {0}.").format(source)

    def sources(self) -> list[tuple[str, str]]:
        """Return the ids of the sources with their numbers and titles."""
        return [
            (each.id, f"{self.label(each.id)} {self.source_title(each.id)}")
            for each in self.briefing.sources
        ]

    def write(self, place: Place, variant: Variant, value: str, run: str = "") -> None:
        """Write a variant of the text at a place; a run of typing is one step to undo."""
        text = place.get(self.briefing)
        if text is not None and variant.of(text) != value:
            name = f"typing:{place.key}:{variant.audience}:{variant.language}:{run}"
            changed = place.put(self.briefing, variant.written(text, value))
            self.session.edit(changed, name if run else "")

    def exchange(self, item: Item, new: Item | None, run: str = "") -> None:
        """Put another item in the place of one, or remove it for None; a run is one step."""
        name = f"typing:{item.id}:{run}" if run else ""
        self.session.edit(replaced(self.briefing, item, new), name)

    def new_id(self, word: str) -> str:
        """Return an id that nothing in the briefing has yet."""
        taken = {each.id for each in items(self.briefing)}
        number = len(taken)
        while f"{word}-{number}" in taken:
            number += 1
        return f"{word}-{number}"

    def release_words(self, release: Release) -> str:
        """Return who a release is for, in words."""
        if release == ALL:
            return QCoreApplication.translate("Desk", "Everyone")
        if not release:
            return QCoreApplication.translate("Desk", "Nobody")
        *others, last = map(self.name, release)
        if not others:
            return QCoreApplication.translate("Desk", "Only {0}").format(last)
        return QCoreApplication.translate("Desk", "Only {0} and {1}").format(listed(others), last)
