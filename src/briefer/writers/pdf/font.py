"""Fonts: the glyphs that the pages show of a face, embedded with their widths and their text.

A composite font of TrueType outlines (ISO 32000-1 §9.7.4) whose characters are the face's glyphs by
their ids; a glyph that shows other text elsewhere is another character there. It knows no page.
"""

import hashlib
import struct
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import count, groupby, pairwise
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

from briefer.errors import ExportError, said
from briefer.typeset.page import Glyphs, Run
from briefer.writers.pdf.objects import Objects, Reference, array, dictionary, name, string

_SERIF, _SYMBOLIC, _ITALIC = 1 << 1, 1 << 2, 1 << 6  # ISO 32000-1 table 123
_BLOCK = 100  # the most entries of a bfchar block (Adobe Technical Note 5014)
_NO_TEXT = "\xad"
_REPLACEMENTS = (0xFFFD, ord("?"))
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


class Row(NamedTuple):
    """Glyphs of a word that are equally high: how high, and from which x in it, in ems.

    `codes` are hexadecimal, with the steps between them; `width` is that of the glyphs alone, and
    `drift` how far the last one stands from where widths lead, in thousandths of the size.
    """

    rise: float
    x: float
    codes: str
    width: int
    drift: int


class Font:
    """A face with the glyphs that were used of it."""

    def __init__(self, path: str) -> None:
        try:
            self._face = hb.Face(hb.Blob.from_file_path(path))
        except hb.HarfBuzzError:
            raise ExportError(
                said("The font {font} cannot be read.", font=Path(path).name),
                "Choose another theme.",
                format="pdf",
            ) from None
        if "glyf" not in self._face.table_tags:
            raise ExportError(
                said("The font {font} has no TrueType outlines.", font=Path(path).name),
                "Let the theme name .ttf files.",
                format="pdf",
            )
        self._words: set[Glyphs] = set()

    def use(self, run: Run) -> None:
        """Take in the glyphs of a run, each with the text that it shows."""
        self._words.update(run.words)

    @cached_property
    def rows(self) -> dict[Glyphs, tuple[Row, ...]]:
        """The used words as they are shown, a row for each stretch of glyphs equally high."""
        return {word: self._shown(word) for word in self._words}

    def _shown(self, word: Glyphs) -> tuple[Row, ...]:
        codes = self._encode(word)
        if not word.ys:
            return (self._row(0.0, codes, word.ids, word.xs),)
        rows: list[Row] = []
        start = 0
        for rise, group in groupby(word.ys):
            part = slice(start, start + len([*group]))
            rows.append(self._row(rise, codes[part], word.ids[part], word.xs[part]))
            start = part.stop
        return tuple(rows)

    def _row(
        self, rise: float, codes: list[str], ids: tuple[int, ...], xs: tuple[float, ...]
    ) -> Row:
        left, widths = xs[0], self.widths
        out: list[str] = []
        pen = last = 0
        for code, glyph, x in zip(codes, ids, xs, strict=True):
            drift = round((x - left) * 1000) - pen
            if drift != last:
                out.append(f">{last - drift}<")
                last = drift
            out.append(code)
            pen += widths[glyph]
        return Row(rise, left, "".join(out), pen, last)

    def _encode(self, word: Glyphs) -> list[str]:
        """Return the codes of the glyphs of a word, in hexadecimal digits."""
        if self._ambiguous.isdisjoint(word.ids):
            return [*map(self._codes.__getitem__, word.ids)]
        pairs = zip(word.ids, _texts(word), strict=True)
        return [f"{self._characters[pair]:04x}" for pair in pairs]

    @cached_property
    def _codes(self) -> dict[int, str]:
        return {glyph: f"{glyph:04x}" for glyph in self._glyphs}

    @cached_property
    def _pairs(self) -> set[tuple[int, str]]:
        pairs: set[tuple[int, str]] = set()
        for word in self._words:
            pairs.update(zip(word.ids, _texts(word), strict=True))
        return pairs

    @cached_property
    def widths(self) -> dict[int, int]:
        """The advance widths of the used glyphs, in thousandths of the size."""
        font, scale = hb.Font(self._face), 1000 / self._face.upem
        return {
            glyph: round(font.get_glyph_h_advance(glyph or self._replacement) * scale)
            for glyph in self._glyphs
        }

    @cached_property
    def _glyphs(self) -> list[int]:
        return sorted({glyph for glyph, _ in self._pairs})

    @cached_property
    def _characters(self) -> dict[tuple[int, str], int]:
        """The characters: each glyph by its id, with other text by a number that is free."""
        used = set(self._glyphs)
        further = (number for number in count(1) if number not in used)
        characters: dict[tuple[int, str], int] = {}
        for glyph, group in groupby(sorted(self._pairs), lambda pair: pair[0]):
            pairs = sorted(group, key=lambda pair: (len(pair[1]), pair[1]))
            if glyph:
                characters[pairs.pop(0)] = glyph
            characters |= {pair: next(further) for pair in pairs}
        return characters

    @cached_property
    def _replacement(self) -> int:
        """The glyph in place of that for missing characters, which may not be shown.

        ISO 19005-2 §6.2.11.8, ISO 14289-1 §7.21.8.
        """
        font = hb.Font(self._face)
        return next(filter(None, map(font.get_nominal_glyph, _REPLACEMENTS)), 0)

    @cached_property
    def _ambiguous(self) -> set[int]:
        return {glyph for (glyph, _), character in self._characters.items() if character != glyph}

    def embed(self, objects: Objects) -> Reference:
        """Return a reference to the font, cut down to its used glyphs."""
        data = self._subset()
        tag = int.from_bytes(hashlib.sha256(data).digest()[:8], "big")
        letters = "".join(chr(65 + tag // 26**place % 26) for place in range(6))
        base = name(f"{letters}+{self._face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME)}")
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
                    self._descriptor(base, objects.stream(data, {"Length1": len(data)}))
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

    def _subset(self) -> bytes:
        plan = hb.SubsetInput()
        plan.flags = (
            hb.SubsetFlags.RETAIN_GIDS
            | hb.SubsetFlags.NO_HINTING
            | hb.SubsetFlags.NOTDEF_OUTLINE
            | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        )
        plan.glyph_set.update(glyph or self._replacement for glyph in self._glyphs)
        # What a composite font uses of a file, ISO 32000-1 §9.9 table 126.
        needed = {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}
        unneeded = set(self._face.table_tags) - needed
        plan.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in unneeded)
        return bytes(hb.subset(self._face, plan).blob.data)

    def _descriptor(self, base: str, file: Reference) -> object:
        scale = 1000 / self._face.upem
        head, post, os2, hhea = (
            self._face.reference_table(tag).data for tag in ("head", "post", "OS/2", "hhea")
        )
        box = struct.unpack_from(">4h", head, 36)
        angle = struct.unpack_from(">i", post, 4)[0] / 65536
        weight, family = struct.unpack_from(">H", os2, 4)[0], os2[30]
        capitals = struct.unpack_from(">h", os2, 88)[0]
        ascent, descent = struct.unpack_from(">2h", hhea, 4)
        flags = _SYMBOLIC | (_ITALIC if angle else 0) | (_SERIF if 1 <= family <= 7 else 0)
        return dictionary(
            {
                "Type": name("FontDescriptor"),
                "FontName": base,
                "Flags": flags,
                "FontBBox": array(round(edge * scale) for edge in box),
                "ItalicAngle": round(angle, 2),
                "Ascent": round(ascent * scale),
                "Descent": round(descent * scale),
                "CapHeight": round(capitals * scale),
                "StemV": round(50 + (weight / 65) ** 2),  # the usual estimate from the weight
                "FontFile2": file,
            }
        )

    def _map(self, objects: Objects) -> object:
        if not self._ambiguous:
            return name("Identity")
        glyphs = [0] * (max(self._characters.values()) + 1)
        for (glyph, _), character in self._characters.items():
            glyphs[character] = glyph or self._replacement
        return objects.stream(struct.pack(f">{len(glyphs)}H", *glyphs))

    def _width_ranges(self) -> Iterator[object]:
        widths = sorted(
            (character, self.widths[glyph]) for (glyph, _), character in self._characters.items()
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


def _texts(word: Glyphs) -> Sequence[str]:
    """Return the text that each glyph of a word shows.

    One that shows none of its own is a soft hyphen, which readers pass over.
    """
    if isinstance(word.clusters, range):
        return word.text
    starts = sorted({*word.clusters, len(word.text)})
    text = {start: word.text[start:end] for start, end in pairwise(starts)}
    texts: list[str] = []
    for cluster, group in groupby(word.clusters):
        size = len(list(group))
        shown = text.get(cluster, "")
        parts = [*shown[: size - 1], shown[size - 1 :]]
        parts = [part or _NO_TEXT for part in parts] + [_NO_TEXT] * (size - len(parts))
        texts += reversed(parts) if word.rtl else parts
    return texts
