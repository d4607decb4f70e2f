"""Logos of themes: pictures of the user's own beside them, of which no more is used than pixels.

What goes into editions and other files is always a PNG without anything but pixels, no larger than
paper shows: the same bytes for one that is so already.
"""

import hashlib
import re
import struct
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final

from briefer.document.theme import Theme
from briefer.document.tree import Picture
from briefer.errors import FileError, ThemeError, reason, said
from briefer.store import home
from briefer.store.limit import LARGEST_PICTURE
from briefer.store.regular import open_regular
from briefer.store.saving import replace_whole

_LARGEST_SIDE: Final = 2000
_BARE: Final = {b"IHDR", b"IDAT", b"IEND"}


def logo_of(theme: Theme) -> Picture | None:
    """Return the pixels of a theme's logo, None where it has none. Raises ThemeError."""
    return read_logo(theme.logo.file) if theme.logo else None


def read_logo(path: Path) -> Picture:
    """Return the pixels of a file. Raises ThemeError where it is no picture, or past the limits."""
    try:
        found = path.stat()
        return _read(path, found.st_mtime_ns, found.st_size)
    except OSError as fault:
        raise ThemeError(
            said("{file} could not be read: {reason}.", file=path.name, reason=reason(fault)),
            key="logo.file",
        ) from None
    except FileError as fault:
        raise ThemeError(fault.message, fault.hint, key="logo.file") from None


def take_logo(picture: Picture, name: str) -> str:
    """Return the name of a logo that is in the user's own library now; it replaces no other."""
    taken = logo_name(picture, name)
    target = home.library() / "logos" / taken
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise FileError(
            said("{file} could not be written: {reason}.", file=taken, reason=reason(fault)),
            path=target,
        ) from None
    replace_whole(target, (picture.data,))
    return taken


def logo_name(picture: Picture, name: str) -> str:
    """Return what a logo is called in a library: by some words, and by its pixels."""
    stem = "-".join(re.findall(r"[a-z0-9]+", name.casefold()))[:40] or "logo"
    return f"{stem}-{hashlib.sha256(picture.data).hexdigest()[:8]}.png"


def logo_from(raw: bytes, name: str) -> Picture:
    """Return the pixels of a picture, which messages name. Raises FileError."""
    from briefer.store.picture import take_picture  # noqa: PLC0415 - few themes have a logo

    record, data = take_picture(raw, "logo", Path(name))
    width, height = record.width, record.height
    if max(width, height) > _LARGEST_SIDE or record.media_type != "image/png":
        data, width, height = _smaller(data)
    elif {*_chunks(raw)} == _BARE:
        data = raw
    return Picture(data, "image/png", width, height)


@lru_cache(maxsize=16)
def _read(path: Path, _changed: int, _size: int) -> Picture:
    with open_regular(path) as file:
        return logo_from(file.read(LARGEST_PICTURE + 1), path.name)


def _smaller(data: bytes) -> tuple[bytes, int, int]:
    from PIL import Image  # noqa: PLC0415 - loaded by now

    with Image.open(BytesIO(data)) as image:
        image.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE))
        target = BytesIO()
        image.save(target, "PNG")
        return target.getvalue(), image.width, image.height


def _chunks(raw: bytes) -> Iterator[bytes]:
    """Yield the kinds of chunks of a PNG, and that of what comes after them (ISO 15948 §5.3)."""
    start = 8
    while start + 12 <= len(raw):
        length, kind = struct.unpack_from(">I4s", raw, start)
        yield kind
        start += 12 + length
        if kind == b"IEND":
            break
    if start != len(raw) or raw[:8] != b"\x89PNG\r\n\x1a\n":
        yield b"    "
