"""Line breaking: widths of chunks -> the lines that look best together.

The breaks of a paragraph are chosen for all of its lines at once (Knuth and Plass, Breaking
Paragraphs into Lines, 1981): no other choice costs less in sum. Lines that are stretched have the
demerits of TeX, with its penalties; ragged ones a cost that grows with the cube of what they lack.
It knows no fonts.
"""

from collections.abc import Sequence
from itertools import accumulate
from operator import add

from briefer.value import dataclass

_FULL_ENOUGH = 0.55
_SHORT_LAST = 0.25
_LINE_COST = 0.0005
_HYPHEN_COST = 0.02
_STACKED_COST = 10  # only where a word is wider than the lines
_SHORT_LAST_COST = 0.05

# The parameters of plain TeX (Knuth, The TeXbook, ch. 14), whose fonts have such spaces; TeX lets a
# last line be short, and two hyphens stand above one another for a hundredth of this.
_STRETCH, _SHRINK = 0.5, 1 / 3
_LINE_PENALTY = 10
_HYPHEN_PENALTY = 50
_ADJACENT_DEMERITS = 10_000
_STACKED_DEMERITS = 1_000_000
_THIRD_DEMERITS = 10**15
_LAST_HYPHEN_DEMERITS = 5_000
_SHORT_LAST_DEMERITS = 30_000
_HAIR = 1e-6


ANY = float("inf")
_DECENT = 1


@dataclass(frozen=True, slots=True)
class Measure:
    """The width of the first line and of the others, which are stretched or else ragged.

    `tolerance` is how far the gaps of lines may be stretched, 1 being by half.
    """

    first: float
    rest: float
    is_justified: bool = False
    tolerance: float = ANY


def break_lines(
    widths: Sequence[float], spaces: Sequence[float], hyphens: Sequence[float], measure: Measure
) -> list[int]:
    """Return the ends of the lines as indexes after their last chunks.

    A chunk has a width, a space after it, and a hyphen if a line that ends with it shows one. A
    chunk that is wider than its line stands alone in it. Nothing is returned where lines that are
    tolerable are not to be had.
    """
    if not widths:
        return []
    if measure.first != measure.rest:
        widths = [widths[0] + measure.rest - measure.first, *widths[1:]]
    if measure.is_justified:
        return _justified(widths, spaces, hyphens, measure)
    return _best(widths, spaces, hyphens, measure.rest)


def _best(
    widths: Sequence[float], spaces: Sequence[float], hyphens: Sequence[float], measure: float
) -> list[int]:
    """Return the ends of the ragged lines whose costs are the least in sum."""
    count = len(widths)
    starts = [*accumulate(map(add, widths, spaces), initial=0.0)]
    if starts[-1] - spaces[-1] <= measure:
        return [count]
    costs = [0.0] * (count + 1)
    before = [0] * (count + 1)
    floor = 0
    enough, scale = measure * _FULL_ENOUGH, 1 / measure
    for end in range(1, count):
        hyphen = hyphens[end - 1]
        reach = starts[end] - spaces[end - 1] + hyphen
        while floor < end - 1 and reach - starts[floor] > measure:
            floor += 1
        best, chosen = float("inf"), end - 1
        room = measure - reach
        for start in range(floor, end):
            left, cost = starts[start], costs[start]
            lack = (room + left) * scale
            if lack > 0:
                cost += lack * lack * lack
            if hyphen and start and hyphens[start - 1]:
                cost += _STACKED_COST
            if cost < best:
                best, chosen = cost, start
            if reach - left < enough and best < _STACKED_COST:
                break
        costs[end] = best + _LINE_COST + (_HYPHEN_COST if hyphen else 0)
        before[end] = chosen
    if any(hyphens):
        cut = zip(costs, (0.0, *hyphens), strict=True)
        costs = [cost + (_HYPHEN_COST if hyphen else 0) for cost, hyphen in cut]
    before[count] = _last_start(starts, costs, floor, spaces[-1], measure)
    return _ends(before)


def _last_start(
    starts: Sequence[float], costs: Sequence[float], floor: int, space: float, measure: float
) -> int:
    """Return where the last line begins; it may be short, but not a mere word or a part of one."""
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


# The end of a line, the demerits up to it, how tight or loose it is, the end before it, and whether
# both have a hyphen.
_Node = tuple[int, float, int, "_Node | None", bool]


def _justified(
    widths: Sequence[float], spaces: Sequence[float], hyphens: Sequence[float], measure: Measure
) -> list[int]:
    """Return the ends of the stretched lines whose demerits are the least in sum, if there are."""
    starts = [*accumulate(map(add, widths, spaces), initial=0.0)]
    blanks = [*accumulate(spaces, initial=0.0)]
    active: list[_Node] = [(0, 0.0, _DECENT, None, False)]
    width, loosest = measure.rest, measure.tolerance * _STRETCH
    for end in range(1, len(widths)):
        hyphen, blank = hyphens[end - 1], blanks[end - 1]
        room = width - starts[end] + spaces[end - 1] - hyphen
        dearer = _HYPHEN_PENALTY**2 if hyphen else 0
        found: dict[int, _Node] = {}
        dead = 0
        for node in active:
            start = node[0]
            lack, gaps = room + starts[start], blank - blanks[start] + _HAIR
            if lack > loosest * gaps:
                break
            if lack < -_SHRINK * gaps and (start < end - 1 or loosest < ANY):
                dead += 1
                continue
            ratio = lack / (gaps * (_STRETCH if lack > 0 else _SHRINK))
            cost = node[1] + dearer + (_LINE_PENALTY + 100 * abs(ratio) ** 3) ** 2
            is_stacked = hyphen > 0 and start > 0 and hyphens[start - 1] > 0
            if is_stacked:
                cost += _THIRD_DEMERITS if node[4] else _STACKED_DEMERITS
            fit = min(int(ratio + 1.5), 3)  # tight, decent, loose, very loose
            if abs(node[2] - fit) > 1:
                cost += _ADJACENT_DEMERITS
            key = ~fit if is_stacked else fit
            if key not in found or cost < found[key][1]:
                found[key] = (end, cost, fit, node, is_stacked)
        del active[:dead]
        active += found.values()
    return _with_last(active, starts, blanks, hyphens, measure)


def _with_last(
    nodes: Sequence[_Node],
    starts: Sequence[float],
    blanks: Sequence[float],
    hyphens: Sequence[float],
    measure: Measure,
) -> list[int]:
    """Return the ends of lines up to the best of nodes, and of the last line, if one is good."""
    count, width = len(hyphens), measure.rest
    reach = starts[-1] - blanks[-1] + blanks[-2]
    best, chosen = float("inf"), None
    for node in nodes:
        start = node[0]
        lack, gaps = width - reach + starts[start], blanks[-2] - blanks[start] + _HAIR
        if lack < -_SHRINK * gaps and (start < count - 1 or measure.tolerance < ANY):
            continue
        cost = node[1] + _last_demerits(lack / width, is_cut=start > 0 and hyphens[start - 1] > 0)
        if cost < best:
            best, chosen = cost, node
    return [] if chosen is None else [*_ends_to(chosen), count]


def _last_demerits(empty: float, *, is_cut: bool) -> float:
    """Return the demerits of a last line that is empty to a part, and may begin within a word."""
    demerits = _SHORT_LAST_DEMERITS if empty > 1 - _SHORT_LAST else 0
    return demerits + (_LAST_HYPHEN_DEMERITS if is_cut else 0)


def _ends_to(node: _Node | None) -> list[int]:
    """Return the ends of the lines up to that of a node."""
    ends: list[int] = []
    while node is not None and node[3] is not None:
        ends.append(node[0])
        node = node[3]
    return ends[::-1]
