"""Fonts from outside: whether a file can be one, and may be embedded.

Only what the libraries need to know before they open it is looked at: the directory of tables
(OpenType 1.9, "Organization of an OpenType font").
"""

import struct
from typing import Final

from briefer.errors import FileError, said

LARGEST: Final = 25 * 1024 * 1024

_KINDS: Final = (b"\0\1\0\0", b"OTTO", b"true")
_MOST_TABLES: Final = 64
_NEEDED: Final = {
    b"OS/2": 78,
    b"cmap": 4,
    b"head": 54,
    b"hhea": 36,
    b"hmtx": 4,
    b"maxp": 6,
    b"name": 6,
    b"post": 32,
}
"""The tables that a font has, with the fewest bytes of each."""

_RESTRICTED: Final = 0x0002
_BITMAPS_ONLY: Final = 0x0200


def check_font(name: str, raw: bytes) -> None:
    """Raise FileError where the bytes are no font, or one that may not be embedded."""
    tables = tables_of(raw, len(raw))
    if any(tables.get(tag, (0, 0))[1] < fewest for tag, fewest in _NEEDED.items()):
        raise FileError(
            said("{name} is no font that can be embedded.", name=name),
            "Use a TrueType or OpenType font.",
        )
    start, _ = tables[b"OS/2"]
    (rights,) = struct.unpack_from(">H", raw, start + 8)
    # Of several bits the least restrictive holds (OpenType 1.9, OS/2, fsType).
    if rights & 0x000F == _RESTRICTED or rights & _BITMAPS_ONLY:
        raise FileError(
            said("The licence of {name} does not allow embedding.", name=name),
            "Choose another font.",
        )


def tables_of(raw: bytes, size: int) -> dict[bytes, tuple[int, int]]:
    """Return where the tables of a font lie, by tag; none where the directory is not sound.

    `raw` is at least the directory, and `size` how long all of the file is.
    """
    if len(raw) < 12 or raw[:4] not in _KINDS:
        return {}
    (count,) = struct.unpack_from(">H", raw, 4)
    if count > _MOST_TABLES or 12 + 16 * count > len(raw):
        return {}
    tables = {}
    for place in range(12, 12 + 16 * count, 16):
        tag, _, start, length = struct.unpack_from(">4sLLL", raw, place)
        if tag in tables or not tag.isascii() or start + length > size:
            return {}
        tables[tag] = start, length
    return tables
