"""PDF objects by ReportLab's object layer, and the file that they make.

ReportLab runs Python from the user's home and the environment when it is imported; here nothing of
that is left to it. Its own header, comments and metadata are not used, for they name ReportLab, nor
are its streams, for they have no end of line before `endstream` (ISO 19005-2 §6.1.7.1).
"""

import hashlib
import os
import sys
import zlib
from collections.abc import Iterable, Mapping
from itertools import count
from types import ModuleType
from typing import Any

_HOOKS = (
    "reportlab.local_rl_mods",
    "reportlab.local_rl_settings",
    "reportlab_mods",
    "reportlab_settings",
)


def _layer() -> Any:
    for name in _HOOKS:
        sys.modules[name] = ModuleType(name)
    settings = {name: os.environ.pop(name) for name in [*os.environ] if name.startswith("RL_")}
    try:
        from reportlab.pdfbase import pdfdoc  # noqa: PLC0415 - only once the hooks are shut
    finally:
        os.environ.update(settings)
    return pdfdoc


_pdfdoc = _layer()

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"

Reference = Any
"""A reference to an object of the file."""


def name(text: str) -> str:
    """Return a name object."""
    return str(_pdfdoc.PDFName(text))


def string(text: str) -> Any:
    """Return a text string."""
    return _pdfdoc.PDFString(text)


def array(values: Iterable[object]) -> Any:
    """Return an array."""
    return _pdfdoc.PDFArrayCompact(values)


def dictionary(values: Mapping[str, object]) -> Any:
    """Return a dictionary; an entry can still be set once it is added to a file."""
    return _pdfdoc.PDFDictionary(dict(values))


class Objects:
    """The objects of a file, numbered as they are added."""

    def __init__(self) -> None:
        self._document = _pdfdoc.PDFDocument(invariant=True)
        self._names = count()

    def add(self, value: Any) -> Reference:
        """Return a reference to a dictionary that becomes an object of its own."""
        return self._document.Reference(value)

    def stream(
        self, data: bytes, entries: Mapping[str, object] | None = None, *, compress: bool = True
    ) -> Reference:
        """Return a reference to a stream, which is deflated unless `entries` name its filter."""
        entries = dict(entries or {})
        if compress and "Filter" not in entries:
            data = zlib.compress(data)
            entries["Filter"] = name("FlateDecode")
        head = _pdfdoc.format(dictionary(entries | {"Length": len(data)}), self._document)
        return self._document.Reference(
            b"".join((head, b"\nstream\n", data, b"\nendstream")), f"Stream{next(self._names)}"
        )

    def file(self, catalog: Reference, info: Reference) -> bytes:
        """Return the file; its identifier follows from its content."""
        document = self._document
        parts, size = [_HEADER], len(_HEADER)
        names: list[str] = []
        while (found := document.numberToId.get(len(names) + 1)) is not None:
            names.append(found)
            document.idToOffset[found] = size
            parts.append(
                _pdfdoc.PDFIndirectObject(found, document.idToObject[found]).format(document)
            )
            size += len(parts[-1])
        table = _pdfdoc.PDFCrossReferenceTable()
        table.addsection(0, names)
        parts.append(table.format(document))
        identifier = b"<%s>" % hashlib.sha256(b"".join(parts)).hexdigest()[:32].encode()
        trailer = _pdfdoc.PDFTrailer(
            startxref=size,
            Size=len(names) + 1,
            Root=catalog,
            Info=info,
            ID=array((identifier, identifier)),
        )
        parts.append(trailer.format(document))
        return b"".join(parts)
