"""Grids: the cells of a table at their columns, and those that go on from the row above.

Word wants every row full: a cell that spans rows stands in each of them (ECMA-376-1 §17.4.84).
"""

from typing import NamedTuple

from briefer.document.tree import Cell, Row, Table


class Slot(NamedTuple):
    """A place in a row: a cell that begins here, or one that goes on from the row above."""

    cell: Cell
    column: int
    is_continued: bool = False


class Grid(NamedTuple):
    """The rows of a table, the first `heads` of which are its head; all are `columns` wide."""

    rows: tuple[tuple[Slot, ...], ...]
    heads: int
    columns: int


def grid(table: Table) -> Grid:
    """Return the grid of a table; no cell is lost, however its cells overlap."""
    wanted = len(table.columns)
    rows = (*_lay(table.head, wanted), *_lay(table.rows, wanted))
    columns = max(map(_end, filter(None, rows)), default=wanted)
    return Grid(tuple(_filled(row, columns) for row in rows), len(table.head), columns)


def _lay(rows: tuple[Row, ...], columns: int) -> list[list[Slot]]:
    """Return the rows of a part of a table; a cell reaches over no other, nor out of the part."""
    reaching: dict[int, tuple[Cell, int]] = {}
    laid = []
    for index, row in enumerate(rows):
        if not reaching and all(cell.columns == cell.rows == 1 for cell in row):
            laid.append([Slot(cell, column) for column, cell in enumerate(row)])
            continue
        slots: list[Slot] = []
        cells = list(row)
        column = 0
        while cells or column < columns or max(reaching, default=-1) >= column:
            if column in reaching:
                cell, left = reaching[column]
                slots.append(Slot(cell, column, is_continued=True))
            else:
                cell = cells.pop(0) if cells else Cell(())
                end = min((start for start in reaching if start > column), default=1_000_000)
                span = min(cell.columns, end - column)
                cell = Cell(cell.content, span, min(cell.rows, len(rows) - index))
                left = cell.rows
                slots.append(Slot(cell, column))
            reaching[column] = (cell, left - 1)
            column += cell.columns
        reaching = {start: (cell, left) for start, (cell, left) in reaching.items() if left > 0}
        laid.append(slots)
    return laid


def _filled(row: list[Slot], columns: int) -> tuple[Slot, ...]:
    """Return the row with empty cells up to the number of columns."""
    end = _end(row) if row else 0
    return (*row, *[Slot(Cell(()), column) for column in range(end, columns)])


def _end(row: list[Slot]) -> int:
    """Return the column after the last cell."""
    last = row[-1]
    return last.column + last.cell.columns
