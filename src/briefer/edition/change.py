"""Changes to the lines of a tree, whatever block they stand in."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from briefer.document.tree import (
    AnyBlock,
    Blocks,
    Chart,
    Definitions,
    Figure,
    Heading,
    Inline,
    Inlines,
    Paragraph,
    Row,
    SourceList,
    Span,
    Table,
)
from briefer.document.walk import differ, with_children
from briefer.value import replace

T = TypeVar("T")
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
    """Return the block with every line of inlines in it changed, itself where none is."""
    inner = with_children(block, lambda blocks: _map_blocks(blocks, change))
    match inner:
        case Definitions(items=items):
            terms = tuple(_with(item, term=change(item.term)) for item in items)
            return _with(inner, items=terms)
        case Heading(content=content) | Paragraph(content=content):
            return _with(inner, content=change(content))
        case Table(head=head, rows=rows, caption=caption, note=note):
            return _with(
                inner,
                head=_map_rows(head, change),
                rows=_map_rows(rows, change),
                caption=change(caption),
                note=change(note),
            )
        case Figure(caption=caption, note=note) | Chart(caption=caption, note=note):
            return _with(inner, caption=change(caption), note=change(note))
        case SourceList(items=sources):
            changed = tuple(_with(item, content=change(item.content)) for item in sources)
            return _with(inner, items=changed)
        case _:
            return inner


def _map_blocks(blocks: Blocks, change: Change) -> Blocks:
    new = tuple(map_block(block, change) for block in blocks)
    return new if differ(new, blocks) else blocks


def _map_rows(rows: tuple[Row, ...], change: Change) -> tuple[Row, ...]:
    return tuple(tuple(_with(cell, content=change(cell.content)) for cell in row) for row in rows)


def _with(instance: T, **changes: object) -> T:
    """Return the instance with other values, itself where they are its own or equal to them."""
    if all(getattr(instance, name) == value for name, value in changes.items()):
        return instance
    return cast("T", replace(cast("Any", instance), **changes))
