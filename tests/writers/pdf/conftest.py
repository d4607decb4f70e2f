"""Pages made by hand for the PDF writer, and readers of what it made of them."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import page
import pikepdf
import pypdfium2
import pytest
import uharfbuzz as hb
from speech import Speech

from briefer.document.theme import PageStyle, Theme
from briefer.document.tree import Document
from briefer.typeset.page import Element, Glyphs, Mark, Page, Run, Typeset
from briefer.value import replace
from briefer.writers.pdf import write

ROOT = Path(__file__).parents[3]
FACES = SimpleNamespace(
    sans=str(ROOT / "assets/fonts/IBMPlexSans-Regular.ttf"),
    bold=str(ROOT / "assets/fonts/IBMPlexSans-Bold.ttf"),
    italic=str(ROOT / "assets/fonts/IBMPlexSerif-Italic.ttf"),
    arabic=str(ROOT / "assets/fonts/IBMPlexSansArabic-Regular.ttf"),
)


@pytest.fixture
def faces():
    """Return the paths of some font files."""
    return FACES


@pytest.fixture
def shaped():
    """Return a function from a text to its run, as HarfBuzz shapes it."""

    def shape(text, face=FACES.sans, size=11.0, at=(70.0, 100.0), shown=None, **fields):
        font = hb.Font(hb.Face(hb.Blob.from_file_path(face)))
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(font, buffer)
        pen, scale = 0, 1 / font.face.upem
        xs, ys = [], []
        for place in buffer.glyph_positions:
            xs.append((pen + place.x_offset) * scale)
            ys.append(place.y_offset * scale)
            pen += place.x_advance
        places = {"xs": tuple(xs), "ys": tuple(ys) if any(ys) else ()}
        places |= {name: fields.pop(name) for name in places if name in fields}
        word = Glyphs(
            face=face, text=text if shown is None else shown, width=pen * scale, bare=pen * scale,
            ids=tuple(info.codepoint for info in buffer.glyph_infos),
            clusters=tuple(info.cluster for info in buffer.glyph_infos),
            rtl=buffer.direction == "rtl", **places,
        )  # fmt: skip
        known = {
            "mark": 1, "x": at[0], "y": at[1], "end": at[0] + pen * scale * size, "face": face,
            "size": size, "colour": "#000000", "words": (word,), "starts": (at[0],),
            "text": word.text, "rtl": word.rtl,
        }  # fmt: skip
        return Run(**known | fields)

    return shape


@pytest.fixture
def pages():
    """Return a function from rows of items to a Typeset, in which each mark is a paragraph."""

    def make(*rows, structure=None, links=(), **fields):
        numbers = range(1, 1 + max(item.mark for row in rows for item in row))
        marks = tuple(Mark() for _ in numbers)
        children = [Element(tag="P", children=[number]) for number in numbers]
        made = (
            Page(
                number=number,
                width=595.3,
                height=841.9,
                items=tuple(row),
                marks=marks,
                links=tuple(links),
            )
            for number, row in enumerate(rows, 1)
        )
        known = {"destinations": {}, "bookmarks": ()}
        structure = marked(structure or Element(tag="Document", children=children), marks)
        return Typeset(pages=tuple(made), structure=structure, **known | fields)

    return make


def marked(element, marks):
    """Return an element whose marks are told by their numbers, with the marks themselves."""
    children = [
        marks[child - 1] if isinstance(child, int) else marked(child, marks)
        for child in element.children
    ]
    return replace(element, children=children)


@pytest.fixture
def theme():
    """Return a theme of which only the margins matter."""
    return Theme(id="test", name="Test", page=PageStyle())


@pytest.fixture
def written(theme):
    """Return a function from a Typeset, and fields of a document, to the bytes of its file."""

    def make(typeset, **fields):
        return write(Document(**{"title": "Test"} | fields), theme, typeset).data

    return make


@pytest.fixture
def opened():
    """Return a function that opens the bytes of a file by pikepdf."""
    return lambda data: pikepdf.open(BytesIO(data))


@pytest.fixture
def spoken():
    """Return a function from a file to its structure as text: `P("Hello" Link("there"))`."""
    return lambda data: Speech(data).text()


@pytest.fixture
def faults():
    """Return a function from a file and a profile to what a checker finds."""

    def find(data, profile):
        found = {each.rule_id for each in page.validate_pdf_bytes(data, profile=profile).failures}
        # 2a holds more than 2b, and a file can name only one of them.
        found.discard("PDFA2B-ID-CONFORMANCE-001")
        return found

    return find


@pytest.fixture
def heard():
    """Return a function from a file to the words that a screen reader reads, labels left out."""
    return lambda data: Speech(data).words()


@pytest.fixture
def pixels():
    """Return a function from a file to the picture of its first page, a point a pixel."""
    return lambda data: pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("RGB")


@pytest.fixture
def poppler(tmp_path):
    """Return a function from a tool of poppler and a file to what the tool prints."""

    def run(tool, data, *arguments):
        if not shutil.which(tool):
            pytest.skip(f"{tool} is not installed")
        path = tmp_path / "read.pdf"
        path.write_bytes(data)
        command = [tool, *arguments, path, *(["-"] if tool == "pdftotext" else [])]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    return run
