"""Tables: columns, spans, heads that are repeated, and what is too wide or too tall."""

from itertools import pairwise

import pytest

from briefer.document.tree import Cell, Column, Document, Span, Table
from briefer.typeset import typeset
from briefer.typeset.page import ARTIFACT, Element, Run


def cell(text, columns=1, rows=1):
    return Cell((Span(text),), columns, rows)


def lay(theme, rows, columns=None, head=(), **texts):
    widest = max(len(row) for row in rows)
    table = Table(
        id="t",
        columns=tuple(columns or (Column(),) * widest),
        head=tuple(tuple(map(cell, row)) for row in head),
        rows=tuple(
            tuple(each if isinstance(each, Cell) else cell(each) for each in row) for row in rows
        ),
        caption=tuple(map(Span, texts.get("caption", ()))),
    )
    return typeset(Document(title="t", blocks=(table,)), theme)


def runs(page):
    return [item for item in page.items if isinstance(item, Run) and item.block == "t"]


def find(pages, text):
    return next(run for page in pages.pages for run in runs(page) if run.text.startswith(text))


def elements(root, tag):
    found = [root] if root.tag == tag else []
    for child in root.children:
        if isinstance(child, Element):
            found += elements(child, tag)
    return found


def test_the_head_is_repeated_on_each_page_as_furniture(theme):
    pages = lay(theme, [[f"row {n}", "x"] for n in range(200)], head=[["Name", "Value"]])
    assert len(pages.pages) > 2
    for number, page in enumerate(pages.pages):
        (head,) = [run for run in runs(page) if run.text == "Name"]
        assert (head.mark == ARTIFACT) == (number > 0)
        assert head.y < min(run.y for run in runs(page) if run.text.startswith("row"))
    assert len(elements(pages.structure, "TH")) == 2


def test_a_table_that_goes_on_says_so(theme):
    pages = lay(theme, [["x", "y"]] * 200, head=[["A", "B"]], caption=["Prices"])
    assert any(run.text == "Prices (continued)" for run in runs(pages.pages[1]))


def test_numbers_align_at_their_point(theme):
    numbers = ["1.5", "22.25", "300", "1,234.125"]
    pages = lay(theme, [[n] for n in numbers], [Column("decimal")], head=[["Price"]])
    points = []
    for number in numbers:
        run = find(pages, number)
        at = number.find(".")
        points.append(run.xs[at] if at >= 0 else run.end)
    assert points == pytest.approx([points[0]] * len(points), abs=0.5)


@pytest.mark.parametrize(
    ("lang", "numbers", "places"),
    [
        ("fr", ["1,5", "22,25 %", "300", "1 234,125", "-0,5 €"], [1, 2, 3, 5, 2]),
        ("de", ["1,5", "1.234", "1.234,5"], [1, 5, 5]),
        ("ar", ["1.5", "1,234", "1,234.5 %", "-5"], [1, 5, 5, 2]),
        ("ar", ["\u0661\u066b\u0665", "\u0661\u066c\u0662\u0663\u0664", "\u0662\u0662"], [1, 5, 2]),
        ("ar", ["1.5 مليار", "22.25 مليون", "300 ألف"], [1, 2, 3]),
    ],
)
def test_numbers_align_at_the_point_of_their_language(theme, lang, numbers, places):
    table = Table(
        id="t", lang=lang, dir="rtl" if lang == "ar" else "ltr", columns=(Column("decimal"),),
        rows=tuple((cell(number),) for number in numbers),
    )  # fmt: skip
    (page,) = typeset(Document(title="t", blocks=(table,)), theme).pages
    rows: dict[float, Run] = {}
    for run in runs(page):
        if any(character.isdecimal() for character in run.text):
            rows.setdefault(run.y, run)
    points = [
        run.xs[at] if at < len(run.text.strip()) else run.end
        for run, at in zip(rows.values(), places, strict=True)
    ]
    assert points == pytest.approx([points[0]] * len(points), abs=1.5)  # a point is kerned


def test_a_row_that_lacks_cells_has_empty_ones(theme):
    rows = [["a", "b", "c"], ["d"], [cell("tall", rows=2), "e"], []]
    pages = lay(theme, rows)
    held = [len(elements(row, "TD")) for row in elements(pages.structure, "TR")]
    assert held == [3, 3, 3, 2]


def test_a_note_stands_below_its_table(theme):
    table = Table(id="t", columns=(Column(),), rows=((cell("a"),),), note=(Span("Source: IEA."),))
    (page,) = typeset(Document(title="t", blocks=(table,)), theme).pages
    note = next(run for run in runs(page) if run.text.startswith("Source"))
    assert note.y > next(run for run in runs(page) if run.text == "a").y


def test_a_cell_over_many_rows_goes_on_over_pages(theme):
    rows = [[cell("tall", rows=120), "0"], *([str(n)] for n in range(1, 120))]
    pages = lay(theme, rows, [Column()] * 2)
    shown = [run.text for page in pages.pages for run in runs(page) if run.text.isdecimal()]
    assert shown == [str(n) for n in range(120)]
    assert len(pages.pages) > 2


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_short_columns_keep_their_lines_whole(theme, direction):
    rows = tuple((cell(f"Country {n}"), cell(f"{n}.5"), cell("long " * 60)) for n in range(8, 40))
    table = Table(id="t", columns=(Column(), Column("decimal"), Column()), rows=rows, dir=direction)
    pages = typeset(Document(title="t", blocks=(table,)), theme)
    shown = {run.text for page in pages.pages for run in runs(page)}
    assert {f"Country {n}" for n in range(8, 40)} <= shown


def test_spans_reach_over_columns_and_rows(theme):
    rows = [[cell("wide", columns=2), "c"], [cell("tall", rows=2), "b", "c"], ["d", "e"]]
    pages = lay(theme, rows, [Column()] * 3)
    assert find(pages, "d").x == find(pages, "b").x
    assert find(pages, "e").x == pytest.approx(find(pages, "c").x)
    spans = [element.attributes for element in elements(pages.structure, "TD")]
    assert {"ColSpan": 2} in spans
    assert {"RowSpan": 2} in spans


def test_cells_that_spans_push_out_are_not_lost(theme):
    rows = [[cell("a", rows=2), cell("b", rows=2)], ["pushed"]]
    assert find(lay(theme, rows, [Column()] * 2), "pushed")


def test_too_many_columns_are_told(theme):
    pages = lay(theme, [[f"column {n}" for n in range(60)]])
    (problem,) = pages.problems
    assert "60 columns" in problem.message
    assert problem.block_id == "t"


def test_a_row_that_is_taller_than_a_page_is_split(theme):
    pages = lay(theme, [["word " * 3000, "b"]])
    assert len(pages.pages) > 2
    for page in pages.pages:
        assert all(run.y < page.height - theme.page.bottom + 1 for run in runs(page))


def test_rows_stand_one_below_the_other(theme):
    pages = lay(theme, [[f"r{n}", "text " * (n % 7 * 9)] for n in range(60)])
    for page in pages.pages:
        tops = [run.y for run in runs(page) if run.text.startswith("r")]
        assert all(one < other for one, other in pairwise(tops))
