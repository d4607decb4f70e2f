"""The body of a page of HTML: blocks and inlines -> elements, whose classes are roles."""

import base64
import re
from collections.abc import Iterator
from html import escape
from itertools import takewhile
from typing import assert_never

from briefer.document import walk
from briefer.document.grid import place
from briefer.document.theme import Theme
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
from briefer.errors import Problem, error
from briefer.typeset.chart import lay_chart
from briefer.typeset.chart.lettering import Letters
from briefer.writers import svg

_TITLE_BLOCK = ("kicker", "title", "subtitle", "byline")
_CHART_WIDTH = 330.0
_MANY_HEADINGS = 4
_RANGE = re.compile(r"(?<![A-Za-z0-9])\d+(?:[.,]\d+)?(?:[-\u2010-\u2013]\d+(?:[.,]\d+)?)+")


def data_of(picture: Picture) -> str:
    """Return the address that a picture is at: itself."""
    return f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode()}"


class Body:
    """Writes the blocks of one document; collects notes and problems on the way."""

    def __init__(self, document: Document, theme: Theme) -> None:
        self.problems: list[Problem] = []
        self._document = document
        self._theme = theme
        self._notes: list[str] = []
        blocks = list(walk.blocks(document.blocks))
        headings = [block for block in blocks if isinstance(block, Heading)]
        self._headings = {id(block): f"s{n}" for n, block in enumerate(headings, 1)}
        sources = [
            item for block in blocks if isinstance(block, SourceList) for item in block.items
        ]
        self._sources = {item.id: f"source-{n}" for n, item in enumerate(sources, 1)}

    def lines(self) -> Iterator[str]:
        """Yield the lines of the body: title block, sections, notes."""
        blocks = self._document.blocks
        title = tuple(takewhile(_is_of_title, blocks))
        if title:
            yield '<header class="title-block">'
            yield from self._blocks(title)
            yield "</header>"
        yield from self._sections(blocks[len(title) :])
        if self._notes:
            yield '<section class="notes" role="doc-endnotes">'
            yield f"<h2>{escape(self._document.labels.notes)}</h2>"
            yield "<ol>"
            for n, note in enumerate(self._notes, 1):
                back = f'<a href="#note-{n}-ref" role="doc-backlink">\u21a9\ufe0e</a>'
                yield f'<li id="note-{n}"><span>{note}</span> {back}</li>'
            yield "</ol>"
            yield "</section>"

    def _sections(self, blocks: Blocks) -> Iterator[str]:
        """Yield the blocks, each heading with what is below it as a section."""
        open_levels: list[int] = []
        for block in blocks:
            if isinstance(block, Heading):
                while open_levels and open_levels[-1] >= block.level:
                    open_levels.pop()
                    yield "</section>"
                open_levels.append(block.level)
                yield f'<section aria-labelledby="{self._headings[id(block)]}">'
            yield from self._block(block)
        yield from ("</section>" for _ in open_levels)

    def _blocks(self, blocks: Blocks) -> Iterator[str]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: AnyBlock) -> Iterator[str]:  # noqa: C901, PLR0912 - a case for each block
        common = _common(block)
        match block:
            case Heading(level=level, content=content):
                name = f"h{min(level + 1, 6)}"
                start = f'{name} id="{self._headings[id(block)]}"'
                kind = _common(block, f"heading{level}")
                yield f"<{start}{kind}>{self._line(content)}</{name}>"
            case Paragraph(content=content):
                name = "h1" if block.role == "title" else "p"
                yield f"<{name}{common}>{self._line(content)}</{name}>"
            case Bullets(items=items):
                yield from self._items("ul", common, items)
            case Numbers(items=items):
                yield from self._items("ol", common, items)
            case Definitions():
                yield from self._definitions(block)
            case Table():
                yield from self._table(block)
            case Panel(blocks=inner):
                yield f"<aside{_common(block, 'panel')}>"
                yield from self._blocks(inner)
                yield "</aside>"
            case Quote(blocks=inner):
                yield f"<blockquote{common}>"
                yield from self._blocks(inner)
                yield "</blockquote>"
            case Figure():
                yield from self._figure(block, self._picture(block))
            case Chart():
                yield from self._figure(block, self._chart(block))
            case Rule():
                yield f"<hr{common}>"
            case PageBreak():
                yield '<div class="page-break"></div>'
            case SourceList():
                yield from self._source_list(block)
            case Contents():
                yield from self._contents(block)
            case _:
                assert_never(block)

    def _items(self, name: str, common: str, items: tuple[Blocks, ...]) -> Iterator[str]:
        yield f"<{name}{common}>"
        for item in items:
            yield "<li>"
            yield from self._blocks(item)
            yield "</li>"
        yield f"</{name}>"

    def _definitions(self, block: Definitions) -> Iterator[str]:
        yield f"<dl{_common(block)}>"
        for item in block.items:
            yield f"<dt>{self._line(item.term)}</dt>"
            yield "<dd>"
            yield from self._blocks(item.blocks)
            yield "</dd>"
        yield "</dl>"

    def _table(self, block: Table) -> Iterator[str]:
        yield f"<div{_common(block, 'table')}>"
        yield '<div class="scroll" tabindex="0">'
        yield "<table>"
        if block.caption:
            yield f"<caption>{self._line(block.caption)}</caption>"
        if block.head:
            yield "<thead>"
            yield from self._rows(block, block.head, is_head=True)
            yield "</thead>"
        yield "<tbody>"
        yield from self._rows(block, block.rows, is_head=False)
        yield "</tbody>"
        yield "</table>"
        yield "</div>"
        yield from self._note_below(block.note)
        yield "</div>"

    def _rows(self, table: Table, rows: tuple[Row, ...], *, is_head: bool) -> Iterator[str]:
        for row in place(rows):
            yield "<tr>"
            for column, cell in row:
                scope = "col" if is_head else "row" if column < table.row_heads else ""
                align = table.columns[column].align if column < len(table.columns) else "start"
                yield self._cell(cell, scope, align)
            yield "</tr>"

    def _cell(self, cell: Cell, scope: str, align: str) -> str:
        name = "th" if scope else "td"
        span = cell.columns > 1 and scope == "col"
        attributes = {
            "scope": "colgroup" if span else scope,
            "class": "" if align == "start" else align,
            "colspan": str(cell.columns) if cell.columns > 1 else "",
            "rowspan": str(cell.rows) if cell.rows > 1 else "",
        }
        shown = "".join(f' {key}="{value}"' for key, value in attributes.items() if value)
        return f"<{name}{shown}>{self._line(cell.content)}</{name}>"

    def _figure(self, block: Figure | Chart, picture: str) -> Iterator[str]:
        yield f"<figure{_common(block, 'chart' if isinstance(block, Chart) else 'figure')}>"
        if block.caption:
            yield f"<figcaption>{self._line(block.caption)}</figcaption>"
        yield picture
        yield from self._note_below(block.note)
        yield "</figure>"

    def _picture(self, block: Figure) -> str:
        picture = self._document.pictures.get(block.picture)
        if picture is None:
            self.problems.append(
                error("The picture of a figure is missing.", "Insert it again.", block_id=block.id)
            )
            return ""
        size = f'width="{picture.width}" height="{picture.height}"'
        alt = escape(block.alt)
        return f'<img src="{data_of(picture)}" {size} alt="{alt}">'

    def _chart(self, block: Chart) -> str:
        rtl = (block.dir or self._document.dir) == "rtl"
        drawing = lay_chart(block, self._theme, _CHART_WIDTH, Letters(self._theme, rtl=rtl))
        title = walk.plain(block.caption)
        shown = svg.with_text(drawing, _CHART_WIDTH, title=title, description=block.alt)
        return f'<div class="scroll" tabindex="0">\n{shown}\n</div>'

    def _note_below(self, note: Inlines) -> Iterator[str]:
        if note:
            yield f'<p class="below">{self._line(note)}</p>'

    def _source_list(self, block: SourceList) -> Iterator[str]:
        yield f"<ol{_common(block, 'sources')}>"
        for item in block.items:
            label = f'<span class="label">[{escape(item.label)}]</span> ' if item.label else ""
            start = f'<li id="{self._sources[item.id]}">{label}'
            yield f"{start}<span>{self._line(item.content)}</span></li>"
        yield "</ol>"

    def _contents(self, block: Contents) -> Iterator[str]:
        """Yield the list of headings where there are many, since there are no pages to count."""
        headings = [
            heading
            for heading in walk.blocks(self._document.blocks)
            if isinstance(heading, Heading) and heading.level <= block.depth
        ]
        if len(headings) < _MANY_HEADINGS:
            return
        label = escape(self._document.labels.contents)
        yield f'<nav role="doc-toc" aria-label="{label}">'
        yield f'<p class="nav-title">{label}</p>'
        yield "<ol>"
        for heading in headings:
            target = self._headings[id(heading)]
            text = escape(walk.plain(heading.content))
            yield f'<li class="level{heading.level}"><a href="#{target}">{text}</a></li>'
        yield "</ol>"
        yield "</nav>"

    def _line(self, content: Inlines) -> str:
        return "".join(map(self._inline, content))

    def _inline(self, inline: Inline) -> str:  # noqa: PLR0911 - a case for each inline
        match inline:
            case Span(text=text):
                return self._text(text)
            case Strong(content=content):
                return f"<strong>{self._line(content)}</strong>"
            case Emphasis(content=content):
                return f"<em>{self._line(content)}</em>"
            case Link(address=address, content=content):
                return f'<a href="{escape(address)}" rel="noreferrer">{self._line(content)}</a>'
            case Note(content=content):
                return self._note(content)
            case Citation(target=target):
                text = escape(walk.citation_text(inline))
                if target in self._sources:
                    return f'<a class="cite" href="#{self._sources[target]}">{text}</a>'
                return f'<span class="cite">{text}</span>'
            case Badge(role=role, text=text):
                return f'<span class="badge {_class(role)}">{self._text(text)}</span>'
            case LineBreak():
                return "<br>"
            case _:
                assert_never(inline)

    def _text(self, text: str) -> str:
        """Return typed text; in Arabic "12-15" would be turned round (UAX #9), and is isolated."""
        if self._document.dir == "rtl":
            return _RANGE.sub(r'<span dir="ltr">\g<0></span>', escape(text))
        return escape(text)

    def _note(self, content: Inlines) -> str:
        self._notes.append("")
        number = len(self._notes)
        self._notes[number - 1] = self._line(content)
        link = f'<a id="note-{number}-ref" href="#note-{number}" role="doc-noteref">{number}</a>'
        return f'<sup class="note-ref">{link}</sup>'


def _is_of_title(block: AnyBlock) -> bool:
    return isinstance(block, Paragraph) and block.role in _TITLE_BLOCK


def _common(block: AnyBlock, kind: str = "") -> str:
    attributes = {
        "class": " ".join(filter(None, (kind, _class(block.role)))),
        "lang": block.lang,
        "dir": block.dir,
    }
    return "".join(f' {key}="{escape(value)}"' for key, value in attributes.items() if value)


def _class(role: str) -> str:
    """Return the name of a role as a class; a role is a word of a template."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", role)
