"""Files that try to hang a reader, or to make it take all memory: each a function by its name."""

import base64
import io
import struct
import zipfile
from collections.abc import Callable

WORDS = "The ministers met in the harbour, and nobody said why. "
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)


def word(body: str, *, prolog: str = "", more: dict[str, str | bytes] | None = None) -> bytes:
    """Return a Word file of a body, with other parts beside it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?>{prolog}<w:document {W}><w:body>{body}</w:body></w:document>',
        )
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return file.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _members(count: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(count):
            archive.writestr(f"m{number}", b"")
    return file.getvalue()


def _directory() -> bytes:
    """Return a zip that is all directory: some 380,000 entries in 20 MB."""
    entry = struct.pack(
        "<4s4B4HL2L5H2L", b"PK\1\2", 20, 3, 20, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0
    )
    entries = b"".join(entry + b"%06x" % number for number in range(380_000))
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, len(entries), 4, 0)
    return b"PK\3\4" + entries + end


def _twice() -> bytes:
    file = io.BytesIO(word(paragraph(WORDS)))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/Document.xml", b"<a/>")
    return file.getvalue()


def _tracked() -> str:
    change = (
        '<w:ins w:id="{0}" w:author="a"><w:r><w:t>in{0} </w:t></w:r></w:ins>'
        '<w:del w:id="{0}" w:author="a"><w:r><w:delText>out{0} </w:delText></w:r></w:del>'
    )
    return f"<w:p>{''.join(change.format(number) for number in range(10_000))}</w:p>"


def _joined() -> str:
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    return f"<w:p>{mark}<w:r><w:t>a </w:t></w:r></w:p>" * 100_000 + paragraph("end.")


LAUGHS = "<!DOCTYPE a [" + '<!ENTITY l0 "ha">' + "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12)
) + "]>"  # fmt: skip
FETCH = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
PAGE = "<!doctype html><html><body>"
SENTENCES = f"<p>{WORDS * 4}</p>"

CASES: dict[str, Callable[[], bytes | str]] = {
    "empty": lambda: b"",
    "white.txt": lambda: b" \n\t " * 100_000,
    "binary": lambda: bytes(range(256)) * 40_000,
    "noise.txt": lambda: bytes((n * n * 31 + n // 7) % 255 + 1 for n in range(2_000_000)),
    "latin.txt": lambda: "Gr\u00fc\u00dfe aus K\u00f6ln. ".encode("latin-1") * 1_000_000,
    "21 MB.txt": lambda: WORDS * 400_000,
    "20 MB.txt": lambda: WORDS * 370_000,
    "20 MB of lines.txt": lambda: "a\n" * 10_000_000,
    "lines.txt": lambda: "a\n" * 499_000,
    "items.txt": lambda: "- a\n" * 249_000,
    "numbers.txt": lambda: "".join(f"{n % 90 + 1}. a\n" for n in range(180_000)),
    "hyphens.txt": lambda: (("word " * 14) + "half-\n") * 12_000,
    "quoting.txt": lambda: ">" * 990_000,
    "one word.txt": lambda: "a" * 999_000,
    "accents.txt": lambda: "a" + "\u0301\u0327" * 499_000,
    "joiners.txt": lambda: "\u0645\u200c" * 499_000,
    "spaces.txt": lambda: "a" + " \u00a0" * 490_000 + "b",
    "rules.txt": lambda: "- \n=\n" * 190_000,
    "brackets.md": lambda: "# a\n" + "[" * 300_000,
    "images.md": lambda: "# a\n" + "![a" * 300_000,
    "emphasis.md": lambda: "# a\n" + "*a _b " * 160_000,
    "quotes.md": lambda: "# a\n" + ">" * 300_000 + " a",
    "nested lists.md": lambda: "".join(f"{'  ' * n}- a\n" for n in range(900)),
    "table.md": lambda: "|a" * 5_000 + "|\n" + "|-" * 5_000 + "|\n" + "|x\n" * 20_000,
    "references.md": lambda: "".join(f"[a{n}]: http://x\n" for n in range(50_000)),
    "lines.md": lambda: "# a\n" + "a\n" * 490_000,
    "tags.md": lambda: "# a\n" + "<a " * 300_000,
    "front.md": lambda: "---\n" + "a: b\n" * 190_000,
    "pages.md": lambda: "<p>a\n\n" * 140_000,
    "deep.html": lambda: PAGE + "<div>" * 50_000 + WORDS + "</div>" * 50_000,
    "tables.html": lambda: PAGE + "<table><tr><td>x" * 100_000,
    "wide.html": lambda: PAGE + SENTENCES * 80_000,
    "tags.html": lambda: PAGE + "<p>a" * 4_000_000,
    "inline.html": lambda: PAGE + "<p>" + "<b>a</b>" * 190_000,
    "breaks.html": lambda: PAGE + "<p>" + "a<br>" * 190_000,
    "links.html": lambda: PAGE + ("<div>" * 200 + "<a href=x>a</a>" * 800) * 200,
    "attributes.html": lambda: PAGE + f"<p {'a=b ' * 4_000_000}>{WORDS}</p>",
    "names of attributes.html": lambda: PAGE + f"<p {' '.join(map(str, range(2_000_000)))}>{WORDS}",
    "attribute.html": lambda: PAGE + f"<p title='{'a' * 15_000_000}'>{WORDS}</p>",
    "picture.html": lambda: (
        PAGE + f"<img src='data:image/png;base64,{'A' * 15_000_000}'>" + SENTENCES * 9
    ),
    "classes.html": lambda: PAGE + f"<div class='{'a- ' * 100}'>a</div>" * 60_000,
    "entities.html": lambda: PAGE + "<p>" + "&amp;&nosuch;" * 190_000,
    "doctype.html": lambda: LAUGHS + "<html><body>" + SENTENCES + "&l11;",
    "json.html": lambda: (
        f"{PAGE}<script type='application/ld+json'>{'[' * 200_000}</script>" + SENTENCES * 9
    ),
    "comments.html": lambda: PAGE + "<!--" * 2_000_000 + SENTENCES,
    "spans.html": lambda: (
        PAGE + "<table>" + "<tr><td colspan=99999 rowspan=99999>a<td>b</tr>" * 20_000
    ),
    "login.html": lambda: (
        PAGE + "<form><label>Name<input><label>Password<input type=password></form>"
    ),
    "scripts.html": lambda: (
        PAGE + "<div id=root></div><script>" + "var a = 'the text';" * 9_000 + "</script>"
    ),
    "table.html": lambda: PAGE + "<table>" + "<tr><td>a<td>1<td>2</tr>" * 900 + "</table>",
    "parts.mht": lambda: (
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n" + "--a\n\nx\n" * 400_000
    ),
    "nested.mht": lambda: "MIME-Version: 1.0\n" + "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(20_000)
    ),
    "headers.mht": lambda: "MIME-Version: 1.0\n" + "X-A: b\n" * 2_500_000,
    "plain.mht": lambda: (
        b"MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
        + base64.encodebytes((PAGE + SENTENCES * 9).encode())
    ),
    "bomb.docx": lambda: word(
        paragraph("a"),
        more={
            "word/styles.xml": b" " * 400_000_000,
            "word/_rels/document.xml.rels": RELATIONS.replace("word/document", "styles").replace(
                '/officeDocument"', '/styles"'
            ),
        },
    ),
    "bomb in the text.docx": lambda: word(paragraph("a" * 400_000_000)),
    "members.docx": lambda: _members(100_000),
    "directory.docx": _directory,
    "twice.docx": _twice,
    "laughs.docx": lambda: word(paragraph("&l11;"), prolog=LAUGHS),
    "fetch.docx": lambda: word(paragraph("&x;"), prolog=FETCH),
    "tracked.docx": lambda: word(_tracked()),
    "joined.docx": lambda: word(_joined()),
    "paragraphs.docx": lambda: word(paragraph("a") * 500_000),
    "empty paragraphs.docx": lambda: word("<w:p/>" * 2_000_000 + paragraph(WORDS)),
    "runs.docx": lambda: word(f"<w:p>{'<w:r><w:t>a</w:t></w:r>' * 500_000}</w:p>"),
    "deep.docx": lambda: word("<w:sdt><w:sdtContent>" * 40_000),
    "fields.docx": lambda: word(
        "<w:p>" + "<w:r><w:fldChar w:fldCharType='begin'/></w:r>" * 200_000 + "</w:p>"
    ),
    "cells.docx": lambda: word(
        f"<w:tbl>{('<w:tr>' + f'<w:tc>{paragraph(WORDS)}</w:tc>' * 50 + '</w:tr>') * 2_000}</w:tbl>"
    ),
    "damaged.docx": lambda: word(paragraph(WORDS))[:-200],
}  # fmt: skip
