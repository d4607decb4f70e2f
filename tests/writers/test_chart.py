"""Charts as files: an SVG that needs nothing, and the same as pixels."""

import io
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image, features

from briefer.document.theme import FontFamily, Style, Theme
from briefer.document.tree import Chart, Series
from briefer.typeset.chart import lay_chart
from briefer.typeset.chart.lettering import Letters
from briefer.typeset.page import Run
from briefer.writers import svg
from briefer.writers.chart import chart_picture

FONTS = Path(__file__).parents[2] / "assets" / "fonts"
LATIN, ARABIC = FONTS / "IBMPlexSans-Regular.ttf", FONTS / "IBMPlexSansArabic-Regular.ttf"
THEME = Theme(
    id="t",
    name="T",
    fonts={
        "sans": FontFamily(
            name="IBM Plex Sans",
            regular=LATIN,
            bold=LATIN,
            italic=LATIN,
            bold_italic=LATIN,
            fallback=(ARABIC,),
        )
    },
    styles={"chart": Style(size=8, leading=11)},
)
BARS = Chart(kind="bar", categories=("Iran <&>", "Russia"), series=(Series("x", (3, -9.1)),))
NAME = "{http://www.w3.org/2000/svg}"


def test_the_two_files_are_the_same_picture():
    found = chart_picture(BARS, THEME, 200)
    root = etree.fromstring(found.svg)
    assert root.get("viewBox") == f"0 0 200 {found.height:.2f}".rstrip("0").rstrip(".")
    image = Image.open(io.BytesIO(found.png))
    assert image.size == pytest.approx((200 / 72 * 200, found.height / 72 * 200), abs=1)
    blue = (0x1F, 0x4E, 0x8C)
    bar = root.find(f"{NAME}rect")
    x, y, width, height = (float(bar.get(key)) for key in ("x", "y", "width", "height"))
    middle = tuple(int(place / 72 * 200) for place in (x + width / 2, y + height / 2))
    assert image.getpixel(middle) == blue
    assert image.getpixel((1, 1)) == (255, 255, 255)


def test_outlines_need_no_font_and_the_text_stays_text():
    drawing = lay_chart(BARS, THEME, 200, Letters(THEME, rtl=False))
    outlined = etree.fromstring(svg.with_outlines(drawing, 200))
    assert not outlined.findall(f"{NAME}text")
    written = etree.fromstring(svg.with_text(drawing, 200, title="A & b", description="<c>"))
    shown = [text.text for text in written.findall(f"{NAME}text")]
    assert shown == ["Iran <&>", "3.0", "Russia", "\N{MINUS SIGN}9.1"]
    assert written.find(f"{NAME}title").text == "A & b"
    assert written.find(f"{NAME}desc").text == "<c>"


def test_the_same_chart_gives_the_same_bytes():
    assert chart_picture(BARS, THEME, 200) == chart_picture(BARS, THEME, 200)


@pytest.mark.skipif(not features.check("raqm"), reason="this Pillow cannot shape")
def test_arabic_letters_join_and_stand_right():
    name = "\u0625\u064a\u0631\u0627\u0646"
    chart = Chart(kind="bar", categories=(name,), series=(Series("", (1,)),))
    drawing = lay_chart(chart, THEME, 200, Letters(THEME, rtl=True))
    run = next(item for item in drawing.items if isinstance(item, Run) and item.text == name)
    assert run.rtl
    assert run.face == str(ARABIC)
    assert run.end == pytest.approx(200)


@pytest.mark.parametrize("unit", ["\r", "\x00", "\n%", "\u2028"])
def test_a_unit_that_is_no_text_is_drawn_as_space(unit):
    chart = Chart(kind="bar", categories=(), series=(), unit=unit)
    found = chart_picture(chart, THEME, 200)
    assert Image.open(io.BytesIO(found.png)).size[0] > 0
