"""Fonts: the glyphs that the pages show of a face, embedded with their widths and their text.

A composite font of TrueType outlines whose character codes are the face's own glyph ids
(ISO 32000-1 §9.7.4). It knows no page.
"""

import hashlib
import struct
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import groupby, pairwise

import uharfbuzz as hb

from briefer.errors import ExportError
from briefer.typeset.page import Run
from briefer.writers.pdf.objects import Objects, Reference, array, dictionary, name, string

_SERIF, _SYMBOLIC, _ITALIC = 1 << 1, 1 << 2, 1 << 6  # ISO 32000-1 table 123
_BLOCK = 100  # most entries of a bfchar block, ISO 32000-1 §9.10.3 by Adobe Technical Note 5014


class Font:
    """A face with the glyphs that were used of it."""

    def __init__(self, path: str) -> None:
        try:
            self._face = hb.Face(hb.Blob.from_file_path(path))
        except OSError:
            raise ExportError(
                f"The font {path} cannot be read.", "Choose another theme.", format="pdf"
            ) from None
        if "glyf" not in self._face.table_tags:
            raise ExportError(
                f"The font {path} has no TrueType outlines.", "Use its .ttf files.", format="pdf"
            )
        self._pairs: set[tuple[int, str]] = set()
        self._joined: set[int] = set()

    def use(self, run: Run) -> None:
        """Take in the glyphs of a run, and the text that they show."""
        if is_plain(run):
            self._pairs.update(zip(run.glyphs, run.text, strict=True))
            return
        for start, stop, text in clusters(run):
            if stop == start + 1 and text:
                self._pairs.add((run.glyphs[start], text))
            else:
                self._joined.update(run.glyphs[start:stop])

    @cached_property
    def widths(self) -> dict[int, int]:
        """The advance widths of the used glyphs, in thousandths of the size."""
        font, scale = hb.Font(self._face), 1000 / self._face.upem
        return {glyph: round(font.get_glyph_h_advance(glyph) * scale) for glyph in self._glyphs}

    @cached_property
    def ambiguous(self) -> frozenset[int]:
        """The glyphs that show other text in one place than in another."""
        uses = Counter(glyph for glyph, _ in self._pairs)
        return frozenset(glyph for glyph, count in uses.items() if count > 1)

    @cached_property
    def text(self) -> dict[int, str]:
        """The text that each used glyph stands for where nothing else is said."""
        pairs = sorted(self._pairs, key=lambda pair: (pair[0], len(pair[1]), pair[1]))
        text = {glyph: found for glyph, found in reversed(pairs)}
        if missing := self._joined - text.keys():
            reverse = self._reverse()
            text |= {glyph: reverse.get(glyph, "\ufffd") for glyph in missing}
        return dict(sorted(text.items()))

    @property
    def _glyphs(self) -> list[int]:
        return sorted({glyph for glyph, _ in self._pairs} | self._joined)

    def _reverse(self) -> dict[int, str]:
        font = hb.Font(self._face)
        codes = sorted(self._face.unicodes, reverse=True)
        return {glyph: chr(code) for code in codes if (glyph := font.get_nominal_glyph(code))}

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
                "CIDToGIDMap": name("Identity"),
                "FontDescriptor": objects.add(self._descriptor(base, objects.stream(data))),
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
                    "ToUnicode": objects.stream(_to_unicode(self.text)),
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
        plan.glyph_set.update(self._glyphs)
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

    def _width_ranges(self) -> Iterator[object]:
        for _, group in groupby(enumerate(self.widths.items()), lambda each: each[1][0] - each[0]):
            rows = [row for _, row in group]
            yield rows[0][0]
            yield array(width for _, width in rows)


def is_plain(run: Run) -> bool:
    """Return whether each glyph of a run shows one character, in order."""
    return run.clusters == tuple(range(len(run.text)))


def clusters(run: Run) -> Iterator[tuple[int, int, str]]:
    """Yield the groups of glyphs that show text together: from where, to where, which text.

    A glyph that shows no text of its own, such as the hyphen at the end of a broken line, has none.
    """
    starts = sorted({*run.clusters, len(run.text)})
    text = {start: run.text[start:end] for start, end in pairwise(starts)}
    position = 0
    for cluster, group in groupby(run.clusters):
        size = len(list(group))
        yield position, position + size, text.get(cluster, "")
        position += size


def _to_unicode(text: dict[int, str]) -> bytes:
    rows = [f"<{glyph:04X}> <{shown.encode('utf-16-be').hex()}>" for glyph, shown in text.items()]
    blocks = (rows[start : start + _BLOCK] for start in range(0, len(rows), _BLOCK))
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end", ""]
    return "\n".join(lines).encode()
