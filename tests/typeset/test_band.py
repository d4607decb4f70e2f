"""Pages of two columns: what goes over both, how they end, where their notes stand."""

import pytest

from briefer.document.markup import read
from briefer.document.walk import words
from briefer.typeset import typeset
from briefer.typeset.page import Image, Run
from briefer.value import replace

WORDS = "The talks go on and nobody knows how long they last or what they cost in the end. "
PICTURE = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA"
    "WjR9awAAAABJRU5ErkJggg=="
)


def lay(body, theme):
    return typeset(read(f'<document title="A title">{body}</document>'), theme)


def runs(page, block=None):
    found = (item for item in page.items if isinstance(item, Run))
    return [run for run in found if block is None or run.block == block]


@pytest.fixture(scope="module")
def columns(theme):
    """Return the theme with two columns, and titles and panels that go over both."""
    styles = {
        name: replace(style, end=0, wide=name in {"paragraph.title", "heading1", "panel.summary"})
        for name, style in theme.styles.items()
    }
    return replace(theme, page=replace(theme.page, columns=2), styles=styles)


def middle(theme):
    page = theme.page
    return (page.start + page.width - page.end) / 2


def sides(page, theme, block=None):
    """Return the runs in the left column and those in the right one."""
    found = [run for run in runs(page, block) if run.block]
    left = [run for run in found if run.x < middle(theme)]
    return left, [run for run in found if run.x >= middle(theme)]


def test_text_runs_down_one_column_and_then_the_other(columns):
    pages = lay("".join(f"<p id='p{n}'>{WORDS * 6}</p>" for n in range(20)), columns).pages
    assert len(pages) > 1
    left, right = sides(pages[0], columns)
    assert left
    assert right
    assert all(run.end <= middle(columns) for run in left)
    assert max(int(run.block[1:]) for run in left) <= min(int(run.block[1:]) for run in right)


def test_the_columns_of_the_last_page_are_as_high(columns):
    for count in range(3, 9):
        page = lay(f"<p>{WORDS * 4}</p>" * count, columns).pages[-1]
        left, right = sides(page, columns)
        depth = columns.style("paragraph").leading
        low, other = max(run.y for run in left), max(run.y for run in right)
        assert abs(low - other) <= 2.5 * depth


def test_a_title_goes_over_both_columns(columns):
    text = "A title that is as long as both of the columns of a page are wide, or longer"
    body = f"<p role='title' id='t'>{text}</p><p id='p'>{WORDS * 40}</p>"
    page = lay(body, columns).pages[0]
    assert max(run.end for run in runs(page, "t")) > middle(columns) + 20
    left, right = sides(page, columns, "p")
    assert min(run.y for run in left) == min(run.y for run in right)
    assert min(run.y for run in left) > max(run.y for run in runs(page, "t"))


def test_a_heading_over_both_columns_ends_no_page(columns):
    for count in range(60, 130, 2):
        body = f"<p>{WORDS * count}</p>"
        body += f'<heading level="1" id="h">Head</heading><p id="t">{WORDS * 6}</p>'
        for page in lay(body, columns).pages:
            assert not runs(page, "h") or runs(page, "t")


def test_notes_of_both_columns_stand_at_the_foot_of_the_page(columns):
    body = f"<p>{WORDS * 6}</p>" * 3 + "<p>Here<note>The note itself.</note>.</p>"
    page = lay(body + f"<p>{WORDS * 6}</p>" * 9, columns).pages[0]
    (note,) = [run for run in runs(page) if run.text.startswith("The note")]
    assert note.y > max(
        run.y for run in runs(page) if run.block and run is not note and run.size > 9
    )


def test_a_block_in_both_columns_has_a_box_in_each(columns):
    page = lay(f"<p id='p'>{WORDS * 60}</p>", columns).pages[0]
    first, second = (box for box in page.boxes if box.block == "p")
    assert first.x + first.width < second.x


def test_a_picture_stays_in_its_column(columns):
    picture = f'<picture id="i" type="image/png" width="900" height="300">{PICTURE}</picture>'
    body = f"{picture}<p>{WORDS * 20}</p><figure picture='i' alt='A'/><p>{WORDS * 30}</p>"
    (image,) = [
        item for page in lay(body, columns).pages for item in page.items if isinstance(item, Image)
    ]
    assert image.width < middle(columns)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_columns_say_all_words_in_order(columns, spoken, direction):
    note = "Said<note>In a note.</note> here."
    part = f'<heading level="1">Head</heading><p>{WORDS * 9}</p><p>{note}</p>'
    document = read(f'<document title="t" dir="{direction}">{part * 9}</document>')
    assert spoken(typeset(document, columns)) == words(document)


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{'x' * 5000}</p>",
        "<p>a<note>" + "note " * 4000 + "</note></p>",
        "<pagebreak/><pagebreak/>",
        f"<panel role='note'>{f'<p>{WORDS * 9}</p>' * 30}</panel>",
        "",
    ],
    ids=["word", "note", "breaks", "panel", "nothing"],
)  # fmt: skip
def test_bad_input_ends_in_columns(body, columns):
    assert lay(body, columns).pages


def figure(name, picture="i"):
    return (
        f"<figure id='{name}' picture='{picture}' alt='A'><caption>Figure {name}</caption></figure>"
    )


def pictured(body, theme, height=900):
    picture = f'<picture id="i" type="image/png" width="900" height="{height}">{PICTURE}</picture>'
    return lay(picture + body, theme).pages


def column(run, page, theme):
    return page.number, run.x >= middle(theme)


def spots(pages, theme, block):
    """Return where the lines of a block stand: page, column, height."""
    return sorted((*column(run, page, theme), run.y) for page in pages for run in runs(page, block))


@pytest.mark.parametrize("fill", range(20, 120, 4))
def test_text_goes_on_before_a_figure_that_does_not_fit_a_column(columns, fill):
    body = f"<p id='a'>{'x<br/>' * fill}</p>{figure('f')}" + f"<p id='t'>{WORDS * 40}</p>"
    pages = pictured(body, columns)
    (page, side, top), *_ = spots(pages, columns, "f")
    before = spots(pages, columns, "a")[-1]
    assert before < (page, side, top)
    on_column = [
        run.y
        for run in runs(pages[page - 1])
        if run.block and column(run, pages[page - 1], columns) == (page, side)
    ]
    assert before[:2] == (page, side) or top == min(on_column)


def test_figures_of_columns_stay_in_order_and_in_their_section(columns):
    narrow = replace(
        columns,
        styles={**columns.styles, "heading1": replace(columns.style("heading1"), wide=False)},
    )
    for theme in (columns, narrow):
        for fill in range(0, 100, 7):
            part = f"<p>{'x<br/>' * fill}</p>{figure('f')}<p>{WORDS}</p>{figure('g')}"
            pages = pictured(
                f'{part}<p>{WORDS * 9}</p><heading level="1" id="h">Next</heading>', theme, 600
            )
            first, second, head = (spots(pages, theme, block)[0] for block in "fgh")
            assert first < second
            assert second[0] < head[0] or second[:2] <= head[:2] or second[2] < head[2]


def test_text_goes_on_before_a_figure_as_wide_as_the_page(columns):
    theme = replace(
        columns, styles={**columns.styles, "figure": replace(columns.style("figure"), wide=True)}
    )
    body = f"<p id='a'>{'x<br/>' * 80}</p>{figure('f')}<p id='t'>{WORDS * 90}</p>{figure('g')}"
    pages = pictured(f"{body}<p>{WORDS * 9}</p>", theme, 500)
    assert spots(pages, theme, "t")[0][0] == 1
    (page, *_), *_ = spots(pages, theme, "f")
    assert page == 2
    assert min(run.y for run in runs(pages[1]) if run.block) == spots(pages, theme, "f")[0][2]
    assert spots(pages, theme, "f")[-1] < spots(pages, theme, "g")[0]
    assert len([item for each in pages for item in each.items if isinstance(item, Image)]) == 2
