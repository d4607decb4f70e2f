"""What was made from a text, kept as JSON in the cache folder.

What is kept is no code, and is used within the same limits as what was just made. A file is named
by the hash of the text and of the version that made it, and begins with the hash of its JSON: one
that was cut short is none. Nothing of a briefing is kept.
"""

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from briefer import __version__
from briefer.store import home

_MOST_FILES = 1000


class Memory:
    """Keeps what is made from texts of one kind; what cannot be kept is made anew each time."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def read(self, text: str) -> Any:
        """Return what was made from the text, None where it is not known."""
        path = self._path(text)
        with suppress(OSError, ValueError, RecursionError):
            digest, _, kept = path.read_text(encoding="utf-8").partition("\n")
            if digest == _digest(kept):
                return json.loads(kept)
        return None

    def write(self, text: str, made: object) -> None:
        """Keep what was made from the text."""
        path = self._path(text)
        folder = path.parent
        with suppress(OSError, TypeError, RecursionError):  # JSON has no dates
            kept = json.dumps(made)
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            others = [*folder.iterdir()]
            if len(others) >= _MOST_FILES:  # most of them of what was changed since
                for other in others:
                    other.unlink()
            path.write_text(f"{_digest(kept)}\n{kept}", encoding="utf-8")

    def _path(self, text: str) -> Path:
        name = _digest(f"{__version__} {text}")
        return home.cache() / self._kind / f"{name}.json"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
