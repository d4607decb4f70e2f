"""The zip of a Word file, read within limits; nothing of it is ever unpacked by its name.

The sizes that its directory tells are not believed: what is read is counted. Its faults say what is
wrong with the file, and not which file that is.
"""

import zlib
from io import BytesIO
from pathlib import Path
from typing import Final, Self
from zipfile import BadZipFile, ZipFile, ZipInfo

from briefer.errors import FileError, reason, said

_MOST_MEMBERS: Final = 3000
_LARGEST_PART: Final = 16 * 1024 * 1024
_METHODS: Final = (0, 8)  # stored, deflated
_ENCRYPTED: Final = 1


class Archive:
    """The parts of a file by name; names are compared as Word does, without their case."""

    def __init__(self, source: Path | BytesIO) -> None:
        """Read the directory. Raises FileError where it is no zip, or past the limits."""
        try:
            self._zip = ZipFile(source)  # closed with the object: it is read from all through
        except OSError as fault:
            raise FileError(
                said("It could not be opened: {reason}.", reason=reason(fault))
            ) from None
        except (BadZipFile, ValueError, NotImplementedError):
            raise FileError("It is no Word file, or a locked one.") from None
        self._members = self._checked(self._zip.infolist())

    def names(self) -> tuple[str, ...]:
        """Return the names of all parts, in small letters."""
        return tuple(self._members)

    def read(self, name: str, most: int = _LARGEST_PART) -> bytes | None:
        """Return the bytes of a part, None where there is none. Raises FileError."""
        member = self._members.get(name.lower().lstrip("/"))
        if member is None:
            return None
        try:
            with self._zip.open(member) as file:
                data = file.read(most + 1)
        except (BadZipFile, EOFError, OSError, RuntimeError, ValueError, zlib.error):
            raise FileError(said("{name} in it is damaged.", name=name[:80])) from None
        if len(data) > most:
            raise FileError(said("{name} in it is too large.", name=name[:80]))
        return data

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def _checked(self, members: list[ZipInfo]) -> dict[str, ZipInfo]:
        if len(members) > _MOST_MEMBERS:
            raise FileError(said("It has more than {most:,} members.", most=_MOST_MEMBERS))
        found: dict[str, ZipInfo] = {}
        for member in members:
            name = member.filename.lower()
            if name in found:
                raise FileError(said("It has {name} twice.", name=member.filename[:80]))
            if member.flag_bits & _ENCRYPTED or member.compress_type not in _METHODS:
                raise FileError(said("{name} in it is damaged.", name=member.filename[:80]))
            found[name] = member
        return found
