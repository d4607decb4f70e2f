"""Faces: font files, which characters they have, and words shaped by HarfBuzz.

A word is shaped once in a process and kept in ems, so that every size has it for nothing. A
typeface is a face with those that characters which it lacks are taken from. It knows no styles and
no lines.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from briefer.bundled import asset
from briefer.document.theme import FontFamily
from briefer.typeset.kerning import Kerning, table_of
from briefer.typeset.page import Glyphs
from briefer.value import dataclass, replace

_KEPT_WORDS = 60_000
_LONGEST = 200
_INVISIBLE = {0x00AD, 0x200C, 0x200D, 0x200E, 0x200F, 0xFE0E, 0xFE0F}


class Face:
    """A font file."""

    def __init__(self, path: Path) -> None:
        self.path = str(path)
        self._face: Any = hb.Face(hb.Blob.from_file_path(self.path))
        self._font: Any = hb.Font(self._face)
        self._scale = 1 / self._face.upem
        self._had: set[str] = set()

    def has(self, character: str) -> bool:
        """Return whether the face shows the character, or needs to show nothing for it."""
        if character in self._had:
            return True
        code = ord(character)
        if code in _INVISIBLE or self._font.get_nominal_glyph(code) is not None:
            self._had.add(character)
            return True
        return False

    def has_all(self, text: str) -> bool:
        """Return whether the face has every character of the text."""
        return self._had.issuperset(text) or all(map(self.has, text))

    def shape(
        self, text: str, features: Mapping[str, bool], *, rtl: bool, script: str = ""
    ) -> Glyphs:
        """Return the glyphs of the text, which is all of one direction.

        Its script is that of its first letter, where none is given.
        """
        buffer: Any = hb.Buffer()
        buffer.add_str(text)
        buffer.language = "und"  # else it is that of the machine
        buffer.guess_segment_properties()
        if script:
            buffer.script = script
        buffer.direction = "rtl" if rtl else "ltr"
        hb.shape(self._font, buffer, features)
        places = buffer.glyph_positions or ()
        scale, pen = self._scale, 0
        ids, clusters, xs, ys = [], [], [], []
        for info, place in zip(buffer.glyph_infos or (), places, strict=True):
            ids.append(info.codepoint)
            clusters.append(info.cluster)
            x, y, advance, _ = place.position
            xs.append((pen + x) * scale)
            ys.append(y)
            pen += advance
        width = bare = pen * scale
        if text.endswith(" ") and ids:
            bare -= places[0 if rtl else -1].x_advance * scale
        each = range(len(text))
        return Glyphs(
            self.path, text, tuple(ids), tuple(xs), _heights(ys, scale),
            each if clusters == [*each] else tuple(clusters), width, bare, rtl,
        )  # fmt: skip

    def kerning(self, features: Mapping[str, bool]) -> Kerning | None:
        """Return the pairs of the face; None where it was not proven that they are all there is."""
        path = Path(self.path)
        if path.parent != asset("fonts"):
            return None
        return Kerning(
            self.path,
            self._face.upem,
            lambda text: self.shape(text, features, rtl=False, script="Latn"),
            table_of(path, features),
        )


def _heights(ys: Sequence[int], scale: float) -> tuple[float, ...]:
    """Return how high glyphs stand; a tower of marks does not leave its line."""
    return tuple(max(-1.0, min(y * scale, 1.0)) for y in ys) if any(ys) else ()


@lru_cache(maxsize=64)
def load(path: Path) -> Face:
    """Return the face of a font file."""
    return Face(path)


@dataclass(frozen=True, slots=True)
class Word:
    """A word's glyphs, a piece for each face that it needs, and the characters that none has."""

    pieces: tuple[Glyphs, ...]
    width: float
    bare: float
    missing: str = ""


Measured = tuple[Glyphs, float, float, float]
"""A word of one piece at a size: its width, that without the space at its end, and that space."""


class Typeface:
    """A face, the faces that it falls back on, and the features that all are shaped with.

    `features` as "onum -liga".
    """

    def __init__(
        self, faces: tuple[Face, ...], features: str = "", *, bold: bool, italic: bool
    ) -> None:
        self.faces = faces
        self.features = features
        self.bold = bold
        self.italic = italic
        self._switches = {name.lstrip("-"): name[0] != "-" for name in features.split()}
        self._words: tuple[dict[str, Word], dict[str, Word]] = ({}, {})
        self._spaces: dict[tuple[str, bool], Glyphs] = {}
        self._measured: dict[tuple[float, float], dict[str, Measured | None]] = {}
        self._kerning = faces[0].kerning(self._switches)

    def word(self, text: str, *, rtl: bool = False) -> Word:
        """Return the shaped text, which is all of one direction."""
        words = self._words[rtl]
        found = words.get(text)
        if found is None:
            if len(words) > _KEPT_WORDS:
                words.clear()
            found = words[text] = self._word(text, rtl=rtl)
        return found

    def measured(self, size: float, tracking: float) -> dict[str, Measured | None]:
        """Return the words that `measure` was asked for, with what it returned."""
        return self._measured.setdefault((size, tracking), {})

    def measure(self, text: str, size: float, tracking: float) -> Measured | None:
        """Return a left-to-right word as it is at a size, or None where it is of several pieces."""
        known = self.measured(size, tracking)
        if len(known) > _KEPT_WORDS:
            known.clear()
        word, found = self.word(text), None
        if len(word.pieces) == 1 and not word.missing:
            glyphs = word.pieces[0]
            more = tracking * len(glyphs.ids)
            width, bare = glyphs.width * size + more, glyphs.bare * size + more
            found = (glyphs, width, bare, width - bare)
        known[text] = found
        return found

    def space(self, face: str, *, rtl: bool) -> Glyphs:
        """Return the space of the face of that path, so that a run can go on."""
        found = self._spaces.get((face, rtl))
        if found is None:
            chosen = next((each for each in self.faces if each.path == face), self.faces[0])
            if not chosen.has(" "):
                chosen = self.faces[0]
            found = self._spaces[face, rtl] = chosen.shape(" ", self._switches, rtl=rtl)
        return found

    def _word(self, text: str, *, rtl: bool) -> Word:
        if not text:
            return Word((), 0, 0)
        first = self.faces[0]
        if len(text) <= _LONGEST and first.has_all(text):
            glyphs = self._kerning.word(text) if self._kerning and not rtl else None
            glyphs = glyphs or first.shape(text, self._switches, rtl=rtl)
            return Word((glyphs,), glyphs.width, glyphs.bare)
        pieces = [
            face.shape(part, self._switches, rtl=rtl)
            for face, run in self._by_face(text)
            for part in _parts(run)
        ]
        width = sum(piece.width for piece in pieces)
        bare = width - pieces[-1].width + pieces[-1].bare
        lost = "".join(
            dict.fromkeys(c for c in text if not any(face.has(c) for face in self.faces))
        )
        return Word(tuple(pieces), width, bare, lost)

    def _by_face(self, text: str) -> list[tuple[Face, str]]:
        """Return the runs of the text by the face that has them.

        Marks and spaces stay with a run.
        """
        chosen: list[Face] = []
        for character in text:
            stays = chosen and (character == " " or _is_mark(character))
            if stays and chosen[-1].has(character):
                chosen.append(chosen[-1])
            else:
                having = (face for face in self.faces if face.has(character))
                chosen.append(next(having, self.faces[0]))
        runs: list[tuple[Face, str]] = []
        at = 0
        for face, group in groupby(chosen, key=lambda each: each):
            length = sum(1 for _ in group)
            runs.append((face, text[at : at + length]))
            at += length
        return runs


def _is_mark(character: str) -> bool:
    return character >= "\u0300" and not character.isalnum() and not character.isspace()


def _parts(text: str) -> list[str]:
    """Return the text in parts that HarfBuzz shapes in no time."""
    return [text[at : at + _LONGEST] for at in range(0, len(text), _LONGEST)]


_typefaces: dict[tuple[FontFamily, bool, bool, str], Typeface] = {}


def typeface(family: FontFamily, *, bold: bool, italic: bool, features: str = "") -> Typeface:
    """Return a typeface of the family.

    Bold falls back on the bold of the others where they have one.
    """
    key = (family, bold, italic, features)
    found = _typefaces.get(key)
    if found is None:
        if len(_typefaces) > 200:
            _typefaces.clear()
        names = {
            (False, False): family.regular,
            (True, False): family.bold,
            (False, True): family.italic,
            (True, True): family.bold_italic,
        }
        others = [_bold_of(path, family.bold) if bold else path for path in family.fallback]
        found = Typeface(
            tuple(load(path) for path in (names[bold, italic], *others)),
            features,
            bold=bold,
            italic=italic,
        )
        _typefaces[key] = found
    return found


@lru_cache(maxsize=64)
def with_arabic_first(family: FontFamily) -> FontFamily:
    """Return the family with the first of its faces that has Arabic letters before the others.

    Italics stay, since Arabic has none: their Latin letters would lose theirs.
    """
    having = (path for path in (family.regular, *family.fallback) if load(path).has("\u0627"))
    arabic = next(having, family.regular)
    return replace(
        family,
        regular=arabic,
        bold=_bold_of(arabic, family.bold),
        fallback=(family.regular, *family.fallback),
    )


def _bold_of(path: Path, bold: Path) -> Path:
    """Return the file of the same weight as `bold` beside a regular one, or "-Bold", or itself."""
    weight = bold.stem.rpartition("-")[2]
    for name in (weight, "Bold"):
        beside = path.with_name(path.name.replace("-Regular", f"-{name}"))
        if beside.is_file():
            return beside
    return path
