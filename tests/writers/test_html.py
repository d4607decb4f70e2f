"""HTML: the tree's words, a shape that no typed text changes, and nothing fetched from outside."""

import re
import tomllib
from pathlib import Path

import pytest
import strategies
from hypothesis import assume, given
from lxml import html

from briefer.document import walk
from briefer.document.markup import read
from briefer.document.theme import Theme, read_theme
from briefer.document.tree import Document
from briefer.writers import FORMATS
from briefer.writers.html.style import dark

ASSETS = Path(__file__).parents[2] / "assets"
_INLINE = {"strong", "em", "a", "span", "sup"}


@pytest.fixture(scope="module")
def theme() -> Theme:
    text = (ASSETS / "themes" / "plain.toml").read_text(encoding="utf-8")
    return read_theme(tomllib.loads(text), lambda name: ASSETS / "fonts" / name)


def page(document: Document, theme: Theme) -> str:
    return FORMATS["html"].writer()(document, theme, None).data.decode()


def words(root) -> tuple[str, ...]:
    """Return the words of the main part, notes at their place, without what the writer adds."""
    main = root.find("body/main")
    notes = main.xpath("section[@class='notes']")
    texts = {item.get("id"): item.find("span") for note in notes for item in note.iter("li")}
    for each in notes:
        main.remove(each)

    def text(element) -> str:
        if element.tag in ("nav", "svg", "{http://www.w3.org/2000/svg}svg"):
            return "\n"
        if element.get("class") == "label":
            return ""
        if element.get("class") == "note-ref":
            return f"\n{text(texts[element.find('a').get('href')[1:]])}\n"
        inside = (element.text or "") + "".join(text(each) + (each.tail or "") for each in element)
        return inside if element.tag in _INLINE else f"\n{inside}\n"

    return tuple(text(main).split())


@given(document=strategies.documents)
def test_the_words_are_those_of_the_tree(theme, document):
    assert words(html.document_fromstring(page(document, theme).encode())) == walk.words(document)


def everywhere(typed: str) -> Document:
    """Return a document with a text in every place that holds one."""
    text = typed.translate({ord(c): f"&#{ord(c)};" for c in "&<>\"'"})
    return read(
        f"""<document title="{text}" marking_scheme="text" marking="{text}" header="{text}"
        subject="{text}" author="{text}">
        <heading>{text}</heading><p role="title">{text}</p>
        <p>{text}<strong>{text}</strong><link to="https://x/{text}">{text}</link><note>{text}</note>
        <badge role="grade">{text}</badge><cite to="s" label="{text}"/></p>
        <bullets><item><p>{text}</p></item></bullets>
        <table><head><row><cell>{text}</cell></row></head>
        <rows><row><cell>{text}</cell></row></rows>
        <caption>{text}</caption></table>
        <chart unit="{text}" alt="{text}"><categories><category>{text}</category></categories>
        <series name="{text}"><value>1</value></series><caption>{text}</caption></chart>
        <figure picture="p" alt="{text}"/><sources><source id="s" label="{text}">{text}</source>
        </sources><picture id="p" type="image/png">AAAA</picture></document>"""
    )


@given(typed=strategies.lines)
def test_typed_text_never_changes_the_shape(theme, typed):
    assume(typed.strip())
    shapes = [
        [element.tag for element in html.document_fromstring(page(everywhere(each), theme)).iter()
         if element.tag != "text"]
        for each in (typed, "word")
    ]  # fmt: skip
    assert shapes[0] == shapes[1]


def test_nothing_is_fetched_and_nothing_runs(theme):
    text = page(everywhere("word"), theme)
    assert not re.search(r"<script|<link|@import|url\(|\son\w+=", text)
    assert set(re.findall(r'src="([^":]*:)', text)) == {"data:"}


def test_links_lead_to_what_is_there(theme):
    document = read(
        "<document><heading level='1'>A</heading>"
        "<p>a<cite to='s9' label='1'/><cite to='' label='2'/><note>b</note></p><contents/>"
        "<heading level='2'>B</heading><heading level='2'>C</heading>"
        "<heading level='1'>D</heading><sources><source id='s9' label='1'>c</source></sources>"
        "</document>"
    )
    root = html.document_fromstring(page(document, theme))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(set(ids)) == len(ids)
    assert "s9" not in ids
    targets = [each.get("href")[1:] for each in root.iter("a")]
    assert set(targets) <= set(ids)
    assert len(root.xpath("//nav//a")) == 4
    depths = [len(each.xpath("ancestor::section")) for each in root.xpath("//h2 | //h3")]
    assert depths[:4] == [1, 2, 2, 1]


def test_the_marking_stands_first_and_last_in_its_colour(theme):
    document = read("<document marking_scheme='tlp' marking='TLP:RED'><p>x</p></document>")
    text = page(document, theme)
    assert text.count('<p class="marking tlp" style="color:#FF2B2B">TLP:RED</p>') == 2
    assert text.index("marking tlp") < text.index("<main>") < text.rindex("marking tlp")


def test_a_table_says_what_heads_what(theme):
    document = read(
        "<document><table row_heads='1'><columns><column/><column align='end'/></columns>"
        "<head><row><cell columns='2'>a</cell></row></head>"
        "<rows><row><cell rows='2'>b</cell><cell>1</cell></row><row><cell>2</cell></row></rows>"
        "</table></document>"
    )
    root = html.document_fromstring(page(document, theme))
    assert [each.get("scope") for each in root.iter("th")] == ["colgroup", "row"]
    assert [(each.text, each.get("class")) for each in root.iter("td")] == [
        ("1", "end"),
        ("2", "end"),
    ]


def test_ranges_of_numbers_keep_their_order_in_right_to_left_text(theme):
    text = "<p>\u0645\u0627 12-15 % <badge role='likelihood'>60\u201390%</badge> &lt;2026</p>"
    plain, mirrored = (
        page(read(f"<document dir='{way}'>{text}</document>"), theme) for way in ("ltr", "rtl")
    )
    assert 'dir="ltr">12' not in plain
    assert '<span dir="ltr">12-15</span> %' in mirrored
    assert '<span dir="ltr">60\u201390</span>%' in mirrored


def test_a_missing_picture_is_a_problem_with_its_block(theme):
    written = FORMATS["html"].writer()(read("<document><figure id='f'/></document>"), theme, None)
    assert [problem.block_id for problem in written.problems] == ["f"]


def test_dark_colours_are_legible_on_a_dark_page(theme):
    def luminance(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    paper = luminance(dark("#FFFFFF"))
    for name in ("text", "secondary", "accent"):
        assert (luminance(dark(theme.colours[name])) + 0.05) / (paper + 0.05) >= 4.5
