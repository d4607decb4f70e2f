"""Characters that nobody sees are taken out and counted, and those that shape letters stay."""

import pytest
from article.reader.law import dropped

from briefer.article.reader import extract_html, extract_text


@pytest.mark.parametrize(
    "stray",
    [
        "\x01", "\x1b", "\x7f", "\u00ad", "\u200b", "\u200d", "\u200e", "\u202e", "\u2066",
        "\ufeff",
        "\ufffe", "\ud800", "\ufdd0", "\U000e0041", "\U0001ffff",
    ],
)  # fmt: skip
def test_stray_character_is_taken_out_and_counted(stray):
    for found in (extract_text(f"har{stray}bour"), extract_html(f"<p>har{stray}<b>{stray}bour")):
        assert found.text == "harbour"
    assert dropped(extract_text(f"har{stray}bour"), "control") == 1


def test_joiners_stay_between_letters_that_shape_by_them():
    persian = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    assert extract_text(persian).text == persian
    assert extract_html(f"<p>{persian[:2]}<b>{persian[2:]}</b>").text == persian


def test_spaces_and_hyphens_that_do_not_break_are_plain():
    assert extract_text("10\u00a0000\u202ft U.S.\u2011led").text == "10 000 t U.S.-led"


def test_letters_are_composed_also_over_the_borders_of_runs():
    found = extract_html("<p>caf<b>e</b>\u0301 \u1112<i>\u1161</i>\u11ab")
    assert found.text == "caf\u00e9 \ud55c"
    (strong,) = (mark for mark in found.paragraphs[0].marks if mark.kind == "strong")
    assert found.text[strong.start : strong.end] == "\u00e9"
