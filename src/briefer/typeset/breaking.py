"""Line breaking: widths of words -> the lines that look best together.

The breaks of a paragraph are chosen for all of its lines at once (Knuth and Plass, Breaking Paragraphs
into Lines, 1981), with a cost that grows with the cube of what a line lacks. It knows no fonts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_FULL_ENOUGH = 0.55
_SHORT_LAST = 0.12


@dataclass(frozen=True, slots=True)
class Chunk:
    """What no line end divides: its width, that of the space after it, and of a hyphen if it is cut."""

    width: float
    space: float
    hyphen: float = 0


def break_lines(
    chunks: Sequence[Chunk], first: float, rest: float, *, justify: bool = False
) -> list[int]:
    """Return the ends of the lines, as indexes after their last chunks, for the widths of the lines.

    A chunk that is wider than its line stands alone in it.
    """
    if first != rest and chunks:
        end = _fill(chunks, first)
        return [
            end,
            *(end + each for each in break_lines(chunks[end:], rest, rest, justify=justify)),
        ]
    return _best(chunks, rest, justify=justify)


def _fill(chunks: Sequence[Chunk], measure: float) -> int:
    """Return the end of the longest line that fits."""
    width = 0.0
    for at, chunk in enumerate(chunks):
        if at and width + chunk.width + chunk.hyphen > measure:
            return at
        width += chunk.width + chunk.space
    return len(chunks)


def _best(chunks: Sequence[Chunk], measure: float, *, justify: bool) -> list[int]:
    """Return the ends of the lines whose costs are the least in sum."""
    count = len(chunks)
    starts = [0.0] * (count + 1)
    total = 0.0
    for at, chunk in enumerate(chunks):
        total += chunk.width + chunk.space
        starts[at + 1] = total
    if total - (chunks[-1].space if count else 0) <= measure:
        return [count] if count else []
    costs = [0.0] * (count + 1)
    before = [0] * (count + 1)
    floor = 0
    enough = measure * _FULL_ENOUGH
    scale = 1 / measure
    for end in range(1, count + 1):
        last = chunks[end - 1]
        reach = starts[end] - last.space + last.hyphen
        while floor < end - 1 and reach - starts[floor] > measure:
            floor += 1
        is_last = end == count
        penalty = 0.02 if last.hyphen else 0.0
        best, chosen = float("inf"), end - 1
        for start in range(floor, end):
            width = reach - starts[start]
            if width < enough and start > floor and not is_last:
                break
            if is_last:
                cost = 0.01 if width < measure * _SHORT_LAST else 0.0
            else:
                lack = (measure - width) * scale
                cost = lack * lack * (lack if not justify else 4 * lack) if lack > 0 else 0.0
            cost += costs[start] + penalty + 0.0005
            if cost < best:
                best, chosen = cost, start
        costs[end], before[end] = best, chosen
    ends = []
    at = count
    while at:
        ends.append(at)
        at = before[at]
    return ends[::-1]
