"""What is kept of a layout changes none that comes after."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trees import DOCUMENTS

from briefer.document.tree import (
    Bullets,
    Cell,
    Column,
    Contents,
    Document,
    Heading,
    Marking,
    Paragraph,
    Span,
    Table,
)
from briefer.typeset import Standing, typeset
from briefer.value import replace
from briefer.writers.pdf import write

FILLING = (
    Contents(id="c", over_pages=1),
    Heading(id="h", level=1, content=(Span("A heading"),)),
    Table(
        id="t",
        columns=(Column(), Column("decimal")),
        rows=tuple((Cell((Span(f"Row {n}"),)), Cell((Span(f"{n}.5"),))) for n in range(9)),
        caption=(Span("A table that floats"),),
    ),
    *(Paragraph(id=f"p{n}", content=(Span("It goes on for long. " * n),)) for n in (5, 90, 200)),
)
# Trees are printed in full when they fail, however long.
pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")

TURNS = st.lists(st.lists(st.integers(0, 9), max_size=9), min_size=2, max_size=4)


@given(document=DOCUMENTS, turns=TURNS)
def test_a_layout_is_the_same_whatever_was_set_before(document, turns, theme):
    pool = (*FILLING, *document.blocks)
    standing = Standing()
    for turn in turns:
        blocks = tuple(pool[number] for number in turn if number < len(pool))
        each = replace(document, blocks=blocks)
        anew, kept = typeset(each, theme), typeset(each, theme, standing)
        assert kept.problems == anew.problems
        assert write(each, theme, kept) == write(each, theme, anew)


def test_a_list_of_contents_in_another_list_stands_as_it_did(theme):
    items = ((Paragraph(id="p", content=()), Contents(id="c", over_pages=0)),)
    standing = Standing()
    for headings in ((FILLING[1],), (FILLING[1], FILLING[1])):
        blocks = (*headings, Bullets(id="b", items=items))
        each = Document(title="A title", blocks=blocks)
        anew, kept = typeset(each, theme), typeset(each, theme, standing)
        assert write(each, theme, kept) == write(each, theme, anew)


def test_a_character_that_no_font_has_is_told_once_whatever_was_set_before(theme):
    heading = Heading(id="h", level=1, content=(Span("\u0700"),))
    each = Document(title="A title", blocks=(Contents(id="c", over_pages=0), heading))
    standing = Standing()
    for _ in range(2):
        assert [found.block_id for found in typeset(each, theme, standing).problems] == ["h"]


def test_what_a_document_says_of_itself_is_said_on_pages_that_stand(theme):
    document = Document(title="A title", blocks=FILLING[1:])
    standing = Standing()
    for changed in (
        document,
        replace(document, footer="Another footer"),
        replace(document, marking=Marking("text", "SECRET")),
        replace(document, labels=replace(document.labels, page="{page} / {pages}")),
        replace(document, lang="de"),
        replace(document, dir="rtl"),
    ):
        anew, kept = typeset(changed, theme), typeset(changed, theme, standing)
        assert write(changed, theme, kept) == write(changed, theme, anew)
