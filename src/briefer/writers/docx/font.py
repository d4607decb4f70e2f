"""Fonts: the names that Word asks for, and the faces that go into the file, obfuscated.

Word finds the bold face of a family by the family's name inside the font, and a face like SemiBold
goes by a name of its own there: so the family's true faces are looked for beside the theme's.
"""

import hashlib
import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from briefer.bundled import asset
from briefer.document.theme import FontFamily
from briefer.errors import ExportError, said
from briefer.writers.docx.zipped import Packed, deflated

Face = Literal["Regular", "Bold", "Italic", "BoldItalic"]


class Names(NamedTuple):
    """What a font file says of itself; `scripts` are bits 0 to 31 of its Unicode ranges."""

    family: str
    face: Face
    scripts: int
    panose: str
    rights: int = 0

    def may_travel(self) -> bool:
        """Return whether a file that can be edited may hold the font (OpenType, OS/2 fsType)."""
        return self.rights & 0x000F in (0, 8)


class Embedded(NamedTuple):
    """A face as it is put in a file: its key, and its bytes with the first 32 obfuscated."""

    key: str
    part: Packed


class Fonts:
    """The families of a theme as Word knows them, and the faces that were asked for."""

    def __init__(self, families: dict[str, FontFamily], scripts: frozenset[int]) -> None:
        self._families = families
        self._scripts = scripts
        self._asked: set[tuple[str, bool, bool]] = set()
        self._used: dict[str, dict[Face, Path]] = {}

    def family(self, key: str) -> tuple[str, str]:
        """Return the family's name for Latin and that for complex scripts."""
        family = self._families.get(key)
        if family is None:
            return "IBM Plex Sans", "IBM Plex Sans"
        return family.name, self._complex(family)

    def use(self, key: str, *, bold: bool, italic: bool) -> None:
        """Note that text stands in a face, so that the face is embedded."""
        asked = (key, bold, italic)
        if asked in self._asked:
            return
        self._asked.add(asked)
        family = self._families.get(key)
        if family is None:
            return
        face = _face(bold=bold, italic=italic)
        self._note(family.name, face, _sibling(family, family.name, face))
        if self._scripts:
            name = self._complex(family)
            if name != family.name:
                upright = _face(bold=bold, italic=False)
                self._note(name, upright, _sibling(family, name, upright))

    def faces(self) -> Iterator[tuple[str, tuple[tuple[Face, Path], ...]]]:
        """Yield each family that was asked for, with its faces in the order of the schema."""
        order: tuple[Face, ...] = ("Regular", "Bold", "Italic", "BoldItalic")
        for name, found in sorted(self._used.items()):
            yield name, tuple((face, found[face]) for face in order if face in found)

    def _note(self, name: str, face: Face, path: Path | None) -> None:
        faces = self._used.setdefault(name, {})
        if path is not None and names_of(path).may_travel():
            faces[face] = path

    def _complex(self, family: FontFamily) -> str:
        """Return the name of the first fallback that has a complex script of the document."""
        for path in family.fallback:
            names = names_of(path)
            if any(names.scripts >> bit & 1 for bit in self._scripts):
                return names.family
        return family.name


ARABIC, HEBREW = 13, 11
"""Bits of the Unicode ranges (OpenType, OS/2 ulUnicodeRange1)."""


def embed(path: Path) -> Embedded:
    """Return the font obfuscated with a key from its own content (ECMA-376-4 §2.8.1).

    Those that ship lie there deflated: to do it took as long as to write twenty pages.
    """
    at_hand = asset("word", "faces", path.stem)
    if path.parent == asset("fonts") and at_hand.is_file():
        told, _, packed = at_hand.read_bytes().partition(b"\n")
        shown, crc, size = told.decode().split()
        return Embedded(shown, Packed(packed, int(crc), int(size)))
    data = path.read_bytes()
    key = hashlib.sha256(data).hexdigest()[:32].upper()
    mask = bytes.fromhex(key)[::-1] * 2
    head = bytes(byte ^ over for byte, over in zip(data[:32], mask, strict=True))
    shown = "-".join((key[:8], key[8:12], key[12:16], key[16:20], key[20:]))
    return Embedded(f"{{{shown}}}", deflated(head + data[32:]))


@cache
def names_of(path: Path) -> Names:
    """Return what the font says of itself (OpenType, tables name and OS/2).

    Raises ExportError where it cannot be read.
    """
    try:
        with path.open("rb") as file:
            count = struct.unpack(">H", file.read(12)[4:6])[0]
            tables = {}
            for _ in range(count):
                tag, _sum, offset, length = struct.unpack(">4sLLL", file.read(16))
                tables[tag] = (offset, length)
            contents = {}
            for tag in (b"name", b"OS/2"):
                file.seek(tables[tag][0])
                contents[tag] = file.read(tables[tag][1])
        return _names(contents[b"name"], contents[b"OS/2"])
    except (OSError, KeyError, struct.error, UnicodeDecodeError):
        raise ExportError(
            said("The font {font} cannot be read.", font=path.name),
            "Choose another theme.",
            format="docx",
        ) from None


def _names(name: bytes, os2: bytes) -> Names:
    count, strings = struct.unpack(">HH", name[2:6])
    family = ""
    for index in range(count):
        platform, _enc, _lang, kind, length, offset = struct.unpack_from(
            ">6H", name, 6 + 12 * index
        )
        if platform == 3 and kind == 1 and not family:
            family = name[strings + offset : strings + offset + length].decode("utf-16-be")
    selection = struct.unpack_from(">H", os2, 62)[0]
    face = _face(bold=bool(selection & 32), italic=bool(selection & 1))
    scripts, rights = struct.unpack_from(">L", os2, 42)[0], struct.unpack_from(">H", os2, 8)[0]
    return Names(family, face, scripts, os2[32:42].hex().upper(), rights)


def _face(*, bold: bool, italic: bool) -> Face:
    if bold:
        return "BoldItalic" if italic else "Bold"
    return "Italic" if italic else "Regular"


@cache
def _folder(folder: Path) -> dict[tuple[str, Face], Path]:
    """Return the fonts of a folder by family and face."""
    found: dict[tuple[str, Face], Path] = {}
    for path in sorted(folder.glob("*.ttf")):
        try:
            names = names_of(path)
        except ExportError:
            continue
        found.setdefault((names.family, names.face), path)
    return found


def _sibling(family: FontFamily, name: str, face: Face) -> Path | None:
    """Return the file of the face, found by its name among the theme's fonts and beside them."""
    for path in (family.regular, *family.fallback):
        if found := _folder(path.parent).get((name, face)):
            return found
    return None
