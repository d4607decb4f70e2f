"""Leaves of an article: together they are all of it, and offsets are those of Qt and back."""

from hypothesis import given
from hypothesis import strategies as st

from briefer.gui.article import leaf as module
from briefer.gui.article.leaf import LARGEST, bounds, leaf

WORDS = st.text(st.sampled_from("ab ü🙂ب"), max_size=30)


@given(WORDS)
def test_offsets_are_those_of_units_and_back(text):
    made = leaf(f"__{text}", 2, 2 + len(text))
    for inside in range(len(text) + 1):
        position = made.position(2 + inside)
        assert position == len(text[:inside].encode("utf-16-le")) // 2
        assert made.offset(position) == 2 + inside


def test_a_position_outside_is_the_nearest_inside():
    made = leaf("0123456789", 3, 6)
    assert made.position(0) == 0
    assert made.position(9) == 3
    assert made.end == 6


@given(st.lists(st.text(st.sampled_from("ab "), min_size=1, max_size=40), min_size=1, max_size=12))
def test_leaves_leave_out_empty_lines_alone(paragraphs):
    text = "\n\n".join(paragraphs)
    before = module.LARGEST
    module.LARGEST = 25
    try:
        found = [*bounds(text)]
    finally:
        module.LARGEST = before
    end = 0
    for start, stop in found:
        assert not text[end:start].strip()
        assert stop - start <= 25
        end = stop
    assert end == len(text)


def test_an_article_of_many_leaves_is_parted_between_paragraphs():
    text = "\n\n".join(["word " * 79 + "end."] * 900)
    found = [text[start:end] for start, end in bounds(text)]
    assert len(found) == len(text) // LARGEST + 1
    assert all(each.startswith("word") and each.endswith("end.") for each in found)
