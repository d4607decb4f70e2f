"""Both directions in one line, by Unicode's rules."""

from pathlib import Path

import pytest

from briefer.typeset.bidi import has_rtl, levels, visual_order

DATA = Path("/usr/share/unicode/BidiCharacterTest.txt")
EXPLICIT = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}


def shown(text, base):
    return "".join(text[at] for at in visual_order(levels(text, base)))


def test_latin_text_is_left_alone():
    assert not has_rtl("Moscow, 12\u201315 % (2026)")


def test_numbers_stand_left_to_right_in_hebrew():
    assert shown("שלום 123", 1) == "123 םולש"


def test_brackets_take_the_direction_of_what_is_around_them():
    assert levels("א(S-400)ב", 1) == [1, 1, 2, 2, 2, 2, 2, 1, 1]


@pytest.mark.parametrize("dash", ["-", "\u2013"])
def test_a_range_of_numbers_keeps_its_order_after_arabic_letters(dash):
    text = f"بين 12{dash}15"
    assert shown(text, 1).startswith(f"12{dash}15")


@pytest.mark.skipif(not DATA.is_file(), reason="needs Debian's unicode-data")
def test_every_line_of_unicodes_data_passes():
    wrong = [line for line in DATA.read_text(encoding="utf-8").splitlines() if not _passes(line)]
    assert wrong == []


def _passes(line):
    if not line or line.startswith("#"):
        return True
    codes, _, base, wanted, order = line.split(";")
    text = "".join(chr(int(code, 16)) for code in codes.split())
    if EXPLICIT & set(text):
        return True
    found = levels(text, int(base), ranges=False)
    pairs = zip(wanted.split(), found, strict=True)
    if any(level != "x" and int(level) != each for level, each in pairs):
        return False
    return "x" in wanted or visual_order(found) == [int(at) for at in order.split()]
