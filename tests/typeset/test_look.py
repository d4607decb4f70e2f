"""What a typographer would measure: the measure, the grid, figures in tables and in text."""

from itertools import groupby, pairwise

import pytest

from briefer.document.markup import read
from briefer.typeset import typeset
from briefer.typeset.page import Run
from briefer.value import replace

TEXT = (
    "The foreign minister came the day after aircraft had struck nuclear sites, and asked for the "
    "help that Russia has so far kept back. Tehran would look to Beijing and to itself, and those "
    "who argue for a bomb would gain a hearing; yet disappointment also opens a door. "
)


def runs(body, theme):
    pages = typeset(read(f'<document title="t" lang="en">{body}</document>'), theme).pages
    return [item for page in pages for item in page.items if isinstance(item, Run) and item.block]


def lines(body, theme):
    """Return the texts of the full lines of the block with the id "p"."""
    found = [run for run in runs(body, theme) if run.block == "p"]
    texts = ["".join(run.text for run in line) for _, line in groupby(found, lambda run: run.y)]
    return texts[:-1]


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize(
    "body",
    [
        f"<p id='p'>{TEXT * 5}</p>",
        f"<bullets><item><p id='p'>{TEXT * 5}</p></item></bullets>",
        f"<panel role='summary'><p id='p'>{TEXT * 5}</p></panel>",
        f"<panel role='note'><p id='p'>{TEXT * 5}</p></panel>",
        f"<panel role='stakeholder'><p id='p'>{TEXT * 5}</p></panel>",
        f"<panel role='outlook'><p id='p'>{TEXT * 5}</p></panel>",
    ],
    ids=["paragraph", "bullets", "summary", "note", "stakeholder", "outlook"],
)
def test_lines_have_60_to_75_characters(theme, size, body):
    found = lines(body, theme.on(size))
    assert 60 <= sum(map(len, found)) / len(found) <= 75


def off_grid(body, theme):
    """Return how far the lines of body text are from the grid of the theme."""
    size, grid = theme.style("text").size, theme.page.grid
    found = [run for run in runs(body, theme) if run.size == size and run.block[0] == "b"]
    assert len(found) > 60
    first = (found[0].y - theme.page.top) % grid
    return [(run.y - theme.page.top - first + grid / 2) % grid - grid / 2 for run in found]


SECTION = (
    f'<heading level="1">Head</heading><p>{TEXT * 3}</p><p role="basis">A small one.</p>'
    f'<heading level="2">Head</heading><p>{TEXT * 2}</p><panel role="note"><p id="n">{TEXT}</p>'
    f"</panel><p>{TEXT}</p><bullets><item><p id='i'>{TEXT}</p></item></bullets>"
    "<table><columns><column/></columns><rows><row><cell>Cell</cell></row></rows></table>"
    f"<p>{TEXT * 3}</p>"
)


def test_body_text_stands_on_the_grid(theme):
    assert theme.page.grid
    assert max(map(abs, off_grid(SECTION * 4, theme))) < 0.05


def test_body_text_stands_on_the_grid_across_columns(theme):
    columns = replace(theme, page=replace(theme.page, columns=2))
    assert max(map(abs, off_grid(SECTION * 4, columns))) < 0.05


@pytest.mark.parametrize("level", [1, 2])
def test_the_space_below_headings_is_the_same(theme, level):
    small = "".join('<p role="basis">A small one.</p>' for _ in range(3))
    head = f'<heading level="{level}" id="h">Head</heading><p id="b">{TEXT}</p>{small}'
    found = [run for run in runs(head * 30, theme) if run.block[:1] in "hb"]
    heads = [(one, after) for one, after in pairwise(found) if one.block[0] == "h"]
    assert len(heads) == 30
    assert len({round(after.y - one.y, 1) for one, after in heads}) == 1


def test_figures_are_as_wide_as_one_another_in_tables(theme):
    cells = "".join(f"<row><cell>{digit * 6}</cell></row>" for digit in "1234567890")
    body = f"<table><columns><column/></columns><rows>{cells}</rows></table>"
    assert len({round(run.end - run.starts[0], 3) for run in runs(body, theme)}) == 1


def test_a_serif_has_old_style_figures_in_text_and_none_in_tables(theme):
    if not theme.style("paragraph").old_style:
        pytest.skip("the theme has lining figures")
    cell = "<table><columns><column/></columns><rows><row><cell>2025</cell></row></rows></table>"
    (text,), (number,) = runs("<p>2025</p>", theme), runs(cell, theme)
    lining = replace(theme.style("paragraph"), old_style=False)
    other = replace(theme, styles={**theme.styles, "paragraph": lining})
    (plain,) = runs("<p>2025</p>", other)
    assert text.glyphs != plain.glyphs
    assert number.face != text.face


def test_a_badge_has_lining_figures_wherever_it_stands(theme):
    badge = "<badge role='likelihood'>60-90 %</badge>"
    lining = replace(theme.style("paragraph"), old_style=False)
    other = replace(theme, styles={**theme.styles, "paragraph": lining})
    (text,), (plain,) = runs(f"<p>{badge}</p>", theme), runs(f"<p>{badge}</p>", other)
    assert text.glyphs == plain.glyphs


def test_small_capitals_are_those_of_the_font(plain_theme):
    noto = next(
        path for path in plain_theme.fonts["sans"].fallback if path.stem == "NotoSans-Regular"
    )
    family = replace(plain_theme.fonts["sans"], regular=noto)
    style = replace(plain_theme.style("paragraph"), small_capitals=True)
    styles = {**plain_theme.styles, "paragraph": style}
    (small,) = runs("<p>nato</p>", replace(plain_theme, fonts={"sans": family}, styles=styles))
    (usual,) = runs("<p>nato</p>", replace(plain_theme, fonts={"sans": family}))
    (lacking,) = runs("<p>nato</p>", replace(plain_theme, styles=styles))
    assert small.face == usual.face
    assert small.glyphs != usual.glyphs
    assert small.text == usual.text == lacking.text == "nato"


@pytest.mark.parametrize("above", range(32, 42))
def test_a_judgement_stays_on_the_page_of_its_likelihood_and_basis(theme, above):
    item = (
        "<item><p>Judged {0}</p><p role='likelihood'><badge role='likelihood'>likely</badge></p>"
        "<p role='basis'>Based {0}</p></item>"
    )
    items = "".join(map(item.format, range(4)))
    body = f"{'<p>Line</p>' * above}<numbers role='judgements'>{items}</numbers>"
    pages = typeset(read(f'<document title="t" lang="en">{body}</document>'), theme).pages
    texts = [" ".join(run.text for run in page.items if isinstance(run, Run)) for page in pages]
    for number in range(4):
        on = [
            [f"{word} {number}" in text for text in texts].index(True)
            for word in ("Judged", "Based")
        ]
        assert on[0] == on[1]


@pytest.mark.parametrize("above", range(36, 46))
@pytest.mark.parametrize("count", [2, 3, 5])
def test_no_item_of_a_list_is_alone_on_a_page(theme, above, count):
    items = "".join(f"<item><p>Item {number}</p></item>" for number in range(count))
    body = f"{'<p>Line</p>' * above}<bullets>{items}</bullets>"
    pages = typeset(read(f'<document title="t" lang="en">{body}</document>'), theme).pages
    texts = [" ".join(run.text for run in page.items if isinstance(run, Run)) for page in pages]
    assert all(text.count("Item") != 1 for text in texts)
