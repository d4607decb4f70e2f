"""Articles that say what they should become: the rules sort nearly all of it so."""

from pathlib import Path

import pytest
from article.measure import Measure, articles, measure

HERE = Path(__file__).parent
FOLDERS = [each for each in (HERE / "corpus", HERE / "held") if each.is_dir()]
FLOOR = 0.95


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def measured(request) -> list[Measure]:
    return [measure(*pair) for pair in articles(request.param)]


def share(measured: list[Measure], name: str) -> float:
    wanted = sum(getattr(each, name) for each in measured)
    return sum(getattr(each, f"{name}_right") for each in measured) / max(wanted, 1)


def test_nearly_all_paragraphs_of_what_comes_next_have_the_right_stakeholder(measured):
    assert sum(each.outlooks for each in measured) > 50
    assert share(measured, "outlooks") >= FLOOR, [each.notes for each in measured]


def test_no_paragraph_has_a_wrong_stakeholder_without_a_doubt(measured):
    assert not [each.notes for each in measured if each.silent]


def test_sections_are_of_the_right_kind_and_begin_where_they_should(measured):
    assert share(measured, "sections") >= FLOOR - 0.05
    assert share(measured, "paragraphs") >= FLOOR - 0.05


def test_who_wrote_it_when_and_for_whom_is_read_of_most(measured):
    assert share(measured, "facts") >= FLOOR - 0.05


def test_little_of_an_article_has_no_place(measured):
    tray = sum(each.tray for each in measured)
    assert tray <= 0.01 * sum(each.characters for each in measured)


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "docx"])
def test_the_twin_of_a_real_article_is_sorted_without_a_fault(suffix):
    folder = HERE / "corpus"
    twin = measure(folder / f"twin.{suffix}", folder / "twin.toml")
    assert not twin.notes
    assert not twin.tray
