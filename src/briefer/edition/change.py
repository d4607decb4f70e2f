"""Changes to the lines of a tree, whatever block they stand in."""

from collections.abc import Callable

from briefer.document.tree import (
    AnyBlock,
    Blocks,
    Bullets,
    Chart,
    Definitions,
    Figure,
    Heading,
    Inline,
    Inlines,
    Numbers,
    Panel,
    Paragraph,
    Quote,
    Row,
    SourceList,
    Span,
    Table,
)
from briefer.value import replace

Change = Callable[[Inlines], Inlines]


def replaced(content: Inlines, change: Callable[[Inline], Inlines]) -> Inlines:
    """Return the inlines, each changed; where one vanishes, so does the space before it.

    Where nothing changes, the very same inlines come back.
    """
    found: list[Inline] = []
    is_same = True
    for inline in content:
        new = change(inline)
        is_same = is_same and len(new) == 1 and new[0] is inline
        if not new and found and isinstance(last := found[-1], Span):
            found[-1] = Span(last.text.rstrip(" "))
        found.extend(new)
    return content if is_same else tuple(found)


def map_block(block: AnyBlock, change: Change) -> AnyBlock:
    """Return the block with every line of inlines in it changed."""
    match block:
        case Bullets() | Numbers():
            return replace(block, items=tuple(_map_blocks(item, change) for item in block.items))
        case Definitions():
            items = tuple(
                replace(item, term=change(item.term), blocks=_map_blocks(item.blocks, change))
                for item in block.items
            )
            return replace(block, items=items)
        case Panel() | Quote():
            return replace(block, blocks=_map_blocks(block.blocks, change))
        case _:
            return _map_leaf(block, change)


def _map_blocks(blocks: Blocks, change: Change) -> Blocks:
    return tuple(map_block(block, change) for block in blocks)


def _map_leaf(block: AnyBlock, change: Change) -> AnyBlock:
    match block:
        case Heading() | Paragraph():
            content = change(block.content)
            return block if content is block.content else replace(block, content=content)
        case Table():
            return replace(
                block,
                head=tuple(_map_row(row, change) for row in block.head),
                rows=tuple(_map_row(row, change) for row in block.rows),
                caption=change(block.caption),
                note=change(block.note),
            )
        case Figure() | Chart():
            return replace(block, caption=change(block.caption), note=change(block.note))
        case SourceList():
            items = tuple(replace(item, content=change(item.content)) for item in block.items)
            return replace(block, items=items)
        case _:
            return block


def _map_row(row: Row, change: Change) -> Row:
    return tuple(
        cell
        if (content := change(cell.content)) is cell.content
        else replace(cell, content=content)
        for cell in row
    )
