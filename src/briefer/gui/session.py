"""The session: a briefing that is open, its history, and what of it is shown.

It is the only mutable object of the window. Widgets read it, ask it for changes, and hear of every
change by one signal; they find out by identity what concerns them.
"""

from collections.abc import Container
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from briefer.model.audience import Audience
from briefer.model.briefing import Briefing
from briefer.model.history import History
from briefer.model.release import COMMON
from briefer.model.text import Reading
from briefer.store.carried import carrying, library_of
from briefer.store.file import Opened, save_briefing
from briefer.store.library import Library
from briefer.store.update import Update, taking, updates
from briefer.value import dataclass, replace

if TYPE_CHECKING:
    from briefer.pipeline.choice import Request

ALL_TEXTS: Final = ""
"""The choice of the editors alone: every text, of whichever audience. There is no such edition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is shown: an audience (or ALL_TEXTS), a language and a template (empty: its own).

    `item` is the id of what is chosen in the outline, or the name of one of its parts: "about",
    "summary", "outlooks", "judgements", "sources".
    """

    audience: str = COMMON
    language: str = ""
    template: str = ""
    item: str = "summary"


class Session(QObject):
    """A briefing that is edited; undo goes back to where it was opened.

    `current` is the library as it is now, without what the briefing carries.
    """

    changed = Signal()

    def __init__(self, opened: Opened, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current = library
        self._opened = opened if opened.locked else carrying(opened, library)
        self._history = History(present=self._opened.briefing)
        self._carried = self._opened.briefing.pins, library_of(self._opened, library)
        first = opened.briefing.audiences[0] if opened.briefing.audiences else COMMON
        self._shown = Shown(audience=first)

    @property
    def opened(self) -> Opened:
        """Return the file with the briefing as it is now, for pipeline and store."""
        return replace(self._opened, briefing=self.briefing)

    @property
    def base(self) -> Opened:
        """Return the file with the briefing as it was opened or last saved."""
        return self._opened

    @property
    def briefing(self) -> Briefing:
        """Return the briefing as it is now."""
        return self._history.present

    @property
    def library(self) -> Library:
        """Return the library with what the briefing was written with in the place of the like."""
        pins, library = self._carried
        if pins != self.briefing.pins:
            library = library_of(self.opened, self.current)
            self._carried = self.briefing.pins, library
        return library

    def updates(self) -> tuple[Update, ...]:
        """Return what the library has in another version than the briefing carries."""
        return updates(self.opened, self.current)

    def updated(self, keys: Container[str] | None = None) -> Opened:
        """Return the briefing with those items as the library has them, or with all for None."""
        return taking(self.opened, self.current, keys)

    def take_updates(self, keys: Container[str] | None = None) -> None:
        """Take those items as the library has them, or all; it is one step to undo."""
        taken = self.updated(keys)
        self._opened = replace(self._opened, pinned=taken.pinned)
        self.edit(taken.briefing)

    @property
    def path(self) -> Path | None:
        """Return the file of the briefing, None where it was never saved."""
        return self._opened.path

    @property
    def is_modified(self) -> bool:
        """Return whether there is something to save."""
        return self.briefing != self._opened.briefing

    @property
    def is_locked(self) -> bool:
        """Return whether the briefing may be looked at only."""
        return bool(self._opened.locked)

    def edit(self, briefing: Briefing, run: str = "") -> None:
        """Take a changed briefing; changes of one run, such as typing, are one step to undo."""
        if self.is_locked:
            return
        now = self.briefing
        if briefing.audiences is not now.audiences or briefing.choices is not now.choices:
            opened = carrying(replace(self.opened, briefing=briefing), self.current)
            self._opened = replace(self._opened, pinned=opened.pinned)
            briefing = opened.briefing
        self._take(self._history.record(briefing, run))

    def add_picture(self, raw: bytes) -> None:
        """Hold the bytes of a picture; they are saved where the briefing names it."""
        self._opened = replace(self._opened, pictures=self._opened.pictures.with_picture(raw))

    @property
    def can_undo(self) -> bool:
        """Return whether there is a step to go back."""
        return bool(self._history.past)

    @property
    def can_redo(self) -> bool:
        """Return whether there is a step to go on."""
        return bool(self._history.future)

    def undo(self) -> None:
        """Go one step back."""
        self._take(self._history.undo())

    def redo(self) -> None:
        """Go one step on."""
        self._take(self._history.redo())

    def _take(self, history: History[Briefing]) -> None:
        if history is not self._history:
            self._history = history
            self.changed.emit()

    @property
    def shown(self) -> Shown:
        """Return what is shown."""
        return self._shown

    def show(self, **choice: str) -> None:
        """Show another audience, language, template or item, by the names of `Shown`."""
        if "audience" in choice and choice["audience"] != self._shown.audience:
            choice = {"language": "", "template": ""} | choice
        shown = replace(self._shown, **choice)
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()

    @property
    def audience(self) -> Audience | None:
        """Return the audience that is shown, None for all texts. Raises BrieferError."""
        chosen = self._shown.audience
        return None if chosen == ALL_TEXTS else self.library.audiences.read(chosen)

    def reading(self) -> Reading:
        """Return how the editors choose among texts: for all texts, the defaults."""
        audience = self.audience
        written = self.briefing.language
        if audience is None:
            return Reading(COMMON, self._shown.language or written, written, written)
        language = self._shown.language or audience.language
        return Reading(audience.id, language, audience.language, written)

    def request(self) -> "Request | None":
        """Return the edition that the preview shows, None for all texts."""
        from briefer.pipeline.choice import Request  # noqa: PLC0415 - the window is painted sooner

        shown = self._shown
        if shown.audience == ALL_TEXTS:
            return None
        return Request(audience=shown.audience, language=shown.language, template=shown.template)

    def take(self, opened: Opened) -> None:
        """Take the file of the briefing as it was read again; it is one step to undo."""
        before = self._opened
        pictures, pinned = opened.pictures.over(before.pictures), opened.pinned.over(before.pinned)
        now = replace(opened, pictures=pictures, pinned=pinned)
        self._opened = carrying(now, self.current)
        self._history = self._history.record(self._opened.briefing)
        self.changed.emit()

    def save(self, path: Path | None = None, *, overwrite: bool = False) -> None:
        """Save the briefing to its file or another one. Raises FileError."""
        self._opened = save_briefing(carrying(self.opened, self.current), path, overwrite=overwrite)
        self._history = replace(self._history, present=self._opened.briefing)
        self.changed.emit()
