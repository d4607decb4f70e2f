"""Content that nobody would write on purpose, as a file that conforms all the same."""

import tomllib

import odd
import pytest
from PIL import Image as Pixels

from briefer.bundled import asset
from briefer.document.markup import read
from briefer.document.prose import parse
from briefer.document.theme import read_theme
from briefer.document.tree import Document, Figure, Picture
from briefer.errors import TemplateError
from briefer.typeset import typeset
from briefer.writers.pdf import write

_LENGTHS = {"columns": 60, "a word": 5000, "an Arabic word": 5000, "a paragraph": 20_000}


@pytest.fixture(scope="module")
def plain():
    text = asset("themes", "plain.toml").read_text(encoding="utf-8")
    return read_theme(tomllib.loads(text), lambda name: asset("fonts", name))


@pytest.fixture
def made(plain):
    """Return a function from a document to its file and all problems."""

    def make(document):
        pages = typeset(document, plain)
        file = write(document, plain, pages)
        return file.data, (*pages.problems, *file.problems)

    return make


def faults_of(data, faults):
    return faults(data, "ua1") | faults(data, "2a")


@pytest.mark.parametrize("kind", odd.ODD)
def test_odd_content_conforms(kind, made, faults):
    data, _ = made(odd.document(odd.ODD[kind](_LENGTHS.get(kind, 120))))
    assert faults_of(data, faults) == set()


@pytest.mark.parametrize("kind", odd.NESTED)
def test_what_is_nested_as_deep_as_markup_allows_conforms(kind, made, faults):
    data, _ = made(odd.document(odd.NESTED[kind](49)))
    assert faults_of(data, faults) == set()


def test_lists_of_2000_levels_are_set_at_the_third_or_refused(made, faults):
    document = odd.document(parse("\n".join(f"{'  ' * depth}- x" for depth in range(2000))))
    data, problems = made(document)
    assert not problems
    assert faults_of(data, faults) == set()
    nested = "<bullets><item>" * 2000 + "<p>x</p>" + "</item></bullets>" * 2000
    with pytest.raises(TemplateError, match="nested more than 100 deep"):
        read(f"<document title='t'>{nested}</document>")


@pytest.mark.parametrize("kind", ["marks alone", "marks on a letter"])
def test_a_tower_of_marks_stays_near_its_line(made, pixels, kind):
    picture = pixels(made(odd.document(odd.ODD[kind](400)))[0])
    ink = picture.convert("L").point(lambda value: 255 * (value < 200))
    _, top, _, bottom = ink.crop((0, 0, picture.width, picture.height // 2)).getbbox()
    assert bottom - top < 40


def test_characters_that_no_font_has_are_boxes_and_named(made, pixels):
    data, problems = made(odd.document(odd.said("\U0001f600\U00013000")))
    assert [problem.message[-10:-1] for problem in problems] == ["(U+1F600)", "(U+13000)"]
    blank, _ = made(odd.document(odd.said(" ")))
    assert pixels(data).tobytes() != pixels(blank).tobytes()


def test_a_text_of_many_such_characters_tells_few_problems(made):
    _, problems = made(odd.document(odd.ODD["no font"](900)))
    assert len(problems) == 21
    assert "880 other characters" in problems[-1].message
    assert {problem.block_id for problem in problems} == {"p"}


@pytest.mark.parametrize(
    ("size", "mode"),
    [((9000, 30), "RGB"), ((30, 9000), "L"), ((1, 1), "RGB"), ((1, 1), "RGBA"), ((5, 5), "I;16")],
)
def test_a_picture_of_any_shape_stands_on_the_page(made, faults, size, mode, tmp_path):
    path = tmp_path / "p.png"
    Pixels.new(mode, size).save(path)
    figure = Figure(id="f", picture="p", alt="Alternative")
    picture = Picture(path.read_bytes(), "image/png", *size)
    data, problems = made(Document(title="t", blocks=(figure,), pictures={"p": picture}))
    assert not problems
    assert faults_of(data, faults) == set()


@pytest.mark.parametrize("said", [(400, 3), (1, 1), (3, 400)])
def test_a_header_that_lies_about_the_size_is_told_or_harmless(made, faults, said, tmp_path):
    path = tmp_path / "p.jpg"
    Pixels.new("RGB", (64, 48), "red").save(path)
    data = bytearray(path.read_bytes())
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = said[1].to_bytes(2, "big") + said[0].to_bytes(2, "big")
    figure = Figure(id="f", picture="p", alt="Alternative")
    picture = Picture(bytes(data), "image/jpeg", 64, 48)
    file, _ = made(Document(title="t", blocks=(figure,), pictures={"p": picture}))
    assert faults_of(file, faults) == set()
