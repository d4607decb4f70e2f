"""The file around the objects: object streams and a cross-reference stream (ISO 32000-1 §7.5).

They halve a tagged file, whose thousands of elements are small and alike. It knows no meaning.
"""

import hashlib
import struct
import zlib
from collections.abc import Sequence

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_GATHERED = 200
_ENTRY = struct.Struct(">BIH")


def deflated(data: bytes) -> bytes:
    """Return the data deflated; the usual effort makes it smaller by a sixth in twice the time."""
    return zlib.compress(data, 2)


def enclosed(head: bytes, data: bytes) -> bytes:
    """Return a stream; the line after its data ends so that no reader takes data for that."""
    return b"".join((head, b"\nstream\n", data, b"\r\nendstream"))


def pack(bodies: Sequence[bytes], root: str, info: str) -> bytes:
    """Return the file of the objects, numbered from 1; its identifier follows from its content."""
    file = _File()
    gathered: list[tuple[int, bytes]] = []
    for number, body in enumerate(bodies, 1):
        if body.endswith(b"endstream"):
            file.put(number, body)
        else:
            gathered.append((number, body))
    number = len(bodies) + 1
    for start in range(0, len(gathered), _GATHERED):
        file.gather(number, gathered[start : start + _GATHERED])
        number += 1
    return file.closed(number, root, info)


class _File:
    def __init__(self) -> None:
        self._parts = [_HEADER]
        self._size = len(_HEADER)
        self._entries = {0: _ENTRY.pack(0, 0, 0xFFFF)}

    def put(self, number: int, body: bytes) -> None:
        """Add an object of its own."""
        self._entries[number] = _ENTRY.pack(1, self._size, 0)
        part = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        self._parts.append(part)
        self._size += len(part)

    def gather(self, number: int, bodies: Sequence[tuple[int, bytes]]) -> None:
        """Add an object stream."""
        places, offset = [], 0
        for index, (inner, body) in enumerate(bodies):
            places.append(b"%d %d" % (inner, offset))
            offset += len(body) + 1
            self._entries[inner] = _ENTRY.pack(2, number, index)
        first = b" ".join(places) + b"\n"
        data = deflated(first + b"\n".join(body for _, body in bodies))
        head = b"<</Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d>>"
        self.put(number, enclosed(head % (len(bodies), len(first), len(data)), data))

    def closed(self, number: int, root: str, info: str) -> bytes:
        """Return the file, ended by its cross-reference stream."""
        start = self._size
        self._entries[number] = _ENTRY.pack(1, start, 0)
        rows = [self._entries[each] for each in range(number + 1)]
        data = deflated(_filtered(b"".join(rows), _ENTRY.size))
        identifier = hashlib.sha256(b"".join(self._parts)).hexdigest()[:32]
        head = (
            f"<</Type /XRef /Size {number + 1} /Root {root} /Info {info} /W [1 4 2]"
            f" /ID [<{identifier}> <{identifier}>] /Filter /FlateDecode"
            f" /DecodeParms <</Predictor 12 /Columns {_ENTRY.size}>> /Length {len(data)}>>"
        )
        self.put(number, enclosed(head.encode(), data))
        return b"".join((*self._parts, b"startxref\n%d\n%%%%EOF\n" % start))


def _filtered(rows: bytes, width: int) -> bytes:
    """Return rows as PNG's filter Up writes them: each byte less the one above.

    All bytes are taken at once, as two numbers between which no borrow passes a byte's high bit.
    """
    size = len(rows)
    high = int.from_bytes(b"\x80" * size)
    low = int.from_bytes(rows)
    above = low >> 8 * width
    found = ((low | high) - (above & ~high)) ^ ((low ^ ~above) & high)
    data = found.to_bytes(size)
    return b"".join([b"\x02" + data[at : at + width] for at in range(0, size, width)])
