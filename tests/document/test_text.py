"""Typed text: what deceives or cannot be printed goes, everything else stays."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.document.text import clean, one_line, unprintable, words

texts = st.text(st.characters(exclude_categories=()))


@given(texts)
def test_cleaning_is_done_once_and_for_all(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unprintable(cleaned) == ()
    assert unicodedata.is_normalized("NFC", cleaned)
    cleaned.encode()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00b\ud800c\ufffe", "abc"),
        ("a\u202eb\u2066c\u200b", "abc"),
        ("e\u0301", "é"),
        ("a\u200cb\u200d", "a\u200cb\u200d"),
        ("a\x0bb\u2028c\x85d", "a\nb\nc\nd"),
        ("a\r\nb\tc", "a\r\nb\tc"),
        ("\U000e0041x", "x"),
    ],
)
def test_what_is_kept(text, kept):
    assert clean(text) == kept


def test_what_is_taken_out_is_named_once():
    assert unprintable("a\u202eb\u202e\x00") == ("U+202E", "U+0000")


@given(texts)
def test_one_line_holds_the_same_words(text):
    line = one_line(text)
    assert "\n" not in line
    assert [*words(line)] == [*words(text)]
