"""Fonts by the names of their families: those that ship, one's own, and those of the machine.

A font of the machine is used only where a theme names its family. Of each file no more is read than
its directory and two tables, within limits; what its licence allows is in one of them.
"""

import os
import struct
import sys
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Final

from briefer import bundled
from briefer.errors import FileError
from briefer.store import home, shared
from briefer.store.font import LARGEST, check_font, tables_of
from briefer.store.regular import read_regular
from briefer.value import dataclass

STYLES: Final = ("regular", "bold", "italic", "bold_italic")

_HEAD: Final = 12 + 16 * 64
_LARGEST_NAMES: Final = 256 * 1024
_MOST_FILES: Final = 5000
_MOST_FOLDERS: Final = 1000
_ITALIC, _BOLD = 1, 1 << 5


class Licence(StrEnum):
    """What may be done with a font by its licence bits (OpenType 1.9, OS/2, fsType)."""

    FREE = "embeddable"
    VIEWED = "embeddable to be read"
    RESTRICTED = "restricted"
    WHOLE = "only as a whole"
    BITMAPS = "bitmaps only"
    OUTLINES = "other outlines than TrueType"
    """What is no matter of the licence: PDF files are made with TrueType outlines."""


USABLE: Final = (Licence.FREE, Licence.VIEWED)
"""What a PDF may hold a part of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A family: its files by style, what all of them allow, and where they lie.

    `origin` is "bundled", "own", "shared" or "machine".
    """

    name: str
    files: Mapping[str, Path]
    licence: Licence
    origin: str

    def is_usable(self) -> bool:
        """Return whether a theme can name it."""
        return self.licence in USABLE and "regular" in self.files


def families() -> tuple[Family, ...]:
    """Return all families by name; of one name those that ship, then one's own."""
    found: dict[str, Family] = {}
    for origin, folders in _origins().items():
        for family in _listed(origin, folders, tuple(map(_changed, folders))):
            found.setdefault(family.name.lower(), family)
    return tuple(found[name] for name in sorted(found))


def usable(name: str) -> Mapping[str, Path] | None:
    """Return the files of a family that a theme can name, None where there is none."""
    for family in families():
        if family.name.lower() == name.lower() and family.is_usable():
            return family.files if all(map(_is_sound, family.files.values())) else None
    return None


def called(path: Path) -> str:
    """Return the name of the family of a font file, its own name where it has none."""
    found = _read(path)
    return found[0] if found else path.stem


def _is_sound(path: Path) -> bool:
    try:
        check_font(path.name, read_regular(path))
    except (OSError, FileError):
        return False
    return True


def _origins() -> dict[str, tuple[Path, ...]]:
    copy = shared.copy()
    return {
        "bundled": (bundled.asset("fonts"),),
        "own": (home.library() / "fonts",),
        "shared": (copy / "fonts",) if copy else (),
        "machine": _of_machine(),
    }


def _of_machine() -> tuple[Path, ...]:
    """Return the folders where this system keeps fonts."""
    user = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", "C:\\Windows"))
        local = Path(os.environ.get("LOCALAPPDATA", user / "AppData" / "Local"))
        return windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"
    if sys.platform == "darwin":
        return user / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")
    data = Path(os.environ.get("XDG_DATA_HOME") or user / ".local/share")
    return data / "fonts", user / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts")


def _changed(folder: Path) -> int:
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=16)
def _listed(origin: str, folders: tuple[Path, ...], _times: tuple[int, ...]) -> tuple[Family, ...]:
    by_name: dict[str, dict[str, Path]] = {}
    licences: dict[str, list[Licence]] = {}
    for path in _files(folders):
        if found := _read(path):
            name, style, licence = found
            by_name.setdefault(name, {}).setdefault(style, path)
            licences.setdefault(name, []).append(licence)
    order = list(Licence)
    return tuple(
        Family(name=name, files=files, licence=max(licences[name], key=order.index), origin=origin)
        for name, files in sorted(by_name.items())
    )


def _files(folders: tuple[Path, ...]) -> Iterator[Path]:
    """Yield the font files in folders and those in them, always in the same order."""
    left, rooms = _MOST_FILES, _MOST_FOLDERS
    for folder in folders:
        for where, inner, names in os.walk(folder):
            inner.sort()
            rooms -= 1
            if rooms < 0:
                return
            for name in sorted(names):
                if name.lower().endswith((".ttf", ".otf")):
                    left -= 1
                    if left < 0:
                        return
                    yield Path(where, name)


def _read(path: Path) -> tuple[str, str, Licence] | None:
    """Return the family, the style and the licence of a file; None where it is no such font."""
    try:
        if not path.is_file() or not 0 < (size := path.stat().st_size) <= LARGEST:
            return None
        with path.open("rb") as file:
            head = file.read(_HEAD)
            tables = tables_of(head, size)
            if b"fvar" in tables or b"name" not in tables or tables.get(b"OS/2", (0, 0))[1] < 64:
                return None  # of a variable font the bold face is no file
            found = {}
            for tag in (b"name", b"OS/2"):
                start, length = tables[tag]
                file.seek(start)
                found[tag] = file.read(min(length, _LARGEST_NAMES))
        name = _family(found[b"name"])
        (selection,) = struct.unpack_from(">H", found[b"OS/2"], 62)
        (rights,) = struct.unpack_from(">H", found[b"OS/2"], 8)
    except (OSError, struct.error):
        return None
    index = bool(selection & _BOLD) + 2 * bool(selection & _ITALIC)
    licence = Licence.OUTLINES if head[:4] == b"OTTO" else _licence(rights)
    return (name, STYLES[index], licence) if name else None


def _licence(rights: int) -> Licence:
    """Return what the bits allow: of several uses the least restrictive holds."""
    if rights & 0x0200:
        return Licence.BITMAPS
    if rights & 0x000F == 0x0002:
        return Licence.RESTRICTED
    if rights & 0x0100:
        return Licence.WHOLE
    return Licence.VIEWED if rights & 0x000F == 0x0004 else Licence.FREE


def _family(table: bytes) -> str:
    """Return the name of the family, English where there is one (OpenType 1.9, name, id 1)."""
    count, strings = struct.unpack_from(">HH", table, 2)
    names: dict[int, str] = {}
    for index in range(min(count, 1000)):
        platform, _, language, kind, length, offset = struct.unpack_from(
            ">6H", table, 6 + 12 * index
        )
        if platform == 3 and kind == 1:
            raw = table[strings + offset : strings + offset + length]
            name = "".join(filter(str.isprintable, raw.decode("utf-16-be", "ignore"))).strip()
            names.setdefault(language, name[:100])
    return names.get(0x0409) or next(iter(names.values()), "")
