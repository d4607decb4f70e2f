"""Font files: what the writer asks of a face, kept from one file to the next.

Words as they are shown, the widths of glyphs, what a descriptor says, and the part of a face that
has the glyphs that were used last. It knows no page.
"""

import hashlib
import struct
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, lru_cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from briefer.errors import ExportError, said
from briefer.typeset.page import Glyphs
from briefer.value import dataclass
from briefer.writers.pdf.objects import Reference, array, dictionary, name
from briefer.writers.pdf.packing import deflated

Pair = tuple[int, str]
"""A glyph with the text that it shows."""

Row = tuple[float, float, str, int, int]
"""Glyphs of a word that are equally high: how high, and from which x in it, in ems; hexadecimal
codes with the steps between them; the width of the glyphs alone, and how far the last one stands
from where widths lead, in thousandths of the size."""

_KEPT_WORDS = 60_000
_SERIF, _SYMBOLIC, _ITALIC = 1 << 1, 1 << 2, 1 << 6  # ISO 32000-1 table 123
_NO_TEXT = "\xad"
_REPLACEMENTS = (0xFFFD, ord("?"))


@dataclass(frozen=True, slots=True)
class Subset:
    """A face cut down to some glyphs: the deflated file, its size, and the tag of its name."""

    glyphs: frozenset[int]
    data: bytes
    size: int
    tag: str


class FontFile:
    """A face of TrueType outlines."""

    def __init__(self, path: str) -> None:
        try:
            self._face: Any = hb.Face(hb.Blob.from_file_path(path))
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
        self._file = Path(path).name
        self._font: Any = hb.Font(self._face)
        self.known: dict[Glyphs, tuple[Row, ...]] = {}
        self._pairs: dict[Glyphs, tuple[Pair, ...]] = {}
        self._same: dict[Pair, Pair] = {}
        self._codes: dict[int, str] = {}
        self._widths: dict[int, int] = {}
        self._subset: Subset | None = None

    def pairs(self, words: AbstractSet[Glyphs]) -> set[Pair]:
        """Return the glyphs of the words, each with the text that it shows."""
        if len(self._pairs) > _KEPT_WORDS:
            self._pairs, self.known = {}, {}  # not cleared: others may be reading them
        known, same = self._pairs, self._same
        for word in words - known.keys():
            found = zip(word.ids, texts(word), strict=True)
            known[word] = tuple([same.setdefault(pair, pair) for pair in found])
        return set().union(*map(known.__getitem__, words))

    def rows(self, word: Glyphs) -> tuple[Row, ...]:
        """Return a word as it is shown with the ids of its glyphs as codes, and know it then.

        There is a row for each stretch of glyphs equally high.
        """
        codes = self._codes
        for glyph in word.ids:
            if glyph not in codes:
                codes[glyph] = f"{glyph:04x}"
        rows = self.known[word] = self.shown(word, [codes[glyph] for glyph in word.ids])
        return rows

    def shown(self, word: Glyphs, codes: Sequence[str]) -> tuple[Row, ...]:
        """Return a word as it is shown with these codes for its glyphs."""
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
        self, rise: float, codes: Sequence[str], ids: tuple[int, ...], xs: tuple[float, ...]
    ) -> Row:
        left, widths = xs[0], self._widths
        out: list[str] = []
        pen = last = 0
        for code, glyph, x in zip(codes, ids, xs, strict=True):
            drift = round((x - left) * 1000) - pen
            if drift != last:
                out.append(f">{last - drift}<")
                last = drift
            out.append(code)
            pen += widths.get(glyph) or self.width(glyph)
        return rise, left, "".join(out), pen, last

    def width(self, glyph: int) -> int:
        """Return the advance width of a glyph, in thousandths of the size."""
        width = self._widths.get(glyph)
        if width is None:
            advance = self._font.get_glyph_h_advance(glyph or self.replacement)
            width = self._widths[glyph] = round(advance * 1000 / self._face.upem)
        return width

    @cached_property
    def replacement(self) -> int:
        """The glyph in place of that for missing characters, which may not be shown.

        ISO 19005-2 §6.2.11.8, ISO 14289-1 §7.21.8.
        """
        return next(filter(None, map(self._font.get_nominal_glyph, _REPLACEMENTS)), 0)

    @cached_property
    def name(self) -> str:
        """The PostScript name."""
        return str(self._face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME))

    def subset(self, glyphs: frozenset[int]) -> Subset:
        """Return the face cut down to the glyphs."""
        if self._subset is None or self._subset.glyphs != glyphs:
            data = self._cut(glyphs)
            digest = int.from_bytes(hashlib.sha256(data).digest()[:8], "big")
            tag = "".join(chr(65 + digest // 26**place % 26) for place in range(6))
            self._subset = Subset(glyphs, deflated(data), len(data), tag)
        return self._subset

    def _cut(self, glyphs: frozenset[int]) -> bytes:
        plan = hb.SubsetInput()
        plan.flags = (
            hb.SubsetFlags.RETAIN_GIDS
            | hb.SubsetFlags.NO_HINTING
            | hb.SubsetFlags.NOTDEF_OUTLINE
            | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        )
        plan.glyph_set.update(glyphs)
        # What a composite font uses of a file, ISO 32000-1 §9.9 table 126.
        needed = {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}
        unneeded = set(self._face.table_tags) - needed
        plan.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in unneeded)
        try:
            return bytes(hb.subset(self._face, plan).blob.data)
        except RuntimeError:
            raise ExportError(
                said("The font {font} is damaged.", font=self._file),
                "Choose another theme.",
                format="pdf",
            ) from None

    def descriptor(self, base: str, file: Reference) -> object:
        """Return the font descriptor of a name and a file, ISO 32000-1 §9.8."""
        scale = 1000 / self._face.upem
        head, post, os2, hhea = (
            self._face.reference_table(tag).data for tag in ("head", "post", "OS/2", "hhea")
        )
        box = struct.unpack_from(">4h", head, 36)
        angle = struct.unpack_from(">i", post, 4)[0] / 65536
        weight, family = struct.unpack_from(">H", os2, 4)[0], os2[30]
        ascent, descent = struct.unpack_from(">2h", hhea, 4)
        # Old versions of the table do not say how high capitals are.
        capitals = struct.unpack_from(">h", os2, 88)[0] if len(os2) >= 90 else ascent
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


@lru_cache(maxsize=64)
def load(path: str) -> FontFile:
    """Return the font file. Raises ExportError where it cannot be embedded."""
    return FontFile(path)


def texts(word: Glyphs) -> Sequence[str]:
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
