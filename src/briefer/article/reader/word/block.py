"""Paragraphs and tables of a Word file while they are open, and the blocks that they end as."""

from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from briefer.article.extract import Cell
from briefer.article.reader.collector import PLAIN, Manner, Run
from briefer.article.reader.word.style import Level, Properties
from briefer.value import dataclass, field, replace

_LONGEST_CELL: Final = 300


class Block(NamedTuple):
    """A paragraph with its list in the file; or, in place of one, the id of a part with a text."""

    runs: list[Run]
    manner: Manner = PLAIN
    item: Level | None = None
    is_title: bool = False
    chunk: str = ""


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """A paragraph, and what comes after it: texts of boxes that are anchored in it, notes.

    `is_joined` says that the mark at its end is deleted.
    """

    style: Properties
    runs: list[Run] = field(default_factory=list)
    item: Level | None = None
    heading: int = 0
    is_joined: bool = False
    after: list[Block] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def take(self, blocks: Iterable[Block]) -> None:
        """Take what ended within it."""
        self.after += blocks

    def block(self) -> Block:
        """Return it without what comes after it."""
        level, named = self.item, self.style.named_item
        if self.heading:
            return Block(self.runs, Manner(kind="heading", level=min(self.heading, 9)))
        if self.style.role == "title":
            return Block(self.runs, Manner(kind="heading", level=1), is_title=True)
        if level or named:
            level = level or Level("", named[0] - 1 if named else 0)
            depth = max(level.level, named[0] - 1) if named else level.level
            manner = Manner(kind="item", level=depth + 1, is_ordered=bool(named and named[1]))
            return Block(self.runs, manner, item=level)
        role = self.style.role
        kind: Literal["paragraph", "quote", "caption"] = (
            "quote" if role == "quote" else "caption" if role == "caption" else "paragraph"
        )
        return Block(self.runs, Manner(kind=kind))


@dataclass(slots=True, kw_only=True)
class Table:
    """A table, whose paragraphs are kept with their cells until it is known whether it is one."""

    row: int = -1
    column: int = 0
    is_head: bool = False
    has_head_style: bool = False
    _width: int = 1
    _columns: int = 0
    _cells: int = 0
    _has_table: bool = False
    _blocks: list[tuple[Block, Cell]] = field(default_factory=list)

    def take(self, blocks: Iterable[Block]) -> None:
        """Take what ended within its cell."""
        cell = Cell(table=0, row=max(self.row, 0), column=self.column, is_head=self.is_head)
        for block in blocks:
            self._has_table |= block.manner.kind == "cell"
            self._blocks.append((block, cell))

    def begin_row(self) -> None:
        """Begin a row."""
        self.row += 1
        self.column = 0
        self.is_head = self.has_head_style and self.row == 0

    def begin_cell(self) -> None:
        """Begin a cell, one column wide if nothing else is said."""
        self._width = 1
        self._cells += 1

    def widen(self, columns: int) -> None:
        """Let the cell reach over so many columns."""
        self._width = max(1, min(columns, 100))

    def end_cell(self) -> None:
        """Go past the cell."""
        self.column += self._width
        self._columns = max(self._columns, self.column)

    def is_data(self) -> bool:
        """Return whether it is a table, and not there for the look of the page."""
        blocks = [block for block, _ in self._blocks]
        length = sum(len(run.text) for block in blocks for run in block.runs)
        return (
            self.row > 0
            and self._columns > 1
            and not self._has_table
            and not any(block.manner.kind == "heading" for block in blocks)
            and length <= _LONGEST_CELL * self._cells
        )

    def blocks(self, number: int | None) -> list[Block]:
        """Return what is in it: as cells of the table of this number, or as it stands."""
        if number is None:
            return [block for block, _ in self._blocks]
        return [
            Block(
                block.runs, Manner(kind="cell", cell=replace(cell, table=number)), chunk=block.chunk
            )
            for block, cell in self._blocks
        ]
