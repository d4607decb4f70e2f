"""Inlines: links, notes and citations that lead somewhere, and text of both directions."""

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
        ("نص (", True), ("TASS 24", False), (") و ", True), ("60-90", False), (" %", True),
    ]  # fmt: skip


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
