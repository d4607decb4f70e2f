"""Plain text: lines of at most 76 columns, for mails and terminals.

Headings are underlined, tables stand in columns, or as "name: value" where they are too wide; notes
stand at the end, the marking in the first and the last line.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain
from typing import assert_never

from briefer.document import walk
from briefer.document.grid import chart_table, place
from briefer.document.theme import Theme
from briefer.document.tree import (
    AnyBlock,
    Badge,
    Blocks,
    Bullets,
    Chart,
    Citation,
    Contents,
    Definitions,
    Document,
    Emphasis,
    Figure,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Note,
    Numbers,
    PageBreak,
    Panel,
    Paragraph,
    Quote,
    Row,
    Rule,
    SourceList,
    Span,
    Strong,
    Table,
)
from briefer.typeset.page import Typeset
from briefer.writers import Written

_WIDTH = 76
_WIDEST_TABLE = 100
_UNDERLINES = {1: "-", 2: "~"}


def write(document: Document, theme: Theme, typeset: Typeset | None = None) -> Written:  # noqa: ARG001 - text has no look
    """Return the document as plain text."""
    writer = _Text()
    groups = [*writer.blocks(document.blocks, _WIDTH)]
    if writer.notes:
        groups.append(_underlined(document.labels.notes, "-"))
        groups.append([*chain.from_iterable(writer.notes)])
    if document.marking.scheme:
        groups = [[document.marking.text], *groups, [document.marking.text]]
    return Written(("\n\n".join("\n".join(lines) for lines in groups if lines) + "\n").encode())


_Lines = list[str]


class _Text:
    """Writes blocks as groups of lines, between which stands an empty one; collects notes."""

    def __init__(self) -> None:
        self.notes: list[_Lines] = []

    def blocks(self, blocks: Blocks, width: int) -> Iterator[_Lines]:
        """Yield the groups of lines of the blocks."""
        for block in blocks:
            yield from (lines for lines in self._block(block, width) if lines)

    def _block(self, block: AnyBlock, width: int) -> Iterator[_Lines]:  # noqa: C901, PLR0912 - a case for each block
        match block:
            case Heading(level=level, content=content):
                yield _underlined(self._line(content), _UNDERLINES.get(level, ""), width)
            case Paragraph(content=content):
                line = self._line(content)
                yield _underlined(line, "=", width) if block.role == "title" else _wrap(line, width)
            case Bullets(items=items):
                yield from self._items([("- ", item) for item in items], width)
            case Numbers(items=items):
                marked = [(f"{n}. ", item) for n, item in enumerate(items, 1)]
                yield from self._items(marked, width)
            case Definitions(items=definitions):
                for item in definitions:
                    yield _wrap(self._line(item.term), width)
                    yield from _indented(self.blocks(item.blocks, width - 4), "    ")
            case Table():
                yield from self._table(block, width)
            case Chart():
                yield from self._table(chart_table(block), width)
            case Panel(blocks=inner):
                is_open = bool(inner) and isinstance(inner[0], Heading)
                indent = "" if is_open else "  "
                yield from _indented(self.blocks(inner, width - len(indent)), indent)
            case Quote(blocks=inner):
                yield from _indented(self.blocks(inner, width - 4), "    ")
            case Figure(alt=alt):
                yield _wrap(self._line(block.caption), width)
                yield _wrap(alt, width)
                yield _wrap(self._line(block.note), width)
            case Rule():
                yield [("_" if block.role == "writing" else "-") * width]
            case SourceList(items=sources):
                yield [
                    line
                    for item in sources
                    for line in _hanging(f"[{item.label}] ", self._line(item.content), width)
                ]
            case PageBreak() | Contents():
                return
            case _:
                assert_never(block)

    def _items(self, items: list[tuple[str, Blocks]], width: int) -> Iterator[_Lines]:
        """Yield the items; those of a line or two each stand close together."""
        written = [
            _marked(mark, [*self.blocks(item, max(width - len(mark), 20))]) for mark, item in items
        ]
        if all(len(groups) == 1 for groups in written):
            yield [*chain.from_iterable(groups[0] for groups in written)]
        else:
            yield from chain.from_iterable(written)

    def _table(self, table: Table, width: int) -> Iterator[_Lines]:
        yield _wrap(self._line(table.caption), width)
        head, rows = self._cells(table.head), self._cells(table.rows)
        count = max((column for row in (*head, *rows) for column in row), default=-1) + 1
        widths = [
            max((_columns(row.get(column, "")) for row in (*head, *rows)), default=0)
            for column in range(count)
        ]
        if sum(widths) + 2 * len(widths) <= _WIDEST_TABLE:
            yield _in_columns(table, head, rows, widths)
        else:
            names = [" ".join(row[n] for row in head if row.get(n)) for n in range(count)]
            yield from (_record(names, row, width) for row in rows or [{}])
        yield _wrap(self._line(table.note), width)

    def _cells(self, rows: tuple[Row, ...]) -> list[dict[int, str]]:
        return [
            {column: self._line(cell.content).replace("\n", " ") for column, cell in row}
            for row in place(rows)
        ]

    def _line(self, content: Inlines) -> str:
        return "".join(map(self._inline, content))

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Span(text=text) | Badge(text=text):
                return text
            case Strong(content=content) | Emphasis(content=content):
                return self._line(content)
            case Link(address=address, content=content):
                text = self._line(content)
                return text if text in address else f"{text} <{address}>"
            case Note(content=content):
                return self._note(content)
            case Citation():
                return walk.citation_text(inline)
            case LineBreak():
                return "\n"
            case _:
                assert_never(inline)

    def _note(self, content: Inlines) -> str:
        self.notes.append([])
        number = len(self.notes)
        self.notes[number - 1] = _hanging(f"n{number}. ", self._line(content), _WIDTH)
        return f" [n{number}]"


def _in_columns(
    table: Table, head: list[dict[int, str]], rows: list[dict[int, str]], widths: list[int]
) -> _Lines:
    def aligned(row: dict[int, str]) -> str:
        cells = []
        for column, width in enumerate(widths):
            text = row.get(column, "")
            align = table.columns[column].align if column < len(table.columns) else "start"
            pad = " " * (width - _columns(text))
            cells.append(pad + text if align in ("end", "decimal") else text + pad)
        return "  ".join(cells).rstrip()

    rule = "-" * (sum(widths) + 2 * max(len(widths) - 1, 0))
    return [*map(aligned, head), *([rule] if head else []), *map(aligned, rows)] if widths else []


def _record(names: list[str], row: dict[int, str], width: int) -> _Lines:
    """Return a row with each value after the name of its column."""
    lines: _Lines = []
    for column, name in enumerate(names):
        text = row.get(column, "")
        named = f"{name}: {text}" if name else text
        lines.extend(_hanging("", named, width, indent="    ") if named else ())
    return lines


def _marked(mark: str, groups: list[_Lines]) -> list[_Lines]:
    groups = [*_indented(groups or [[""]], " " * len(mark))]
    groups[0][0] = (mark + groups[0][0][len(mark) :]).rstrip()
    return groups


def _indented(groups: Iterator[_Lines] | list[_Lines], indent: str) -> Iterator[_Lines]:
    for lines in groups:
        yield [(indent + line) if line else "" for line in lines]


def _underlined(text: str, rule: str, width: int = _WIDTH) -> _Lines:
    lines = _wrap(text, width)
    widest = max(map(_columns, lines), default=0)
    return [*lines, rule * widest] if rule and widest else lines


def _hanging(mark: str, text: str, width: int, *, indent: str = "") -> _Lines:
    indent = indent or " " * len(mark)
    first, *rest = _wrap(text, max(width - len(indent), 20)) or [""]
    return [(mark + first).rstrip(" "), *((indent + line).rstrip(" ") for line in rest)]


def _wrap(text: str, width: int) -> _Lines:
    """Return the text in lines of at most so many columns; longer words stand alone."""
    lines: _Lines = []
    for part in text.split("\n") if text else ():
        line, used = "", 0
        for word in re.findall(r"[^ ]+", part):
            size = _columns(word)
            if line and used + 1 + size > width:
                lines.append(line)
                line, used = word, size
            else:
                line = f"{line} {word}" if line else word
                used += size + (1 if used else 0)
        lines.append(line)
    return lines


def _columns(text: str) -> int:
    """Return how many columns a terminal shows the text in (UAX #11)."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.category(character) in ("Mn", "Me", "Cf")
        else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )
