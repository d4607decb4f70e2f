"""Themes: styles inherit along their names, and what is wrong is named by its key."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from briefer.document.theme import Style, Theme, read_theme
from briefer.errors import ThemeError

ASSETS = Path(__file__).parents[2] / "assets"
THEMES = sorted((ASSETS / "themes").glob("*.toml"))
START = 'id = "t"\nname = "T"\n'


def theme(text: str) -> Theme:
    return read_theme(tomllib.loads(START + text), Path)


def bundled(path: Path) -> Theme:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return read_theme(data, lambda name: ASSETS / "fonts" / name)


def test_a_style_is_the_nearest_that_the_theme_has():
    found = theme(
        "[styles.text]\nsize = 9\nleading = 12\n[styles.paragraph]\nbold = true\n"
        '[styles."paragraph.lead"]\nsize = 12\n[styles."panel.outlook paragraph"]\nitalic = true\n'
    )
    assert found.style("paragraph") == Style(size=9, leading=12, bold=True)
    assert found.style("paragraph", "lead") == Style(size=12, leading=12, bold=True)
    assert found.style("paragraph", "other") == found.style("paragraph")
    assert found.style("paragraph", "", "outlook").italic
    assert found.style("paragraph", "", "outlook").bold
    assert found.style("quote") == found.style("text")


def test_colours_are_known_by_name_and_lengths_in_millimetres():
    found = theme(
        'chart = ["deep"]\n[colours]\ndeep = "#1f4e8c"\n[page]\nstart_mm = 25.4\n'
        '[styles.text]\ncolour = "deep"\n'
    )
    assert found.style("text").colour == "#1F4E8C"
    assert found.chart == ("#1F4E8C",)
    assert found.page.start == pytest.approx(72)


def test_a_page_of_another_size_has_lines_of_the_same_length():
    a4 = theme("[page]\nstart = 50\n")
    letter = a4.on("letter")
    assert (letter.page.width, letter.page.height) == (612, 792)
    lines = [each.page.width - each.page.start - each.page.end for each in (a4, letter)]
    assert lines[0] == pytest.approx(lines[1])
    assert letter.page.start - 50 == pytest.approx(letter.page.end - a4.page.end)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("stile = 1", "stile"),
        ("[styles.text]\nsise = 1", "styles.text.sise"),
        ("[styles.text]\nsize = '10'", "styles.text.size"),
        ("[styles.text]\nsize = nan", "styles.text.size"),
        ("[styles.text]\nsize = 1e9", "styles.text.size"),
        ("[styles.text]\nbold = 1", "styles.text.bold"),
        ("[styles.text]\ncolour = 'blue'", "styles.text.colour"),
        ("[styles.text]\nalign = 'left'", "styles.text.align"),
        ("[styles.text]\nsize = 10\nleading = 4", "styles.text"),
        ("[styles.a]\ninherits = 'b'\n[styles.b]\ninherits = 'a'", "styles.a"),
        ("[inlines.note]\nscale = 0", "inlines.note.scale"),
        ("[page]\nsize = 'a5'", "page.size"),
        ("[page]\nstart = 400\nend = 400", "page"),
        ("chart = []", "chart"),
        ("styles = 3", "styles"),
    ],
)
def test_what_is_wrong_is_named_by_its_key(text, key):
    with pytest.raises(ThemeError) as found:
        theme(text)
    assert found.value.key == key


@pytest.mark.parametrize("path", THEMES, ids=lambda path: path.stem)
def test_bundled_themes_find_their_fonts(path):
    found = read_theme(
        tomllib.loads(path.read_text(encoding="utf-8")), lambda name: ASSETS / "fonts" / name
    )
    assert found.id == path.stem
    for family in found.fonts.values():
        files = (family.regular, family.bold, family.italic, family.bold_italic, *family.fallback)
        assert all(file.is_file() for file in files)


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("path", THEMES, ids=lambda path: path.stem)
def test_charts_of_bundled_themes_are_readable_in_grey(path):
    found = read_theme(
        tomllib.loads(path.read_text(encoding="utf-8")), lambda name: ASSETS / "fonts" / name
    )
    luminances = [_luminance(colour) for colour in found.chart]
    assert all(1.05 / (luminance + 0.05) >= 3 for luminance in luminances)
    lightness = sorted(116 * luminance ** (1 / 3) - 16 for luminance in luminances[:4])
    assert min(b - a for a, b in pairwise(lightness)) >= 9


def test_a_header_is_one_line_that_says_what_it_says():
    assert theme('header = " House\\nof  Maps "').header == "House of Maps"
    for value, said in (("\u202egnp", "deceive"), ("x" * 201, "over 200 characters")):
        with pytest.raises(ThemeError, match=said):
            theme(f'footer = "{value}"')
