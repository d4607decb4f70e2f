"""Finishing: what no template decides: citation numbers, the sources listed, pictures, marking."""

from collections.abc import Iterator, Mapping
from itertools import count

from briefer.document.tree import (
    AnyBlock,
    Blocks,
    Citation,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Link,
    Note,
    Panel,
    SourceItem,
    SourceList,
    Strong,
)
from briefer.document.walk import blocks as walk_blocks
from briefer.document.walk import lines, normal, refers
from briefer.edition.change import Change, map_block, replaced
from briefer.value import replace


def with_citations(blocks: Blocks) -> tuple[Blocks, Mapping[str, int]]:
    """Return the blocks with citations numbered, and the numbers of the cited sources.

    Sources are numbered in reading order, and only those are listed. Where no list of sources is
    printed, citations lead nowhere and are left out.
    """
    listed = {
        item.id
        for block in walk_blocks(blocks)
        if isinstance(block, SourceList)
        for item in block.items
    }
    numbers: dict[str, int] = {}
    counter = count(1)
    citing: set[int] = set()
    for at, block in enumerate(blocks):
        for line in filter(refers, lines(block)):
            citing.add(at)
            for target in _targets(line):
                if target in listed and target not in numbers:
                    numbers[target] = next(counter)
    change = _numbering(numbers)
    numbered = (
        map_block(block, change) if at in citing else block for at, block in enumerate(blocks)
    )
    kept = (_with_sources(each, numbers) for each in numbered)
    return tuple(each for each in kept if each is not None), numbers


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
        return replaced(content, one)

    def one(inline: Inline) -> Inlines:
        match inline:
            case Citation(target=target):
                at = numbers.get(target)
                return (Citation(f"source{at}", str(at)),) if at else ()
            case Strong() | Emphasis() | Link() | Note():
                inner = number(inline.content)
                return (inline if inner is inline.content else replace(inline, content=inner),)
            case _:
                return (inline,)

    def change(content: Inlines) -> Inlines:
        if not refers(content):
            return content
        numbered = number(content)
        return content if numbered is content else normal(numbered)

    return change


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
