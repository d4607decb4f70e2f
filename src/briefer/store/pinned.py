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
from briefer.store.archive import Content, Member, read_directory
from briefer.store.limit import LARGEST_PICTURE
from briefer.store.regular import open_regular
from briefer.value import dataclass, field, replace

_PIN: Final = re.compile(r"[a-z]{1,32}/[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_LARGEST: Final = 4 * LARGEST_PICTURE
"""The most bytes of one item: of a theme with its fonts."""

Files = Mapping[str, bytes]
"""The files that an item is made of, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """Items in a file, None for none yet, and those added since it was read or written."""

    path: Path | None = None
    added: Mapping[str, Files] = field(default_factory=dict, repr=False)

    def read(self, pins: Mapping[str, str]) -> dict[str, Files]:
        """Return the files of the items that are there and of their hash, in the order of pins."""
        names = {pin: name for pin, sha in pins.items() if (name := member_name(pin, sha))}
        found = {name: self.added[name] for name in names.values() if name in self.added}
        if self.path is not None and len(found) < len({*names.values()}):
            wanted = {*names.values()} - {*found}
            with suppress(OSError, FileError), open_regular(self.path) as file:
                for name, members in _grouped(read_directory(file)).items():
                    if name in wanted and sum(each.size for each in members.values()) <= _LARGEST:
                        files = {each: member.read(file) for each, member in members.items()}
                        if name.endswith(f"@{digest(files)}"):
                            found[name] = files
        return {pin: found[name] for pin, name in names.items() if name in found}

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


def _grouped(members: Mapping[str, Member]) -> dict[str, dict[str, Member]]:
    """Return the members of each item by their names within it."""
    found: dict[str, dict[str, Member]] = {}
    for name, member in members.items():
        if name.startswith("pinned/"):
            pinned, kind, item, inner = name.split("/", 3)
            found.setdefault(f"{pinned}/{kind}/{item}", {})[inner] = member
    return found


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
