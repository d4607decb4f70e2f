"""Bodies: the passages of a briefing as blocks of a document."""

from collections.abc import Callable
from itertools import count
from typing import assert_never

from briefer.document import tree
from briefer.document.prose import parse
from briefer.document.text import one_line
from briefer.document.tree import AnyBlock, Badge, Blocks, Paragraph, Span
from briefer.document.walk import normal, with_children
from briefer.edition.reference import References
from briefer.model.passage import Chart, Figure, Passage, Prose, Table
from briefer.value import replace


def passage_blocks(passage: Passage, identity: str, names: References) -> Blocks:
    """Return the blocks of a restricted passage; the first bears the id, others one made of it."""
    blocks = _blocks(passage, names)
    if passage.portion_mark and blocks:
        blocks = (*_marked(passage.portion_mark, blocks[0]), *blocks[1:])
    return tuple(_numbered(block, identity, number) for number, block in enumerate(blocks, 1))


def _numbered(block: AnyBlock, identity: str, number: int) -> AnyBlock:
    """Return a block of a passage, by its number, with its id, and those in it with theirs."""
    numbers = count(1)

    def inner(blocks: Blocks) -> Blocks:
        return tuple(_named(each, f"{identity}.{number}.{next(numbers)}", inner) for each in blocks)

    return _named(block, identity if number == 1 else f"{identity}.{number}", inner)


def _named(block: AnyBlock, identity: str, inner: Callable[[Blocks], Blocks]) -> AnyBlock:
    if isinstance(block, Paragraph):  # as most are; they have nothing else
        return Paragraph(id=identity, content=block.content)
    return with_children(replace(block, id=identity), inner)


def _marked(mark: str, block: AnyBlock) -> Blocks:
    badge = Badge("portion", mark if mark.startswith("(") else f"({mark})")
    if isinstance(block, Paragraph):
        return (replace(block, content=normal((badge, Span(" "), *block.content))),)
    return (Paragraph(content=(badge,)), block)


def _blocks(passage: Passage, names: References) -> Blocks:
    match passage.body:
        case Prose(text=text):
            return names.prose(parse(text.default))
        case Table() as table:
            return (_table(table, names),)
        case Figure() as figure:
            if not (picture := names.picture(figure.picture)):
                return ()
            return (
                tree.Figure(
                    picture=picture,
                    alt=figure.alt.default,
                    caption=names.line(figure.caption.default),
                    note=names.line(figure.note.default),
                ),
            )
        case Chart() as chart:
            return (_chart(chart, names),)
        case _:
            assert_never(passage.body)


def _table(table: Table, names: References) -> tree.Table:
    heads = tuple(tree.Cell(names.line(column.head.default)) for column in table.columns)
    return tree.Table(
        columns=tuple(tree.Column(column.align) for column in table.columns),
        head=(heads,) if any(cell.content for cell in heads) else (),
        rows=tuple(
            tuple(tree.Cell(names.line(cell.default)) for cell in row) for row in table.rows
        ),
        row_heads=1 if table.columns and table.columns[0].align == "start" else 0,
        caption=names.line(table.caption.default),
        note=names.line(table.note.default),
    )


def _chart(chart: Chart, names: References) -> tree.Chart:
    return tree.Chart(
        kind=chart.kind,
        categories=tuple(one_line(category.default) for category in chart.categories),
        series=tuple(
            tree.Series(one_line(each.name.default), each.values) for each in chart.series
        ),
        unit=one_line(chart.unit.default),
        alt=chart.alt.default,
        caption=names.line(chart.caption.default),
        note=names.line(chart.note.default),
    )
