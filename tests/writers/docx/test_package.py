"""The package: fonts, pictures, furniture and contents."""

import hashlib

import pytest
from pictures import png
from word import THEME, W, Word

from briefer.document.markup import read
from briefer.document.tree import Document, Figure, Paragraph, Picture, Span
from briefer.typeset import typeset
from briefer.value import replace
from briefer.writers.docx import write

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def clear(word, name, key):
    """Return an embedded font as ECMA-376-4 §2.8.1 says that it is read."""
    data = bytearray(word.parts[name])
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    for at in range(32):
        data[at] ^= mask[at % 16]
    return bytes(data)


def test_faces_that_are_used_are_embedded(written):
    word = written("<p>a <strong>b</strong></p>")
    root = word.xml("word/fontTable.xml")
    links = {
        each.get("Id"): each.get("Target") for each in word.xml("word/_rels/fontTable.xml.rels")
    }
    (font,) = root.findall(f"{W}font")
    assert font.get(f"{W}name") == "IBM Plex Sans"
    faces = {each.tag.removeprefix(f"{W}embed"): each for each in font if "embed" in each.tag}
    assert list(faces) == ["Regular", "Bold"]
    folder = THEME.fonts["sans"].regular.parent
    for face, element in faces.items():
        data = clear(word, f"word/{links[element.get(f'{R}id')]}", element.get(f"{W}fontKey"))
        assert data == (folder / f"IBMPlexSans-{face}.ttf").read_bytes()
        assert hashlib.sha256(data).hexdigest()[:8].upper() in element.get(f"{W}fontKey")


def test_fonts_may_be_left_out(written):
    word = written("<p>a</p>", embed_fonts=False)
    assert not [name for name in word.parts if "odttf" in name]
    assert b"embed" not in word.parts["word/fontTable.xml"] + word.parts["word/settings.xml"]
    assert len(word.data) < 40_000


def test_arabic_has_a_font_of_its_own(written):
    names = [
        each.get(f"{W}name") for each in written("<p>نص</p>", "dir='rtl'").xml("word/fontTable.xml")
    ]
    assert names == ["IBM Plex Sans", "IBM Plex Sans Arabic"]


def test_a_picture_has_alternative_text_and_a_neutral_name():
    picture = Picture(png(size=(400, 200)), "image/png", 400, 200)
    figures = tuple(Figure(id=name, picture="secret.png", alt="A map") for name in "ab")
    word = Word(
        write(Document(title="T", blocks=figures, pictures={"secret.png": picture}), THEME).data
    )
    drawn = list(word.body.iter(f"{WP}docPr"))
    assert [(each.get("id"), each.get("descr")) for each in drawn] == [
        ("1", "A map"),
        ("2", "A map"),
    ]
    assert not any(b"secret" in part for part in word.parts.values())
    assert [name for name in word.parts if "media" in name] == ["word/media/image1.png"]
    extent = word.body.find(f".//{WP}extent")
    assert int(extent.get("cx")) == 2 * int(extent.get("cy"))


def test_justified_text_is_hyphenated_where_the_theme_says_so():
    styles = {**THEME.styles, "paragraph": replace(THEME.style("paragraph"), hyphenate=True)}
    document = Document(title="T", blocks=(Paragraph(content=(Span("x"),)),))
    word = Word(write(document, replace(THEME, styles=styles)).data)
    assert b"autoHyphenation" in word.parts["word/settings.xml"]
    assert b"autoHyphenation" not in Word(write(document, THEME).data).parts["word/settings.xml"]


def test_a_chart_is_vectors_with_pixels_beside_them(written):
    word = written(
        "<chart kind='bar' alt='Prices'><categories><category>May</category></categories>"
        "<series name='Brent'><value>70</value></series></chart>"
    )
    media = sorted(name.rpartition(".")[2] for name in word.parts if "media" in name)
    assert media == ["png", "svg"]
    assert word.body.find(f".//{WP}docPr").get("descr") == "Prices"


@pytest.mark.parametrize("part", ["header1", "footer1"])
def test_tlp_stands_on_black_at_the_end_of_header_and_footer(written, part):
    word = written("<p>x</p>", "marking_scheme='tlp' marking='TLP:AMBER' header='H' footer='F'")
    root = word.xml(f"word/{part}.xml")
    run = next(each for each in root.iter(f"{W}r") if "TLP:AMBER" in word.text(each))
    style = word.styles[run.find(f"{W}rPr/{W}rStyle").get(f"{W}val")].find(f"{W}rPr")
    assert style.find(f"{W}color").get(f"{W}val") == "FFC000"
    assert style.find(f"{W}shd").get(f"{W}fill") == "000000"
    assert int(style.find(f"{W}sz").get(f"{W}val")) >= 24
    assert style.find(f"{W}b") is not None
    assert root.find(f".//{W}r/{W}tab") is not None
    assert root.findall(f"{W}p/{W}r")[-1] is run


def test_a_banner_of_words_stands_in_the_middle(written):
    word = written("<p>x</p>", "marking_scheme='text' marking='OUR OWN'")
    for part in ("header1", "footer1"):
        root = word.xml(f"word/{part}.xml")
        paragraph = next(each for each in root.iter(f"{W}p") if word.text(each) == "OUR OWN")
        style = word.styles[paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")]
        assert style.find(f"{W}pPr/{W}jc").get(f"{W}val") == "center"


def test_page_numbers_are_fields_in_the_words_of_the_language(written):
    word = written("<labels page='{page} sur {pages}'/><p>x</p>")
    root = word.xml("word/footer1.xml")
    fields = [each.get(f"{W}instr").strip() for each in root.iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert word.text(root) == "1 sur 1"


def test_contents_lead_to_headings_when_there_are_enough_pages():
    few, many = (
        read(
            f"<document title='T'><contents depth='1' over_pages='{most}'/>"
            "<heading level='1'>One</heading><heading level='2'>Deep</heading>"
            "<heading level='1'>Two</heading></document>"
        )
        for most in (1, 0)
    )
    word = Word(write(few, THEME, typeset(few, THEME)).data)
    assert b"TOC" not in word.parts["word/document.xml"]
    word = Word(write(many, THEME, typeset(many, THEME)).data)
    links = list(word.body.iter(f"{W}hyperlink"))
    assert [word.text(link) for link in links] == ["One1", "Two1"]
    marks = [each.get(f"{W}name") for each in word.body.iter(f"{W}bookmarkStart")]
    assert {link.get(f"{W}anchor") for link in links} <= set(marks)
    kinds = [each.get(f"{W}fldCharType") for each in word.body.iter(f"{W}fldChar")]
    entry = ["begin", "separate", "end"]
    assert kinds == ["begin", "separate", *entry, *entry, "end"]
    assert word.words() == ("One", "Deep", "Two")


def test_contents_ask_word_for_the_page_of_each_heading():
    document = read(
        "<document title='T'><contents depth='1' over_pages='0'/><heading level='1'>One</heading>"
        "<pagebreak/><heading level='1'>Two</heading></document>"
    )
    word = Word(write(document, THEME, typeset(document, THEME)).data)
    entries = [word.text(link) for link in word.body.iter(f"{W}hyperlink")]
    assert entries == ["One1", "Two2"]
    marks = [each.get(f"{W}name") for each in word.body.iter(f"{W}bookmarkStart")]
    asked = [each.text.split()[:2] for each in word.body.iter(f"{W}instrText")]
    assert asked[1:] == [["PAGEREF", mark] for mark in marks]
    style = next(
        each for each in word.styles.values() if word.name(each.get(f"{W}styleId")) == "toc 1"
    )
    tab = style.find(f"{W}pPr/{W}tabs/{W}tab")
    assert (tab.get(f"{W}val"), tab.get(f"{W}leader")) == ("end", "dot")
    assert b"dirty" not in word.parts["word/document.xml"]


def test_contents_without_a_layout_stand_in_what_is_long_and_tell_no_page():
    long, short = (
        read(
            "<document title='T'><contents depth='1' over_pages='1'/>"
            f"<heading level='1'>One</heading><p>{'word ' * count}</p></document>"
        )
        for count in (900, 30)
    )
    word = Word(write(long, THEME).data)
    assert [word.text(link) for link in word.body.iter(f"{W}hyperlink")] == ["One"]
    assert "PAGEREF" in "".join(each.text for each in word.body.iter(f"{W}instrText"))
    assert b"PAGEREF" not in Word(write(short, THEME).data).parts["word/document.xml"]


def test_the_page_is_the_themes():
    word = Word(write(Document(title="T"), THEME.on("letter")).data)
    size = word.body.find(f"{W}sectPr/{W}pgSz")
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("12240", "15840")
