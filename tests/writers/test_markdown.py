"""Markdown: read back by another reader, it has the tree's words, and the shape that was meant."""

import re

import strategies
from hypothesis import assume, given
from markdown_it import MarkdownIt

from briefer.document import walk
from briefer.document.markup import read
from briefer.document.theme import Theme
from briefer.document.tree import Document, Note
from briefer.writers import FORMATS

THEME = Theme(id="t", name="T")
READER = MarkdownIt("commonmark").enable("table")


def write(document: Document) -> str:
    return FORMATS["md"].writer()(document, THEME, None).data.decode()


def shown(text: str) -> str:
    """Return what a reader shows of the text, without white space."""
    tokens = (token for block in READER.parse(text) for token in block.children or ())
    return "".join("".join(token.content.split()) for token in tokens if token.type == "text")


def is_within(part: str, whole: str) -> bool:
    """Return whether the characters of a part stand in the whole in their order."""
    characters = iter(whole)
    return all(character in characters for character in part)


def without_notes(content: tuple) -> tuple:
    return tuple(
        type(inline)(*_fields(inline)) for inline in content if not isinstance(inline, Note)
    )


def _fields(inline) -> tuple:
    values = [getattr(inline, name) for name in inline.__slots__]
    return tuple(without_notes(value) if isinstance(value, tuple) else value for value in values)


@given(strategies.documents)
def test_the_words_are_those_of_the_tree_in_order(document):
    text = write(document)
    printed = "".join(
        "".join(walk.plain(without_notes(line)).split())
        for block in document.blocks
        for line in walk.lines(block)
    )
    assert is_within(printed, shown(text))
    assert text.endswith("\n")


def everywhere(typed: str) -> Document:
    text = typed.translate({ord(c): f"&#{ord(c)};" for c in "&<>\"'"})
    return read(
        f"""<document marking_scheme="text" marking="{text}"><p role="title">{text}</p>
        <heading level="2">{text}</heading><p>{text}</p>
        <p>x<strong>{text}</strong>y <em>{text}</em></p>
        <p><em>{text}</em><strong>a <em>{text}</em></strong>{text}</p>
        <p>a! <link to="https://x/(1)">{text}</link>!<link to="https://y">b</link></p>
        <bullets><item><p>{text}</p><numbers><item><p>{text}</p></item></numbers></item></bullets>
        <bullets><item/><item><p>{text}</p><p>{text}</p></item></bullets>
        <definitions><term>{text}</term><definition><p>{text}</p></definition></definitions>
        <quote><p>{text}</p></quote><panel role="summary"><p>{text}<br/>{text}</p></panel>
        <table><head><row><cell>{text}</cell><cell/></row></head>
        <rows><row><cell>{text}</cell><cell>{text}</cell></row></rows>
        <caption>{text}</caption></table>
        <chart unit="{text}" alt="{text}"><categories><category>{text}</category></categories>
        <series name="{text}"><value>1</value></series></chart>
        <figure picture="p" alt="{text}"/>
        <sources><source id="s" label="1">{text}</source></sources></document>"""
    )


_TAGS = {
    "<strong>": "strong_open",
    "</strong>": "strong_close",
    "<em>": "em_open",
    "</em>": "em_close",
}


def shape(text: str) -> list[str]:
    found = []
    for block in READER.parse(text):
        found.append(block.type)
        inside = (token for token in block.children or () if token.type != "text")
        found.extend(_TAGS.get(token.content, token.type) for token in inside)
    return found


@given(strategies.lines)
def test_typed_text_never_changes_the_shape(typed):
    assume(typed.strip())
    assert shape(write(everywhere(typed))) == shape(write(everywhere("word")))


def test_emphasis_reads_as_emphasis_wherever_it_stands():
    document = read(
        "<document><p>a<strong>(b)</strong>c <strong><em>d</em></strong> <em>e </em>"
        "<strong>f</strong><em>g</em></p></document>"
    )
    (inline,) = [block for block in READER.parse(write(document)) if block.type == "inline"]
    tags = [_TAGS.get(token.content, token.type) for token in inline.children]
    assert [tag for tag in tags if tag.endswith("open")] == [
        *("strong_open", "strong_open", "em_open", "em_open", "strong_open", "em_open")
    ]


def test_plain_words_are_left_as_they_are():
    text = "In 2026, Brent (at $74.20) fell 3.5 % - a 10-day low; see a/b's \u201cnote\u201d!"
    assert write(read(f"<document><p>{text}</p></document>")) == text.replace("$", r"\$") + "\n"


def test_notes_are_numbered_and_stand_at_the_end():
    document = read("<document><p>a<note>b</note>c<note>d <em>e</em></note></p><p>f</p></document>")
    assert write(document) == "a[^1]c[^2]\n\nf\n\n[^1]: b\n\n[^2]: d *e*\n"


def test_two_lists_beside_each_other_stay_two():
    item = "<bullets><item><p>a</p></item></bullets>"
    tokens = READER.parse(write(read(f"<document>{item}{item}</document>")))
    assert [token.type for token in tokens].count("bullet_list_open") == 2


def test_the_marking_stands_first_and_last():
    document = read("<document marking_scheme='tlp' marking='TLP:AMBER+STRICT'><p>x</p></document>")
    assert re.fullmatch(
        r"\*\*TLP:AMBER\+STRICT\*\*\n\nx\n\n\*\*TLP:AMBER\+STRICT\*\*\n", write(document)
    )
