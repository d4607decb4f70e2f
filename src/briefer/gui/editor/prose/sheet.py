"""The cells of a table of the clipboard, gathered while its lines are read."""

from typing import Final

from briefer.document.prose import format_line
from briefer.document.tree import Inline, Inlines, Span
from briefer.document.walk import normal
from briefer.value import dataclass, field

Cells = tuple[tuple[str, ...], ...]
"""Rows of cells in light markup, all of one length."""

MOST_ROWS: Final = 500
MOST_COLUMNS: Final = 30


@dataclass(slots=True)
class Sheet:
    """A table that is open; one that holds another only lays a page out, and is none."""

    first_line: int
    rows: list[list[list[Inline]]] = field(default_factory=list)
    holds_another: bool = False

    def begin_row(self) -> None:
        """Begin a row."""
        self.rows.append([])

    def begin_cell(self) -> None:
        """Begin a cell."""
        if not self.rows:
            self.begin_row()
        self.rows[-1].append([])

    def add(self, content: Inlines) -> None:
        """Add a line to the cell that is open."""
        if self.rows and self.rows[-1]:
            self.rows[-1][-1].extend((Span(" "), *content))

    def cells(self) -> Cells:
        """Return the cells; nothing where it is no table of rows and columns."""
        rows = [row for row in self.rows if any(row)]
        width = max(map(len, rows), default=0)
        if self.holds_another or not 2 <= len(rows) <= MOST_ROWS or not 2 <= width <= MOST_COLUMNS:
            return ()
        return tuple(
            tuple(format_line(normal(tuple(cell))) for cell in (*row, *[[]] * (width - len(row))))
            for row in rows
        )
