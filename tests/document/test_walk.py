"""Walks: the printed words in order, and the normal form of lines."""

import strategies
from hypothesis import given
from hypothesis import strategies as st

from briefer.document import walk
from briefer.document.markup import read
from briefer.document.tree import Emphasis, LineBreak, Link, Span, Strong

_spans = st.builds(Span, st.sampled_from(["", " ", "a", " a", "a ", "  ", "a  b", "\n", "\u00a0"]))


def _within(inner):
    content = st.lists(inner, max_size=3).map(tuple)
    return (
        st.builds(Strong, content)
        | st.builds(Emphasis, content)
        | st.builds(Link, st.just("https://x"), content)
    )


_anything = st.lists(
    st.recursive(_spans | st.just(LineBreak()), _within, max_leaves=5), max_size=5
).map(tuple)


@given(_anything)
def test_the_normal_form_is_reached_at_once_and_keeps_the_words(content):
    found = walk.normal(content)
    assert walk.normal(found) == found
    assert walk.plain(found).split() == walk.plain(content).split()
    text = walk.plain(found)
    assert "  " not in text
    assert text == text.strip(" ")


def test_words_are_in_reading_order_with_notes_where_they_hang():
    document = read(
        "<document><heading>A <strong>b<note>c d</note></strong>e</heading>"
        "<table><rows><row><cell>h</cell><cell>i</cell></row></rows><caption>g</caption>"
        "<note>j</note></table><definitions><term>k</term><definition><p>l</p></definition>"
        "</definitions>"
        "<sources><source id='x' label='1'>m<cite to='x' label='1'/></source></sources></document>"
    )
    assert walk.words(document) == (*"Abcdeghijkl", "m[1]")


@given(strategies.documents)
def test_every_block_is_met_before_what_is_in_it(document):
    met: list[str] = []
    for block in walk.blocks(document.blocks):
        assert not {child.id for child in walk.children(block)} & set(met)
        met.append(block.id)
    assert len(set(met)) == len(met)
