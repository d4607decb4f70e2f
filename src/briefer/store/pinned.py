"""What a briefing was written with, carried in its file: templates, audiences, themes and so on.

Each item of the library lies there as the few files that it is made of, under their hash. It knows
no rule of which items a briefing needs; that is a matter of `carried`.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from briefer.errors import FileError
from briefer.store.archive import Content, read_directory
from briefer.store.regular import open_regular
from briefer.value import dataclass, field, replace

_PIN: Final = re.compile(r"[a-z]{1,32}/[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_HASH: Final = re.compile(r"[0-9a-f]{64}")

Files = Mapping[str, bytes]
"""The files that an item is made of, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """Items in a file, None for none yet, and those added since it was read or written."""

    path: Path | None = None
    added: Mapping[str, Files] = field(default_factory=dict, repr=False)

    def get(self, pin: str, sha256: str) -> Files | None:
        """Return the files of an item, None where they are missing or not of that hash."""
        name = member_name(pin, sha256)
        if name in self.added:
            return self.added[name]
        if self.path is None or not name:
            return None
        with suppress(OSError, FileError), open_regular(self.path) as file:
            members = read_directory(file)
            files = {
                each.removeprefix(f"{name}/"): member.read(file)
                for each, member in members.items()
                if each.startswith(f"{name}/")
            }
            return files if digest(files) == sha256 else None
        return None

    def with_item(self, pin: str, files: Files) -> "Pinned":
        """Return these items and one more."""
        return replace(self, added={**self.added, member_name(pin, digest(files)): files})


def member_name(pin: str, sha256: str) -> str:
    """Return how the names of an item's members begin, empty where it can be none."""
    fits = _PIN.fullmatch(pin) and _HASH.fullmatch(sha256)
    return f"pinned/{pin}@{sha256}" if fits else ""


def digest(files: Files) -> str:
    """Return the SHA-256 of the files of an item, with their names and lengths."""
    found = hashlib.sha256()
    for name, raw in sorted(files.items()):
        found.update(f"{name}\0{len(raw)}\0".encode() + raw)
    return found.hexdigest()


def pinned_members(
    pins: Mapping[str, str], pinned: Pinned, old: Mapping[str, Content]
) -> Iterator[Content]:
    """Yield the members of what is pinned, those that were in the old file as they are."""
    for name in sorted(filter(None, (member_name(*each) for each in pins.items()))):
        if (files := pinned.added.get(name)) is not None:
            yield from (Content.of(f"{name}/{each}", raw) for each, raw in sorted(files.items()))
        else:
            yield from (old[each] for each in sorted(old) if each.startswith(f"{name}/"))


NOTHING: Final = Pinned()
"""Nothing that is carried."""
