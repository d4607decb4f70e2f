"""The Word file as a whole: its words, validity and bytes, and how other programs read it."""

from io import BytesIO

import docx
import pytest
import strategies
from hypothesis import given
from openxml_audit import OpenXmlValidator
from word import THEME, Word

from briefer.document import walk
from briefer.document.theme import Theme
from briefer.document.tree import Document, Paragraph, Span
from briefer.writers import FORMATS

ALL = """
<p role="kicker">Allies</p><p role="title">A title</p><p role="subtitle">Of what it says</p>
<panel role="summary"><heading level="2">Bottom line</heading><p>First.</p><p>Second.</p>
<bullets><item><p>Point</p></item></bullets></panel>
<heading level="1">Situation</heading>
<p>Text with <em>stress</em>, <strong>weight</strong>, <strong><em>both</em></strong>, a
<link to="https://example.org/?a=1&amp;b=2">link</link>, a note<note>Which <em>says</em> where
<link to="https://example.org/n">from</link>.</note>, a source<cite to="s1" label="1"/> and
(<badge role="portion">R</badge>).</p>
<numbers role="judgements"><item><p>One</p><p role="likelihood"><badge role="likelihood">likely
60-90 %</badge></p></item><item><p>Two</p><bullets><item><p>below</p></item></bullets>
</item></numbers>
<numbers><item><p>Again</p></item></numbers>
<definitions role="scenarios"><term>Delay</term><definition><p>Nothing.</p></definition>
</definitions>
<quote><p>Not alone.</p></quote><rule/><rule role="writing"/><rule role="writing"/>
<table row_heads="1"><columns><column/><column align="decimal"/></columns>
<head><row><cell>Route</cell><cell>Price</cell></row></head>
<rows><row><cell rows="2">Hormuz</cell><cell>81.5</cell></row><row><cell>1,204.25</cell></row>
<row><cell columns="2">Both</cell></row></rows><caption>Freight</caption>
<note>A week.</note></table>
<table><rows><row><cell>Neighbour</cell></row></rows></table>
<pagebreak/>
<panel role="outlook"><heading level="2">Iran <badge role="horizon">3 months</badge></heading>
<p role="label">Indicators</p><bullets role="indicators"><item><p>Flights</p></item></bullets>
</panel>
<p lang="ar" dir="rtl">نص عربي (هنا) مع TASS</p>
<chart kind="bar" unit="$" alt="Prices"><categories><category>May</category></categories>
<series name="Brent"><value>70</value></series><caption>Oil</caption></chart>
<sources><source id="s1" label="1">Ministry, <em>statement</em></source></sources>
"""
MARKED = "marking_scheme='tlp' marking='TLP:RED' header='Head' footer='Foot' date='2026-01-31'"


def write(document, theme=THEME, typeset=None):
    return Word(FORMATS["docx"].writer()(document, theme, typeset).data)


def findings(word, path):
    path.write_bytes(word.data)
    return [error.description for error in OpenXmlValidator().validate(str(path)).errors]


@pytest.mark.parametrize(
    ("inside", "attributes"),
    [(ALL, MARKED), (ALL, "dir='rtl' marking_scheme='text' marking='OURS'"), ("", "")],
)
def test_validator_finds_nothing(written, tmp_path, inside, attributes):
    assert not findings(written(inside, attributes), tmp_path / "file.docx")


@given(strategies.documents)
def test_words_are_those_of_the_tree(document):
    assert write(document).words() == walk.words(document)


def test_the_same_document_gives_the_same_bytes(written):
    word = written(ALL, MARKED)
    assert word.data == written(ALL, MARKED).data
    assert {entry.date_time for entry in word.entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in word.entries} == {3}
    assert word.entries[0].filename == "[Content_Types].xml"


def test_stored_ids_are_not_in_the_file(written):
    word = written("<p id='tell-a'>x</p><sources><source id='tell-b'>y</source></sources>")
    assert not any(b"tell-" in part for part in word.parts.values())


def test_typed_text_is_never_markup(written):
    word = written("<p>a &lt;w:t> &amp;amp; {{ 7*7 }}</p>")
    assert word.words() == ("a", "<w:t>", "&amp;", "{{", "7*7", "}}")


def test_what_xml_refuses_is_dropped():
    assert write(Document(title="T", blocks=(Paragraph(content=(Span("a\0b"),)),))).words() == (
        "ab",
    )


def test_python_docx_reads_styles_and_properties(written):
    word = docx.Document(BytesIO(written(ALL, f"{MARKED} author='A' subject='S'").data))
    assert word.paragraphs[1].style.name == "Title"
    properties = word.core_properties
    assert (properties.title, properties.author, properties.subject) == ("T", "A", "S")
    assert properties.language == "en-GB"
    assert properties.created.isoformat()[:19] == "2026-01-31T00:00:00"
    assert not properties.last_modified_by


def test_nothing_tells_of_sessions_or_templates(written):
    parts = written(ALL, MARKED).parts
    text = b"".join(part for name, part in parts.items() if name.endswith((".xml", ".rels")))
    for trace in (b"rsid", b"python-docx", b"attachedTemplate", b"updateFields", b"w:dirty"):
        assert trace not in text
    assert not [name for name in parts if "thumbnail" in name or "custom" in name]


def test_a_long_title_fits_the_properties():
    word = write(Document(title="x" * 400))
    assert docx.Document(BytesIO(word.data)).core_properties.title == "x" * 255


def test_a_theme_without_fonts_is_written():
    document = Document(title="T", blocks=(Paragraph(content=(Span("y"),)),))
    assert write(document, Theme(id="t", name="T")).words() == ("y",)


def test_libreoffice_opens_it(written, pages):
    text = "\n".join(pages(written(ALL, MARKED)))
    for shown in ("A title", "BOTTOM LINE", "Hormuz", "[1]", "TLP:RED", "Page 1 of"):
        assert shown in text


def test_libreoffice_leaves_no_heading_alone(written, pages):
    """It deals the twenty-first paragraph to the second page before it lays out the first."""
    many = f"<p>{'word ' * 30}</p>"
    word = written(
        f"{many * 8}{'<p>word</p>' * 11}<heading level='1'>Alone</heading><panel role='outlook'>"
        f"<heading level='2'>Iran</heading><p role='horizon'>Soon</p>{many}</panel>"
        f"{'<p>word</p>' * 90}"
    )
    page = next(text.split() for text in pages(word) if "Alone" in text)
    assert page[page.index("Alone") :][:4] == ["Alone", "Iran", "Soon", "word"]
