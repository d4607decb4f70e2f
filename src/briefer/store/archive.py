"""The zip of a briefing: stored members in one order with one time, every byte accounted for.

The reader takes nothing but such a zip (PKWARE APPNOTE 6.3.10 §4.3). It checks the limits by the
central directory before it reads a member, and refuses compressed, encrypted, overlapping and
double members, and bytes before, between or behind them. Nothing is ever unpacked by its name.
"""

import stat
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, Final

from briefer.errors import FileError, said
from briefer.store.limit import LARGEST_FILE, MOST_MEMBERS
from briefer.store.place import shown
from briefer.value import dataclass

CHUNK: Final = 1024 * 1024

_END = struct.Struct("<4sHHHHIIH")
_ENTRY = struct.Struct("<4sHHHHHHIIIHHHHHII")
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_LONGEST_NAME = 255
_DATE = 1 << 5 | 1  # 1 January 1980, the first that a zip can say
_UNIX = 3 << 8
_MODE = 0o600 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member: where its bytes lie in the file, and their checksum."""

    name: str
    start: int
    size: int
    crc: int

    def chunks(self, file: BinaryIO) -> Iterator[bytes]:
        """Yield the bytes as they lie there. Raises FileError where they end too early."""
        file.seek(self.start)
        left = self.size
        while left:
            chunk = file.read(min(CHUNK, left))
            if not chunk:
                raise FileError(said("{name} in it is cut short.", name=shown(self.name)))
            left -= len(chunk)
            yield chunk

    def read(self, file: BinaryIO) -> bytes:
        """Return the bytes. Raises FileError where they are not those of the checksum."""
        raw = b"".join(self.chunks(file))
        if zlib.crc32(raw) != self.crc:
            raise FileError(said("{name} in it is damaged.", name=shown(self.name)))
        return raw

    def content(self, file: BinaryIO) -> "Content":
        """Return the member for another zip, as it is, damaged or not."""
        return Content(
            name=self.name, size=self.size, crc=self.crc, chunks=lambda: self.chunks(file)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a member is written from; `chunks` yields its bytes when they are wanted."""

    name: str
    size: int
    crc: int
    chunks: Callable[[], Iterable[bytes]]

    @classmethod
    def of(cls, name: str, raw: bytes) -> "Content":
        """Return the member of these bytes."""
        return cls(name=name, size=len(raw), crc=zlib.crc32(raw), chunks=lambda: (raw,))


def read_directory(file: BinaryIO) -> dict[str, Member]:
    """Return the members by name. Raises FileError where the file is no zip of our kind."""
    size = file.seek(0, 2)
    if not size:
        raise FileError("It is empty.")
    if size > LARGEST_FILE:
        raise FileError(said("It is larger than {most} GB.", most=LARGEST_FILE // 1024**3))
    start, end, count = _end_record(file, size)
    file.seek(start)
    raw = file.read(end - start)
    members: dict[str, Member] = {}
    position = laid = 0
    for _ in range(count):
        member, begin, position = _entry(raw, position)
        if member.name in members:
            raise FileError(said("It has {name} twice.", name=shown(member.name)))
        if begin != laid:
            raise FileError("Its members overlap, or something lies between them.")
        laid = member.start + member.size
        members[member.name] = member
        _check_local(file, member, begin)
    if position != len(raw) or laid != start:
        raise FileError("Its directory does not tell all that it holds.")
    return members


def _end_record(file: BinaryIO, size: int) -> tuple[int, int, int]:
    file.seek(max(0, size - _END.size))
    raw = file.read(_END.size)
    if len(raw) < _END.size or raw[:4] != b"PK\5\6":
        raise FileError("It is not the zip of a briefing, or it was cut short.")
    _, disk, first, here, count, length, start, comment = _END.unpack(raw)
    if disk or first or here != count or comment or start + length + _END.size != size:
        raise FileError("Its directory is not where it should be.")
    if count > MOST_MEMBERS or length > MOST_MEMBERS * (_ENTRY.size + _LONGEST_NAME):
        raise FileError(said("It has more than {most:,} members.", most=MOST_MEMBERS))
    return start, start + length, count


def _entry(raw: bytes, position: int) -> tuple[Member, int, int]:
    try:
        found = _ENTRY.unpack_from(raw, position)
    except struct.error:
        raise FileError("Its directory is cut short.") from None
    signature, _, _, flags, method, _, _, crc, packed, size, length, extra, comment = found[:13]
    begin = found[16]
    end = position + _ENTRY.size + length
    name = raw[position + _ENTRY.size : end].decode("ascii", "replace")
    if signature != b"PK\1\2" or extra or comment or flags & ~0x800 or length > _LONGEST_NAME:
        raise FileError("Its directory holds more than a briefing's does.")
    if method or packed != size:
        raise FileError(said("{name} in it is compressed.", name=shown(name)))
    if found[1] >> 8 == _UNIX >> 8 and stat.S_IFMT(found[15] >> 16) not in (0, stat.S_IFREG):
        raise FileError(said("{name} in it is no regular file.", name=shown(name)))
    start = begin + _LOCAL.size + length
    return Member(name=name, start=start, size=size, crc=crc), begin, end


def _check_local(file: BinaryIO, member: Member, begin: int) -> None:
    file.seek(begin)
    raw = file.read(member.start - begin)
    if len(raw) < _LOCAL.size:
        raise FileError("Its directory does not tell all that it holds.")
    signature, _, flags, method, _, _, crc, packed, size, length, extra = _LOCAL.unpack_from(raw)
    name = raw[_LOCAL.size :].decode("ascii", "replace")
    told = (crc, packed, size, length)
    same = told == (member.crc, member.size, member.size, len(member.name)) and name == member.name
    if signature != b"PK\3\4" or flags & ~0x800 or method or extra or not same:
        raise FileError(
            said("{name} in it is not what its directory says.", name=shown(member.name))
        )


def write_archive(members: Iterable[Content]) -> Iterator[bytes]:
    """Yield the bytes of the zip of the members, in their order.

    Raises FileError where it is past the limits.
    """
    directory = bytearray()
    position = count = 0
    for member in members:
        count += 1
        name = member.name.encode("ascii")
        begin = position
        position += _LOCAL.size + len(name) + member.size
        if count > MOST_MEMBERS or position > LARGEST_FILE:
            raise FileError(
                said(
                    "It would be larger than {size} GB or {members:,} members.",
                    size=LARGEST_FILE // 1024**3,
                    members=MOST_MEMBERS,
                )
            )
        told = (member.crc, member.size, member.size, len(name), 0)
        yield _LOCAL.pack(b"PK\3\4", 20, 0, 0, 0, _DATE, *told) + name
        yield from member.chunks()
        directory += _ENTRY.pack(
            b"PK\1\2", _UNIX | 20, 20, 0, 0, 0, _DATE, *told, 0, 0, 0, _MODE, begin
        )
        directory += name
    yield bytes(directory)
    yield _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), position, 0)
