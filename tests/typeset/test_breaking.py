"""Lines are broken so that they look best together."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.typeset.breaking import Measure, break_lines

CHUNKS = st.lists(st.tuples(st.floats(0, 60), st.floats(0, 4)), min_size=1, max_size=60)


def broken(chunks, first, rest):
    widths, spaces = zip(*chunks, strict=True)
    return break_lines(widths, spaces, [0.0] * len(widths), Measure(first, rest))


@given(chunks=CHUNKS, first=st.floats(61, 120), rest=st.floats(61, 120))
def test_lines_hold_all_chunks_in_order_and_fit(chunks, first, rest):
    ends = broken(chunks, first, rest)
    assert ends == sorted(set(ends))
    assert ends[-1] == len(chunks)
    start = 0
    for number, end in enumerate(ends):
        width = sum(width + space for width, space in chunks[start:end]) - chunks[end - 1][1]
        assert width <= (rest if number else first) + 1e-6
        start = end


def test_a_chunk_that_is_too_wide_stands_alone():
    assert broken([(10, 2), (200, 2), (10, 2)], 50, 50) == [1, 2, 3]


def test_a_line_is_given_up_for_the_sake_of_the_next():
    # Greedy lines would be 38, 14 and 30 of 40 wide.
    chunks = [(18, 2), (18, 2), (14, 2), (30, 2), (30, 2)]
    assert broken(chunks, 40, 40) == [1, 3, 4, 5]


def test_nothing_has_no_lines():
    assert break_lines([], [], [], Measure(100, 100)) == []


def demerits(chunks, hyphens, ends, measure):
    """Return the demerits of stretched lines after The TeXbook, ch. 14, None if overfull."""
    total, fit, stack = 0.0, 1, 0
    for start, end in pairwise((0, *ends)):
        gaps = sum(space for _, space in chunks[start : end - 1])
        width = sum(width for width, _ in chunks[start:end]) + gaps + hyphens[end - 1]
        lack = measure - width
        if lack < -gaps / 3 - 1e-9:
            return None
        is_last, cut = end == len(chunks), start > 0 and hyphens[start - 1]
        if is_last:
            total += 30_000 * (lack > measure * 0.75) + 5000 * bool(cut)
            continue
        ratio = lack / (gaps + 1e-6) / (0.5 if lack > 0 else 1 / 3)
        total += (10 + 100 * abs(ratio) ** 3) ** 2 + 2500 * bool(hyphens[end - 1])
        stack = stack + 1 if hyphens[end - 1] and cut else 0
        total += (0, 1_000_000, 10**15)[min(stack, 2)]
        before, fit = fit, min(int(ratio + 1.5), 3)
        total += 10_000 * (abs(before - fit) > 1)
    return total


TEXT = st.lists(st.tuples(st.floats(8, 30), st.just(3.0), st.booleans()), min_size=1, max_size=10)


@given(text=TEXT)
def test_no_other_breaks_of_stretched_lines_cost_less(text):
    chunks = [(width, 0.0 if cut else space) for width, space, cut in text]
    hyphens = [2.0 if cut else 0.0 for _, _, cut in text[:-1]] + [0.0]
    widths, spaces = zip(*chunks, strict=True)
    found = break_lines(widths, spaces, hyphens, Measure(60, 60, is_justified=True))
    count = len(text)
    every = (
        [*inner, count] for size in range(count) for inner in combinations(range(1, count), size)
    )
    costs = [demerits(chunks, hyphens, ends, 60) for ends in every]
    best = min(cost for cost in costs if cost is not None)
    assert demerits(chunks, hyphens, found, 60) == pytest.approx(best)


def test_hyphens_are_not_stacked():
    # Hyphens at the ends of both lines would fill them.
    widths, spaces = [20, 20, 16, 20, 18, 20, 30], [2, 0, 2, 2, 0, 2, 0]
    hyphens = [0, 2, 0, 0, 2, 0, 0]
    ends = break_lines(widths, spaces, hyphens, Measure(44, 44))
    assert sum(hyphens[end - 1] > 0 for end in ends) < 2


@pytest.mark.parametrize("is_justified", [True, False])
@given(syllables=st.lists(st.integers(1, 4), min_size=40, max_size=90))
def test_two_hyphens_above_one_another_are_stretched_and_three_never_are(is_justified, syllables):
    cuts = [at == 1 for count in syllables for at in range(count, 0, -1)]
    spaces = [3.0 * is_end for is_end in cuts]
    hyphens = [0.0 if is_end else 2.0 for is_end in cuts]
    measure = Measure(120, 120, is_justified=is_justified)
    ends = break_lines([12.0] * len(cuts), spaces, hyphens, measure)
    cut = [hyphens[end - 1] > 0 for end in ends]
    most = 2 if is_justified else 1
    assert not any(all(cut[at : at + most + 1]) for at in range(len(cut) - most))


def test_a_last_line_is_not_a_mere_word():
    assert break_lines([9] * 9, [1] * 9, [0] * 9, Measure(80, 80)) == [6, 9]


def test_lines_that_are_not_tolerable_are_not_to_be_had():
    measure = Measure(100, 100, is_justified=True, tolerance=1)
    assert break_lines([60, 60, 60], [2, 2, 2], [0, 0, 0], measure) == []
