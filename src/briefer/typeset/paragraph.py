"""Paragraphs: inlines set in a frame -> a galley of lines whose runs lack only their page.

Runs of a galley have their final x; their y is that within the line, and their mark is the index of
their leaf. The same galley serves every layout in which the paragraph has not changed.
"""

from collections.abc import Sequence

from briefer.document.tree import Inlines
from briefer.typeset.bidi import has_rtl, levels, own_level
from briefer.typeset.breaking import ANY, Measure, break_lines
from briefer.typeset.chunk import Chunk, Chunker
from briefer.typeset.inline import Flat, Leaf, flatten
from briefer.typeset.line import Frame, Line, LineSetter
from briefer.typeset.setting import Setting, Settings
from briefer.value import dataclass, replace

_TOO_RAGGED = 0.2
_TOLERANCES = (1.2, 3.0)
_FEW_LINES = 4
_BALANCING = 6
_ENDLESS = 1e9


@dataclass(frozen=True, slots=True, eq=False)
class Galley:
    """The lines of a paragraph with the leaves that they speak through, and its notes by leaf.

    `used` are the leaves that are set, in order; `missing` are the characters that no font has.
    """

    lines: tuple[Line, ...]
    leaves: tuple[Leaf, ...]
    used: tuple[int, ...]
    notes: dict[int, Inlines]
    missing: str


def set_paragraph(
    content: Inlines, setting: Setting, settings: Settings, frame: Frame, number: int = 1
) -> Galley:
    """Return the galley of the inlines; `number` is that of their first note."""
    flat = flatten(content, setting, settings, number, frame.lang)
    measure = max(frame.width, setting.style.size)
    base = own_level(flat.text, int(frame.rtl))
    chunker = _chunker(flat, measure, base)
    setter = LineSetter(flat, setting, frame, None if chunker.is_plain else base)
    lines: list[Line] = []
    for chunks in chunker.segments():
        first = setting.style.first if not lines else 0
        lines_of = Measure(measure - first, measure, setting.style.align == "justify")
        ends, cut = _broken(chunker, chunks, setting, frame.lang, lines_of)
        start = 0
        for end in ends:
            parts = [part for chunk in cut[start:end] for part in chunk.parts]
            lines.append(
                setter.line(
                    parts,
                    indent=first if start == 0 else 0,
                    is_last=end == len(cut),
                    hyphen=cut[end - 1].hyphen > 0,
                )
            )
            start = end
    used = tuple(dict.fromkeys(run.mark for line in lines for run in line.runs))
    leaves = tuple(setter.leaves)
    return Galley(tuple(lines or [Line()]), leaves, used, flat.notes, chunker.missing)


def extents(content: Inlines, setting: Setting, settings: Settings) -> tuple[float, float]:
    """Return the width of the widest word of the inlines and that of their widest line."""
    flat = flatten(content, setting, settings, 1)
    least = most = 0.0
    for chunks in _chunker(flat, _ENDLESS, 0).segments():
        least = max(least, *(chunk.width for chunk in chunks))
        most = max(most, sum(chunk.width + chunk.space for chunk in chunks) - chunks[-1].space)
    return least, most


def _chunker(flat: Flat, measure: float, base: int) -> Chunker:
    is_mixed = base or has_rtl(flat.text)
    return Chunker(flat, levels(flat.text, base) if is_mixed else None, measure, base)


def _broken(
    chunker: Chunker, chunks: list[Chunk], setting: Setting, lang: str, measure: Measure
) -> tuple[list[int], list[Chunk]]:
    """Return the ends of lines, and the chunks that they count: hyphenated where lines are poor."""
    style = setting.style
    if style.align == "justify":
        measure = replace(measure, tolerance=_TOLERANCES[0])
    ends = _ends(chunks, measure)
    if style.keep_with_next and 1 < len(ends) <= _FEW_LINES:
        return _balanced(chunks, ends, measure), chunks
    is_cut = style.hyphenate and not style.capitals
    if ends and not (is_cut and _is_poor(chunks, ends, measure)):
        return ends, chunks
    if is_cut and not any(part.level for chunk in chunks for part in chunk.parts):
        chunks = [each for chunk in chunks for each in chunker.hyphenated(chunk, lang)]
    ends = _ends(chunks, replace(measure, tolerance=_TOLERANCES[1]))
    return ends or _ends(chunks, replace(measure, tolerance=ANY)), chunks


def _balanced(chunks: Sequence[Chunk], ends: list[int], measure: Measure) -> list[int]:
    """Return the ends of lines of a title, which are as few and more even."""
    low, high = measure.rest / 2, measure.rest
    for _ in range(_BALANCING):
        middle = (low + high) / 2
        found = _ends(chunks, Measure(middle, middle))
        if len(found) > len(ends) or _widest(chunks, found) > middle:
            low = middle
        else:
            high, ends = middle, found
    return ends


def _widest(chunks: Sequence[Chunk], ends: Sequence[int]) -> float:
    starts = (0, *ends[:-1])
    return max(
        sum(chunk.width + chunk.space for chunk in chunks[start:end]) - chunks[end - 1].space
        for start, end in zip(starts, ends, strict=True)
    )


def _ends(chunks: Sequence[Chunk], measure: Measure) -> list[int]:
    widths = [chunk.width for chunk in chunks]
    spaces = [chunk.space for chunk in chunks]
    return break_lines(widths, spaces, [chunk.hyphen for chunk in chunks], measure)


def _is_poor(chunks: Sequence[Chunk], ends: Sequence[int], measure: Measure) -> bool:
    """Return whether a ragged line but the last is narrower than it should be at the least."""
    if measure.is_justified:
        return False
    least = measure.rest * (1 - _TOO_RAGGED)
    start = 0
    for end in ends[:-1]:
        width = (
            sum(chunk.width + chunk.space for chunk in chunks[start:end]) - chunks[end - 1].space
        )
        if width < least:
            return True
        start = end
    return False
