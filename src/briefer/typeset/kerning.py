"""Kerning: words put together from pairs of letters, each of which HarfBuzz shaped once.

That takes a third of the time of shaping each word, and is the same in a face in which no more than
two letters have to do with each other. Ligatures and marks are left to HarfBuzz.
"""

from collections.abc import Callable

from briefer.typeset.page import Glyphs

_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .,:;")


class Kerning:
    """The pairs of a face with its units of an em; `shape` shapes a text in Latin script."""

    def __init__(self, face: str, units: int, shape: Callable[[str], Glyphs]) -> None:
        self._face = face
        self._units = units
        self._shape = shape
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
            (one, _), (other, advance) = map(self._letter, pair)
            glyphs = self._shape(pair)
            if glyphs.ids == (one, other) and not glyphs.xs[0] and not glyphs.ys:
                step = round(glyphs.xs[1] * self._units)
                if step + advance == round(glyphs.width * self._units):
                    found = (other, step)
        self._pairs[pair] = found
        return found

    def _letter(self, letter: str) -> tuple[int, int]:
        """Return the glyph of a letter, and its advance."""
        found = self._letters.get(letter)
        if found is None:
            glyphs = self._shape(letter)
            found = glyphs.ids[0], round(glyphs.width * self._units)
            self._letters[letter] = found
        return found
