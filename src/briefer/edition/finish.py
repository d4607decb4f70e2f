"""Finishing: what no template decides: citation numbers, the sources listed, pictures, marking."""

from collections.abc import Iterator, Mapping
from itertools import chain, filterfalse

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
from briefer.document.walk import (
    children,
    cited,
    differ,
    is_plain,
    lines,
    normal,
    refers,
    with_children,
)
from briefer.edition.change import Change, map_block, replaced
from briefer.value import dataclass, replace

_Listing = (Panel, SourceList)


@dataclass(frozen=True, slots=True)
class Piece:
    """A block as the template has it and as it is printed, None where nothing of it is left.

    `sources` are those that it cites, in reading order, `listed` those that it lists: of the rest
    of the document, it depends on their `numbers` alone.
    """

    source: AnyBlock
    sources: tuple[str, ...]
    listed: tuple[str, ...]
    numbers: tuple[int | None, ...]
    printed: AnyBlock | None


@dataclass(frozen=True, slots=True)
class Finished:
    """The blocks of a document, the numbers of its cited sources, and its pieces by their ids."""

    blocks: Blocks
    numbers: Mapping[str, int]
    pieces: Mapping[str, Piece]


def finish(blocks: Blocks, last: Finished | None = None) -> Finished:
    """Return the blocks with citations numbered, without headings that nothing follows.

    Sources are numbered in reading order, and only those are listed. Where no list of sources is
    printed, citations lead nowhere and are left out. A block that is equal to one of the `last`
    document is that very object.
    """
    before: Mapping[str, Piece] = last.pieces if last else {}
    pieces = {block.id: _piece(block, before.get(block.id)) for block in blocks}
    referring = [each for each in pieces.values() if each.sources or each.listed]
    listed = {source for piece in referring for source in piece.listed}
    uses = (source for piece in referring for source in piece.sources if source in listed)
    numbers = {source: number for number, source in enumerate(dict.fromkeys(uses), 1)}
    pieces |= {piece.source.id: _numbered(piece, numbers) for piece in referring}
    printed = tuple(each.printed for each in pieces.values() if each.printed is not None)
    return Finished(_without_idle_headings(printed), numbers, pieces)


def _piece(block: AnyBlock, known: Piece | None) -> Piece:
    """Return what is known of a block before sources are numbered."""
    if known and (known.source is block or known.source == block):
        return known
    referring = filterfalse(is_plain, lines(block))
    sources = tuple(chain.from_iterable(map(cited, referring)))
    listed = tuple(_listed(block)) if isinstance(block, _Listing) else ()
    return Piece(block, sources, listed, (), _printed(block, {}))


def _listed(block: AnyBlock) -> Iterator[str]:
    for each in walk_blocks((block,)):
        if isinstance(each, SourceList):
            yield from (item.id for item in each.items)


def _numbered(piece: Piece, numbers: Mapping[str, int]) -> Piece:
    own = tuple(map(numbers.get, (*piece.sources, *piece.listed)))
    if own == piece.numbers:
        return piece
    block = map_block(piece.source, _numbering(numbers)) if piece.sources else piece.source
    return replace(piece, numbers=own, printed=_printed(block, numbers))


def _printed(block: AnyBlock, numbers: Mapping[str, int]) -> AnyBlock | None:
    """Return what is left of a block; headings of the document itself stay."""
    if not isinstance(block, _Listing):
        return block
    return next(iter(_without_idle_headings(_with_sources((block,), numbers))), None)


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


def _with_sources(blocks: Blocks, numbers: Mapping[str, int]) -> Blocks:
    """Return the blocks with lists of sources cut to the cited ones, without those left empty."""
    kept: list[AnyBlock] = []
    for block in blocks:
        if isinstance(block, SourceList):
            items = sorted(
                (numbers[item.id], item.content) for item in block.items if item.id in numbers
            )
            if items:
                entries = (SourceItem(f"source{n}", str(n), content) for n, content in items)
                kept.append(replace(block, items=tuple(entries)))
        elif isinstance(block, Panel):
            kept.append(with_children(block, lambda inner: _with_sources(inner, numbers)))
        else:
            kept.append(block)
    return tuple(kept) if differ(kept, blocks) else blocks


def _without_idle_headings(blocks: Blocks) -> Blocks:
    """Return the blocks without panels and headings that nothing follows."""
    kept: list[AnyBlock] = []
    for block in reversed(blocks):
        if isinstance(block, Panel):
            panel = with_children(block, _without_idle_headings)
            if children(panel):
                kept.append(panel)
        elif not isinstance(block, Heading) or (
            kept and not (isinstance(kept[-1], Heading) and kept[-1].level <= block.level)
        ):
            kept.append(block)
    kept.reverse()
    return tuple(kept) if differ(kept, blocks) else blocks
