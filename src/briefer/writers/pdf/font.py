"""Fonts: the glyphs that the pages show of a face, embedded with their widths and their text.

A composite font of TrueType outlines (ISO 32000-1 §9.7.4) whose characters are the face's glyphs by
their ids; a glyph that shows other text elsewhere is another character there. It knows no page.
"""

import struct
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import count, groupby

from briefer.typeset.page import Glyphs
from briefer.writers.pdf.fontfile import FontFile, Pair, Row, texts
from briefer.writers.pdf.objects import Objects, Reference, array, dictionary, name, string

_BLOCK = 100  # the most entries of a bfchar block (Adobe Technical Note 5014)
_TO_UNICODE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class Font:
    """A face with the glyphs that are used of it, each with the text that it shows.

    `known` are the words that it was asked for.
    """

    def __init__(self, file: FontFile, pairs: AbstractSet[Pair]) -> None:
        self._file = file
        self._characters = _characters(pairs)
        self.ambiguous = {
            pair: character for pair, character in self._characters.items() if pair[0] != character
        }
        self._ambiguous = {glyph for glyph, _ in self.ambiguous}
        self.known: dict[Glyphs, tuple[Row, ...]] = {} if self.ambiguous else file.known

    def rows(self, word: Glyphs) -> tuple[Row, ...]:
        """Return a used word as it is shown, and know it from then on."""
        if self._ambiguous.isdisjoint(word.ids):
            rows = self._file.known.get(word) or self._file.rows(word)
        else:
            pairs = zip(word.ids, texts(word), strict=True)
            rows = self._file.shown(word, [f"{self._characters[pair]:04x}" for pair in pairs])
        self.known[word] = rows
        return rows

    def embed(self, objects: Objects) -> Reference:
        """Return a reference to the font, cut down to its used glyphs."""
        file = self._file
        glyphs = frozenset(glyph or file.replacement for glyph, _ in self._characters)
        subset = file.subset(glyphs)
        base = name(f"{subset.tag}+{file.name}")
        entries = {"Length1": subset.size, "Filter": name("FlateDecode")}
        descendant = dictionary(
            {
                "Type": name("Font"),
                "Subtype": name("CIDFontType2"),
                "BaseFont": base,
                "CIDSystemInfo": dictionary(
                    {"Registry": string("Adobe"), "Ordering": string("Identity"), "Supplement": 0}
                ),
                "CIDToGIDMap": self._map(objects),
                "FontDescriptor": objects.add(
                    file.descriptor(base, objects.stream(subset.data, entries))
                ),
                "W": array(self._width_ranges()),
            }
        )
        return objects.add(
            dictionary(
                {
                    "Type": name("Font"),
                    "Subtype": name("Type0"),
                    "BaseFont": base,
                    "Encoding": name("Identity-H"),
                    "DescendantFonts": array([objects.add(descendant)]),
                    "ToUnicode": objects.stream(self._to_unicode()),
                }
            )
        )

    def _map(self, objects: Objects) -> object:
        if not self.ambiguous:
            return name("Identity")
        glyphs = [0] * (max(self._characters.values()) + 1)
        for (glyph, _), character in self._characters.items():
            glyphs[character] = glyph or self._file.replacement
        return objects.stream(struct.pack(f">{len(glyphs)}H", *glyphs))

    def _width_ranges(self) -> Iterator[object]:
        widths = sorted(
            (character, self._file.width(glyph))
            for (glyph, _), character in self._characters.items()
        )
        for _, group in groupby(enumerate(widths), lambda each: each[1][0] - each[0]):
            rows = [row for _, row in group]
            yield rows[0][0]
            yield array(width for _, width in rows)

    def _to_unicode(self) -> bytes:
        characters = sorted((code, text) for (_, text), code in self._characters.items())
        rows = [f"<{code:04X}> <{text.encode('utf-16-be').hex()}>" for code, text in characters]
        blocks = (rows[start : start + _BLOCK] for start in range(0, len(rows), _BLOCK))
        lines = [f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks]
        return _TO_UNICODE.format("\n".join(lines)).encode()


def _characters(pairs: AbstractSet[Pair]) -> dict[Pair, int]:
    """Return the characters: each glyph by its id, with other text by a number that is free."""
    used = {glyph for glyph, _ in pairs}
    further = (number for number in count(1) if number not in used)
    characters: dict[Pair, int] = {}
    for glyph, group in groupby(sorted(pairs), lambda pair: pair[0]):
        shown = sorted(group, key=lambda pair: (len(pair[1]), pair[1]))
        if glyph:
            characters[shown.pop(0)] = glyph
        characters |= {pair: next(further) for pair in shown}
    return characters
