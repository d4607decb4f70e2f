"""The sample in every template, for every audience: what a new user gets."""

import html
import re
import shutil
import subprocess
from collections import Counter
from io import BytesIO

import docx
import page
import pypdfium2
import pytest
from editions import AUDIENCES, EDITIONS, TEMPLATES, TRANSLATIONS, checked, written
from speech import Speech
from word import Word

from briefer.document.markup import read, write
from briefer.document.tree import Heading
from briefer.document.walk import blocks, plain, words
from briefer.pipeline import Request, check
from briefer.store.library import Library
from briefer.store.new import sample
from briefer.typeset.page import Run

every_edition = pytest.mark.parametrize(("audience", "template", "language"), EDITIONS)


@every_edition
def test_it_has_no_problem(audience, template, language):
    assert checked(audience, template, language).problems == ()


@every_edition
def test_its_tree_is_as_it_was(audience, template, language, golden):
    name = "-".join(filter(None, (audience, template, language)))
    document = checked(audience, template, language).document
    golden(f"{name}.xml", without_pixels(write(document)))


def without_pixels(text):
    return re.sub(r"(<picture [^>]*>)[^<]*", r"\1", text)


@every_edition
def test_its_markup_reads_back(audience, template, language):
    document = checked(audience, template, language).document
    assert read(write(document)) == document


@every_edition
def test_pdf_word_and_tree_have_the_same_words(audience, template, language):
    tree = words(checked(audience, template, language).document)
    assert Speech(written(audience, template, "pdf", language)).words() == tree
    assert tuple(Word(written(audience, template, "docx", language)).words()) == tree


@every_edition
def test_another_reader_sees_the_words_of_the_tree(audience, template, language, tmp_path):
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    path = tmp_path / "edition.pdf"
    path.write_bytes(written(audience, template, "pdf", language))
    seen = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)
    count = letters if language == "ar" else tokens
    missing = count(words(checked(audience, template, language).document)) - count([seen.stdout])
    assert not missing


def tokens(texts):
    """Return how often each run of letters or digits stands in the texts, whatever its case."""
    text = " ".join(texts).replace("-\n", "").replace("-", "")
    return Counter(re.findall(r"\w+", text.casefold()))


def letters(texts):
    """Return how often each letter stands in the texts: poppler turns ligatures of Arabic round."""
    return Counter("".join("".join(texts).split()))


@pytest.mark.parametrize(
    ("template", "fewest", "most"),
    [("assessment", 2, 6), ("brief", 1, 1), ("talking-points", 1, 8)],
)
@pytest.mark.parametrize(
    ("audience", "language"), [("markets", ""), ("nato", ""), ("gulf", ""), *TRANSLATIONS]
)
def test_it_has_as_many_pages_as_its_template_says(audience, language, template, fewest, most):
    pages = pypdfium2.PdfDocument(written(audience, template, "pdf", language))
    assert fewest <= len(pages) <= most


@every_edition
@pytest.mark.parametrize("theme", ["plain", "book"])
def test_no_page_of_it_is_nearly_empty(audience, template, language, theme):
    request = Request(audience=audience, template=template, language=language, theme=theme)
    for each in check(sample(), Library(), request).pages.pages:
        assert len({item.y for item in each.items if isinstance(item, Run) and item.block}) >= 8


@every_edition
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_a_checker_finds_nothing_in_its_pdf(audience, template, language, profile):
    result = page.validate_pdf_bytes(written(audience, template, "pdf", language), profile=profile)
    assert [each.rule_id for each in result.failures] == []


@pytest.mark.parametrize("audience", ["markets", "nato", "gulf"])
def test_the_marking_is_on_every_page(audience):
    document = checked(audience, "assessment").document
    for each in pypdfium2.PdfDocument(written(audience, "assessment", "pdf")):
        assert each.get_textpage().get_text_bounded().count(document.marking.text) >= 2


@every_edition
def test_word_shows_its_headings(audience, template, language):
    file = docx.Document(BytesIO(written(audience, template, "docx", language)))
    headings = [
        each
        for each in blocks(checked(audience, template, language).document.blocks)
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
        audience: set(words(checked(audience, "assessment").document)) for audience in AUDIENCES
    }
    assert checked("nato", "assessment").document.marking.text == "TLP:AMBER"
    assert checked("markets", "assessment").theme.page.size == "letter"
    for one, other in (("markets", "nato"), ("nato", "gulf"), ("gulf", "markets")):
        assert len(texts[one] - texts[other]) > 100


@pytest.mark.parametrize("template", TEMPLATES)
def test_an_arabic_edition_is_arabic_throughout(template):
    printed = said(checked("gulf", template, "ar").document)
    names = {"S-300", "S-400", "GMT", "GNSS"}
    assert set(re.findall(r"[A-Za-z][\w-]*", printed)) <= names
    assert not re.search("[,;?]", printed)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_french_edition_is_french_throughout(template):
    printed = said(checked("nato", template, "fr").document)
    english = "the and of for with that is are was to from not by its has have which who"
    assert not set(re.findall(r"\w+", printed.casefold())) & set(english.split())
    assert not re.search(r"[^\s][;:!?%»]|«\S|\d\.\d", printed)


def said(document):
    """Return all that an edition says, alternative texts too, but for its list of sources."""
    text = re.sub("<sources.*</sources>", "", without_pixels(write(document)), flags=re.DOTALL)
    spoken = re.findall(r'(?:alt|title|subject|author|organisation|header)="([^"]*)"', text)
    return html.unescape("\n".join([*spoken, re.sub("<[^>]*>", "\n", text)]))
