"""Word files in a house's style: its styles, page, headers and footers, and nothing else of it."""

import random
import re
import zipfile
from io import BytesIO

import docx
import house as made
import pytest
from house import SECTION, P, R, drawing, field, house, logo, paragraph, run
from word import THEME, W, Word

from briefer.document.markup import read
from briefer.errors import ExportError
from briefer.value import replace
from briefer.writers.docx import write

SECRET = b"MrHouseAuthor"
BODY = (
    "<p role='title'>The title</p><heading level='1'>Situation</heading>"
    "<p>First.</p><heading level='2'>More</heading>"
    "<bullets><item><p>one</p></item></bullets>"
    "<numbers><item><p>alpha</p></item></numbers>"
    "<numbers><item><p>beta</p></item></numbers>"
)
TLP = "marking_scheme='tlp' marking='TLP:AMBER'"


@pytest.fixture
def styled(tmp_path):
    """Return a function from a house's file and markup to the Word file and its problems."""

    def write_styled(data, inside=BODY, attributes="", name="house.dotx", **chosen):
        path = tmp_path / name
        path.write_bytes(data)
        told = f"title='T' lang='en-GB' {attributes}"
        document = read(f"<document {told}>{inside}</document>")
        theme = replace(THEME, house=path, house_styles=chosen.get("styles", {}))
        written = write(document, theme, None)
        assert path.read_bytes() == data
        assert written.data == write(document, theme, None).data
        return Word(written.data), [each.message for each in written.problems]

    return write_styled


def everything(word):
    return b"\n".join(word.parts.values())


def test_styles_are_found_by_name_translation_and_level(styled):
    word, problems = styled(house())
    styles = {text: style for style, text in word.paragraphs()}
    assert styles["Situation"] == "heading 1"
    assert styles["First."] == "Normal"
    assert styles["More"] == "Ebene zwei"
    assert styles["one"] == "Aufzählung"
    assert styles["alpha"] == "Nummerierung"
    # The house's title is white: it was made for a cover.
    assert styles["The title"] == "Briefer Title"
    assert any("no style for Title" in each for each in problems)
    assert "00AB12CD" not in word.parts["word/styles.xml"].decode()


def test_a_theme_changes_the_mapping(styled):
    chosen = {"Title": "Deckblatt", "heading 1": "", "List Bullet": "No such"}
    word, problems = styled(house(), styles=chosen)
    styles = {text: style for style, text in word.paragraphs()}
    assert styles["The title"] == "Deckblatt"
    assert styles["Situation"] == "Briefer Heading 1"
    assert styles["one"] == "List Bullet"
    assert "house.dotx has no style No such." in problems


def test_lists_are_the_houses_and_begin_anew(styled):
    word, _ = styled(house())
    numbering = word.xml("word/numbering.xml")
    of = {
        each.get(f"{W}numId"): each.find(f"{W}abstractNumId").get(f"{W}val")
        for each in numbering.iter(f"{W}num")
    }
    numbers = [
        word.paragraph(text).find(f".//{W}numId").get(f"{W}val") for text in ("alpha", "beta")
    ]
    assert numbers[0] != numbers[1]
    (abstract,) = {of[each] for each in numbers}
    shown = {
        each.get(f"{W}abstractNumId"): each.find(f"{W}lvl/{W}lvlText").get(f"{W}val")
        for each in numbering.iter(f"{W}abstractNum")
    }
    assert shown[abstract] == "%1)"
    (bullets,) = (
        each.find(f".//{W}numId").get(f"{W}val")
        for each in word.styles.values()
        if each.get(f"{W}styleId") == "Aufz"
    )
    assert shown[of[bullets]] == "»"


def test_page_fonts_and_colours_are_the_houses(styled):
    word, _ = styled(house(), inside="<panel role='summary'><p>Short.</p></panel>")
    section = docx.Document(BytesIO(word.data)).sections[0]
    assert section.page_width.pt == 612
    assert (section.top_margin.pt, section.left_margin.pt) == (100, 85)
    assert b'ascii="House Text"' in word.parts["word/styles.xml"]
    assert b"800040" in word.parts["word/styles.xml"]
    assert b"House Display" in word.parts["word/theme/theme1.xml"]


def test_each_header_has_the_marking_beside_what_the_house_has(styled):
    data = house(
        paragraph(run("House of Maps"), drawing("logo")),
        paragraph(run("Page "), field(" PAGE \\* MERGEFORMAT ", "7")),
        first=paragraph(run("Cover")),
        more={
            "word/_rels/header1.xml.rels": f'<Relationships xmlns="{P}"><Relationship Id="logo" '
            f'Type="{R}/image" Target="media/logo.png"/></Relationships>',
            "word/media/logo.png": logo(),
        },
    )
    word, _ = styled(data, attributes=TLP)
    texts = {
        name: word.text(word.xml(f"word/{name}.xml"))
        for name in ("header1", "header2", "footer1", "footer2")
    }
    assert all("TLP:AMBER" in each for each in texts.values())
    assert "House of Maps" in texts["header1"]
    assert "Cover" in texts["header2"]
    assert texts["footer1"].count("Page") == 1
    assert b'instr=" PAGE \\* MERGEFORMAT "' in word.parts["word/footer1.xml"]
    assert "word/media/house1.png" in word.parts
    assert SECRET not in everything(word)
    parsed = docx.Document(BytesIO(word.data)).sections[0]
    assert parsed.different_first_page_header_footer


def test_a_page_without_a_header_has_the_marking_and_a_number(styled):
    word, _ = styled(house(first=paragraph(run(" "))), attributes=TLP)
    for name in ("header1", "header2", "footer1", "footer2"):
        assert "TLP:AMBER" in word.text(word.xml(f"word/{name}.xml"))
    assert b" PAGE " in word.parts["word/footer1.xml"]


def test_nothing_else_of_the_file_travels(styled):
    bound = (
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:{0}[1]"/></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>MrHouseAuthor</w:t></w:r></w:sdtContent></w:sdt>"
    )
    header = paragraph(
        run("Kept"),
        run("MrHouseAuthor", "<w:vanish/>"),
        field(' DDEAUTO cmd "MrHouseAuthor" ', "MrHouseAuthor"),
        field(" AUTHOR ", "MrHouseAuthor"),
        '<w:fldSimple w:instr=" FILENAME \\p "><w:r><w:t>MrHouseAuthor</w:t></w:r></w:fldSimple>',
        bound.format("creator"),
        bound.format("title"),
        '<w:del w:author="MrHouseAuthor"><w:r><w:delText>MrHouseAuthor</w:delText></w:r></w:del>',
        '<w:ins w:author="MrHouseAuthor"><w:r><w:t>inserted</w:t></w:r></w:ins>',
        '<w:hyperlink r:id="out"><w:r><w:t>linked</w:t></w:r></w:hyperlink>',
        '<w:r><w:commentReference w:id="1"/></w:r>',
        drawing("outside"),
    )
    more = {
        "word/_rels/header1.xml.rels": f'<Relationships xmlns="{P}"><Relationship Id="out" '
        f'Type="{R}/hyperlink" Target="https://MrHouseAuthor.example" TargetMode="External"/>'
        f'<Relationship Id="outside" Type="{R}/image" Target="https://MrHouseAuthor.example/x.png" '
        'TargetMode="External"/></Relationships>',
        "word/vbaProject.bin": SECRET,
        "word/comments.xml": f"<w:comments xmlns:w='{made.W}'>MrHouseAuthor</w:comments>",
        "docProps/core.xml": "<x>MrHouseAuthor</x>",
        "customXml/item1.xml": "<x>MrHouseAuthor</x>",
    }
    settings = '<w:attachedTemplate r:id="rId1"/><w:rsids><w:rsid w:val="00AB12CD"/></w:rsids>'
    word, problems = styled(house(header, settings=settings, more=more), name="house.dotm")
    assert SECRET not in everything(word)
    assert SECRET not in word.data
    text = word.text(word.xml("word/header1.xml"))
    assert [each for each in ("Kept", "inserted", "linked") if each not in text] == []
    assert "T" in text  # of our title, where the house's was
    assert "The macros of house.dotm are not taken." in problems
    assert not any("custom" in name.lower() or "vba" in name.lower() for name in word.parts)
    assert b"attachedTemplate" not in everything(word)
    assert b"DDE" not in word.parts["word/header1.xml"]


def test_no_drawing_of_the_house_covers_the_marking(styled):
    shape = (
        '<w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" fillcolor="white" '
        'style="position:absolute;width:600pt;height:90pt;z-index:5" href="https://a.example"/>'
        "</w:pict></w:r>"
    )
    anchor = (
        drawing("logo")
        .replace("wp:inline", "wp:anchor")
        .replace("<wp:anchor>", '<wp:anchor behindDoc="0">')
    )
    rels = (
        f'<Relationships xmlns="{P}"><Relationship Id="logo" Type="{R}/image" '
        'Target="media/logo.png"/></Relationships>'
    )
    more = {"word/_rels/header1.xml.rels": rels, "word/media/logo.png": logo()}
    word, _ = styled(house(paragraph(shape, anchor), more=more), attributes=TLP)
    header = word.parts["word/header1.xml"].decode()
    assert "z-index:-1" in header
    assert "z-index:5" not in header
    assert "a.example" not in header
    assert 'behindDoc="1"' in header


def test_a_marking_of_the_house_is_told(styled):
    _, problems = styled(house(footer=paragraph(run("CONFIDENTIAL | House"))), attributes=TLP)
    assert any('marked "CONFIDENTIAL"' in each for each in problems)


def test_one_page_with_less_room_is_told(styled):
    narrow = SECTION.replace('w:left="1700"', 'w:left="4000"')
    _, problems = styled(house(section=narrow), attributes="max_pages='1'")
    assert "The pages of house.dotx have less room: Word may need more." in problems
    _, problems = styled(house(section=narrow))
    assert not any("less room" in each for each in problems)


def test_arabic_reads_from_right_to_left(styled):
    word, _ = styled(house(), inside="<p>نص</p>", attributes="dir='rtl'")
    assert word.styles["Standard"].find(f"{W}pPr/{W}bidi") is not None
    (section,) = word.body.findall(f"{W}sectPr")
    assert section.find(f"{W}bidi") is not None


def test_a_house_that_reads_from_right_to_left_does_not_turn_english(styled):
    arabic = re.sub(
        r'(<w:name w:val="Normal"/>)',
        r"\1<w:pPr><w:bidi/></w:pPr><w:rPr><w:rtl/></w:rPr>",
        made.STYLES,
    )
    word, _ = styled(house(styles=arabic))
    assert word.styles["Standard"].find(f"{W}pPr/{W}bidi") is None
    assert word.styles["Standard"].find(f"{W}rPr/{W}rtl") is None
    word, _ = styled(house(styles=arabic), inside="<p>نص</p>", attributes="dir='rtl'")
    assert word.styles["Standard"].find(f"{W}pPr/{W}bidi") is not None


def bomb():
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", b" " * (17 * 1024 * 1024))
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no Word file"),
        (b"\xd0\xcf\x11\xe0" * 100, "no Word file"),
        (bomb(), "too large"),
        (house()[:-200], "no Word file"),
        (house(more={"word/Styles.xml": ""}), "twice"),
        (house(styles="<w:style><<"), "damaged"),
        (house(styles="<a>" * 200_000), "damaged"),
        (house(section="<!DOCTYPE x>"), "damaged"),
    ],
)
def test_what_is_no_such_file_ends_in_a_sentence(styled, data, said):
    with pytest.raises(ExportError, match=said):
        styled(data)


def test_any_change_ends_in_a_file_or_a_sentence(tmp_path):
    """Values, tags and bytes are changed at random; what is written stays well-formed."""
    chance = random.Random(5)
    header = paragraph(run("Kept"), field(" PAGE ", "1"), drawing("logo"))
    with zipfile.ZipFile(BytesIO(house(header, paragraph(run("End")), first=header))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    document = read(f"<document title='T' lang='en-GB' {TLP}>{BODY}</document>")
    path = tmp_path / "house.dotx"
    written = 0
    for _ in range(150):
        changed = dict(parts)
        for _ in range(chance.randint(1, 3)):
            name = chance.choice(sorted(changed))
            changed[name] = mutated(changed[name], chance)
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in changed.items():
                archive.writestr(name, data)
        try:
            word = Word(write(document, replace(THEME, house=path), None).data)
        except ExportError:
            continue
        written += 1
        for name in word.parts:
            if name.endswith((".xml", ".rels")):
                word.xml(name)
        assert "TLP:AMBER" in word.text(word.xml("word/header1.xml"))
    assert written > 50


VALUES = (b"-1", b"99999999999", b"abc", b"", b"1e9", b"NaN", b"a__b", b"&#x202e;")


def mutated(data, chance):
    """Return a part with a value, a tag or a byte of it changed."""
    values = [*re.finditer(rb'="([^"]*)"', data)]
    tags = [*re.finditer(rb"<[^<>]*/>", data)]
    way = chance.random()
    if way < 0.6 and values:
        found = chance.choice(values)
        return data[: found.start(1)] + chance.choice(VALUES) + data[found.end(1) :]
    if way < 0.85 and tags:
        found, at = chance.choice(tags), chance.choice(tags).start()
        return data[:at] + found[0] + data[at:]
    at = chance.randrange(len(data))
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def test_loops_of_styles_end(styled):
    loop = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/>'
        '<w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B">'
        '<w:name w:val="b"/><w:basedOn w:val="A"/></w:style>'
    )
    word, _ = styled(house(styles=loop))
    assert word.paragraph("Situation") is not None


def test_pages_in_another_program_have_marking_and_house(styled, pages):
    word, _ = styled(
        house(
            paragraph(run("House of Maps")), paragraph(run("End")), first=paragraph(run("Cover"))
        ),
        attributes=TLP,
        inside=BODY + "<pagebreak/><p>Next.</p>",
    )
    first, second = pages(word)
    assert first.count("TLP:AMBER") == second.count("TLP:AMBER") == 2
    assert "Cover" in first
    assert "House of Maps" not in first
    assert "House of Maps" in second


def test_a_document_with_a_limit_of_pages_is_set_no_wider_than_ours(styled):
    word, _ = styled(house(), attributes="max_pages='1'")
    (name,) = [style for style, text in word.paragraphs() if text == "Situation"]
    assert name == "heading 1 Brief"
    style = next(
        each for each in word.styles.values() if each.find(f"{W}name").get(f"{W}val") == name
    )
    assert style.find(f"{W}basedOn").get(f"{W}val") == "berschrift1"
    size = int(style.find(f"{W}rPr/{W}sz").get(f"{W}val")) / 2
    assert size == THEME.style("heading1").size < 20
    assert style.find(f"{W}rPr/{W}color") is None
    word, _ = styled(house())
    assert "heading 1 Brief" not in {style for style, _ in word.paragraphs()}
