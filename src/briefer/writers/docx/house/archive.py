"""The zip of a house's Word file, read within limits; nothing of it is ever unpacked by its name.

The sizes that its directory tells are not believed: what is read is counted.
"""

import zlib
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from briefer.errors import FileError, reason, said

LARGEST: Final = 25 * 1024 * 1024
"""How large such a file may be, in bytes."""

_MOST_MEMBERS: Final = 3000
_LARGEST_PART: Final = 16 * 1024 * 1024
_METHODS: Final = (0, 8)  # stored, deflated
_ENCRYPTED: Final = 1


class Archive:
    """The parts of a file by name; names are compared as Word does, without their case."""

    def __init__(self, path: Path) -> None:
        """Read the directory. Raises FileError where it is no zip, or past the limits."""
        self._path = path
        try:
            if not path.is_file():
                raise FileError(said("There is no file {file}.", file=path.name), path=path)
            if path.stat().st_size > LARGEST:
                raise self._refused(said("It is larger than {most} MB.", most=LARGEST // 1024**2))
            self._zip = ZipFile(path)  # closed with the object: it is read from all through
        except OSError as fault:
            raise self._refused(
                said("It could not be opened: {reason}.", reason=reason(fault))
            ) from None
        except (BadZipFile, ValueError, NotImplementedError):
            raise self._refused(said("It is no Word file, or a locked one.")) from None
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
            raise self._refused(said("{name} in it is damaged.", name=name[:80])) from None
        if len(data) > most:
            raise self._refused(said("{name} in it is too large.", name=name[:80]))
        return data

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    def _checked(self, members: list[ZipInfo]) -> dict[str, ZipInfo]:
        if len(members) > _MOST_MEMBERS:
            raise self._refused(said("It has more than {most:,} members.", most=_MOST_MEMBERS))
        found: dict[str, ZipInfo] = {}
        for member in members:
            name = member.filename.lower()
            if name in found:
                raise self._refused(said("It has {name} twice.", name=member.filename[:80]))
            if member.flag_bits & _ENCRYPTED or member.compress_type not in _METHODS:
                raise self._refused(said("{name} in it is damaged.", name=member.filename[:80]))
            found[name] = member
        return found

    def _refused(self, why: str) -> FileError:
        return FileError(
            said("{file} cannot be read. {fault}", file=self._path.name, fault=why),
            "Use a .docx or .dotx that Word saved.",
            path=self._path,
        )
