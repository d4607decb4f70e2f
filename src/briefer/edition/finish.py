"""Finishing: what no template decides: citation numbers, the sources listed, pictures, marking."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import count

from briefer.document.tree import (
    AnyBlock,
    Blocks,
    Bullets,
    Chart,
    Citation,
    Definitions,
    Emphasis,
    Figure,
    Heading,
    Inline,
    Inlines,
    Link,
    Note,
    Numbers,
    Panel,
    Paragraph,
    Quote,
    Row,
    SourceItem,
    SourceList,
    Strong,
    Table,
)
from briefer.document.walk import blocks as walk_blocks
from briefer.document.walk import lines, normal

Change = Callable[[Inlines], Inlines]


def with_citations(blocks: Blocks) -> Blocks:
    """Return the blocks with citations numbered in reading order and only cited sources listed.

    Where no list of sources is printed, citations lead nowhere and are left out.
    """
    listed = {
        item.id: item
        for block in walk_blocks(blocks)
        if isinstance(block, SourceList)
        for item in block.items
    }
    numbers: dict[str, int] = {}
    counter = count(1)
    for block in blocks:
        for line in lines(block):
            for target in _targets(line):
                if target in listed and target not in numbers:
                    numbers[target] = next(counter)
    change = _numbering(numbers)
    kept = (_with_sources(each, numbers) for each in map_lines(blocks, change))
    return tuple(each for each in kept if each is not None)


def _targets(content: Inlines) -> Iterator[str]:
    for inline in content:
        match inline:
            case Citation(target=target):
                yield target
            case (
                Strong(content=inner)
                | Emphasis(content=inner)
                | Link(content=inner)
                | Note(content=inner)
            ):
                yield from _targets(inner)
            case _:
                pass


def _numbering(numbers: Mapping[str, int]) -> Change:
    def number(content: Inlines) -> Inlines:
        return tuple(part for inline in content for part in one(inline))

    def one(inline: Inline) -> Inlines:
        match inline:
            case Citation(target=target):
                at = numbers.get(target)
                return (Citation(f"source{at}", str(at)),) if at else ()
            case Strong(content=inner):
                return (Strong(number(inner)),)
            case Emphasis(content=inner):
                return (Emphasis(number(inner)),)
            case Link(address=address, content=inner):
                return (Link(address, number(inner)),)
            case Note(content=inner):
                return (Note(number(inner)),)
            case _:
                return (inline,)

    return lambda content: normal(number(content)) if content else content


def _with_sources(block: AnyBlock, numbers: Mapping[str, int]) -> AnyBlock | None:
    """Return the block with its list of sources cut to the cited ones; None where none is left."""
    if isinstance(block, SourceList):
        items = sorted(
            (numbers[item.id], item.content) for item in block.items if item.id in numbers
        )
        entries = tuple(SourceItem(f"source{n}", str(n), content) for n, content in items)
        return replace(block, items=entries) if entries else None
    if isinstance(block, Panel):
        inner = tuple(
            kept for each in block.blocks if (kept := _with_sources(each, numbers)) is not None
        )
        return replace(block, blocks=inner)
    return block


def without_idle_headings(blocks: Blocks) -> Blocks:
    """Return the blocks without panels and headings that nothing follows."""
    kept: list[AnyBlock] = []
    for block in reversed(blocks):
        if isinstance(block, Panel):
            inner = without_idle_headings(block.blocks)
            if not inner:
                continue
            kept.append(replace(block, blocks=inner))
        elif isinstance(block, Heading) and (
            not kept or (isinstance(kept[-1], Heading) and kept[-1].level <= block.level)
        ):
            continue
        else:
            kept.append(block)
    return tuple(reversed(kept))


def map_lines(blocks: Blocks, change: Change) -> Blocks:
    """Return the blocks with every line of inlines changed."""
    return tuple(_map_block(block, change) for block in blocks)


def _map_block(block: AnyBlock, change: Change) -> AnyBlock:
    match block:
        case Bullets() | Numbers():
            return replace(block, items=tuple(map_lines(item, change) for item in block.items))
        case Definitions():
            items = tuple(
                replace(item, term=change(item.term), blocks=map_lines(item.blocks, change))
                for item in block.items
            )
            return replace(block, items=items)
        case Panel() | Quote():
            return replace(block, blocks=map_lines(block.blocks, change))
        case _:
            return _map_leaf(block, change)


def _map_leaf(block: AnyBlock, change: Change) -> AnyBlock:
    match block:
        case Heading() | Paragraph():
            return replace(block, content=change(block.content))
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
    return tuple(replace(cell, content=change(cell.content)) for cell in row)
