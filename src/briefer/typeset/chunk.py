"""Chunks: flattened text -> what no line end divides, shaped and measured.

Chunks end at spaces that are not glued, after hyphens (in "a-t-il" the first alone), dashes
and slashes, between ideographs, and at any character of a word that is wider than a line.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from briefer.typeset.hyphen import hyphenator
from briefer.typeset.inline import Flat, Piece
from briefer.typeset.page import Glyphs
from briefer.value import dataclass, replace

_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef"
_BREAK = r"[ \n]+|[-\u2010](?<=[^\W\d_].)(?=[^\W\d_])(?<!-t-)|\u2014(?=\S)|/(?<=\w.)(?=\w)"
_AROUND = " .,;:!?()\"'\u2018\u2019\u201c\u201d"
_SHORTEST_CUT = 6
_LONGEST_SHAPED = 200


@dataclass(slots=True, eq=False)
class Part:
    """Shaped text of one piece and one face, or space at an end of a badge, which has no glyphs.

    `bare` leaves out a space at the end of the text.
    """

    piece: Piece
    start: int
    glyphs: Glyphs
    level: int
    width: float
    bare: float


@dataclass(slots=True, eq=False)
class Chunk:
    """Parts that stay on one line: width, space after them, hyphen if a line ends here."""

    width: float
    space: float
    parts: tuple[Part, ...]
    hyphen: float = 0


class Chunker:
    """Cuts a text into chunks for lines of a width; `levels` are those of its characters, or None.

    `base` is the level of the paragraph.
    """

    def __init__(self, flat: Flat, levels: list[int] | None, measure: float, base: int = 0) -> None:
        self.missing = ""
        self._flat = flat
        self._text = flat.text.replace("\n", " ")
        self._levels = levels
        self.is_plain = levels is None
        self._measure = measure
        self._piece = 0
        self._known = [
            piece.look.face.measured(piece.look.size, piece.look.tracking)
            if levels is None and not piece.look.is_area
            else None
            for piece in flat.pieces
        ]
        self._base = base
        self._face = ""

    def segments(self) -> Iterator[list[Chunk]]:
        """Yield the chunks between the line ends that are part of the text."""
        text, glued = self._flat.text, self._flat.glued
        chunks: list[Chunk] = []
        start = 0
        breaks = _breaks(has_cjk=not text.isascii() and max(text) >= _CJK[0])
        for found in breaks.finditer(text):
            end = found.end()
            if end - 1 in glued:
                continue
            self._add(chunks, start, end)
            if text[end - 1] == "\n":
                yield chunks
                chunks = []
            start = end
        if start < len(text):
            self._add(chunks, start, len(text))
        if chunks:
            yield chunks

    def _add(self, chunks: list[Chunk], start: int, end: int) -> None:
        """Add the chunk of a part of the text, or several where it is wider than a line."""
        pieces, at = self._flat.pieces, self._piece
        while pieces[at].end <= start:
            at += 1
        self._piece = at
        piece, known = pieces[at], self._known[at]
        if known is not None and end <= piece.end:
            text, look = self._text[start:end], piece.look
            word = (
                known[text] if text in known else look.face.measure(text, look.size, look.tracking)
            )
            if word is not None and word[2] <= self._measure:
                glyphs, width, bare, space = word
                chunks.append(Chunk(bare, space, (Part(piece, start, glyphs, 0, width, bare),)))
                return
        self._add_mixed(chunks, start, end)

    def _add_mixed(self, chunks: list[Chunk], start: int, end: int) -> None:
        parts: list[Part] = []
        for piece, low, high in self._cuts(start, end):
            parts.extend(self._shaped(piece, low, high))
        chunk = _chunk(parts)
        if chunk.width > self._measure:
            chunks.extend(_chunk([part]) for part in self._split(parts))
        else:
            chunks.append(chunk)

    def _cuts(self, start: int, end: int) -> Iterator[tuple[Piece, int, int]]:
        """Yield the pieces that lie between two places of the text, cut where the level changes."""
        pieces, at = self._flat.pieces, self._piece
        while at < len(pieces) and pieces[at].start < end:
            piece = pieces[at]
            low, high = max(piece.start, start), min(piece.end, end)
            if self._levels is None:
                yield piece, low, high
            else:
                yield from ((piece, *cut) for cut in self._level_cuts(self._levels, low, high))
            at += 1

    def _level_cuts(self, levels: list[int], low: int, high: int) -> Iterator[tuple[int, int]]:
        """Yield the parts of one level; spaces stand apart, since they may end a line."""
        text = self._text
        start = low
        for at in range(low + 1, high):
            if levels[at] != levels[start] or (text[at] == " ") != (text[at - 1] == " "):
                yield start, at
                start = at
        yield start, high

    def _shaped(self, piece: Piece, low: int, high: int) -> list[Part]:
        level = self._levels[low] if self._levels else 0
        look, text, rtl = piece.look, self._text[low:high], level % 2 == 1
        word = look.face.word(text, rtl=rtl)
        self.missing += word.missing
        glyphs = word.pieces
        if text == " " and self._face:
            glyphs = (look.face.space(self._face, rtl=rtl),)
        parts: list[Part] = []
        at = low
        for each in glyphs:
            tracking = look.tracking * len(each.ids)
            width, bare = each.width * look.size + tracking, each.bare * look.size + tracking
            parts.append(Part(piece, at, each, level, width, bare))
            at += len(each.text)
        self._face = glyphs[-1].face if glyphs else ""
        return self._padded(parts, low, high) if look.pad_x and parts else parts

    def _padded(self, parts: list[Part], low: int, high: int) -> list[Part]:
        """Return the parts of a badge with the space at its ends."""
        piece = parts[0].piece
        pad, level = piece.look.pad_x, self._base
        if low == piece.start:
            parts.insert(0, Part(piece, low, _nothing(parts[0].glyphs), level, pad, pad))
        if high == piece.end:
            parts.append(Part(piece, high, _nothing(parts[-1].glyphs), level, pad, pad))
        return parts

    def _split(self, parts: list[Part]) -> Iterator[Part]:
        """Yield the parts cut so that none is wider than a line, and lines can be full."""
        for _, group in groupby(parts, key=lambda each: (each.piece, each.level)):
            stretch = list(group)
            part, last = stretch[0], stretch[-1]
            if sum(each.bare for each in stretch) <= self._measure or not part.width:
                yield from stretch
                continue
            at, end = part.start, last.start + len(last.glyphs.text)
            while at < end:
                cut = self._cut(part, at, end)
                yield from self._shaped(part.piece, at, cut)
                at = cut

    def _cut(self, part: Part, at: int, end: int) -> int:
        """Return where a line ends at the latest in a part that is wider than it."""
        mean = part.width / max(len(part.glyphs.text), 1)
        count = max(1, min(end - at, int(self._measure / max(mean, 0.01)), _LONGEST_SHAPED))
        while count > 1 and self._width(part.piece, at, at + count) > self._measure:
            count -= max(1, count // 16)
        cut = at + count
        while cut < min(end, at + _LONGEST_SHAPED) and unicodedata.combining(self._text[cut]):
            cut += 1
        return cut

    def _width(self, piece: Piece, low: int, high: int) -> float:
        return sum(part.bare for part in self._shaped(piece, low, high))

    def hyphenated(self, chunk: Chunk, lang: str) -> Iterator[Chunk]:
        """Yield the chunk cut where its word may be hyphenated."""
        part = chunk.parts[0]
        text, piece = part.glyphs.text, part.piece
        word = text.strip(_AROUND)
        is_text = self._flat.leaves[piece.leaf].kind == "text" and not piece.look.is_area
        low = part.start
        # A name is not cut; in German every noun begins with a capital.
        is_word = word.isalpha() and (word[0].islower() or lang.startswith("de"))
        if len(chunk.parts) == 1 and len(word) >= _SHORTEST_CUT and is_word and is_text:
            dash = piece.look.face.word("-").width * piece.look.size
            begin = low + text.index(word)
            for place in hyphenator(lang)(word):
                head = _chunk(self._shaped(piece, low, begin + place))
                head.hyphen = dash
                yield head
                low = begin + place
        end = part.start + len(text)
        yield chunk if low == part.start else _chunk(self._shaped(piece, low, end))


@cache
def _breaks(*, has_cjk: bool) -> re.Pattern[str]:
    """Return what a line may end after; ideographs take as long to compile as a page to set."""
    return re.compile(rf"{_BREAK}|(?<=[{_CJK}])(?=[{_CJK}])" if has_cjk else _BREAK)


def _nothing(beside: Glyphs) -> Glyphs:
    return replace(beside, text="", ids=(), xs=(), ys=(), clusters=range(0), width=0, bare=0)


def _chunk(parts: list[Part]) -> Chunk:
    width = sum(part.width for part in parts)
    bare = width
    for part in reversed(parts):
        bare += part.bare - part.width
        if part.bare:
            break
    return Chunk(bare, width - bare, tuple(parts))
