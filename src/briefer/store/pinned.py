"""What a briefing was written with, carried in its file: templates, audiences, themes and so on.

Each item of the library lies there as the few files that it is made of, under their hash. Up to a
bound they stay at hand, so that they are not lost where another program replaces the file. It knows
no rule of which items a briefing needs; that is a matter of `carried`.
"""

import hashlib
import re
from collections.abc import Container, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

from briefer.errors import FileError
from briefer.store.archive import Content, Member, read_directory
from briefer.store.limit import LARGEST_PICTURE
from briefer.store.regular import open_regular
from briefer.value import dataclass, field, replace

_PIN: Final = r"[a-z]{1,32}/[A-Za-z0-9][A-Za-z0-9_-]{0,63}"
_HASH: Final = r"[0-9a-f]{64}"
_LARGEST: Final = 4 * LARGEST_PICTURE
"""The most bytes of one item: of a theme with its fonts."""
_MOST_HELD: Final = 16 * 1024 * 1024

Files = Mapping[str, bytes]
"""The files that an item is made of, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """Items in a file, None for none yet, and those at hand by how the names of theirs begin."""

    path: Path | None = None
    held: Mapping[str, Files] = field(default_factory=dict, repr=False)

    def read(self, pins: Mapping[str, str]) -> dict[str, Files]:
        """Return the files of the items that are there and of their hash, in the order of pins."""
        names = _names(pins)
        found = {name: self.held[name] for name in names.values() if name in self.held}
        wanted = {*names.values()} - {*found}
        if self.path is not None and wanted:
            with suppress(OSError, FileError), open_regular(self.path) as file:
                found |= dict(_sound(wanted, read_directory(file), file))
        return {pin: found[name] for pin, name in names.items() if name in found}

    def with_item(self, pin: str, files: Files) -> "Pinned":
        """Return these items and one more."""
        return replace(self, held={**self.held, member_name(pin, digest(files)): files})

    def over(self, earlier: "Pinned") -> "Pinned":
        """Return these items and the earlier ones that are at hand."""
        return replace(self, held={**earlier.held, **self.held})


def pinned_of(
    path: Path, pins: Mapping[str, str], members: Mapping[str, Member], file: BinaryIO
) -> Pinned:
    """Return the items of a file that is open; up to a bound they stay at hand."""
    held, room = {}, _MOST_HELD
    for name, files in _sound({*_names(pins).values()}, members, file):
        room -= sum(map(len, files.values()))
        if room < 0:
            break
        held[name] = files
    return Pinned(path=path, held=held)


def _names(pins: Mapping[str, str]) -> dict[str, str]:
    return {pin: name for pin, sha in pins.items() if (name := member_name(pin, sha))}


def _sound(
    wanted: Container[str], members: Mapping[str, Member], file: BinaryIO
) -> Iterator[tuple[str, Files]]:
    """Yield the items that are wanted, and are of their hash."""
    for name, own in _grouped(members).items():
        if name in wanted and sum(each.size for each in own.values()) <= _LARGEST:
            with suppress(FileError):
                files = {each: member.read(file) for each, member in own.items()}
                if name.endswith(f"@{digest(files)}"):
                    yield name, files


def member_name(pin: str, sha256: str) -> str:
    """Return how the names of an item's members begin, empty where it can be none."""
    fits = re.fullmatch(_PIN, pin) and re.fullmatch(_HASH, sha256)
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
        if (files := pinned.held.get(name)) is not None:
            yield from (Content.of(f"{name}/{each}", raw) for each, raw in sorted(files.items()))
        else:
            yield from (old[each] for each in sorted(old) if each.startswith(f"{name}/"))


NOTHING: Final = Pinned()
"""Nothing that is carried."""
