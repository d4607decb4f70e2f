"""Styles: names that Word knows, looks that are the theme's, levels that its navigation shows."""

import re

import pytest
from word import THEME, W, Word

from briefer.document.markup import read
from briefer.value import replace
from briefer.writers.docx import write


def styles(word):
    return {word.name(identity): element for identity, element in word.styles.items()}


def value(element, path):
    found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    return None if found is None else found.get(f"{W}val", "on")


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        ("<p>x</p>", "Body Text"),
        ("<p role='title'>x</p>", "Title"),
        ("<p role='kicker'>x</p>", "Kicker"),
        ("<heading level='3'>x</heading>", "heading 3"),
        ("<bullets><item><p>x</p></item></bullets>", "List Bullet"),
        ("<numbers><item><p>x</p></item></numbers>", "List Number"),
        ("<quote><p>x</p></quote>", "Quote"),
        ("<sources><source id='a'>x</source></sources>", "Bibliography"),
        ("<panel role='summary'><p>x</p></panel>", "Briefer Summary"),
        (
            "<panel role='outlook'><heading level='2'>x</heading></panel>",
            "Briefer Outlook Heading 2",
        ),
    ],
)
def test_a_role_has_a_name(written, inside, name):
    assert written(inside).paragraphs()[0] == (name, "x")


def test_lists_in_lists_have_the_names_of_word(written):
    inner = "<bullets><item><p>b</p><p>c</p></item></bullets>"
    names = [
        name for name, _ in written(f"<bullets><item><p>a</p>{inner}</item></bullets>").paragraphs()
    ]
    assert names == ["List Bullet", "List Bullet 2", "List Continue 2"]


def test_looks_are_the_themes(written):
    style = THEME.style("paragraph", "title")
    title = styles(written("<p role='title'>x</p>"))["Title"]
    assert value(title, "rPr/sz") == f"{style.size * 2:.0f}"
    assert value(title, "rPr/color") == style.colour[1:]
    assert title.find(f"{W}pPr/{W}spacing").get(f"{W}after") == f"{style.after * 20:.0f}"
    assert title.find(f"{W}rPr/{W}rFonts").get(f"{W}ascii") == THEME.fonts[style.font].name


def test_headings_in_panels_are_in_the_navigation(written):
    inside = (
        "<heading level='1'>a</heading><panel role='outlook'><heading level='2'>b</heading></panel>"
    )
    found = styles(written(inside))
    assert value(found["heading 1"], "pPr/outlineLvl") == "0"
    assert value(found["Briefer Outlook Heading 2"], "pPr/outlineLvl") == "1"
    assert value(found["Briefer Outlook Heading 2"], "basedOn") == "Heading2"


def test_a_heading_that_skips_a_level_does_not_in_the_navigation(written):
    word = written("<heading level='2'>a</heading><heading level='3'>b</heading>")
    levels = [each.get(f"{W}val") for each in word.body.iter(f"{W}outlineLvl")]
    assert levels == ["0", "1"]


def test_bold_in_bold_stays_bold(written):
    word = written("<heading level='1'>a <strong>b</strong></heading>")
    properties = word.body.find(f".//{W}r/{W}rPr")
    assert [each.tag.removeprefix(W) for each in properties] == ["rStyle", "b", "bCs"]


def test_a_style_is_made_once_and_ids_differ(written):
    inside = "<p>a</p><p>b</p><panel role='x-y'><p>c</p></panel><panel role='x y'><p>d</p></panel>"
    text = written(inside).parts["word/styles.xml"].decode()
    ids = re.findall(r'w:styleId="([^"]*)"', text)
    assert len(ids) == len(set(ids))
    assert text.count('<w:name w:val="Body Text"/>') == 1


def test_a_panel_is_whole_where_its_looks_change(written):
    word = written(
        "<panel role='summary'><heading level='2'>a</heading><p>b</p><p>c</p>"
        "<bullets><item><p>d</p></item></bullets></panel>"
    )
    panel = THEME.style("panel", "summary")
    first, *_, last = word.body.findall(f"{W}p")
    assert first.find(f"{W}pPr/{W}pBdr/{W}top").get(f"{W}space") == f"{panel.pad_y:.0f}"
    assert last.find(f"{W}pPr/{W}pBdr/{W}bottom").get(f"{W}space") == f"{panel.pad_y:.0f}"
    for text in "abcd":
        style = word.styles[word.paragraph(text).find(f"{W}pPr/{W}pStyle").get(f"{W}val")]
        assert style.find(f"{W}pPr/{W}shd").get(f"{W}fill") == panel.background[1:]


def test_lists_number_anew_and_bullets_share(written):
    numbers = "<numbers><item><p>a</p></item><item><p>b</p></item></numbers>"
    bullets = "<bullets><item><p>c</p></item></bullets>"
    word = written(numbers + numbers + bullets + bullets)
    own = [each.get(f"{W}val") for each in word.body.iter(f"{W}numId")]
    assert own[0] == own[1] != own[2] == own[3]
    root = word.xml("word/numbering.xml")
    kinds = [each.tag.removeprefix(W) for each in root]
    assert kinds == sorted(kinds)
    assert len(root.findall(f"{W}num/{W}lvlOverride/{W}startOverride")) == 2


def test_lines_to_write_on_do_not_merge(written):
    rules = written("<rule role='writing'/>" * 3).body.findall(f"{W}p")
    lines = []
    for each in rules:
        direct = each.find(f"{W}pPr/{W}pBdr/{W}top")
        lines.append(None if direct is None else direct.get(f"{W}sz"))
    assert lines[0] != lines[1] != lines[2]


def test_what_is_said_of_a_heading_stays_with_it_and_the_text(written):
    word = written(
        "<panel role='outlook'><heading level='2'>a</heading><p role='horizon'>b</p>"
        f"<p>c</p><p role='horizon'>d</p><p>{'more ' * 900}</p></panel>"
    )
    kept = [word.paragraph(text).find(f"{W}pPr/{W}keepNext") is not None for text in "abcd"]
    assert kept == [True, True, False, False]


def test_a_badge_has_no_place_to_break_at(written, pages):
    badge = "<badge role='likelihood'>even chance [40\u201360%]</badge>"
    word = written("".join(f"<p>{'x' * count} {badge}</p>" for count in range(20, 70)))
    assert " even" not in word.text(word.paragraph("x" * 69))
    text = " ".join(pages(word))
    assert len(re.findall("even.chance.\\[40\u2013\ufeff?60%\\]", text)) == 50


def test_a_statement_stays_with_its_likelihood_and_its_basis(written):
    inside = (
        "<numbers><item><p>a</p><p role='likelihood'>b</p><p role='basis'>c</p><p>d</p></item>"
        "<item><p>e</p></item></numbers>"
    )
    word = written(inside)
    kept = [word.paragraph(text).find(f"{W}pPr/{W}keepNext") is not None for text in "abcde"]
    assert kept == [True, True, False, False, False]


def test_a_sentence_stays_with_the_list_that_it_announces(written):
    word = written("<p>Three:</p><bullets><item><p>a</p></item></bullets><p>Other.</p>")
    kept = [
        word.paragraph(text).find(f"{W}pPr/{W}keepNext") is not None for text in ("Three", "Other")
    ]
    assert kept == [True, False]


def test_small_capitals_are_words_own():
    style = replace(THEME.style("paragraph"), small_capitals=True)
    theme = replace(THEME, styles={**THEME.styles, "paragraph": style})
    document = read("<document title='T' lang='en'><p>nato</p></document>")
    word = Word(write(document, theme, None).data)
    named = word.paragraph("nato").find(f"{W}pPr/{W}pStyle").get(f"{W}val")
    assert word.styles[named].find(f"{W}rPr/{W}smallCaps").attrib == {}


def test_a_panel_alone_is_about_as_wide_as_text(written):
    word = written("<p>text</p><panel role='outlook'><p>inside</p></panel>")
    ends = []
    for text in ("text", "inside"):
        named = word.paragraph(text).find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        ends.append(int(word.styles[named].find(f"{W}pPr/{W}ind").get(f"{W}end")) / 20)
    assert 0 < ends[1] - ends[0] < 40


def test_a_large_label_does_not_push_the_lines_of_its_item_apart(written):
    word = written("<numbers role='judgements'><item><p>one</p></item></numbers>")
    named = word.paragraph("one").find(f"{W}pPr/{W}pStyle").get(f"{W}val")
    spacing = word.styles[named].find(f"{W}pPr/{W}spacing")
    assert spacing.get(f"{W}lineRule") == "exact"
    label = word.xml("word/numbering.xml").find(f".//{W}lvl/{W}rPr/{W}sz")
    assert int(label.get(f"{W}val")) / 2 < 1.2 * int(spacing.get(f"{W}line")) / 20


def test_no_item_of_a_list_is_alone_on_a_page(written):
    items = "".join(f"<item><p>item {number}</p></item>" for number in range(5))
    word = written(f"<bullets>{items}</bullets>")
    kept = [
        word.paragraph(f"item {number}").find(f"{W}pPr/{W}keepNext") is not None
        for number in range(5)
    ]
    assert kept == [True, False, False, True, False]
