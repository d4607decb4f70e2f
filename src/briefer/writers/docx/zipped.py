"""The zip of a Word file: deflated members in one order with one time.

PKWARE APPNOTE 6.3.10 §4.3. The standard library's writer gives the same bytes; to load it takes
longer than to write the text of a long briefing.
"""

import struct
import zlib
from collections.abc import Mapping
from typing import NamedTuple

_LOCAL = struct.Struct("<4s5H3I2H")
_ENTRY = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION, _UNIX = 20, 3 << 8
_DATE = 1 << 5 | 1  # 1 January 1980, the first that a zip can say
_MODE = 0o600 << 16
_STORED, _DEFLATED = 0, 8


class Packed(NamedTuple):
    """A member as it is in the zip, with the checksum and the size of what it holds."""

    data: bytes
    crc: int
    size: int


def zipped(parts: Mapping[str, bytes | Packed]) -> bytes:
    """Return the zip of the parts by their names, which are ASCII."""
    members: list[bytes] = []
    entries: list[bytes] = []
    offset = 0
    for name in sorted(parts):
        part, label = parts[name], name.encode("ascii")
        method = _STORED if name.endswith((".png", ".jpg")) else _DEFLATED
        if isinstance(part, bytes):
            part = deflated(part) if method else Packed(part, zlib.crc32(part), len(part))
        packed = part.data
        sizes = (part.crc, len(packed), part.size, len(label), 0)
        head = (_VERSION, 0, method, 0, _DATE)
        member = _LOCAL.pack(b"PK\3\4", *head, *sizes) + label + packed
        entry = _ENTRY.pack(b"PK\1\2", _VERSION | _UNIX, *head, *sizes, 0, 0, 0, _MODE, offset)
        members.append(member)
        entries.append(entry + label)
        offset += len(member)
    directory = b"".join(entries)
    count = len(entries)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), offset, 0)
    return b"".join((*members, directory, end))


def deflated(data: bytes) -> Packed:
    """Return the data deflated; more effort makes it smaller by a tenth, in half as long again."""
    packer = zlib.compressobj(1, zlib.DEFLATED, -15)
    return Packed(packer.compress(data) + packer.flush(), zlib.crc32(data), len(data))
