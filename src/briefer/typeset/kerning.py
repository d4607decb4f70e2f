"""Kerning: words put together from pairs of letters, each of which HarfBuzz shaped once.

That takes a third of the time of shaping each word, and is the same in a face in which no more than
two letters have to do with each other. Ligatures and marks are left to HarfBuzz. What the pairs of
a face that ships come to ships, too: to shape them takes longer than to set a page.
"""

import struct
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from briefer.bundled import asset
from briefer.typeset.page import Glyphs

LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .,:;"
NONE: Final = 0x7FFF
"""What stands in a table for a pair that is more than two glyphs at a distance."""

_LETTERS = frozenset(LETTERS)
_PLACES = {letter: place for place, letter in enumerate(LETTERS)}
_HARMLESS = frozenset({"liga", "lnum", "onum", "pnum", "tnum"})
"""Features that change no pair of letters but those that are ligatures."""


def table_of(face: Path, features: Iterable[str]) -> tuple[int, ...]:
    """Return what is known of the pairs of a face that ships, nothing where that is nothing.

    For each letter its glyph and its advance, then for each letter the steps to all that follow.
    """
    path = asset("kerning", face.stem)
    if not _HARMLESS.issuperset(features) or not path.is_file():
        return ()
    raw = path.read_bytes()
    return struct.unpack(f"<{len(raw) // 2}h", raw)


class Kerning:
    """The pairs of a face with its units of an em; `shape` shapes a text in Latin script.

    The `table` has what is known of them (`table_of`).
    """

    def __init__(
        self, face: str, units: int, shape: Callable[[str], Glyphs], table: Sequence[int] = ()
    ) -> None:
        self._face = face
        self._units = units
        self._shape = shape
        self._table = table
        self._letters: dict[str, tuple[int, int]] = {}
        self._pairs: dict[str, tuple[int, int] | None] = {}

    def word(self, text: str) -> Glyphs | None:
        """Return the glyphs of a text, or None where it is not merely pairs of Latin letters."""
        if len(text) < 2 or text.upper() == text.lower():
            return None
        pairs, scale = self._pairs, 1 / self._units
        ids, xs, pen, before = [], [0.0], 0, text[0]
        for letter in text[1:]:
            pair = before + letter
            found = pairs[pair] if pair in pairs else self._learnt(pair)
            if found is None:
                return None
            glyph, step = found
            pen += step
            ids.append(glyph)
            xs.append(pen * scale)
            before = letter
        last = self._letter(before)[1]
        width = (pen + last) * scale
        bare = width - last * scale if before == " " else width
        ids.insert(0, self._letter(text[0])[0])
        each = range(len(text))
        return Glyphs(self._face, text, tuple(ids), tuple(xs), (), each, width, bare, rtl=False)

    def _learnt(self, pair: str) -> tuple[int, int] | None:
        """Return the glyph of the second letter and how far it stands from the first.

        None where more happens than that.
        """
        found = None
        if _LETTERS.issuperset(pair):
            found = self._looked_up(*pair) if self._table else None
            found = found or self._shaped(pair)
        self._pairs[pair] = found
        return found

    def _looked_up(self, one: str, other: str) -> tuple[int, int] | None:
        step = self._table[len(LETTERS) * (2 + _PLACES[one]) + _PLACES[other]]
        return None if step == NONE else (self._letter(other)[0], step)

    def _shaped(self, pair: str) -> tuple[int, int] | None:
        (one, _), (other, advance) = map(self._letter, pair)
        glyphs = self._shape(pair)
        if glyphs.ids == (one, other) and not glyphs.xs[0] and not glyphs.ys:
            step = round(glyphs.xs[1] * self._units)
            if step + advance == round(glyphs.width * self._units):
                return other, step
        return None

    def _letter(self, letter: str) -> tuple[int, int]:
        """Return the glyph of a letter, and its advance."""
        found = self._letters.get(letter)
        if found is None:
            if self._table:
                at = 2 * _PLACES[letter]
                found = self._table[at], self._table[at + 1]
            else:
                glyphs = self._shape(letter)
                found = glyphs.ids[0], round(glyphs.width * self._units)
            self._letters[letter] = found
        return found
