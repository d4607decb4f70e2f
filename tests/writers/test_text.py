"""Plain text: lines that fit, tables that stand, every word of the tree."""

import re

import strategies
from hypothesis import given

from briefer.document import walk
from briefer.document.markup import read, write
from briefer.document.theme import Theme
from briefer.document.tree import Document
from briefer.writers import FORMATS

THEME = Theme(id="t", name="T")


def text(document: Document | str) -> str:
    if isinstance(document, str):
        document = read(f"<document>{document}</document>")
    return FORMATS["txt"].writer()(document, THEME, None).data.decode()


@given(strategies.documents)
def test_every_word_is_there(document):
    written = "".join(text(document).split())
    for block in document.blocks:
        for line in walk.lines(block):
            characters = iter(written)
            assert all(each in characters for each in "".join(walk.plain(line).split()))


def test_lines_fit_and_hang_under_their_marks():
    lines = text(f"<numbers><item><p>{'word ' * 40}</p></item></numbers>").splitlines()
    assert lines[0].startswith("1. word")
    assert all(line.startswith("   word") for line in lines[1:])
    assert max(map(len, lines)) <= 76


def test_wide_letters_count_twice():
    greetings = "\u4f60\u597d " * 30
    lines = text(f"<p>{greetings}</p>").splitlines()
    assert {len(line) for line in lines[:-1]} == {15 * 3 - 1}


def test_the_title_and_headings_are_underlined():
    written = text("<p role='title'>Tehran</p><heading level='1'>Now</heading><p>x</p>")
    assert written == "Tehran\n======\n\nNow\n---\n\nx\n"


def test_a_table_stands_in_columns():
    written = text(
        "<table><columns><column/><column align='end'/></columns><head><row><cell>Good</cell>"
        "<cell>$</cell></row></head><rows><row><cell>Oil</cell><cell>74.2</cell></row>"
        "<row><cell>Wheat</cell><cell>5</cell></row></rows><note>Source</note></table>"
    )
    assert written == "Good      $\n-----------\nOil    74.2\nWheat     5\n\nSource\n"


def test_a_table_that_is_too_wide_becomes_names_and_values():
    written = text(
        "<table><head><row><cell>Name</cell><cell>What</cell></row></head><rows>"
        f"<row><cell>a</cell><cell>{'word ' * 25}</cell></row>"
        "<row><cell>b</cell><cell>c</cell></row></rows></table>"
    )
    first, second = written.split("\n\n")
    assert re.fullmatch(r"Name: a\nWhat: word[ word]+\n    word[ word]+", first)
    assert second == "Name: b\nWhat: c\n"


def test_notes_stand_at_the_end_and_addresses_after_their_label():
    written = text("<p>a<note>b</note> <link to='https://x/y'>c</link><cite to='' label='3'/></p>")
    assert written == "a [n1] c <https://x/y>[3]\n\nNotes\n-----\n\nn1. b\n"


def test_the_marking_is_the_first_and_the_last_line():
    document = read("<document marking_scheme='tlp' marking='TLP:RED'><p>x</p></document>")
    assert text(document) == "TLP:RED\n\nx\n\nTLP:RED\n"


@given(strategies.documents)
def test_the_markup_of_the_tree_is_a_format_too(document):
    assert FORMATS["xml"].writer()(document, THEME, None).data.decode() == write(document)
