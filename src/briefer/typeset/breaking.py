"""Line breaking: widths of chunks -> the lines that look best together.

The breaks of a paragraph are chosen for all of its lines at once (Knuth and Plass, Breaking
Paragraphs into Lines, 1981), with a cost that grows with the cube of what a line lacks. It knows no
fonts.
"""

from collections.abc import Sequence
from itertools import accumulate
from operator import add

from briefer.value import dataclass

_FULL_ENOUGH = 0.55
_SHORT_LAST = 0.25
_LINE_COST = 0.0005
_HYPHEN_COST = 0.02
_SHORT_LAST_COST = 0.01


@dataclass(frozen=True, slots=True)
class Measure:
    """The width of the first line and of the others.

    `give` is the part of a line that may lack at the cost of 1: all of it where lines are ragged,
    less where they are stretched.
    """

    first: float
    rest: float
    give: float = 1


def break_lines(
    widths: Sequence[float], spaces: Sequence[float], hyphens: Sequence[float], measure: Measure
) -> list[int]:
    """Return the ends of the lines as indexes after their last chunks.

    A chunk has a width, a space after it, and a hyphen if a line that ends with it shows one. A
    chunk that is wider than its line stands alone in it.
    """
    if not widths:
        return []
    if measure.first == measure.rest:
        return _best(widths, spaces, hyphens, measure)
    end = _fill(widths, spaces, hyphens, measure.first)
    if end == len(widths):
        return [end]
    later = _best(widths[end:], spaces[end:], hyphens[end:], measure)
    return [end, *(end + each for each in later)]


def _fill(
    widths: Sequence[float], spaces: Sequence[float], hyphens: Sequence[float], measure: float
) -> int:
    """Return the end of the longest line that fits."""
    pen = 0.0
    for at, (width, space, hyphen) in enumerate(zip(widths, spaces, hyphens, strict=True)):
        if at and pen + width + hyphen > measure:
            return at
        pen += width + space
    return len(widths)


def _best(
    widths: Sequence[float], spaces: Sequence[float], hyphens: Sequence[float], lines: Measure
) -> list[int]:
    """Return the ends of the lines whose costs are the least in sum."""
    count, measure = len(widths), lines.rest
    starts = [*accumulate(map(add, widths, spaces), initial=0.0)]
    if starts[-1] - spaces[-1] <= measure:
        return [count]
    costs = [0.0] * (count + 1)
    before = [0] * (count + 1)
    floor = 0
    enough, scale = measure * _FULL_ENOUGH, 1 / (measure * lines.give)
    for end in range(1, count):
        reach = starts[end] - spaces[end - 1] + hyphens[end - 1]
        while floor < end - 1 and reach - starts[floor] > measure:
            floor += 1
        best, chosen = float("inf"), end - 1
        room = measure - reach
        for start in range(floor, end):
            left, cost = starts[start], costs[start]
            lack = (room + left) * scale
            if lack > 0:
                cost += lack * lack * lack
            if cost < best:
                best, chosen = cost, start
            if reach - left < enough:
                break
        costs[end] = best + _LINE_COST + (_HYPHEN_COST if hyphens[end - 1] else 0)
        before[end] = chosen
    before[count] = _last_start(starts, costs, floor, spaces[-1], measure)
    return _ends(before)


def _last_start(
    starts: Sequence[float], costs: Sequence[float], floor: int, space: float, measure: float
) -> int:
    """Return where the last line begins; it may be short, but not a mere word."""
    reach = starts[-1] - space
    best, chosen = float("inf"), len(starts) - 2
    for start in range(floor, len(starts) - 1):
        width = reach - starts[start]
        if width > measure and start < len(starts) - 2:
            continue
        cost = costs[start] + (_SHORT_LAST_COST if width < measure * _SHORT_LAST else 0)
        if cost < best:
            best, chosen = cost, start
    return chosen


def _ends(before: Sequence[int]) -> list[int]:
    """Return the ends of the lines from the place that each line's end was reached from."""
    ends = []
    at = len(before) - 1
    while at:
        ends.append(at)
        at = before[at]
    return ends[::-1]
