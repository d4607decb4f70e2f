"""The pictures of a briefing by the SHA-256 of their bytes, read from its file when wanted.

It knows names, sizes and hashes; what is a sound picture is a matter of `picture`.
"""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from briefer.errors import FileError
from briefer.model.briefing import Picture
from briefer.store.archive import read_directory
from briefer.store.regular import open_regular
from briefer.value import dataclass, field, replace

EXTENSIONS: Final = {"image/png": "png", "image/jpeg": "jpg"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """Pictures in a file, None for none yet, and those added since it was read or written."""

    path: Path | None = None
    added: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def get(self, sha256: str) -> bytes | None:
        """Return the bytes, None where the picture is missing, unfit or not of its hash."""
        if sha256 in self.added:
            return self.added[sha256]
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


def member_name(picture: Picture) -> str:
    """Return the name of the picture in the file."""
    return _name(picture.sha256, picture.media_type)


def _name(sha256: str, media_type: str) -> str:
    return f"pictures/{sha256}.{EXTENSIONS[media_type]}"


def _is_sound(raw: bytes, sha256: str, media_type: str) -> bool:
    from briefer.store import picture  # noqa: PLC0415 - Pillow only where there are pictures

    return hashlib.sha256(raw).hexdigest() == sha256 and picture.is_sound(raw, media_type)


NONE: Final = Pictures()
"""No pictures."""
