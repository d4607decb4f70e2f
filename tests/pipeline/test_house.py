"""A theme from a house's Word file, carried in a briefing to another machine."""

import shutil

import pytest
from house import field, house, paragraph, run
from word import Word

from briefer.model.briefing import Choice
from briefer.pipeline.check import check
from briefer.pipeline.choice import Request
from briefer.pipeline.export import write
from briefer.pipeline.house import styles_of, take, theme_from_word
from briefer.store.carried import carrying, library_of
from briefer.store.file import open_briefing, save_briefing
from briefer.store.library import Library
from briefer.store.new import sample
from briefer.value import replace


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
    assert any("ours.dotx has no style for" in each.message for each in problems)
    assert styles_of(library.themes.read("ours"))["heading 2"] == "Ebene zwei"
