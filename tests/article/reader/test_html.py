"""Pages: the article is found, with what the page says of it; all else is counted by its kind."""

import pytest
from article.reader.law import dropped, shown

from briefer.article.reader import extract, extract_html
from briefer.errors import ArticleError

SENTENCE = "The ministers met in the harbour, and nobody outside was told why they had come. "
PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head>
<title>The harbour | Harbour Review</title>
<meta property="og:site_name" content="Harbour Review">
<meta name="author" content="By Ada Moore and Jan de Vries">
<meta property="article:published_time" content="2026-03-04T06:00:00Z">
<link rel="canonical" href="https://harbour.example/talks">
<style>p {{ color: red }}</style><script>var a = "text";</script></head>
<body>
<header><a href="/">Harbour Review</a></header>
<nav><ul><li><a href="/a">World</a></li><li><a href="/b">Ports</a></li></ul></nav>
<div class="cookie-banner">We value your privacy.</div>
<h1>The harbour</h1>
<article>
<p class="byline">By Ada Moore</p>
<div class="share-buttons"><a href="#">Post</a> <a href="#">Mail</a></div>
<p>{SENTENCE * 2}</p>
<p style="display:none">Nobody reads this.</p>
<figure><img src="ships.jpg" alt="Ships"><figcaption>Ships at noon.</figcaption></figure>
<h2>What <em>next</em>?</h2>
<p><strong>For Iran:</strong> {SENTENCE}<a href="javascript:x()">one</a>
 <a href="https://a.example/b">two</a> <a href="/c">three</a></p>
<aside><h3>Related</h3><a href="/d">Another story, a long one.</a></aside>
<aside class="key-points"><p>Three points to remember.</p></aside>
<form><input name="q"><button>Subscribe now</button></form>
</article>
<section id="comments"><p>First! {SENTENCE}</p></section>
<footer>Imprint</footer>
</body></html>"""


def test_article_is_found_with_its_headline_and_nothing_else():
    text = " ".join((SENTENCE * 2).split())
    assert shown(extract(PAGE.encode(), "page.html")) == [
        "# The harbour", "By Ada Moore", text, "^ Ships at noon.", "## What next?",
        f"For Iran: {SENTENCE}one two three", "Three points to remember.",
    ]  # fmt: skip


def test_page_declares():
    declared = extract_html(PAGE).declared
    assert declared.title == "The harbour | Harbour Review"
    assert declared.authors == ("Ada Moore", "Jan de Vries")
    assert declared.published == "2026-03-04"
    assert declared.publisher == "Harbour Review"
    assert declared.address == "https://harbour.example/talks"
    assert declared.language == "en-GB"


def test_site_is_what_the_title_of_a_page_has_beside_that_of_the_article():
    page = "<title>Talks \u2013 Harbour Post</title><meta property=og:title content=Talks><p>Word."
    assert extract_html(page).declared.publisher == "Harbour Post"


def test_structured_data_weighs_more():
    data = (
        '<script type="application/ld+json">{"@graph":[{"@type":"Person"},{"@type":"NewsArticle",'
        '"headline":"Talks","author":[{"name":"A. Moore"}],"datePublished":"2026-03-05"}]}</script>'
    )
    declared = extract_html(PAGE.replace("<style>", data + "<style>")).declared
    assert (declared.title, declared.authors) == ("Talks", ("A. Moore",))
    assert declared.published == "2026-03-05"


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("navigation", "HarbourReviewWorldPortsPostMailRelatedAnotherstory,alongone."),
        ("form", "Subscribenow"),
        ("hidden", "Nobodyreadsthis."),
        ("furniture", "HarbourReviewWevalueyourprivacy.Imprint"),
        ("style", "p{color:red}"),
        ("script", 'vara="text";'),
    ],
)
def test_rest_is_counted_by_its_kind(kind, words):
    count = dropped(extract_html(PAGE), kind)
    assert count == len(words) or kind in ("navigation", "furniture")
    assert count


def test_links_lead_to_the_web_or_to_nobody():
    marks = [mark for each in extract_html(PAGE).paragraphs for mark in each.marks]
    assert [mark.address for mark in marks if mark.kind == "link"] == ["https://a.example/b"]


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///etc/passwd", "smb://a/b", "//a.example/b", "data:text/html,a",
     "\\\\a\\b", "http:///b", "java\nscript:a", "https://a b/", "vbscript:a", " jAvAsCrIpT:a"],
)  # fmt: skip
def test_other_address_is_no_link(address):
    assert not extract_html(f'<p><a href="{address}">word</a>').paragraphs[0].marks


@pytest.mark.parametrize("tag", ["main", "div role=main", "div itemprop=articleBody", "div"])
def test_main_text_is_found_however_it_is_called(tag):
    name = tag.split()[0]
    links = "".join(f"<li><a href=/{n}>Story number {n}</a>" for n in range(40))
    page = f"<body><div><ul>{links}</ul></div><{tag}>" + f"<p>{SENTENCE * 3}</p>" * 4 + f"</{name}>"
    found = extract_html(f"{page}<div><ul>{links}</ul></div>")
    assert len(found.paragraphs) == 4
    assert dropped(found, "navigation")


def test_breaks_part_paragraphs():
    found = extract_html(f"<div>{SENTENCE}<br><br>{SENTENCE}<br>\n&nbsp;<br><b>Next</b></div>")
    assert shown(found) == [SENTENCE.strip(), SENTENCE.strip(), "Next"]
    assert shown(extract_html("<p>Ada Moore<br>The Hague")) == ["Ada Moore", "The Hague"]
    assert shown(extract_html(f"<p>{SENTENCE}<br>{SENTENCE}")) == [(SENTENCE * 2).strip()]


def test_lists_quotes_and_definitions():
    page = (
        "<ol><li>one<ul><li>deep</ul><li><p>two</p></ol><blockquote><p>said</blockquote>"
        "<dl><dt>Iran</dt><dd>waits</dd></dl>"
    )
    found = extract_html(page)
    assert shown(found) == ["1. one", "  - deep", "1. two", "> said", "Iran", "waits"]
    assert found.paragraphs[4].marks[0].kind == "strong"


def test_items_that_word_puts_on_the_clipboard():
    item = (
        "<p class=MsoListParagraph style='mso-list:l0 level{} lfo1'><![if !supportLists]>"
        "<span><span style='mso-list:Ignore'>{}<span>&nbsp; </span></span></span><![endif]>{}</p>"
    )
    found = extract_html(item.format(1, "1.", "one") + item.format(2, "o", "deep") + "<p>after")
    assert shown(found) == ["1. one", "  - deep", "after"]
    assert dropped(found, "markup") == 3


def test_table_and_table_for_the_look_of_the_page():
    table = (
        "<table><caption>Ships</caption><tr><th>Port<th>Ships"
        "<tr><td rowspan=2>Aden<td>12<tr><td>13</table>"
    )
    text = SENTENCE * 5
    found = extract_html(f"<table><tr><td>{text}</td></tr><tr><td>{table}</td></tr></table>")
    assert shown(found) == [
        text.strip(), "^ Ships", "| Port", "| Ships", "| Aden", "| 12", "| 13",
    ]  # fmt: skip
    cells = [(each.cell.row, each.cell.column) for each in found.paragraphs if each.cell]
    assert cells == [(0, 0), (0, 1), (1, 0), (1, 1), (2, 1)]
    assert [each.cell.is_head for each in found.paragraphs if each.cell][:3] == [True, True, False]


def test_page_that_is_wrapped_in_a_form_or_hidden_behind_a_notice_is_read():
    for wrapper in ("<form>{}</form>", "<div aria-hidden=true>{}</div>", "<div class=ad>{}</div>"):
        found = extract_html(wrapper.format(f"<p>{SENTENCE * 3}</p>" * 3))
        assert len(found.paragraphs) == 3


def test_strong_paragraph_stays_one():
    (paragraph,) = extract_html("<p><b>What </b><strong>next</strong></p>").paragraphs
    (mark,) = paragraph.marks
    assert (mark.start, mark.end, mark.kind) == (paragraph.start, paragraph.end, "strong")


def test_signs_of_notes_are_left_out():
    found = extract_html('<p>War<sup><a href="#n1">[1]</a></sup> and 10<sup>6</sup> men.')
    assert found.text == "War and 106 men."
    assert dropped(found, "field") == 3


def test_saved_archive_is_read():
    mail = f"From: <Saved by a browser>\nMIME-Version: 1.0\nContent-Type: text/html\n\n{PAGE}"
    assert extract(mail.encode()).text == extract_html(PAGE).text


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<html><body></body></html>", "no text"),
        ("<html><body><div id=app></div><script src=a.js></script>", "scripts"),
        ("<html><form>Name <input><input type=password></form>", "sign in"),
        ("<html><body><p hidden>Nothing here.", "no text"),
    ],
)
def test_page_without_an_article_says_so(page, words):
    with pytest.raises(ArticleError, match=words) as fault:
        extract(page.encode())
    assert "copy" in fault.value.hint
