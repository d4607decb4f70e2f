"""Both directions in one line, by Unicode's rules."""

import lzma
from pathlib import Path

import pytest

from briefer.typeset.bidi import base_level, has_rtl, levels, visual_order

DATA = Path(__file__).parent / "unicode" / "BidiCharacterTest.txt.xz"


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


@pytest.mark.parametrize("number", ["-5", "\u22125", "+1.5"])
def test_a_sign_stays_before_its_number_after_arabic_letters(number):
    assert shown(f"نحو {number}", 1).startswith(number)


@pytest.mark.parametrize("number", ["13%", "0.5 %", "55\u201380%", "40\u00a0\u2030"])
def test_a_percent_sign_stays_after_its_number_after_arabic_letters(number):
    assert number in shown(f"نحو {number} من", 1)
    assert f"]{number}[" in shown(f"مرجّح [{number}]", 1)


def test_the_first_letter_gives_a_paragraph_its_direction():
    assert base_level("12 (NATO) الناتو", 1) == 0
    assert base_level("12: الناتو NATO", 0) == 1
    assert base_level("12 %", 1) == 1


def test_every_line_of_unicodes_data_passes():
    lines = lzma.decompress(DATA.read_bytes()).decode().splitlines()
    cases = [line for line in lines if line and not line.startswith("#")]
    assert len(cases) > 90_000
    assert [line for line in cases if not _passes(line)] == []


def _passes(line):
    codes, direction, base, wanted, order = line.split(";")
    text = "".join(chr(int(code, 16)) for code in codes.split())
    if direction == "2" and base_level(text, 0) != int(base):
        return False
    found = levels(text, int(base), numbers=False)
    pairs = list(zip(wanted.split(), found, strict=True))
    if any(level != "x" and int(level) != each for level, each in pairs):
        return False
    kept = [at for at, (level, _) in enumerate(pairs) if level != "x"]
    seen = visual_order([found[at] for at in kept])
    return [kept[at] for at in seen] == [int(at) for at in order.split()]
