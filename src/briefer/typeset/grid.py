"""Grids: the places of a table's cells, which may reach over rows and columns."""

from collections.abc import Sequence

from briefer.document.tree import Cell, Row
from briefer.document.walk import plain
from briefer.value import dataclass


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell in the grid, with where its text begins in the plain text of the table."""

    cell: Cell
    row: int
    column: int
    columns: int
    rows: int
    offset: int


def grid(rows: Sequence[Row], columns: int, offset: int) -> tuple[list[Placed], int]:
    """Return the cells at their places, and where the plain text goes on after them.

    Cells that spans leave no room for stand in further columns.
    """
    placed: list[Placed] = []
    taken = [0] * columns
    for number, row in enumerate(rows):
        at = 0
        for cell in row:
            while at < len(taken) and taken[at] > number:
                at += 1
            if at == len(taken):
                taken.append(0)
            wide = 1
            most = min(cell.columns, len(taken) - at)
            while wide < most and taken[at + wide] <= number:
                wide += 1
            tall = min(cell.rows, len(rows) - number)
            placed.append(Placed(cell, number, at, wide, tall, offset))
            taken[at : at + wide] = [number + tall] * wide
            at += wide
            offset += len(plain(cell.content)) + 1
    return placed, offset


def filled(placed: Sequence[Placed], rows: int, columns: int) -> list[Placed]:
    """Return the cells row by row, with empty ones where a row has too few (ISO 14289-1 §7.5)."""
    by_row: list[list[Placed]] = [[] for _ in range(rows)]
    for each in placed:
        by_row[each.row].append(each)
    found: list[Placed] = []
    taken = [0] * columns
    for number, row in enumerate(by_row):
        for each in row:
            taken[each.column : each.column + each.columns] = [number + each.rows] * each.columns
        offset = row[-1].offset if row else 0
        row += [
            Placed(Cell(()), number, at, 1, 1, offset)
            for at, until in enumerate(taken)
            if until <= number
        ]
        found += sorted(row, key=lambda each: each.column)
    return found


def joined(placed: Sequence[Placed]) -> set[int]:
    """Return the rows that a cell of an earlier row reaches into."""
    return {
        row for each in placed if each.rows > 1 for row in range(each.row + 1, each.row + each.rows)
    }
