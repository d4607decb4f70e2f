"""A theme from a house's Word file, carried in a briefing to another machine."""

import shutil
import zipfile

import pytest
from house import P, R, drawing, field, house, logo, paragraph, run
from word import Word

from briefer.model.briefing import Choice
from briefer.pipeline.check import check
from briefer.pipeline.choice import Request
from briefer.pipeline.export import write
from briefer.pipeline.house import Wanted, styles_of, take, theme_from_word
from briefer.store.carried import carrying, library_of
from briefer.store.draft import begin
from briefer.store.file import open_briefing, save_briefing
from briefer.store.library import Library
from briefer.store.new import sample
from briefer.typeset.page import Image
from briefer.value import replace
from briefer.writers.docx.house import copy_of


@pytest.fixture
def own(tmp_path, monkeypatch):
    """Return the folder of somebody's library."""
    monkeypatch.setenv("BRIEFER_HOME", str(tmp_path / "anna"))
    return tmp_path / "anna" / "library"


def exported(opened, library):
    request = Request(audience="nato", theme="ours")
    made = write(check(opened, library, request, lay_out=False), "docx")
    return Word(made.data), made.problems


def test_a_briefing_carries_the_file_with_the_theme(own, tmp_path):
    path = tmp_path / "ours.dotx"
    path.write_bytes(house(paragraph(run("House of Maps")), paragraph(field(" PAGE ", "1"))))
    take(theme_from_word(path, Library(), "ours"), Library())
    opened = sample()
    choices = {"nato": Choice(theme="ours")}
    opened = replace(opened, briefing=replace(opened.briefing, choices=choices))
    saved = save_briefing(carrying(opened, Library()), tmp_path / "a.briefing")
    before = exported(opened, Library())[0].data
    shutil.rmtree(own)
    reopened = open_briefing(saved.path)
    library = library_of(reopened, Library())
    word, problems = exported(reopened, library)
    assert word.data == before
    assert "House of Maps" in word.text(word.xml("word/header1.xml"))
    assert any("ours.docx has no style for" in each.message for each in problems)
    assert styles_of(library.themes.read("ours"))["heading 2"] == "Ebene zwei"


def made(tmp_path, data, **options):
    path = tmp_path / "our house.docm"
    path.write_bytes(data)
    return theme_from_word(path, Library(), "ours", **options)


def with_logo(descr="The House"):
    relations = (
        f'<Relationships xmlns="{P}"><Relationship Id="r" Type="{R}/image" '
        'Target="media/image1.png"/></Relationships>'
    )
    return house(
        f'<w:p><w:pPr><w:jc w:val="right"/></w:pPr>{drawing("r", descr)}</w:p>',
        more={
            "word/_rels/header1.xml.rels": relations,
            "word/media/image1.png": logo(),
            "word/vbaProject.bin": "MrHouseAuthor",
            "docProps/core.xml": "<x>MrHouseAuthor</x>",
        },
    )


@pytest.mark.usefixtures("own")
def test_the_logo_of_its_header_is_offered_to_pages(tmp_path):
    proposed = made(tmp_path, with_logo())
    take(proposed, Library())
    theme = Library().themes.read("ours")
    assert (theme.logo.alt, theme.logo.place, theme.logo.side) == ("The House", "every", "end")
    assert theme.logo.height == 36
    pages = check(sample(), Library(), Request(audience="nato", theme="ours")).pages.pages
    assert all(any(isinstance(item, Image) for item in page.items) for page in pages)


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize(
    ("width", "height", "size", "is_taken"),
    [
        (12240, 15840, "letter", True),
        (11906, 16838, "a4", True),
        (16838, 11906, "a4", False),
        (15840, 12240, "letter", False),
        (5953, 8391, "a4", False),
    ],
)
def test_pages_take_the_margins_of_pages_of_their_size(tmp_path, width, height, size, is_taken):
    section = (
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="1200" w:right="1500"'
        ' w:bottom="1300" w:left="1400" w:header="700" w:footer="600" w:gutter="0"/>'
    )
    proposed = made(tmp_path, house(section=section))
    page, base = proposed.tables["page"], begin("theme", "plain", Library()).tables["page"]
    assert page["size"] == size
    assert (page.get("start_mm") == 24.7) is is_taken
    assert ({**page, "size": ""} == {**base, "size": ""}) is not is_taken
    told = [each.message for each in proposed.problems if "margins" in each.message]
    assert bool(told) is not is_taken


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize("part", ["margins", "fonts", "colours", "logo"])
def test_what_is_not_wanted_stays_as_the_theme_has_it(tmp_path, part):
    whole = made(tmp_path, with_logo()).tables
    given = made(tmp_path, with_logo(), wanted=Wanted(**{part: False})).tables
    key = {"margins": "page"}.get(part, part)
    base = begin("theme", "plain", Library()).tables
    assert given.get(key) == base.get(key)
    if part != "fonts":  # which are not here
        assert whole.get(key) != base.get(key)


@pytest.mark.usefixtures("own")
def test_styles_are_chosen_and_only_those_are_kept(tmp_path):
    proposed = made(tmp_path, house())
    assert "styles" not in proposed.tables["house"]
    wanted = Wanted(styles={**proposed.styles, "heading 1": "Deckblatt", "heading 2": ""})
    proposed = made(tmp_path, house(), wanted=wanted)
    assert proposed.tables["house"]["styles"] == {"heading 1": "Deckblatt", "heading 2": ""}
    take(proposed, Library())
    known = styles_of(Library().themes.read("ours"))
    assert (known["heading 1"], known["heading 2"]) == ("Deckblatt", "")


def test_the_copy_has_nothing_that_names_anybody(own, tmp_path):
    take(made(tmp_path, with_logo("C:\\MrHouseAuthor\\x.png")), Library())
    (path,) = (own / "word").iterdir()
    archive = zipfile.ZipFile(path)
    whole = b"".join(archive.read(name) for name in archive.namelist())
    assert b"MrHouseAuthor" not in whole
    assert not [name for name in archive.namelist() if "vba" in name or "docProps" in name]
    assert "macroEnabled" not in archive.read("[Content_Types].xml").decode()


def test_another_file_of_a_theme_does_not_take_the_place_of_the_first(own, tmp_path):
    take(made(tmp_path, house(paragraph(run("One")))), Library())
    take(made(tmp_path, house(paragraph(run("Two")))), Library(), overwrite=True)
    assert len([*(own / "word").iterdir()]) == 2
    assert "Two" in exported(sample(), Library())[0].parts["word/header1.xml"].decode()


BOUND = (
    '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:title[1]"/></w:sdtPr>'
    "<w:sdtContent>{}</w:sdtContent></w:sdt>"
)


@pytest.mark.parametrize(
    "data",
    [
        house(),
        house(
            paragraph(field(" TITLE ", "Old"), run(" by "), field(" PAGE ", "3")), first="<w:p/>"
        ),
        house(paragraph(BOUND.format(run("Old"))), BOUND.format(paragraph(run("Old")))),
        house(settings="<w:evenAndOddHeaders/>"),
        with_logo(),
    ],
    ids=["plain", "field", "bound", "even", "logo"],
)
def test_what_is_made_with_the_copy_is_the_same(tmp_path, data):
    file, copy = tmp_path / "house.docx", tmp_path / "copy" / "house.docx"
    file.write_bytes(data)
    copy.parent.mkdir()
    copy.write_bytes(copy_of(file))
    assert copy_of(copy) == copy.read_bytes()
    edition = check(sample(), Library(), Request(audience="nato"))
    one, other = (
        write(replace(edition, theme=replace(edition.theme, house=each)), "docx").data
        for each in (file, copy)
    )
    assert one == other
