"""Tables as grids: which column each cell begins in; the table of a chart's values."""

from collections.abc import Iterator

from briefer.document.tree import Cell, Chart, Column, Inlines, Row, Span, Table
from briefer.document.walk import normal


def place(rows: tuple[Row, ...]) -> list[list[tuple[int, Cell]]]:
    """Return the cells of each row with the number of their first column, from 0."""
    return list(placed(rows))


def placed(rows: tuple[Row, ...]) -> Iterator[list[tuple[int, Cell]]]:
    """Yield the cells of each row with the number of their first column, from 0."""
    taken: dict[int, int] = {}
    for row in rows:
        cells: list[tuple[int, Cell]] = []
        below = {column: left - 1 for column, left in taken.items() if left > 1}
        column = 0
        for cell in row:
            while column in taken:
                column += 1
            cells.append((column, cell))
            if cell.rows > 1:
                below |= dict.fromkeys(range(column, column + cell.columns), cell.rows - 1)
            column += cell.columns
        yield cells
        taken = below


def chart_table(chart: Chart) -> Table:
    """Return the values of a chart as a table, with its caption and note; the unit heads it."""
    head = (Cell(_line(chart.unit)), *(Cell(_line(series.name)) for series in chart.series))
    rows = tuple(
        (
            Cell(_line(category)),
            *(Cell(_line(_value(series.values[n : n + 1]))) for series in chart.series),
        )
        for n, category in enumerate(chart.categories)
    )
    columns = (Column(), *(Column("end") for _ in chart.series))
    return Table(
        id=chart.id,
        columns=columns,
        head=(head,),
        rows=rows,
        row_heads=1,
        caption=chart.caption,
        note=chart.note,
    )


def _line(text: str) -> Inlines:
    return normal((Span(text),))


def _value(found: tuple[float | None, ...]) -> str:
    value = found[0] if found else None
    return "" if value is None else f"{value:.12g}"
