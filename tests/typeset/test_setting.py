"""Settings: which faces set the letters of a page."""

from pathlib import Path

import pytest

from briefer.document.markup import read
from briefer.document.theme import Theme
from briefer.typeset import typeset
from briefer.typeset.page import Run


def runs(markup: str, theme: Theme, direction: str) -> list[Run]:
    lang = "ar" if direction == "rtl" else "en"
    document = read(f'<document title="x" lang="{lang}" dir="{direction}">{markup}</document>')
    (page,) = typeset(document, theme).pages
    return [item for item in page.items if isinstance(item, Run) and item.mark > 0]


def test_figures_among_arabic_letters_are_of_their_face(theme: Theme) -> None:
    made = runs("<p>في 13 يونيو [80-95٪]، <strong>ثم 20%.</strong></p>", theme, "rtl")
    assert {Path(run.face).stem for run in made} == {
        "IBMPlexSansArabic-Regular",
        "IBMPlexSansArabic-SemiBold",
    }


def test_figures_among_latin_letters_are_not(theme: Theme) -> None:
    made = runs("<p>On 13 June, يونيو.</p>", theme, "ltr")
    faces = {run.text.strip(): Path(run.face).stem for run in made}
    assert faces.pop("يونيو") == "IBMPlexSansArabic-Regular"
    assert "Arabic" not in "".join(faces.values())


@pytest.mark.parametrize(("direction", "spaced"), [("rtl", False), ("ltr", True)])
def test_letters_that_join_are_not_spaced(theme: Theme, direction: str, *, spaced: bool) -> None:
    (run,) = runs('<p role="kicker">دول</p>', theme, direction)
    assert bool(run.tracking) == spaced
