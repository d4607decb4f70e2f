"""Documents at random: whatever people type, in normal form, with unique ids."""

import datetime as dt
from itertools import groupby

from hypothesis import strategies as st

from briefer.document.text import clean, one_line
from briefer.document.tree import (
    Badge,
    Bullets,
    Cell,
    Chart,
    Citation,
    Column,
    Contents,
    Definition,
    Definitions,
    Document,
    Emphasis,
    Figure,
    Heading,
    Labels,
    LineBreak,
    Link,
    Marking,
    Note,
    Numbers,
    PageBreak,
    Panel,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Series,
    SourceItem,
    SourceList,
    Span,
    Strong,
    Table,
)
from briefer.document.walk import normal
from briefer.value import replace

_PECULIAR = (
    *("S&P 500", "&amp;", "<b>", "</p>", "]]>", "{{ 7*7 }}", "#}", "a | b", "$x$", "a_b_c", "\\"),
    *("**", "*", "[x](y)", "[^1]: ", "![", "1. ", "- ", "# ", "> ", "```", "==", "---", ":::"),
    *("\u05d0\u05d1", "\u0625\u064a\u0631\u0627\u0646", "12-15 %", "\u4f60\u597d", "e\u0301"),
    *("\U0001f1eb\U0001f1f7", "word"),
)

typed = st.one_of(
    st.text(max_size=12), st.lists(st.sampled_from(_PECULIAR), max_size=4).map(" ".join)
).map(clean)
lines = typed.map(one_line)
words = st.from_regex(r"[a-z]{1,8}", fullmatch=True)
addresses = st.builds(
    "{}{}".format,
    st.sampled_from(["https://", "http://", "mailto:"]),
    st.text(st.characters(exclude_categories=("Z", "C")), max_size=12).map(clean),
)
spans = st.builds(Span, typed)
_citations = st.builds(Citation, words, st.sampled_from(["", "1", "23"]))
_leaves = spans | _citations | st.builds(Badge, words, lines) | st.just(LineBreak())


def _styled(inner: st.SearchStrategy) -> st.SearchStrategy:
    content = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return (
        st.builds(Strong, content)
        | st.builds(Emphasis, content)
        | st.builds(Link, addresses, content)
        | st.builds(Note, content)
    )


inlines = st.lists(st.recursive(_leaves, _styled, max_leaves=4), max_size=4).map(tuple).map(normal)

_common = {"role": st.sampled_from(["", "lead", "summary"]), "lang": st.sampled_from(["", "ar"])}
_captions = {"caption": inlines, "note": inlines}


def _listed(strategy: st.SearchStrategy, *, least: int = 0, most: int = 3) -> st.SearchStrategy:
    return st.lists(strategy, min_size=least, max_size=most).map(tuple)


_cells = st.builds(Cell, inlines, st.sampled_from([1, 1, 1, 2]), st.sampled_from([1, 1, 1, 2]))
_rows = _listed(_listed(_cells))


def _fitting(table: Table) -> Table:
    widest = max(
        (sum(cell.columns for cell in row) for row in (*table.head, *table.rows)), default=0
    )
    return replace(table, columns=(*table.columns, *[Column()] * (widest - len(table.columns))))


_tables = st.builds(
    Table,
    columns=_listed(st.builds(Column, st.sampled_from(["start", "end", "center", "decimal"]))),
    head=_rows,
    rows=_rows,
    row_heads=st.integers(0, 1),
    **_captions,
    **_common,
).map(_fitting)
charts = st.builds(
    Chart,
    kind=st.sampled_from(["bar", "column", "line"]),
    categories=_listed(typed),
    series=_listed(
        st.builds(
            Series,
            typed,
            _listed(st.none() | st.floats(allow_nan=False, allow_infinity=False), most=4),
        )
    ),
    unit=typed,
    alt=typed,
    **_captions,
)
_simple = st.one_of(
    st.builds(Paragraph, content=inlines, **_common),
    st.builds(Heading, level=st.integers(1, 6), content=inlines, **_common),
    _tables,
    charts,
    st.builds(Figure, picture=st.just("p"), alt=typed, **_captions),
    st.builds(Rule),
    st.builds(PageBreak),
    st.builds(Contents),
    st.builds(SourceList, items=_listed(st.builds(SourceItem, st.just(""), st.just("1"), inlines))),
)


def _nested(inner: st.SearchStrategy) -> st.SearchStrategy:
    blocks = _listed(inner)
    return st.one_of(
        st.builds(Bullets, items=_listed(blocks), **_common),
        st.builds(Numbers, items=_listed(blocks), **_common),
        st.builds(Definitions, items=_listed(st.builds(Definition, inlines, blocks))),
        st.builds(Panel, blocks=blocks, **_common),
        st.builds(Quote, blocks=blocks, **_common),
    )


blocks = _listed(st.recursive(_simple, _nested, max_leaves=6), most=4)


def _numbered(document: Document) -> Document:
    """Return the document with an id of its own on each block and source."""
    numbers = iter(range(10**6))

    def named(block):
        block = replace(block, id=f"n{next(numbers)}")
        match block:
            case Bullets() | Numbers():
                return replace(block, items=tuple(tuple(map(named, item)) for item in block.items))
            case Definitions():
                items = (
                    Definition(each.term, tuple(map(named, each.blocks))) for each in block.items
                )
                return replace(block, items=tuple(items))
            case Panel() | Quote():
                return replace(block, blocks=tuple(map(named, block.blocks)))
            case SourceList():
                items = (replace(item, id=f"n{next(numbers)}") for item in block.items)
                return replace(block, items=tuple(items))
        return block

    return replace(document, blocks=tuple(map(named, document.blocks)))


_PIXEL = (
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63f80f"
    "00010101001bb6ee560000000049454e44ae426082"
)
picture = Picture(bytes.fromhex(_PIXEL), "image/png", 1, 1)
documents = st.builds(
    Document,
    title=lines,
    lang=st.sampled_from(["en", "ar"]),
    dir=st.sampled_from(["ltr", "rtl"]),
    blocks=blocks,
    marking=st.builds(Marking, st.sampled_from(["", "text"]), lines)
    | st.just(Marking("tlp", "TLP:AMBER+STRICT")),
    subject=lines,
    author=lines,
    organisation=lines,
    reference=lines,
    date=st.none() | st.dates(min_value=dt.date(1000, 1, 1)),
    header=lines,
    footer=lines,
    max_pages=st.integers(0, 9),
    labels=st.builds(Labels, notes=lines),
    pictures=st.just({"p": picture}),
).map(_numbered)


# Prose


def _prose_line(*, notes: bool, links: bool) -> st.SearchStrategy:
    """Return lines in the normal form of prose, where strong stands outside emphasis."""
    leaves = [spans, st.builds(Citation, st.from_regex(r"[A-Za-z0-9_.-]{1,6}", fullmatch=True))]
    if links:
        leaves.append(st.builds(Link, addresses, _prose_line(notes=False, links=False)))
    if notes:
        leaves.append(st.builds(Note, _prose_line(notes=False, links=links)))
    piece = st.tuples(st.one_of(leaves), st.booleans(), st.booleans())
    return st.lists(piece, min_size=1, max_size=4).map(_assembled).filter(bool)


def _assembled(pieces: list) -> tuple:
    for _ in range(3):
        pieces = list(_pieces(normal(_nest(pieces))))
    return normal(_nest(pieces))


def _nest(pieces: list) -> tuple:
    found = []
    for strong, run in groupby(pieces, key=lambda piece: piece[1]):
        inner = []
        for emphasis, part in groupby(run, key=lambda piece: piece[2]):
            content = tuple(piece[0] for piece in part)
            inner.extend((Emphasis(content),) if emphasis else content)
        found.extend((Strong(tuple(inner)),) if strong else inner)
    return tuple(found)


def _pieces(content: tuple, *, strong: bool = False, emphasis: bool = False):
    for inline in content:
        if isinstance(inline, Strong):
            yield from _pieces(inline.content, strong=True, emphasis=emphasis)
        elif isinstance(inline, Emphasis):
            yield from _pieces(inline.content, strong=strong, emphasis=True)
        else:
            yield inline, strong, emphasis


prose_lines = _prose_line(notes=True, links=True)
_prose_paragraphs = st.builds(Paragraph, content=prose_lines)


def _prose_lists(depth: int) -> st.SearchStrategy:
    head = _prose_paragraphs.map(lambda each: (each,))
    item = head
    if depth < 3:
        below = _listed(_prose_lists(depth + 1), most=2).map(_alternating)
        item = st.tuples(_prose_paragraphs, below).map(lambda pair: (pair[0], *pair[1]))
    items = st.lists(item, min_size=1, max_size=2).map(tuple)
    return st.builds(Bullets, items=items) | st.builds(Numbers, items=items)


def _alternating(found: tuple) -> tuple:
    """Return the blocks without lists of a kind beside each other."""
    kept: list = []
    for block in found:
        if isinstance(block, Paragraph) or not kept or type(kept[-1]) is not type(block):
            kept.append(block)
    return tuple(kept)


prose = _listed(_prose_paragraphs | _prose_lists(1), most=3).map(_alternating)
