"""The work on an item of the library: its draft with the history, which all fields change."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from briefer.model.history import History
from briefer.store.draft import Draft
from briefer.store.file import Opened
from briefer.store.library import Library


class Work(QObject):
    """A draft that is changed; `opened` is the briefing whose pages show it."""

    changed = Signal()
    """The draft is another one, or its texts are shown in another language."""

    def __init__(self, draft: Draft, library: Library, opened: Opened) -> None:
        super().__init__()
        self.library, self.opened = library, opened
        self.saved = draft
        self.language = ""
        self._history = History(present=draft)

    @property
    def draft(self) -> Draft:
        """Return the item as it is now."""
        return self._history.present

    @property
    def is_modified(self) -> bool:
        """Return whether there is something to save."""
        return self.draft != self.saved

    @property
    def can_undo(self) -> bool:
        """Return whether there is a step to go back."""
        return bool(self._history.past)

    @property
    def can_redo(self) -> bool:
        """Return whether there is a step to go on."""
        return bool(self._history.future)

    def value(self, *path: str) -> Any:
        """Return what stands at a path of keys, None where there is nothing."""
        return self.draft.value(*path)

    def put(self, path: tuple[str, ...], value: Any, run: str = "") -> None:
        """Change a value, or leave it out for None; changes of one run are one step to undo."""
        self.take(self.draft.with_value(path, value), run)

    def take(self, draft: Draft, run: str = "") -> None:
        """Take a changed draft."""
        self._show(self._history.record(draft, run))

    def undo(self) -> None:
        """Go one step back."""
        self._show(self._history.undo())

    def redo(self) -> None:
        """Go one step on."""
        self._show(self._history.redo())

    def write_in(self, language: str) -> None:
        """Show texts in a language, or as they are by default."""
        if language != self.language:
            self.language = language
            self.changed.emit()

    def keep(self) -> None:
        """Know the draft as saved."""
        self.saved = self.draft
        self.changed.emit()

    def _show(self, history: History[Draft]) -> None:
        if history is not self._history:
            self._history = history
            self.changed.emit()
