"""Lines are broken so that they look best together."""

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
