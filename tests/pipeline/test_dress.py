"""What a theme adds to the words of an edition: its header, its footer, numbers of headings."""

import io
import subprocess

import pytest
from docx import Document
from speech import Speech
from word import Word

from briefer.document.tree import Heading
from briefer.document.walk import blocks, plain, words
from briefer.pipeline.check import check
from briefer.pipeline.choice import Request
from briefer.pipeline.export import write
from briefer.store.draft import begin, save
from briefer.store.library import Library
from briefer.store.new import sample


@pytest.fixture
def edition():
    library = Library()
    draft = begin("theme", "plain", library)
    for key, value in (
        ("numbered", True),
        ("header", "House of Maps: {title}"),
        ("footer", "{nothing}"),
    ):
        draft = draft.with_value((key,), value)
    save(draft, library)
    return check(sample(), library, Request(audience="nato", theme="plain"))


def headings(document):
    return [plain(each.content) for each in blocks(document.blocks) if isinstance(each, Heading)]


def test_headings_are_numbered_from_the_first_level_down(edition):
    found = headings(edition.document)
    numbers = [each.partition(" ")[0] for each in found if each[0].isdigit()]
    assert numbers[:2] == ["1", "2"]
    outlooks = next(each for each in found if each.endswith("What comes next")).split()[0]
    assert f"{outlooks}.1" in numbers
    assert f"{outlooks}.2" in numbers
    assert len({*numbers}) == len(numbers)


def test_word_and_pdf_say_what_the_tree_says(edition):
    tree = words(edition.document)
    assert Speech(write(edition, "pdf").data).words() == tree
    assert tuple(Word(write(edition, "docx").data).words()) == tree


def test_header_and_footer_stand_on_the_pages(edition, tmp_path):
    path = tmp_path / "edition.pdf"
    path.write_bytes(write(edition, "pdf").data)
    command = ["pdftotext", "-f", "2", "-l", "2", "-layout", str(path), "-"]
    page = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "House of Maps: Tehran turns to Moscow" in page
    assert "{nothing}" in page
    document = Document(io.BytesIO(write(edition, "docx").data))
    said = "".join(each.text for each in document.sections[0].header.paragraphs)
    said += "".join(
        cell.text
        for table in document.sections[0].header.tables
        for row in table.rows
        for cell in row.cells
    )
    assert "House of Maps: Tehran turns to Moscow" in said


def test_a_theme_that_adds_nothing_leaves_the_document(edition):
    plain_one = check(sample(), Library(), Request(audience="nato", theme="book"))
    assert not any(each[0].isdigit() for each in headings(plain_one.document))
    assert plain_one.document.header == edition.document.title
