"""The sample in every template, for every audience: what a new user gets."""

import re
import shutil
import subprocess
from collections import Counter
from io import BytesIO

import docx
import page
import pypdfium2
import pytest
from editions import EDITIONS, checked, written
from speech import Speech
from word import Word

from briefer.document.markup import read, write
from briefer.document.tree import Heading
from briefer.document.walk import blocks, plain, words

every_edition = pytest.mark.parametrize(("audience", "template"), EDITIONS)


@every_edition
def test_it_has_no_problem(audience, template):
    assert checked(audience, template).problems == ()


@every_edition
def test_its_tree_is_as_it_was(audience, template, golden):
    golden(
        f"{audience}-{template}.xml", without_pixels(write(checked(audience, template).document))
    )


def without_pixels(text):
    return re.sub(r"(<picture [^>]*>)[^<]*", r"\1", text)


@every_edition
def test_its_markup_reads_back(audience, template):
    document = checked(audience, template).document
    assert read(write(document)) == document


@every_edition
def test_pdf_word_and_tree_have_the_same_words(audience, template):
    tree = words(checked(audience, template).document)
    assert Speech(written(audience, template, "pdf")).words() == tree
    assert tuple(Word(written(audience, template, "docx")).words()) == tree


@every_edition
def test_another_reader_sees_the_words_of_the_tree(audience, template, tmp_path):
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    path = tmp_path / "edition.pdf"
    path.write_bytes(written(audience, template, "pdf"))
    seen = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)
    missing = tokens(words(checked(audience, template).document)) - tokens([seen.stdout])
    assert not missing


def tokens(texts):
    """Return how often each run of letters or digits stands in the texts, whatever its case."""
    text = " ".join(texts).replace("-\n", "").replace("-", "")
    return Counter(re.findall(r"\w+", text.casefold()))


@pytest.mark.parametrize(
    ("template", "fewest", "most"),
    [("assessment", 2, 6), ("brief", 1, 1), ("talking-points", 1, 8)],
)
@pytest.mark.parametrize("audience", ["markets", "nato", "gulf"])
def test_it_has_as_many_pages_as_its_template_says(audience, template, fewest, most):
    pages = pypdfium2.PdfDocument(written(audience, template, "pdf"))
    assert fewest <= len(pages) <= most


@every_edition
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_a_checker_finds_nothing_in_its_pdf(audience, template, profile):
    result = page.validate_pdf_bytes(written(audience, template, "pdf"), profile=profile)
    assert [each.rule_id for each in result.failures] == []


@pytest.mark.parametrize("audience", ["markets", "nato", "gulf"])
def test_the_marking_is_on_every_page(audience):
    document = checked(audience, "assessment").document
    for each in pypdfium2.PdfDocument(written(audience, "assessment", "pdf")):
        assert each.get_textpage().get_text_bounded().count(document.marking.text) >= 2


@every_edition
def test_word_shows_its_headings(audience, template):
    file = docx.Document(BytesIO(written(audience, template, "docx")))
    headings = [
        each
        for each in blocks(checked(audience, template).document.blocks)
        if isinstance(each, Heading)
    ]
    shown = [each.text for each in file.paragraphs if level(each.style)]
    assert shown
    assert [plain(each.content).split() for each in headings] == [each.split() for each in shown]


def level(style):
    """Return whether Word's navigation shows paragraphs of the style."""
    while style is not None:
        if style.element.xpath("w:pPr/w:outlineLvl") or style.name.startswith("Heading"):
            return True
        style = style.base_style
    return False


def test_the_audiences_differ():
    texts = {
        audience: set(words(checked(audience, "assessment").document)) for audience, _ in EDITIONS
    }
    assert checked("nato", "assessment").document.marking.text == "TLP:AMBER"
    assert checked("markets", "assessment").theme.page.size == "letter"
    for one, other in (("markets", "nato"), ("nato", "gulf"), ("gulf", "markets")):
        assert len(texts[one] - texts[other]) > 100
