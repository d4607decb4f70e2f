"""What a stretch of an article becomes as the body of a passage: prose, or a table."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from briefer.article.extract import Cell, Extract, Mark, Paragraph
from briefer.document import tree
from briefer.document.prose import MAX_DEPTH, format_line, format_prose
from briefer.document.tree import Blocks, Inline, Inlines
from briefer.document.walk import normal
from briefer.model.passage import Body, Prose, Table, TableColumn
from briefer.model.text import Text
from briefer.value import replace


def body(extract: Extract, stretch: Sequence[Paragraph], source: str) -> Body:
    """Return the body that says what the paragraphs say, and cites the source at its end."""
    citation = tree.Citation(source)
    if stretch and all(each.cell for each in stretch):
        return _table(extract, stretch, citation)
    blocks = tuple(_blocks(extract, stretch))
    return Prose(
        text=Text(format_prose((*blocks[:-1], *(_cited(b, citation) for b in blocks[-1:]))))
    )


def clipped(paragraphs: Sequence[Paragraph], start: int, end: int) -> tuple[Paragraph, ...]:
    """Return the paragraphs of which something lies between two offsets, cut to them."""
    return tuple(
        replace(each, start=max(each.start, start), end=min(each.end, end))
        for each in paragraphs
        if each.start < end and start < each.end
    )


def _blocks(extract: Extract, stretch: Sequence[Paragraph]) -> Iterator[tree.AnyBlock]:
    for is_item, group in groupby(stretch, lambda each: each.kind == "item"):
        if is_item:
            yield from _lists(extract, list(group), 1)
            continue
        for each in group:
            content = _inlines(extract, each)
            if each.kind == "heading":
                content = (tree.Strong(content),)
            yield tree.Paragraph(content=normal(content))


def _lists(extract: Extract, items: Sequence[Paragraph], depth: int) -> Iterator[tree.AnyBlock]:
    """Yield the lists of a depth, each as long as its items are of one kind."""
    rows: list[tuple[bool, Blocks]] = []
    at = 0
    while at < len(items):
        first, inner = items[at], at + 1
        while inner < len(items) and depth < MAX_DEPTH and items[inner].level > first.level:
            inner += 1
        below = tuple(_lists(extract, items[at + 1 : inner], depth + 1))
        head = tree.Paragraph(content=normal(_inlines(extract, first)))
        rows.append((first.is_ordered, (head, *below)))
        at = inner
    for is_ordered, same in groupby(rows, lambda row: row[0]):
        kind = tree.Numbers if is_ordered else tree.Bullets
        yield kind(items=tuple(row for _, row in same))


def _cited(block: tree.AnyBlock, citation: tree.Citation) -> tree.AnyBlock:
    """Return the block with the citation at the end of its last line."""
    match block:
        case tree.Paragraph(content=content):
            return replace(block, content=(*content, tree.Span(" "), citation))
        case tree.Bullets(items=items) | tree.Numbers(items=items):
            *others, last = items
            row = (*last[:-1], _cited(last[-1], citation))
            return replace(block, items=(*others, row))
        case _:
            return block


def _inlines(extract: Extract, paragraph: Paragraph) -> Inlines:
    """Return the text with its marks: links outside, then strong, then emphasis."""
    pieces: list[tuple[str, _Kinds]] = []
    events = sorted(_events(paragraph), key=lambda event: event[0])
    over: list[Mark] = []
    at = paragraph.start
    for offset, mark, begins in events:
        if offset > at:
            pieces.append((extract.text[at:offset], _kinds(over)))
            at = offset
        if begins:
            over.append(mark)
        else:
            over.remove(mark)
    pieces.append((extract.text[at : paragraph.end], _kinds(over)))
    return tuple(_linked(pieces))


def _events(paragraph: Paragraph) -> Iterator[tuple[int, Mark, bool]]:
    """Yield where marks begin and end within the paragraph."""
    for mark in paragraph.marks:
        start, end = max(mark.start, paragraph.start), min(mark.end, paragraph.end)
        if start < end:
            yield start, mark, True
            yield end, mark, False


_Kinds = tuple[str, bool, bool]
"""The address of a link, whether it is strong, whether it is emphasis."""


def _kinds(over: Sequence[Mark]) -> _Kinds:
    kinds = {each.kind for each in over}
    address = next((each.address for each in over if each.kind == "link"), "")
    return address, "strong" in kinds, "emphasis" in kinds


def _linked(pieces: Sequence[tuple[str, _Kinds]]) -> Iterator[Inline]:
    for address, group in groupby(pieces, lambda piece: piece[1][0]):
        content = tuple(_strong(list(group)))
        if address:
            yield tree.Link(address, content)
        else:
            yield from content


def _strong(pieces: Sequence[tuple[str, _Kinds]]) -> Iterator[Inline]:
    for is_strong, group in groupby(pieces, lambda piece: piece[1][1]):
        content = tuple(
            tree.Emphasis((tree.Span(text),)) if is_stressed else tree.Span(text)
            for text, (_, _, is_stressed) in group
        )
        if is_strong:
            yield tree.Strong(content)
        else:
            yield from content


def _table(extract: Extract, cells: Sequence[Paragraph], citation: tree.Citation) -> Table:
    """Return the table; heads are its first row, where the article says that they are."""
    texts: dict[tuple[int, int], str] = {}
    heads: set[int] = set()
    for each in cells:
        cell = each.cell or Cell(table=0, row=0, column=0)
        line = format_line(normal(_inlines(extract, each)))
        before = texts.get((cell.row, cell.column))
        texts[cell.row, cell.column] = f"{before} {line}" if before else line
        if cell.is_head:
            heads.add(cell.row)
    rows = sorted({row for row, _ in texts})
    columns = range(max(column for _, column in texts) + 1)
    head = rows.pop(0) if rows[0] in heads else None
    return Table(
        columns=tuple(TableColumn(head=Text(texts.get((head, at), ""))) for at in columns)
        if head is not None
        else (TableColumn(),) * len(columns),
        rows=tuple(tuple(Text(texts.get((row, at), "")) for at in columns) for row in rows),
        note=Text(format_line((citation,))),
    )
