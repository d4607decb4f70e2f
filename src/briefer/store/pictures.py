"""The pictures of a briefing by the SHA-256 of their bytes, read from its file when wanted.

Up to a bound they stay at hand, so that they are not lost where another program replaces the file.
It knows names, sizes and hashes; what is a sound picture is a matter of `picture`.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from briefer.errors import FileError
from briefer.model.briefing import Picture
from briefer.store.archive import Member, read_directory
from briefer.store.regular import open_regular
from briefer.value import dataclass, field, replace

EXTENSIONS: Final = {"image/png": "png", "image/jpeg": "jpg"}

_MOST_HELD: Final = 16 * 1024 * 1024
_FOLDER: Final = "pictures/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """Pictures in a file, None for none yet, and those added since it was read or written.

    `held` are those of the file that are at hand, by their names in it.
    """

    path: Path | None = None
    added: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    held: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def get(self, sha256: str) -> bytes | None:
        """Return the bytes, None where the picture is missing, unfit or not of its hash."""
        if sha256 in self.added:
            return self.added[sha256]
        for media_type in EXTENSIONS:
            if (raw := self.held.get(_name(sha256, media_type))) is not None:
                return raw if _is_sound(raw, sha256, media_type) else None
        if self.path is None:
            return None
        with suppress(OSError, FileError), open_regular(self.path) as file:
            members = read_directory(file)
            for media_type in EXTENSIONS:
                if (member := members.get(_name(sha256, media_type))) is not None:
                    raw = member.read(file)
                    return raw if _is_sound(raw, sha256, media_type) else None
        return None

    def with_picture(self, raw: bytes) -> "Pictures":
        """Return these pictures and one more."""
        sha256 = hashlib.sha256(raw).hexdigest()
        return replace(self, added={**self.added, sha256: raw})

    def over(self, earlier: "Pictures") -> "Pictures":
        """Return these pictures and the earlier ones that are at hand."""
        at_hand = {_sha256(name): raw for name, raw in earlier.held.items()}
        return replace(self, added={**at_hand, **earlier.added, **self.added})

    def saved(self, path: Path, names: Iterable[str]) -> "Pictures":
        """Return the pictures that are in a file now, under the names."""
        known = ((name, self.held.get(name) or self.added.get(_sha256(name))) for name in names)
        held = _within((name, len(raw), partial(bytes, raw)) for name, raw in known if raw)
        return Pictures(path=path, held=held)


def pictures_of(path: Path, members: Mapping[str, Member], file: BinaryIO) -> Pictures:
    """Return the pictures of a file that is open."""
    own = (each for name, each in members.items() if name.startswith(_FOLDER))
    held = _within((each.name, each.size, partial(each.read, file)) for each in own)
    return Pictures(path=path, held=held)


def _within(found: Iterable[tuple[str, int, Callable[[], bytes]]]) -> dict[str, bytes]:
    held: dict[str, bytes] = {}
    room = _MOST_HELD
    for name, size, read in found:
        if size <= room:
            with suppress(FileError):  # one that is damaged is told of where it is wanted
                held[name] = read()
                room -= size
    return held


def member_name(picture: Picture) -> str:
    """Return the name of the picture in the file."""
    return _name(picture.sha256, picture.media_type)


def _name(sha256: str, media_type: str) -> str:
    return f"{_FOLDER}{sha256}.{EXTENSIONS[media_type]}"


def _sha256(name: str) -> str:
    return name.removeprefix(_FOLDER).partition(".")[0]


def _is_sound(raw: bytes, sha256: str, media_type: str) -> bool:
    from briefer.store import picture  # noqa: PLC0415 - Pillow only where there are pictures

    return hashlib.sha256(raw).hexdigest() == sha256 and picture.is_sound(raw, media_type)


NONE: Final = Pictures()
"""No pictures."""
