"""Prose: each text has one reading, each tree one text that reads as it."""

import time

import pytest
import strategies
from hypothesis import example, given
from hypothesis import strategies as st

from briefer.document.prose import format_line, format_prose, parse, parse_line
from briefer.document.tree import (
    Bullets,
    Citation,
    Emphasis,
    Link,
    Note,
    Numbers,
    Paragraph,
    Span,
    Strong,
)

_SCRAPS = st.sampled_from(
    (
        *("*", "**", "***", "[", "]", "(", ")", "[@a]", "[^", "](https://x)", "\\", "- ", "1. "),
        *("\n", "\n\n", "  ", " ", "\t", "\u00a0", "a", "é"),
    )
)
texts = st.text(max_size=30) | st.lists(_SCRAPS, max_size=20).map("".join)


@given(strategies.prose)
def test_what_is_written_is_read_again(blocks):
    assert parse(format_prose(blocks)) == blocks


@given(strategies.prose_lines)
def test_a_line_that_is_written_is_read_again(line):
    assert parse_line(format_line(line)) == line


@given(texts)
@example("- a\n\n-\n- b")
def test_any_text_is_written_as_it_is_read(text):
    blocks = parse(text)
    assert parse(format_prose(blocks)) == blocks


@given(strategies.lines)
def test_typed_text_never_changes_the_shape(typed):
    line = (Span("x"), Strong((Span(typed or "y"),)), Span("z"))
    assert [type(part) for part in parse_line(format_line(line))] == [Span, Strong, Span]


def test_the_grammar():
    (paragraph, bullets, last) = parse(
        "A **strong *word* and** a [link](https://x/\\)) [@s1]\nwith[^a *note*] \\*\n"
        "- one\n  goes on\n  1. below\n- two\n\n2026. was"
    )
    assert paragraph == Paragraph(
        content=(
            Span("A "),
            Strong((Span("strong "), Emphasis((Span("word"),)), Span(" and"))),
            Span(" a "),
            Link("https://x/)", (Span("link"),)),
            Span(" "),
            Citation("s1"),
            Span(" with"),
            Note((Span("a "), Emphasis((Span("note"),)))),
            Span(" *"),
        )
    )
    one, below, two = (Paragraph(content=(Span(text),)) for text in ("one goes on", "below", "two"))
    assert bullets == Bullets(items=((one, Numbers(items=((below,),))), (two,)))
    assert last == Paragraph(content=(Span("2026. was"),))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2 * 3", "2 * 3"),
        ("a * b*", "a * b*"),
        ("**x", "**x"),
        ("[x] (y)", "[x] (y)"),
        ("****", "****"),
    ],
)
def test_what_is_no_markup_is_text(text, words):
    assert parse_line(text) == (Span(words),)


def test_lists_deeper_than_three_are_read_at_the_third():
    (outer,) = parse("- a\n  - b\n    - c\n      - d")
    assert format_prose((outer,)) == "- a\n  - b\n    - c\n    - d"


@pytest.mark.parametrize(
    "scrap",
    ["[", "*", "* ", "[]", "[^", "*a", "[a](b", "\\", "- a\n  - b\n", "a\n", "[a](\\!", "- a\nb\n"],
)
def test_reading_takes_time_in_proportion_to_length(scrap):
    parse(scrap * 100)
    start = time.process_time()
    parse(scrap * (50_000 // len(scrap)))
    assert time.process_time() - start < 2


@pytest.mark.parametrize("around", [("[", "]"), ("[^", "]"), ("[", "](https://x)"), ("*", "*")])
def test_nests_are_read_in_time(around):
    before, after = around
    start = time.process_time()
    parse(before * 5_000 + "x" + after * 5_000)
    assert time.process_time() - start < 2
