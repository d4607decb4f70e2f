"""Grids: cells find their columns around those that span, and charts are tables."""

from briefer.document.grid import chart_table, place
from briefer.document.markup import read
from briefer.document.tree import Chart, Series
from briefer.document.walk import plain


def _placed(rows: str) -> list[list[tuple[int, str]]]:
    (table,) = read(f"<document><table><rows>{rows}</rows></table></document>").blocks
    return [[(n, plain(cell.content)) for n, cell in row] for row in place(table.rows)]


def test_cells_stand_beside_those_that_reach_down():
    rows = (
        "<row><cell rows='3'>a</cell><cell columns='2'>b</cell></row>"
        "<row><cell>c</cell><cell rows='2'>d</cell></row>"
        "<row><cell>e</cell></row>"
        "<row><cell>f</cell></row>"
    )
    assert _placed(rows) == [[(0, "a"), (1, "b")], [(1, "c"), (2, "d")], [(1, "e")], [(0, "f")]]


def test_a_chart_is_the_table_of_its_values():
    chart = Chart(
        kind="line",
        unit="tons",
        categories=("May", "June"),
        series=(Series("Iran", (1.5, None)), Series("Iraq", (-20.0,))),
    )
    table = chart_table(chart)
    cells = [[plain(cell.content) for cell in row] for row in (*table.head, *table.rows)]
    assert cells == [["tons", "Iran", "Iraq"], ["May", "1.5", "-20"], ["June", "", ""]]
