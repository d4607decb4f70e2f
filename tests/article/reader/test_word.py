"""Word files: the text as it stands, what styles and lists say of it, and what is left out."""

import io
import zipfile

import docx
import pytest
from article.reader.hostile import RELATIONS, paragraph, word
from article.reader.law import dropped, shown
from docx.shared import Pt

from briefer.article.reader import extract
from briefer.errors import ArticleError

TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def saved(document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def related(**parts: str) -> dict[str, str]:
    """Return relations of the document, and the parts that they lead to, by their kinds."""
    relations = "".join(
        f'<Relationship Id="{kind}" Target="{kind}.xml" Type="{TYPE}/{kind.rstrip("0123456789")}"/>'
        for kind in parts
    )
    start = RELATIONS[: RELATIONS.index(">") + 1]
    found = {f"word/{kind}.xml": content for kind, content in parts.items()}
    return found | {"word/_rels/document.xml.rels": f"{start}{relations}</Relationships>"}


def part(name: str, content: str) -> str:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:{name} xmlns:w="{space}">{content}</w:{name}>'


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def texts(body: str, **parts: str) -> list[str]:
    return shown(extract(word(body, more=related(**parts) if parts else None)))


def test_styles_of_word():
    document = docx.Document()
    document.core_properties.author = "Ada Moore"
    document.core_properties.title = "The harbour"
    document.add_paragraph("The harbour", style="Title")
    document.add_paragraph("What next", style="Heading 1")
    document.add_paragraph("oil", style="List Bullet")
    document.add_paragraph("crude", style="List Bullet 2")
    document.add_paragraph("third", style="List Number")
    document.add_paragraph("Nobody said why.", style="Intense Quote")
    document.add_paragraph("Ships at noon", style="Caption")
    body = document.add_paragraph("The talks ")
    body.add_run("failed").bold = True
    body.add_run(", ").font.size = Pt(30)
    body.add_run("again").italic = True
    table = document.add_table(2, 2)
    for number, cell in enumerate(each for row in table.rows for each in row.cells):
        cell.text = str(number)
    found = extract(saved(document))
    assert shown(found) == [
        "# The harbour", "## What next", "- oil", "  - crude", "1. third", "> Nobody said why.",
        "^ Ships at noon", "The talks failed, again", "| 0", "| 1", "| 2", "| 3",
    ]  # fmt: skip
    marks = [(found.text[m.start : m.end], m.kind) for m in found.paragraphs[7].marks]
    assert marks == [("failed", "strong"), ("again", "emphasis")]
    assert found.declared.title == "The harbour"
    assert found.declared.authors == ("Ada Moore",)


def test_properties_that_a_program_wrote_are_not_believed():
    declared = extract(saved_with_text()).declared
    assert (declared.title, declared.authors, declared.published) == ("", (), "")


def saved_with_text() -> bytes:
    document = docx.Document()
    document.add_paragraph("Word.")
    return saved(document)


def test_heading_by_base_by_outline_and_in_another_language():
    style = '<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/>{}</w:style>'
    styles = part(
        "styles",
        style.format("berschrift2", "heading 2", "")
        + style.format("Mein", "Mein Titel", '<w:basedOn w:val="berschrift2"/>')
        + style.format("Kopf", "Kopf", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
        + style.format("Ring", "Ring", '<w:basedOn w:val="Ring"/>')
        + style.format("U1", "\u00dcberschrift 1", ""),
    )
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr>{run(name)}</w:p>'
        for name in ("berschrift2", "Mein", "Kopf", "Ring", "U1", "None")
    )
    own = f'<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>{run("own")}</w:p>'
    assert texts(body + own, styles=styles) == [
        "## berschrift2", "## Mein", "### Kopf", "Ring", "# U1", "None", "# own",
    ]  # fmt: skip


def test_changes_are_taken_as_they_stand():
    joined = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('One ')}</w:p>"
    moved = f"<w:p><w:moveFrom>{run('away')}</w:moveFrom>{run('stays')}</w:p>"
    moved += f"<w:p><w:moveTo>{run('away')}</w:moveTo></w:p>"
    row = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('gone')}</w:tc></w:tr>"
    row += f"<w:tr><w:tc>{paragraph('kept')}</w:tc></w:tr>"
    found = extract(word(f"{joined}{paragraph('two')}{moved}<w:tbl>{row}</w:tbl>"))
    assert shown(found) == ["One two", "stays", "away", "kept"]
    assert dropped(found, "deleted") == len("away" + "gone")


def test_hidden_text_is_counted_and_bold_is_switched():
    styles = part(
        "styles",
        '<w:style w:type="character" w:styleId="B"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr>'
        "</w:style>",
    )
    body = run("seen ") + run("unseen", "<w:vanish/>") + run("strong", '<w:rStyle w:val="B"/>')
    body += run(" plain", '<w:rStyle w:val="B"/><w:b w:val="0"/>')
    found = extract(word(f"<w:p>{body}</w:p>", more=related(styles=styles)))
    assert found.text == "seen strong plain"
    (mark,) = found.paragraphs[0].marks
    assert found.text[mark.start : mark.end] == "strong"
    assert dropped(found, "hidden") == len("unseen")


def test_fields_and_links():
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    code = '<w:r><w:instrText> HYPERLINK "https://a.example/" </w:instrText></w:r>'
    field = f"{begin}{code}{separate}{run('link')}{end}"
    simple = f'<w:fldSimple w:instr=" DATE ">{run(" 3 June")}</w:fldSimple>'
    found = extract(word(f"<w:p>{field}{simple}{begin}{code}</w:p>{paragraph('next')}"))
    assert shown(found) == ["link 3 June", "next"]
    assert [mark.address for mark in found.paragraphs[0].marks] == ["https://a.example/"]


def test_box_is_read_once_and_note_where_it_is_referred_to():
    box = f"<w:txbxContent>{paragraph('box')}</w:txbxContent>"
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    choice = (
        f"<mc:AlternateContent {space}><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = part(
        "footnotes",
        f'<w:footnote w:id="2">{paragraph("note")}</w:footnote>'
        f'<w:footnote w:id="3">{paragraph("lost")}</w:footnote>',
    )
    body = f"<w:p><w:r>{choice}</w:r>{run('anchor')}{note}</w:p>{paragraph('next')}"
    found = extract(word(body, more=related(footnotes=notes)))
    assert shown(found) == ["anchor", "box", "note", "next"]
    assert dropped(found, "hidden") == len("lost")


def test_headers_and_comments_are_counted():
    parts = related(
        header1=part("hdr", paragraph("Page of")),
        footer1=part("ftr", paragraph("Secret")),
        comments=part("comments", f"<w:comment>{paragraph('Really?')}</w:comment>"),
    )
    found = extract(word(paragraph("Word."), more=parts))
    assert found.text == "Word."
    assert dropped(found, "furniture") == len("PageofSecret")
    assert dropped(found, "comment") == len("Really?")


def test_lists_by_number():
    numbering = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>',
    )
    item = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr></w:pPr>{}</w:p>'
    )
    body = item.format(0, 5, run("one")) + item.format(1, 5, run("deep"))
    body += paragraph("between") + item.format(0, 5, run("two")) + item.format(0, 0, run("none"))
    found = extract(word(body, more=related(numbering=numbering)))
    assert shown(found) == ["1. one", "  - deep", "between", "1. two", "none"]
    assert [each.list for each in found.paragraphs] == [1, 1, 0, 2, 0]


def test_breaks_signs_and_symbols():
    signs = (
        "<w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:br/><w:t>d</w:t>"
        '<w:sym w:font="Symbol" w:char="F061"/><w:br w:type="page"/><w:t>e</w:t>'
    )
    assert texts(f"<w:p><w:r><w:t>a</w:t>{signs}</w:r></w:p>") == ["a b-c d\u03b1", "e"]


def test_content_controls_and_their_prompts():
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = control.format("", paragraph("typed"))
    body += control.format("<w:showingPlcHdr/>", paragraph("Click here"))
    assert texts(body) == ["typed"]


def test_table_of_one_column_is_none():
    rows = "".join(f"<w:tr><w:tc>{paragraph(word)}</w:tc></w:tr>" for word in ("one", "two"))
    assert texts(f"<w:tbl>{rows}</w:tbl>") == ["one", "two"]


def test_page_within_the_file_is_read():
    parts = related(aFChunk="<html><p>From a <b>page</b>.</p></html>")
    space = f'xmlns:r="{TYPE}"'
    assert shown(extract(word(f'<w:altChunk {space} r:id="aFChunk"/>', more=parts))) == [
        "From a page."
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"{\\rtf1 text}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "old Microsoft Office"),
        (b"\x89PNG\r\n", "picture"),
        (b"<?xml version='1.0'?><rss/>", "XML"),
    ],
)
def test_other_formats_say_what_to_do(data, words):
    with pytest.raises(ArticleError, match=words) as fault:
        extract(data, "article.docx")
    assert "copy" in fault.value.hint


@pytest.mark.parametrize(
    ("member", "words"),
    [("xl/workbook.xml", "Excel"), ("content.xml", "OpenDocument"), ("a.txt", "zip file")],
)
def test_other_zips_say_what_to_do(member, words):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(member, "<a/>")
    with pytest.raises(ArticleError, match=words):
        extract(file.getvalue())
