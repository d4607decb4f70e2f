"""The user's own words: one a line in the state folder, for their owner alone."""

from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from briefer.errors import FileError
from briefer.store import home
from briefer.store.saving import replace_whole

_LARGEST: Final = 1024 * 1024


class OwnWords(QObject):
    """Words that are right because the user says so; `changed` tells of a new one."""

    changed = Signal()

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._words: set[str] = set()
        with suppress(OSError, UnicodeDecodeError):
            if path.stat().st_size <= _LARGEST:
                self._words.update(path.read_text(encoding="utf-8").split("\n"))

    def __contains__(self, word: str) -> bool:
        return word in self._words or word.lower() in self._words

    def add(self, word: str) -> None:
        """Take a word, which is forgotten at the end where it cannot be written."""
        self._words.add(word)
        text = "\n".join(sorted(self._words - {""}))
        with suppress(OSError, FileError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_whole(self._path, (text.encode(),))
        self.changed.emit()


def own_words() -> OwnWords:
    """Return the words of this user, which all texts share."""
    return _of(home.state() / "words.txt")


@cache
def _of(path: Path) -> OwnWords:
    return OwnWords(path)
