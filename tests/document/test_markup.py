"""Markup: what is written is read again, and what is wrong is named with its line."""

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from briefer.document.markup import read, write
from briefer.document.tree import Bullets, Document, Heading, Paragraph, Span
from briefer.errors import TemplateError


@given(strategies.documents)
def test_what_is_written_is_read_again(document):
    text = write(document)
    assert read(text) == document
    assert write(read(text)) == text


_SCRAPS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<document>",
        "</document>",
        "<br/>",
        "<table>",
        'id="',
        "&",
        "]]>",
        "<!--",
        "x",
    ]
)


@given(st.text() | st.lists(_SCRAPS, max_size=12).map("".join))
def test_any_text_is_a_document_or_a_fault_with_a_line(text):
    for each in (text, f"<document>{text}</document>"):
        try:
            found: Document | TemplateError = read(each)
        except TemplateError as fault:
            found = fault
        assert isinstance(found, Document) or (found.line > 0 and found.message.endswith("."))


@given(strategies.typed)
def test_typed_text_never_changes_the_shape(typed):
    paragraph = Paragraph(content=(Span(typed),))
    document = read(write(Document(title=typed, blocks=(paragraph, Heading(level=1, content=())))))
    assert [type(block) for block in document.blocks] == [Paragraph, Heading]
    assert document.title == typed


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "The markup is broken"),
        ("<doc/>", "begins with <doc>"),
        ("<document>\n<rule/>\n<panel>x</panel></document>", "Text stands in <panel>"),
        ("<document>\n<parr/></document>", "<parr> is not known"),
        ("<document>\n<p rolle='x'/></document>", "no attribute rolle"),
        ("<document>\n<p><br>lost</br></p></document>", "<br> holds nothing"),
        ("<document>\n<p><p/></p></document>", "cannot stand in a line of text"),
        ("<document>\n<p><link to='file:///x'>x</link></p></document>", "leads to file:///x"),
        ("<document>\n<heading level='7'/></document>", "not a number from 1 to 6"),
        ("<document>\n<bullets><item n='1'/></bullets></document>", "no attribute n"),
        ("<document>\n<table><head/><head/></table></document>", "stands twice"),
        (
            "<document>\n<chart><series><value>nan</value></series></chart></document>",
            "not a number",
        ),
        ("<document>\n<picture id='a'>*</picture></document>", "not base64"),
        ("<!DOCTYPE x [<!ENTITY a 'b'>]><document/>", "type declaration"),
        ("<document>" + "<panel>" * 200, "nested more than"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text, message):
    with pytest.raises(TemplateError, match=message) as found:
        read(text)
    assert found.value.line == text.count("\n") + 1


def test_a_misspelt_name_brings_the_right_one_to_mind():
    with pytest.raises(TemplateError) as found:
        read("<document><pannel/></document>")
    assert found.value.hint == "Did you mean panel?"


def test_blocks_without_ids_are_numbered_and_equal_ids_made_unique():
    document = read(
        "<document><p/><p id='x'/><bullets id='x'><item><p/></item></bullets></document>"
    )
    first, second, third = document.blocks
    assert isinstance(third, Bullets)
    (inner,), *_ = third.items
    assert len({first.id, second.id, third.id, inner.id}) == 4
    assert second.id == "x"


def test_the_encoding_that_a_text_claims_is_not_believed():
    assert read("<?xml version='1.0' encoding='latin-1'?><document title='é'/>").title == "é"
