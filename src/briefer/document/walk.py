"""Walks of a tree in reading order: its blocks, its plain text, its words, its normal form."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from operator import attrgetter, is_
from typing import assert_never

from briefer.document import text as typed
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
    Rule,
    SourceList,
    Span,
    Strong,
    Table,
)
from briefer.value import replace

_content = attrgetter("content")
_Holder = (Strong, Emphasis, Link, Note)
_Leaf = (Paragraph, Heading, Table, Figure, Chart, Rule, PageBreak, SourceList, Contents)


def blocks(roots: Blocks) -> Iterator[AnyBlock]:
    """Yield the blocks and all that are in them, each before its children."""
    for block in roots:
        yield block
        if not isinstance(block, _Leaf):
            yield from blocks(children(block))


def children(block: AnyBlock) -> Blocks:
    """Return the blocks directly in a block."""
    match block:
        case Bullets(items=items) | Numbers(items=items):
            return tuple(chain.from_iterable(items))
        case Definitions(items=definitions):
            return tuple(child for item in definitions for child in item.blocks)
        case Panel(blocks=inner) | Quote(blocks=inner):
            return inner
        case (
            Paragraph() | Heading() | Table() | Figure() | Chart() | Rule() | PageBreak()
            | SourceList() | Contents()
        ):  # fmt: skip
            return ()
        case _:
            assert_never(block)


def with_children(block: AnyBlock, change: Callable[[Blocks], Blocks]) -> AnyBlock:
    """Return the block with each row of blocks in it changed, itself where none is."""
    if isinstance(block, _Leaf):
        return block
    match block:
        case Panel(blocks=inner) | Quote(blocks=inner):
            new = change(inner)
            return block if new is inner else replace(block, blocks=new)
        case Bullets() | Numbers():
            items = tuple(map(change, block.items))
            return replace(block, items=items) if differ(items, block.items) else block
        case Definitions(items=definitions):
            rows = [each.blocks for each in definitions]
            changed = [*map(change, rows)]
            if not differ(changed, rows):
                return block
            pairs = zip(definitions, changed, strict=True)
            return replace(block, items=tuple(replace(each, blocks=row) for each, row in pairs))
        case _:
            assert_never(block)


def differ(new: Sequence[object], old: Sequence[object]) -> bool:
    """Return whether two sequences hold other objects, be they equal or not."""
    return len(new) != len(old) or not all(map(is_, new, old))


def lines(block: AnyBlock) -> Iterator[Inlines]:
    """Yield the lines of inlines of a block itself and of the blocks in it, in reading order.

    Labels of lists and sources, page furniture and lists of contents are made by writers and stand
    in no line.
    """
    match block:
        case Heading(content=content) | Paragraph(content=content):
            yield content
        case Definitions(items=items):
            for item in items:
                yield item.term
                yield from _all_lines(item.blocks)
        case Table(caption=caption, head=head, rows=rows, note=note):
            yield caption
            yield from map(_content, chain.from_iterable((*head, *rows)))
            yield note
        case Figure(caption=caption, note=note) | Chart(caption=caption, note=note):
            yield caption
            yield note
        case SourceList(items=sources):
            yield from (item.content for item in sources)
        case Bullets() | Numbers() | Panel() | Quote():
            yield from _all_lines(children(block))
        case Rule() | PageBreak() | Contents():
            return
        case _:
            assert_never(block)


def _all_lines(inner: Blocks) -> Iterator[Inlines]:
    for block in inner:
        yield from lines(block)


def citation_text(citation: Citation) -> str:
    """Return what a citation prints."""
    return f"[{citation.label or citation.target}]"


def is_plain(content: Inlines) -> bool:
    """Return whether the inlines are one text without style or reference, as most lines are."""
    return len(content) == 1 and isinstance(content[0], Span)


def refers(content: Inlines, *, by_links: bool = False) -> bool:
    """Return whether there is a citation in the inlines, or a link where links count."""
    for inline in content:
        if isinstance(inline, Span):
            continue
        if isinstance(inline, Citation) or (by_links and isinstance(inline, Link)):
            return True
        if isinstance(inline, _Holder) and refers(inline.content, by_links=by_links):
            return True
    return False


def cited(content: Inlines) -> Iterator[str]:
    """Yield the targets of the citations in the inlines."""
    for inline in content:
        if isinstance(inline, Citation):
            yield inline.target
        elif isinstance(inline, _Holder):
            yield from cited(inline.content)


def plain(content: Inlines) -> str:
    """Return the text of the inlines, notes left out."""
    if len(content) == 1 and isinstance(content[0], Span):
        return content[0].text
    return "".join([_plain(inline) for inline in content])


def _plain(inline: Inline) -> str:
    if isinstance(inline, Span):  # as most are
        return inline.text
    match inline:
        case Badge(text=text):
            return text
        case Strong(content=content) | Emphasis(content=content) | Link(content=content):
            return plain(content)
        case Citation():
            return citation_text(inline)
        case Note():
            return ""
        case LineBreak():
            return "\n"
        case _:
            assert_never(inline)


def words(document: Document) -> tuple[str, ...]:
    """Return the printed words in reading order, a note's words at its reference.

    They are the same in every format: NFC, split at white space and at the references of notes.
    """
    return tuple(
        word
        for block in document.blocks
        for line in lines(block)
        for piece in _pieces(line)
        for word in typed.words(piece)
    )


def _pieces(content: Inlines) -> Iterator[str]:
    """Yield the text of a line, cut where a note hangs, with the notes' texts between."""
    text = ""
    for inline in content:
        match inline:
            case Note(content=note):
                yield text
                yield from _pieces(note)
                text = ""
            case Strong(content=inner) | Emphasis(content=inner) | Link(content=inner):
                first, *rest = list(_pieces(inner)) or [""]
                text += first
                for piece in rest:
                    yield text
                    text = piece
            case _:
                text += _plain(inline)
    yield text


def normal(content: Sequence[Inline]) -> Inlines:
    """Return the inlines without empty ones, neighbouring spans joined, white space squeezed."""
    return _strip_end(_Squeeze().line(content))


class _Squeeze:
    """Squeezes white space over the borders of inlines; `_open`: a space would be one too many."""

    def __init__(self) -> None:
        self._open = True

    def line(self, content: Sequence[Inline]) -> Inlines:
        return joined([part for inline in content if (part := self._squeeze(inline))])

    def _squeeze(self, inline: Inline) -> Inline | None:
        match inline:
            case Span():
                return self._span(inline)
            case Strong(content=content) | Emphasis(content=content) | Link(content=content):
                return replace(inline, content=inner) if (inner := self.line(content)) else None
            case Note(content=content):
                return Note(inner) if (inner := normal(content)) else None
            case Badge(role=role, text=text):
                self._open = False
                return Badge(role, typed.one_line(text))
            case Citation() | LineBreak():
                self._open = isinstance(inline, LineBreak)
                return inline
            case _:
                assert_never(inline)

    def _span(self, span: Span) -> Span | None:
        text = typed.squeeze(span.text)
        if self._open:
            text = text.removeprefix(" ")
        if not text:
            return None
        self._open = text.endswith(" ")
        return span if text is span.text else Span(text)


def joined(content: Sequence[Inline]) -> Inlines:
    """Return the inlines with neighbouring spans as one."""
    if len(content) == 1:
        return (content[0],)
    found: list[Inline] = []
    texts: list[str] = []
    for inline in content:
        if isinstance(inline, Span):
            texts.append(inline.text)
            continue
        if texts:
            found.append(Span("".join(texts)))
            texts.clear()
        found.append(inline)
    if texts:
        found.append(Span("".join(texts)))
    return tuple(found)


def _strip_end(content: Inlines) -> Inlines:
    """Return the inlines without white space at their end."""
    while content:
        *rest, last = content
        match last:
            case Span(text=text) if text.endswith(" "):
                kept: Inlines = (Span(text[:-1]),) if text != " " else ()
            case Strong(content=inner) | Emphasis(content=inner) | Link(content=inner):
                stripped = _strip_end(inner)
                kept = (replace(last, content=stripped),) if stripped else ()
            case _:
                return content
        if kept:
            return (*rest, *kept)
        content = tuple(rest)
    return content
