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


def joined(placed: Sequence[Placed]) -> set[int]:
    """Return the rows that a cell of an earlier row reaches into."""
    return {
        row for each in placed if each.rows > 1 for row in range(each.row + 1, each.row + each.rows)
    }
