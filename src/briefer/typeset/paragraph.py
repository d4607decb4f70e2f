"""Paragraphs: inlines set in a frame -> a galley of lines whose runs lack only their page.

Runs of a galley have their final x; their y is that within the line, and their mark is the index of
their leaf. The same galley serves every layout in which the paragraph has not changed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefer.document.tree import Inlines
from briefer.typeset.bidi import has_rtl, levels
from briefer.typeset.breaking import Chunk, break_lines
from briefer.typeset.face import Glyphs
from briefer.typeset.hyphen import hyphenator
from briefer.typeset.inline import Flat, Leaf, Piece, flatten
from briefer.typeset.line import Line, LineSetter, Part
from briefer.typeset.setting import Setting, Settings

_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef"
_BREAK = re.compile(
    rf"[ \n]+|(?<=[^\W\d_])[-\u2010](?=\w)|\u2014(?=\S)|(?<=\w)/(?=\w)|(?<=[{_CJK}])(?=[{_CJK}])"
)
_TOO_RAGGED = 0.2
_SHORTEST_CUT = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """Where lines stand: left edge, width, direction, and the text that they belong to."""

    x: float
    width: float
    rtl: bool = False
    block: str = ""
    offset: int = 0
    lang: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Galley:
    """The lines of a paragraph with the leaves that they speak through, and its notes by leaf."""

    setting: Setting
    lines: tuple[Line, ...]
    leaves: tuple[Leaf, ...]
    notes: dict[int, Inlines]
    missing: str

    @property
    def height(self) -> float:
        """Return the height of all lines."""
        return len(self.lines) * self.setting.style.leading


@dataclass(slots=True, eq=False)
class _Unit:
    """A chunk with the parts that it is set from."""

    chunk: Chunk
    parts: list[Part]


def set_paragraph(
    content: Inlines, setting: Setting, settings: Settings, frame: Frame, number: int = 1
) -> Galley:
    """Return the galley of the inlines; `number` is that of their first note."""
    flat = flatten(content, setting, settings, number)
    return _Paragraph(flat, setting, frame).galley()


def extents(content: Inlines, setting: Setting, settings: Settings) -> tuple[float, float]:
    """Return the width of the widest word of the inlines and that of their widest line."""
    flat = flatten(content, setting, settings, 1)
    least = most = 0.0
    for units in _Paragraph(flat, setting, Frame(0, 1e9)).segments():
        chunks = [unit.chunk for unit in units]
        least = max(least, *(chunk.width for chunk in chunks))
        most = max(most, sum(chunk.width + chunk.space for chunk in chunks) - chunks[-1].space)
    return least, most


class _Paragraph:
    def __init__(self, flat: Flat, setting: Setting, frame: Frame) -> None:
        self._flat = flat
        self._setting = setting
        self._frame = frame
        self._measure = max(frame.width, setting.style.size)
        self._text = flat.text.replace("\n", " ")
        is_mixed = frame.rtl or has_rtl(flat.text)
        self._levels = levels(flat.text, int(frame.rtl)) if is_mixed else None
        self._missing = ""

    def galley(self) -> Galley:
        style = self._setting.style
        setter = LineSetter(self._flat, self._setting, self._frame, is_mixed=bool(self._levels))
        lines: list[Line] = []
        first = style.first
        for units in self.segments():
            ends, units = self._ends(units, first)
            start = 0
            for end in ends:
                indent = first if start == 0 else 0
                parts = [part for unit in units[start:end] for part in unit.parts]
                chunk = units[end - 1].chunk
                hyphen = chunk.hyphen > 0
                is_last = end == len(units)
                lines.append(setter.line(parts, indent=indent, is_last=is_last, hyphen=hyphen))
                start = end
            first = 0
        if not lines:
            lines.append(Line())
        leaves = tuple(setter.leaves)
        return Galley(self._setting, tuple(lines), leaves, self._flat.notes, self._missing)

    def _ends(self, units: list[_Unit], first: float) -> tuple[list[int], list[_Unit]]:
        style, measure = self._setting.style, self._measure
        justify = style.align == "justify"
        chunks = [unit.chunk for unit in units]
        ends = break_lines(chunks, measure - first, measure, justify=justify)
        hyphenates = style.hyphenate and not self._levels and not style.capitals
        if hyphenates and _is_ragged(chunks, ends, measure):
            cut = [part for unit in units for part in self._hyphenated(unit)]
            chunks = [unit.chunk for unit in cut]
            return break_lines(chunks, measure - first, measure, justify=justify), cut
        return ends, units

    def segments(self) -> Iterator[list[_Unit]]:
        """Yield the units between the line ends that are part of the text."""
        flat, units = self._flat, list[_Unit]()
        start = 0
        for found in _BREAK.finditer(flat.text):
            end = found.end()
            if end - 1 in flat.glued and flat.text[end - 1] == " ":
                continue
            units.extend(self._units(start, end))
            if "\n" in found[0]:
                yield units
                units = []
            start = end
        if start < len(flat.text):
            units.extend(self._units(start, len(flat.text)))
        if units:
            yield units

    def _units(self, start: int, end: int) -> list[_Unit]:
        """Return the unit of a part of the text, or several where it is wider than a line."""
        parts: list[Part] = []
        for piece, low, high in self._cuts(start, end):
            parts.extend(self._shaped(piece, low, high))
        unit = _unit(parts)
        if unit.chunk.width > self._measure:
            return [_unit([part]) for part in self._split(parts)]
        return [unit]

    def _cuts(self, start: int, end: int) -> Iterator[tuple[Piece, int, int]]:
        """Yield the pieces that lie between two places of the text, asked for in rising order."""
        pieces = self._flat.pieces
        at = self._piece = getattr(self, "_piece", 0)
        while at < len(pieces) and pieces[at].end <= start:
            at += 1
        self._piece = at
        while at < len(pieces) and pieces[at].start < end:
            piece = pieces[at]
            low, high = max(piece.start, start), min(piece.end, end)
            if self._levels is None:
                yield piece, low, high
            else:
                yield from ((piece, *cut) for cut in self._level_cuts(low, high))
            at += 1

    def _level_cuts(self, low: int, high: int) -> Iterator[tuple[int, int]]:
        """Yield the parts of one level; spaces stand apart, since they may end a line."""
        assert self._levels is not None
        start = low
        for at in range(low + 1, high + 1):
            if (
                at == high
                or self._levels[at] != self._levels[start]
                or (self._text[at] == " ") != (self._text[at - 1] == " ")
            ):
                yield start, at
                start = at

    def _shaped(self, piece: Piece, low: int, high: int) -> list[Part]:
        level = self._levels[low] if self._levels else 0
        look = piece.look
        word = look.face.word(self._text[low:high], rtl=level % 2 == 1)
        if word.missing:
            self._missing += word.missing
        pieces = word.pieces if level % 2 == 0 or len(word.pieces) == 1 else word.pieces
        parts, at = [], low
        for glyphs in pieces:
            parts.append(_part(piece, at, glyphs, level))
            at += len(glyphs.text)
        return parts

    def _split(self, parts: list[Part]) -> Iterator[Part]:
        """Yield the parts cut so that none is wider than a line."""
        for part in parts:
            if part.width <= self._measure:
                yield part
                continue
            at, end = part.start, part.start + len(part.glyphs.text)
            while at < end:
                cut = self._cut(part, at, end)
                yield from self._shaped(part.piece, at, cut)
                at = cut

    def _cut(self, part: Part, at: int, end: int) -> int:
        """Return where a line ends at the latest in a part that is wider than it."""
        mean = part.width / max(len(part.glyphs.text), 1)
        count = max(1, min(end - at, int(self._measure / max(mean, 0.01)), 200))
        while count > 1 and sum(p.width for p in self._shaped(part.piece, at, at + count)) > (
            self._measure
        ):
            count -= max(1, count // 16)
        at += count
        while at < end and count < 200 and not self._text[at].isprintable():
            at += 1
        return at

    def _hyphenated(self, unit: _Unit) -> list[_Unit]:
        """Return the unit cut where its word may be hyphenated."""
        if len(unit.parts) != 1 or unit.chunk.hyphen:
            return [unit]
        (part,) = unit.parts
        text = part.glyphs.text
        word = text.strip(" .,;:!?()“”\"'’‘")
        is_text = self._flat.leaves[part.piece.leaf].kind == "text" and not part.piece.look.is_area
        if len(word) < _SHORTEST_CUT or not word.isalpha() or not is_text:
            return [unit]
        lead = text.index(word)
        low, units = part.start, []
        for place in hyphenator(self._frame.lang)(word):
            cut = part.start + lead + place
            units.append(_unit(self._shaped(part.piece, low, cut), part.piece))
            low = cut
        units.append(_unit(self._shaped(part.piece, low, part.start + len(text))))
        return units


def _part(piece: Piece, start: int, glyphs: Glyphs, level: int) -> Part:
    look = piece.look
    tracking = look.tracking * len(glyphs.ids)
    width, bare = glyphs.width * look.size + tracking, glyphs.bare * look.size + tracking
    before = after = 0.0
    if look.pad_x:
        before = look.pad_x if start == piece.start else 0.0
        after = look.pad_x if start + len(glyphs.text) == piece.end else 0.0
    return Part(piece, start, glyphs, level, width + before + after, bare + before + after, before)


def _unit(parts: list[Part], hyphen: Piece | None = None) -> _Unit:
    width = sum(part.width for part in parts)
    bare = width
    for part in reversed(parts):
        bare += part.bare - part.width
        if part.bare:
            break
    dash = hyphen.look.face.word("-").width * hyphen.look.size if hyphen else 0.0
    return _Unit(Chunk(bare, width - bare, dash), parts)


def _is_ragged(chunks: list[Chunk], ends: list[int], measure: float) -> bool:
    """Return whether a line but the last lacks more than an eye passes over."""
    start = 0
    for end in ends[:-1]:
        line = chunks[start:end]
        width = sum(chunk.width + chunk.space for chunk in line) - line[-1].space
        if measure - width > measure * _TOO_RAGGED * (0.3 if len(line) > 1 else 1):
            return True
        start = end
    return False
