import pytest

from briefer.gui.window.fuzzy import score


@pytest.mark.parametrize("typed", ["sa", "save as", "svs", "SA", "s a"])
def test_letters_in_order_fit(typed):
    assert score(typed, "Save as")


@pytest.mark.parametrize("typed", ["as s v", "saved", "x"])
def test_other_letters_do_not(typed):
    assert score(typed, "Save as") == 0


def test_beginnings_of_words_come_first():
    texts = ["Close all", "Colours of the desktop", "Dark colours"]
    assert max(texts, key=lambda text: score("dc", text)) == "Dark colours"


def test_nothing_typed_fits_everything():
    assert score("", "Quit") > 0
