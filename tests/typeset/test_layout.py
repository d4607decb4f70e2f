"""What a reader finds on the pages: lines, links, numbers, furniture, problems."""

import re
from itertools import groupby

import pytest

from briefer.document.markup import read
from briefer.document.tree import Document, Paragraph, Span
from briefer.document.walk import blocks as walk
from briefer.document.walk import plain
from briefer.errors import Severity
from briefer.typeset import typeset
from briefer.typeset.page import ARTIFACT, Area, Element, Image, Mark, Run
from briefer.typeset.word import words
from briefer.writers.pdf import write

WORDS = "The talks go on and nobody knows how long they last or what they cost in the end. "
PICTURE = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA"
    "WjR9awAAAABJRU5ErkJggg=="
)


def lay(body, theme, **attributes):
    given = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return typeset(read(f'<document title="A title"{given}>{body}</document>'), theme)


def runs(page, block=None):
    found = (item for item in page.items if isinstance(item, Run))
    return [run for run in found if block is None or run.block == block]


def outlook(name, content):
    return f'<panel role="outlook" id="{name}">{content}</panel>'


def lines(page, block):
    """Return the texts of a block's lines on a page."""
    return [
        "".join(run.text for run in line)
        for _, line in groupby(runs(page, block), key=lambda run: round(run.y))
    ]


def elements(root, tag):
    found = [root] if root.tag == tag else []
    for child in root.children:
        if isinstance(child, Element):
            found += elements(child, tag)
    return found


def test_text_is_set_with_ligatures_and_kerning(theme):
    (page,) = lay("<p>AVAVA office</p>", theme).pages
    (run,) = runs(page, "b1")
    assert len(run.glyphs) < len(run.text)
    assert run.xs[2] - run.xs[0] < run.xs[-1]


def test_a_character_that_no_font_has_is_told(theme):
    pages = lay("<p>Hello \U0001f642</p>", theme)
    (problem,) = pages.problems
    assert "U+1F642" in problem.message
    assert problem.block_id == "b1"
    assert 0 in [glyph for run in runs(pages.pages[0], "b1") for glyph in run.glyphs]


def test_lines_end_with_a_space_that_is_read_aloud(plain_theme):
    (page,) = lay(f"<p>{WORDS * 3}</p>", plain_theme).pages
    found = lines(page, "b1")
    assert len(found) > 2
    assert all(line.endswith(" ") for line in found[:-1])
    assert not found[-1].endswith(" ")


def test_a_number_stays_with_its_unit(theme):
    for length in range(40, 100):
        (page,) = lay(f"<p>{'x ' * length}20 % and 14 km</p>", theme).pages
        for line in lines(page, "b1"):
            assert not re.match(r"%|km", line)


def test_a_heading_stays_with_two_lines_of_what_follows(theme):
    for fill in range(30, 60):
        body = (
            f"<p>{'x<br/>' * fill}</p>"
            f'<heading level="1" id="h">Head</heading><p id="t">{WORDS * 4}</p>'
        )
        for page in lay(body, theme).pages:
            if runs(page, "h"):
                assert len(lines(page, "t")) >= 2


def test_no_line_of_a_paragraph_stands_alone(theme):
    for fill in range(35, 60):
        pages = lay(f"<p>{'x<br/>' * fill}</p><p id='t'>{WORDS * 6}</p>", theme).pages
        parts = [len(lines(page, "t")) for page in pages if runs(page, "t")]
        assert all(part >= 2 for part in parts)


def test_a_panel_that_fits_stays_on_one_page(theme):
    panel = f'<panel id="n" role="note"><p>{WORDS * 3}</p><p>{WORDS * 3}</p></panel>'
    for fill in range(30, 60):
        pages = lay(f"<p>{'x<br/>' * fill}</p>{panel}", theme).pages
        assert sum(box.block == "n" for page in pages for box in page.boxes) == 1


def test_panels_of_outlook_stand_side_by_side(theme):
    body = outlook("a", "<p>One</p>") + outlook("b", "<p>Two</p>")
    (page,) = lay(body, theme).pages
    a, b = (next(box for box in page.boxes if box.block == name) for name in "ab")
    assert a.y == b.y
    assert a.x + a.width < b.x
    assert a.height == b.height


def test_a_pair_of_panels_stays_on_one_page(theme):
    pair = outlook("a", "<p>One</p>" * 6) + outlook("b", "<p>Two</p>" * 6)
    for fill in range(24, 50):
        pages = lay(f"<p>{'x<br/>' * fill}</p>{pair}", theme).pages
        (page,) = [page for page in pages if any(box.block in {"a", "b"} for box in page.boxes)]
        assert {box.block for box in page.boxes} >= {"a", "b"}


def test_panels_are_side_by_side_or_none_is(theme):
    panels = [outlook(name, "<p>One</p>") for name in "ab"]
    panels += [outlook("c", "<p>Three</p>" * 30), outlook("d", "<p>Four</p>")]
    boxes = [box for page in lay("".join(panels), theme).pages for box in page.boxes]
    starts = {box.x for box in boxes if box.block in {"a", "b", "c", "d"}}
    assert len(starts) == 1


def test_a_long_panel_of_outlook_is_set_alone_and_split(theme):
    body = outlook("a", f"<p>{WORDS * 5}</p>" * 20) + outlook("b", "<p>Two</p>")
    pages = lay(body, theme).pages
    assert len(pages) > 1
    assert any(box.block == "a" for box in pages[1].boxes)


def test_a_note_stands_at_the_foot_of_its_page(theme):
    body = f"<p>{WORDS * 30}</p>" * 3 + "<p>Here<note>The note itself.</note> it hangs.</p>"
    pages = lay(body, theme)
    (page,) = [page for page in pages.pages if any("hangs" in run.text for run in runs(page))]
    (note,) = [run for run in runs(page) if run.text.startswith("The note")]
    assert note.y > page.height * 0.8
    (element,) = elements(pages.structure, "Note")
    assert element.id == "note-1"
    assert any(link.target == "#note-1" for link in page.links)
    assert "note-1" in pages.destinations


def test_citations_lead_to_the_list_of_sources(theme):
    source = '<sources><source id="s" label="1">A source.</source></sources>'
    body = f'<p>Said<cite to="s" label="1"/>.</p>{source}'
    pages = lay(body, theme)
    (link,) = pages.pages[0].links
    assert link.target == "#s"
    assert link.text == "[1]"
    assert "s" in pages.destinations
    (run,) = [run for run in runs(pages.pages[0]) if run.mark == link.mark]
    assert run.text == "[1]"


def test_headings_are_bookmarks(theme):
    pages = lay(
        '<heading level="1" id="a">One</heading><heading level="3" id="b">Two</heading>', theme
    )
    assert [(mark.level, mark.title, mark.target) for mark in pages.bookmarks] == [
        (1, "One", "a"),
        (3, "Two", "b"),
    ]
    assert {"a", "b"} <= set(pages.destinations)
    assert elements(pages.structure, "H2")
    assert not elements(pages.structure, "H3")


def test_contents_have_the_right_page_numbers(theme):
    part = '<heading level="1">Part</heading>' + f"<p>{WORDS * 20}</p>" * 6
    pages = lay(f'<contents id="c" over_pages="2"/>{part * 6}', theme)
    printed = [line for page in pages.pages for line in lines(page, "c")][1:]
    numbers = [int(re.search(r"(\d+)$", line)[0]) for line in printed]
    assert numbers == [pages.destinations[mark.target].page for mark in pages.bookmarks]
    assert [link.target for page in pages.pages for link in page.links] == [
        f"#{mark.target}" for mark in pages.bookmarks
    ]


def test_short_documents_have_no_contents(theme):
    pages = lay('<contents id="c"/><heading level="1">Part</heading><p>Text</p>', theme)
    assert not runs(pages.pages[0], "c")
    assert not elements(pages.structure, "TOC")


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_marking_stands_on_each_page_as_its_scheme_demands(theme, direction):
    body = f"<p>{WORDS * 30}</p>" * 5
    pages = lay(body, theme, marking_scheme="tlp", marking="TLP:AMBER", dir=direction).pages
    assert len(pages) > 1
    for page in pages:
        marks = [run for run in runs(page) if run.text == "TLP:AMBER"]
        assert len(marks) == 2
        assert marks[0].y < theme.page.top
        assert marks[1].y > page.height - theme.page.bottom
        for run in marks:
            assert run.size >= 12
            assert run.colour == "#FFC000"
            assert run.mark == ARTIFACT
            (area,) = [
                item for item in page.items
                if isinstance(item, Area) and item.y < run.y < item.y + item.height
            ]  # fmt: skip
            assert area.colour == "#000000"
            edge = page.width - theme.page.end if direction == "ltr" else theme.page.end
            side = area.x + area.width if direction == "ltr" else area.x
            assert side == pytest.approx(edge, abs=0.5)


def test_pages_are_counted_in_the_footer(theme):
    pages = lay(f"<p>{WORDS * 30}</p>" * 5, theme).pages
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in [run.text for run in runs(page)]


def test_what_does_not_fit_is_named(theme):
    body = f'<p id="first">{WORDS * 8}</p>' * 1 + "".join(
        f'<p id="p{n}">{WORDS * 8}</p>' for n in range(12)
    )
    pages = lay(body, theme, max_pages=1)
    assert all(problem.severity is Severity.ERROR for problem in pages.problems)
    beyond = {run.block for page in pages.pages[1:] for run in runs(page)} - {""}
    assert {problem.block_id for problem in pages.problems} == beyond
    assert re.match(r"The document has \d\.\d pages, and may have one\.", pages.problems[0].message)


def test_a_picture_is_scaled_to_the_page(theme):
    picture = f'<picture id="i" type="image/png" width="400" height="4000">{PICTURE}</picture>'
    (page,) = lay(f'{picture}<figure picture="i" alt="A tower"/>', theme).pages
    (image,) = [item for item in page.items if isinstance(item, Image)]
    assert image.height < page.height
    assert image.height / image.width == pytest.approx(10)


def test_a_missing_picture_is_told(theme):
    (problem,) = lay('<figure id="f" picture="gone" alt="x"/>', theme).problems
    assert problem.block_id == "f"


def test_right_to_left_pages_are_mirrored(theme):
    body = "<bullets><item><p id='t'>سيستمر النفوذ</p></item></bullets>"
    (page,) = lay(body, theme, dir="rtl", lang="ar").pages
    text = runs(page, "t")
    assert all(run.rtl for run in text)
    (bullet,) = [run for run in runs(page) if run.text == "•"]
    assert bullet.x > text[0].x


@pytest.mark.parametrize(
    ("direction", "text", "order"),
    [
        ("rtl", "Reuters, 5 May.", "Reuters, 5 May."),
        ("rtl", "NATO \u062d\u0644\u0641.", ".\u0641\u0644\u062d NATO"),
        ("ltr", "\u062d\u0644\u0641 12.", ".12 \u0641\u0644\u062d"),
        ("ltr", "NATO \u062d\u0644\u0641.", "NATO \u0641\u0644\u062d."),
    ],
)
def test_a_text_of_one_direction_keeps_it_among_those_of_the_other(theme, direction, text, order):
    document = Document(
        title="t", dir=direction, blocks=(Paragraph(id="p", content=(Span(text),)),)
    )
    (page,) = typeset(document, theme).pages
    found = sorted(
        (run for run in page.items if isinstance(run, Run) and run.block == "p"),
        key=lambda run: run.x,
    )
    assert "".join(run.text[:: -1 if run.rtl else 1] for run in found).strip() == order
    ends = found[0].x, max(run.end for run in found)
    edge = theme.page.start if direction == "ltr" else theme.page.width - theme.page.start
    assert min(abs(end - edge) for end in ends) < 4


def test_a_hyphenated_word_is_spoken_whole(theme, spoken):
    if not theme.style("paragraph").hyphenate:
        pytest.skip("the theme does not hyphenate")
    words = "notwithstanding responsibilities and characteristically internationalised " * 4
    tried = [lay(f"<p>{'a ' * n}{words}</p>", theme) for n in range(12)]
    assert any(line.endswith("-") for pages in tried for line in lines(pages.pages[0], "b1"))
    spans = [span for pages in tried for span in elements(pages.structure, "Span")]
    assert {span.actual.strip() for span in spans} <= set(words.split())
    for n, pages in enumerate(tried):
        assert spoken(pages) == (*["a"] * n, *words.split())


def test_a_layout_is_the_same_whether_anything_was_kept_or_not(theme):
    document = read(
        f'<document title="t"><heading level="1">H</heading><p>{WORDS * 40}</p></document>'
    )
    first = write(document, theme, typeset(document, theme))
    typeset(read('<document title="u"><p>Other</p></document>'), theme)
    assert write(document, theme, typeset(document, theme)) == first


def test_words_know_their_place(theme):
    text = f"{WORDS}<strong>bold</strong>er <link to='https://example.org'>links</link>, too"
    document = read(f'<document title="t"><p>{text}</p></document>')
    (page,) = typeset(document, theme).pages
    (block,) = walk(document.blocks)
    whole = plain(block.content)
    found = list(words(page))
    assert [word.text for word in found] == whole.split()
    for word in found:
        assert whole[word.offset :].startswith(word.text)
        assert word.width > 0


def test_boxes_hold_what_their_block_shows(theme):
    body = f"<panel role='note' id='n'><p id='p'>{WORDS * 3}</p></panel>"
    (page,) = lay(body, theme).pages
    boxes = {box.block: box for box in page.boxes}
    assert list(boxes) == ["n", "p"]
    outer, inner = boxes["n"], boxes["p"]
    assert outer.y <= inner.y
    assert inner.y + inner.height <= outer.y + outer.height
    for run in runs(page, "p"):
        assert inner.x <= run.x
        assert inner.y <= run.y <= inner.y + inner.height


@pytest.mark.parametrize("kind", ["panel", "panel role='summary'", "panel role='note'", "quote"])
def test_panels_too_deep_in_others_stay_on_the_page_and_are_told_of(theme, kind):
    def nested(count):
        name = kind.split()[0]
        return lay(f"<{kind}>" * count + f"<p id='p'>{WORDS}</p>" + f"</{name}>" * count, theme)

    assert not nested(6).problems
    found = nested(49)
    (page,) = found.pages
    (problem,) = found.problems
    assert "one inside the other" in problem.message
    assert all(run.end <= page.width - theme.page.end + 0.1 for run in runs(page))
    assert all(box.y + box.height < page.height - theme.page.bottom for box in page.boxes)


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{'x' * 5000}</p>",
        f"<p>{WORDS * 2000}</p>",
        "<p>" + "\u0301" * 3000 + "</p>",
        "<bullets><item>" * 40 + "<p>deep</p>" + "</item></bullets>" * 40,
        "<panel role='summary'>" * 40 + "<p>deep</p>" + "</panel>" * 40,
        "<p>a<note>" + "note " * 4000 + "</note></p>",
        "<pagebreak/><pagebreak/>",
    ],
    ids=["word", "paragraph", "marks", "lists", "panels", "note", "breaks"],
)  # fmt: skip
def test_bad_input_ends(body, theme):
    pages = lay(body, theme)
    assert pages.pages


def test_the_lines_of_a_title_are_even(theme):
    title = "What Iran asks of Russia after the American strikes, and what comes"
    for more in ("", " next", " next week", " next week and then"):
        (page,) = lay(f"<p role='subtitle'>{title}{more}</p>", theme).pages
        widths = [len(line) for line in lines(page, "b1")]
        assert min(widths) > max(widths) * 0.6


def test_a_french_sign_stays_with_its_word(theme):
    for length in range(40, 60):
        (page,) = lay(f"<p>{'x ' * length}Quoi ? Non !</p>", theme, lang="fr").pages
        assert all(not re.match("[?!]", line) for line in lines(page, "b1"))
        assert "Quoi\u202f?" in "".join(lines(page, "b1"))


def test_justified_lines_fill_the_measure_with_even_gaps(theme):
    if theme.style("paragraph").align != "justify":
        pytest.skip("the theme is ragged")
    (page,) = lay(f"<p>{WORDS * 12}</p>", theme).pages
    found = runs(page, "b1")
    right = theme.page.width - theme.page.end
    space = found[0].words[0].width - found[0].words[0].bare
    for run in found[:-1]:
        assert run.end - run.size * space <= right + 0.1
        gaps = [
            (start - (before + run.size * word.bare)) / run.size
            for before, start, word in zip(run.starts, run.starts[1:], run.words, strict=False)
        ]
        assert all(space * 0.66 < gap < space * 1.9 for gap in gaps)


def test_text_goes_on_before_a_figure_that_does_not_fit(theme):
    picture = f'<picture id="i" type="image/png" width="400" height="200">{PICTURE}</picture>'
    figure = '<figure id="f" picture="i" alt="A"><caption>The caption</caption></figure>'
    body = picture + f"<p>{'x<br/>' * 35}</p>{figure}" + f"<p id='t'>{WORDS * 9}</p>" * 3
    first, second = lay(body, theme).pages
    assert any(run.text.startswith("The talks") for run in runs(first))
    assert "caption" in min(runs(second, "f"), key=lambda run: run.y).text
    assert all(run.y > runs(second, "f")[0].y for run in runs(second, "t"))


def test_a_figure_stays_in_its_section(theme):
    picture = f'<picture id="i" type="image/png" width="400" height="200">{PICTURE}</picture>'
    figure = '<figure id="f" picture="i" alt="A"><caption>The caption</caption></figure>'
    body = (
        f"{picture}<p>{'x<br/>' * 35}</p>{figure}<p>Then.</p>"
        f'<heading level="1" id="h">Next</heading><p>{WORDS}</p>'
    )
    first, second = lay(body, theme).pages
    assert any(run.text == "Then." for run in runs(first))
    assert not runs(first, "h")
    assert runs(second, "h")[0].y > runs(second, "f")[0].y


def test_a_panel_is_named_again_where_it_goes_on(theme):
    heading = '<heading level="2" id="h">Iran <badge role="horizon">soon</badge></heading>'
    pages = lay(outlook("a", heading + f"<p>{WORDS * 5}</p>" * 20), theme).pages
    assert len(pages) > 2
    for page in pages[1:]:
        first = min((run for run in runs(page) if run.y > theme.page.top), key=lambda run: run.y)
        assert first.text == "Iran (continued)"
        assert first.mark == ARTIFACT
        assert sum(run.text.startswith("Iran") for run in runs(page)) == 1


def test_a_last_page_is_not_nearly_empty(theme):
    for count in range(9, 30):
        pages = lay(f"<p>{WORDS * 3}</p>" * count, theme).pages
        assert len({run.y for run in runs(pages[-1]) if run.block}) >= 8


def test_a_last_page_below_a_note_is_not_nearly_empty(theme):
    for count in range(9, 30):
        body = "<p>Here<note>The note itself.</note>.</p>" + f"<p>{WORDS * 3}</p>" * count
        pages = lay(body, theme).pages
        assert len({run.y for run in runs(pages[-1]) if run.block}) >= 8
        assert sum(run.text.startswith("The note") for page in pages for run in runs(page)) == 1


def sources(count, text=WORDS):
    entries = "".join(f'<source id="s{n}" label="{n + 1}">{text}</source>' for n in range(count))
    return f'<sources id="list">{entries}</sources>'


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_few_sources_stand_in_two_columns_in_their_order(theme, direction):
    found = lay(sources(7), theme, dir=direction)
    boxes = [box for box in found.pages[0].boxes if box.block == "list"]
    left, right = min(boxes, key=lambda box: box.x), max(boxes, key=lambda box: box.x)
    assert left.x + left.width < right.x
    assert (boxes[0].x == left.x) == (direction == "ltr")
    tops = [found.destinations[f"s{number}"].y for number in range(7)]
    assert tops[:4] == sorted(tops[:4])
    assert tops[4:] == tops[:3]
    (element,) = elements(found.structure, "L")
    assert element.attributes["ListNumbering"] == "Decimal"


def test_many_or_long_sources_stand_below_each_other_no_wider_than_text(theme):
    for body in (sources(40), sources(3, WORDS * 40)):
        found = lay(body, theme)
        labels = [run for page in found.pages for run in runs(page) if run.text[:1] == "["]
        assert len({run.x for run in labels}) == 1
        lines = [run for page in found.pages for run in runs(page, "list") if run.x > labels[0].end]
        assert max(len(run.text) for run in lines) <= 88


def test_what_is_announced_follows_on_the_page(theme):
    items = f"<bullets><item><p id='i'>{WORDS}</p></item></bullets>"
    for fill in range(30, 60):
        pages = lay(f"<p>{'x<br/>' * fill}</p><p id='t'>Three things:</p>{items}", theme).pages
        assert all(bool(runs(page, "t")) == bool(runs(page, "i")) for page in pages)


def test_of_two_lists_of_contents_the_one_that_is_printed_is_in_the_structure(theme):
    body = '<panel><contents over_pages="0"/><contents over_pages="1"/></panel>'
    found = lay(body, theme)
    drawn = {mark for page in found.pages for mark in page.marks}
    held = {
        child
        for each in elements(found.structure, "Caption")
        for child in each.children
        if isinstance(child, Mark)
    }
    assert drawn
    assert drawn <= held
