"""PDF objects by ReportLab's object layer, and the file that they make.

When it is imported, ReportLab runs Python from the user's home and the environment, and loads what
it is never asked for here (Pillow, temporary files, an interpreter of expressions); nothing of that
is left to it. Its own header, comments and metadata are not used, for they name ReportLab, nor are
its streams, for they have no end of line before `endstream` (ISO 19005-2 §6.1.7.1).
"""

import os
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import count, islice
from types import ModuleType
from typing import Any

from briefer.writers.pdf.packing import deflated, enclosed, pack

_HOOKS = (
    "reportlab.local_rl_mods",
    "reportlab.local_rl_settings",
    "reportlab_mods",
    "reportlab_settings",
)
_UNUSED = ("PIL.Image", "reportlab.lib.rl_safe_eval", "reportlab.lib.rltempfile")


class _Empty(ModuleType):
    """A module in whose place nothing is loaded: whatever is imported from it is None."""

    def __getattr__(self, name: str) -> None:
        if name.startswith("__"):
            raise AttributeError(name)


def _layer() -> Any:
    for name in _HOOKS:
        sys.modules[name] = ModuleType(name)
    unused = [name for name in _UNUSED if name not in sys.modules]
    sys.modules |= {name: _Empty(name) for name in unused}
    settings = {name: os.environ.pop(name) for name in [*os.environ] if name.startswith("RL_")}
    try:
        from reportlab.pdfbase import pdfdoc  # noqa: PLC0415 - only once the hooks are shut
    finally:
        os.environ.update(settings)
        for name in unused:
            del sys.modules[name]
    return pdfdoc


_pdfdoc = _layer()

Reference = str
"""A reference to an object of the file."""


@cache
def name(text: str) -> str:
    """Return a name object."""
    return str(_pdfdoc.PDFName(text))


def string(text: str) -> Any:
    """Return a text string."""
    return _pdfdoc.PDFString(text)


def array(values: Iterable[object]) -> Any:
    """Return an array; ReportLab takes long to write one of thousands of numbers or references."""
    parts = [str(each) if isinstance(each, int) else each for each in values]
    if all(isinstance(each, str) for each in parts):
        return f"[{' '.join(map(str, parts))}]"
    return _pdfdoc.PDFArrayCompact(parts)


def dictionary(values: Mapping[str, object]) -> Any:
    """Return a dictionary; an entry can still be set once it is added to a file."""
    return _pdfdoc.PDFDictionary(dict(values))


class Objects:
    """The objects of a file, numbered as they are added."""

    def __init__(self) -> None:
        self._document = _pdfdoc.PDFDocument(invariant=True)
        self._names = (f"Bytes{number}" for number in count())

    def add(self, value: Any) -> Reference:
        """Return a reference to a dictionary that becomes an object of its own."""
        return str(self._document.Reference(value).format(self._document).decode())

    def reserve(self) -> Reference:
        """Return a reference to an object that is still to be filled."""
        return self._add_bytes(b"")

    def fill(self, reference: Reference, text: str) -> None:
        """Set a reserved object to text in PDF's syntax, as thousands take ReportLab long."""
        number = int(reference.partition(" ")[0])
        self._document.idToObject[self._document.numberToId[number]] = text.encode("ascii")

    def stream(
        self, data: bytes, entries: Mapping[str, object] | None = None, *, compress: bool = True
    ) -> Reference:
        """Return a reference to a stream, which is deflated unless `entries` name its filter."""
        entries = dict(entries or {})
        if compress and "Filter" not in entries:
            data = deflated(data)
            entries["Filter"] = name("FlateDecode")
        head = _pdfdoc.format(dictionary(entries | {"Length": len(data)}), self._document)
        return self._add_bytes(enclosed(head, data))

    def file(self, catalog: Reference, info: Reference) -> bytes:
        """Return the file."""
        document = self._document
        found = (document.idToObject[document.numberToId[number]] for number in count(1))
        bodies = [
            body if isinstance(body, bytes) else _pdfdoc.format(body, document, toplevel=1)
            for body in islice(found, document.objectcounter)
        ]
        return pack(bodies, catalog, info)

    def _add_bytes(self, data: bytes) -> Reference:
        self._document.Reference(data, next(self._names))
        return f"{self._document.objectcounter} 0 R"
