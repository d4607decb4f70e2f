"""Writing of markup: tree -> XML text, one element a line."""

import base64
from collections.abc import Iterator, Mapping
from typing import assert_never

from briefer.document.tree import (
    AnyBlock,
    Badge,
    Blocks,
    Bullets,
    Cell,
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
    Labels,
    LineBreak,
    Link,
    Note,
    Numbers,
    PageBreak,
    Panel,
    Paragraph,
    Picture,
    Quote,
    Row,
    Rule,
    SourceList,
    Span,
    Strong,
    Table,
)

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_TEXT = str.maketrans({**_ESCAPES, "\r": "&#13;"})
_ATTRIBUTE = str.maketrans({**_ESCAPES, "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


_NAMES = {Strong: "strong", Emphasis: "em", Note: "note"}


def write(document: Document) -> str:
    """Return the markup of the document."""
    return "\n".join(_document(document)) + "\n"


def write_blocks(blocks: Blocks) -> str:
    """Return the markup of blocks, as it stands within a document."""
    return "\n".join(line for block in blocks for line in _block(block))


def write_inlines(content: Inlines) -> str:
    """Return the markup of inlines, as it stands within a paragraph."""
    return "".join(map(_inline, content))


def _document(document: Document) -> Iterator[str]:
    yield _open(
        "document",
        {
            "title": document.title,
            "lang": document.lang,
            "dir": document.dir,
            "marking_scheme": document.marking.scheme,
            "marking": document.marking.text,
            "subject": document.subject,
            "author": document.author,
            "organisation": document.organisation,
            "reference": document.reference,
            "date": document.date.isoformat() if document.date else "",
            "header": document.header,
            "footer": document.footer,
            "max_pages": str(document.max_pages or ""),
        },
    )
    if document.labels != Labels():
        labels = document.labels
        yield (
            f"<labels{_attribute('page', labels.page)}{_attribute('contents', labels.contents)}"
            f"{_attribute('continued', labels.continued)}{_attribute('notes', labels.notes)}/>"
        )
    for block in document.blocks:
        yield from _block(block)
    for name, picture in document.pictures.items():
        yield _picture(name, picture)
    yield "</document>"


def _picture(name: str, picture: Picture) -> str:
    attributes = {
        "id": name,
        "type": picture.media_type,
        "width": str(picture.width),
        "height": str(picture.height),
    }
    return f"{_open('picture', attributes)}{base64.b64encode(picture.data).decode()}</picture>"


def _common(block: AnyBlock, attributes: Mapping[str, str] | None = None) -> dict[str, str]:
    return {
        "id": block.id,
        "role": block.role,
        "lang": block.lang,
        "dir": block.dir,
        **(attributes or {}),
    }


def _block(block: AnyBlock) -> Iterator[str]:  # noqa: C901, PLR0912 - a case for each block
    match block:
        case Heading(level=level, content=content):
            yield _line("heading", content, _common(block, {"level": str(level)}))
        case Paragraph(content=content):
            yield _line("p", content, _common(block))
        case Bullets(items=items):
            yield from _items("bullets", block, items)
        case Numbers(items=items):
            yield from _items("numbers", block, items)
        case Definitions():
            yield from _definitions(block)
        case Table():
            yield from _table(block)
        case Panel(blocks=inner):
            yield from _within("panel", _common(block), inner)
        case Quote(blocks=inner):
            yield from _within("quote", _common(block), inner)
        case Figure(picture=picture, alt=alt, caption=caption, note=note):
            yield _open("figure", _common(block, {"picture": picture, "alt": alt}))
            yield from _captions(caption, note)
            yield "</figure>"
        case Chart():
            yield from _chart(block)
        case Rule():
            yield _empty("rule", _common(block))
        case PageBreak():
            yield _empty("pagebreak", _common(block))
        case SourceList(items=sources):
            yield _open("sources", _common(block))
            for item in sources:
                yield _line("source", item.content, {"id": item.id, "label": item.label})
            yield "</sources>"
        case Contents(depth=depth, over_pages=over):
            yield _empty("contents", _common(block, {"depth": str(depth), "over_pages": str(over)}))
        case _:
            assert_never(block)


def _within(name: str, attributes: Mapping[str, str], blocks: Blocks) -> Iterator[str]:
    yield _open(name, attributes)
    for block in blocks:
        yield from _block(block)
    yield f"</{name}>"


def _items(name: str, block: AnyBlock, items: tuple[Blocks, ...]) -> Iterator[str]:
    yield _open(name, _common(block))
    for item in items:
        yield from _within("item", {}, item)
    yield f"</{name}>"


def _definitions(block: Definitions) -> Iterator[str]:
    yield _open("definitions", _common(block))
    for item in block.items:
        yield _line("term", item.term)
        yield from _within("definition", {}, item.blocks)
    yield "</definitions>"


def _table(block: Table) -> Iterator[str]:
    heads = {"row_heads": str(block.row_heads or "")}
    yield _open("table", _common(block, heads))
    yield "<columns>"
    for column in block.columns:
        yield _empty("column", {"align": column.align})
    yield "</columns>"
    yield from _rows("head", block.head)
    yield from _rows("rows", block.rows)
    yield from _captions(block.caption, block.note)
    yield "</table>"


def _rows(name: str, rows: tuple[Row, ...]) -> Iterator[str]:
    if not rows:
        return
    yield f"<{name}>"
    for row in rows:
        yield f"<row>{''.join(map(_cell, row))}</row>"
    yield f"</{name}>"


def _cell(cell: Cell) -> str:
    spans = {
        "columns": str(cell.columns) if cell.columns > 1 else "",
        "rows": str(cell.rows) if cell.rows > 1 else "",
    }
    return _line("cell", cell.content, spans)


def _chart(block: Chart) -> Iterator[str]:
    own = {"kind": block.kind, "unit": block.unit, "alt": block.alt}
    yield _open("chart", _common(block, own))
    yield "<categories>"
    for category in block.categories:
        yield f"<category>{_text(category)}</category>"
    yield "</categories>"
    for series in block.series:
        values = "".join(f"<value>{_number(value)}</value>" for value in series.values)
        yield f"{_open('series', {'name': series.name})}{values}</series>"
    yield from _captions(block.caption, block.note)
    yield "</chart>"


def _number(value: float | None) -> str:
    return "" if value is None else repr(value)


def _captions(caption: Inlines, note: Inlines) -> Iterator[str]:
    if caption:
        yield _line("caption", caption)
    if note:
        yield _line("note", note)


def _inline(inline: Inline) -> str:
    match inline:
        case Span(text=text):
            return _text(text)
        case Strong(content=content) | Emphasis(content=content) | Note(content=content):
            return _line(_NAMES[type(inline)], content)
        case Link(address=address, content=content):
            return _line("link", content, {"to": address})
        case Citation(target=target, label=label):
            return _empty("cite", {"to": target, "label": label})
        case Badge(role=role, text=text):
            return _line("badge", (Span(text),), {"role": role})
        case LineBreak():
            return "<br/>"
        case _:
            assert_never(inline)


def _line(name: str, content: Inlines, attributes: Mapping[str, str] | None = None) -> str:
    return f"{_open(name, attributes or {})}{write_inlines(content)}</{name}>"


def _open(name: str, attributes: Mapping[str, str]) -> str:
    shown = "".join(_attribute(key, value) for key, value in attributes.items() if value)
    return f"<{name}{shown}>"


def _attribute(name: str, value: str) -> str:
    return f' {name}="{value.translate(_ATTRIBUTE)}"'


def _empty(name: str, attributes: Mapping[str, str]) -> str:
    return f"{_open(name, attributes)[:-1]}/>"


def _text(text: str) -> str:
    return text.translate(_TEXT)
