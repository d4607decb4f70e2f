"""Inlines: links, notes and citations that lead somewhere, and text of both directions."""

import re

from word import W

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def targets(word, part="document"):
    root = word.xml(f"word/_rels/{part}.xml.rels")
    return {each.get("Id"): each.get("Target") for each in root}


def test_a_link_leads_to_its_address(written):
    word = written("<p>to <link to='https://example.org/a b&lt;c'>a page</link></p>")
    link = word.body.find(f".//{W}hyperlink")
    assert targets(word)[link.get(f"{R}id")] == "https://example.org/a%20b%3Cc"
    assert word.text(link) == "a page"


def test_the_same_address_is_there_once(written):
    word = written("<p><link to='https://a.org'>x</link> <link to='https://a.org'>y</link></p>")
    assert list(targets(word).values()).count("https://a.org") == 1


def test_an_address_too_long_for_word_is_text(written):
    word = written(f"<p><link to='https://a.org/{'x' * 2500}'>y</link></p>")
    assert word.body.find(f".//{W}hyperlink") is None
    assert word.words() == ("y",)


def test_a_citation_leads_to_its_source(written):
    word = written(
        "<p>x<cite to='s2' label='2'/><cite to='none' label='9'/></p><sources>"
        "<source id='s1' label='1'>a</source><source id='s2' label='2'>b</source></sources>"
    )
    (link,) = word.body.iter(f"{W}hyperlink")
    assert word.text(link) == "[2]"
    mark = word.paragraph("b").find(f"{W}bookmarkStart")
    assert mark.get(f"{W}name") == link.get(f"{W}anchor")
    assert "[9]" in word.words()[0]


def test_a_note_is_a_footnote_with_its_own_links(written):
    word = written("<p>x<note>see <link to='https://a.org'>y</link></note></p>")
    reference = word.body.find(f".//{W}footnoteReference").get(f"{W}id")
    notes = {each.get(f"{W}id"): each for each in word.xml("word/footnotes.xml")}
    assert word.text(notes[reference]) == "see y"
    assert "https://a.org" in targets(word, "footnotes").values()
    assert "https://a.org" not in targets(word).values()
    assert [each.get(f"{W}type") for each in notes.values()][:2] == [
        "separator", "continuationSeparator",
    ]  # fmt: skip


def directions(word, text):
    runs = word.paragraph(text).iter(f"{W}r")
    return [(word.text(run), run.find(f"{W}rPr/{W}rtl") is not None) for run in runs]


def test_right_to_left_words_are_runs_of_their_own(written):
    assert directions(written("<p>in (نص عربي) here</p>"), "here") == [
        ("in (", False), ("نص عربي", True), (") here", False),
    ]  # fmt: skip


def test_latin_and_numbers_stand_out_in_right_to_left_text(written):
    word = written("<p>نص (TASS 24) و 60-90 %</p>", "dir='rtl'")
    assert directions(word, "نص") == [
        ("نص (", True), ("TASS 24", False), (") و ", True), ("\u200e60-90\xa0%\u200e", False),
    ]  # fmt: skip


def test_numbers_are_not_turned_round_where_no_run_says_how_they_read(written, pages):
    ranges = ["12\u201315%", "60-90%", "-5"]
    body = "".join(f"<p>نحو {each} من</p>" for each in ranges)
    body += "<p>نص <badge role='likelihood'>مرجّح [55\u201380%]</badge></p>"
    (text,) = pages(written(body, "dir='rtl'"))
    seen = re.sub("[\u200e\u200f\u202a-\u202e\ufeff]", "", text)
    assert [each in seen for each in (*ranges, "55\u201380%")] == [True] * 4


def test_no_line_ends_between_a_number_and_its_unit_or_before_a_citation(written):
    word = written(
        "<p>On 24 June it was 20 % <cite to='s' label='1'/> or U.S. and</p>"
        "<table><columns><column/></columns><rows><row><cell>On 24 June</cell></row></rows></table>"
    )
    texts = [text for _, text in word.paragraphs()]
    assert texts[0] == "On 24\xa0June it was 20\xa0%\xa0[1] or U.S.\xa0and"
    long = "A closure would end the sales of the country itself and bind nobody"
    cited = written(f"<p>{long} <cite to='s' label='4'/>.</p>")
    assert cited.text(cited.body).endswith("bind\xa0nobody\xa0[4].")
    assert "On 24 June" in texts


def test_french_has_narrow_spaces_where_it_wants_them(written):
    word = written("<p lang='fr'>« Quoi ? » : 40 000 %</p><p>What ?</p>")
    texts = [text for _, text in word.paragraphs()]
    assert texts[0] == "«\u202fQuoi\u202f?\u202f»\u202f: 40\u202f000\u202f%"
    assert texts[1] == "What ?"


def test_a_short_text_does_not_end_in_a_mere_word(written):
    title = "What Iran asks of Russia after the American strikes, and what comes next"
    word = written(f"<p role='subtitle'>{title}</p><p>{title * 3}</p>")
    short, long = (text for _, text in word.paragraphs())
    assert short.endswith(", and what\xa0comes\xa0next")
    assert "\xa0" not in long


def test_a_block_of_another_direction_says_so(written):
    word = written("<p lang='ar' dir='rtl'>نص</p><p>x</p>")
    first, second = word.body.findall(f"{W}p")
    assert first.find(f"{W}pPr/{W}bidi").attrib == {}
    assert first.find(f".//{W}lang").get(f"{W}bidi") == "ar"
    assert second.find(f"{W}pPr/{W}bidi") is None
    rtl = written("<p lang='en' dir='ltr'>x</p>", "dir='rtl'")
    assert rtl.body.find(f"{W}p/{W}pPr/{W}bidi").get(f"{W}val") == "0"


def test_tables_are_mirrored_in_right_to_left_documents(written):
    table = "<table><rows><row><cell>x</cell></row></rows></table>"
    assert written(table, "dir='rtl'").body.find(f".//{W}bidiVisual") is not None
    assert written(table).body.find(f".//{W}bidiVisual") is None
