"""PDF objects by ReportLab's object layer, and the file that they make.

When it is imported, ReportLab runs Python from the user's home and the environment, and loads what
it is never asked for here (Pillow, temporary files, an interpreter of expressions); nothing of that
is left to it. Its own header, comments and metadata are not used, for they name ReportLab, nor are
its streams, for they have no end of line before `endstream` (ISO 19005-2 §6.1.7.1).
"""

import os
import sys
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import ModuleType
from typing import Any

from briefer import pillow
from briefer.writers.pdf.packing import deflated, enclosed, pack

_HOOKS = (
    "reportlab.local_rl_mods",
    "reportlab.local_rl_settings",
    "reportlab_mods",
    "reportlab_settings",
)
_ESCAPED = str.maketrans({each: f"\\{each}" for each in "\\()"})
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


with pillow.loading:
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


def text_string(text: str) -> str:
    """Return a text string in PDF's syntax (ISO 32000-1 §7.9.2.2)."""
    if text.isascii() and text.isprintable():
        return f"({text.translate(_ESCAPED)})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def numbers(*values: float) -> str:
    """Return numbers in PDF's syntax, to the hundredth."""
    return " ".join([hundredths(round(value * 100)) for value in values])


@lru_cache(maxsize=10_000)
def hundredths(value: int) -> str:
    """Return a hundredth of an integer in PDF's syntax."""
    whole, part = divmod(abs(value), 100)
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}.{part:02}".rstrip("0") if part else f"{sign}{whole}"


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
        self._bodies: list[Any] = []

    def add(self, value: Any) -> Reference:
        """Return a reference to a dictionary that becomes an object of its own.

        Text is one in PDF's syntax, as thousands take ReportLab long.
        """
        self._bodies.append(value)
        return f"{len(self._bodies)} 0 R"

    def reserve(self) -> Reference:
        """Return a reference to an object that is still to be filled."""
        return self.add("")

    def fill(self, reference: Reference, text: str) -> None:
        """Set a reserved object to text in PDF's syntax."""
        self._bodies[int(reference.removesuffix(" 0 R")) - 1] = text

    def stream(
        self, data: bytes, entries: Mapping[str, object] | None = None, *, compress: bool = True
    ) -> Reference:
        """Return a reference to a stream, which is deflated unless `entries` name its filter."""
        entries = dict(entries or {})
        if compress and "Filter" not in entries:
            data = deflated(data)
            entries["Filter"] = name("FlateDecode")
        head = self._format(dictionary(entries | {"Length": len(data)}))
        return self.add(enclosed(head, data))

    def file(self, catalog: Reference, info: Reference) -> bytes:
        """Return the file."""
        return pack([*map(self._format, self._bodies)], catalog, info)

    def _format(self, body: Any) -> bytes:
        if isinstance(body, bytes):
            return body
        if isinstance(body, str):
            return body.encode("ascii")
        return bytes(_pdfdoc.format(body, self._document, toplevel=1))
