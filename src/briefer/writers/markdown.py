"""Markdown: CommonMark with pipe tables and notes, in which typed text can change no structure.

Every character that could is escaped. Where asterisks would not read as emphasis (CommonMark 0.31
§6.2), tags stand in their place.
"""

import re
import string
import unicodedata
from collections.abc import Iterator
from itertools import chain
from typing import assert_never
from urllib.parse import quote

from briefer.document import walk
from briefer.document.grid import chart_table, place
from briefer.document.text import one_line, squeeze
from briefer.document.theme import Theme
from briefer.document.tree import (
    AnyBlock,
    Badge,
    Blocks,
    Bullets,
    Chart,
    Citation,
    Contents,
    Definition,
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
    Row,
    Rule,
    SourceItem,
    SourceList,
    Span,
    Strong,
    Table,
)
from briefer.typeset.page import Typeset
from briefer.value import dataclass, field
from briefer.writers import Written

_SPECIAL = re.compile(r"[\\`*_\[\]<|~&#$]")
_LINE_START = re.compile(r"(\d{1,9})([.)])|[-+=:%>]")
_IN_ADDRESS = re.compile(r"[\\()<>&*_`\[\]|~$]")
_RULES = {"start": "---", "center": ":---:", "end": "---:", "decimal": "---:"}

_Lines = list[str]
_Styles = tuple[type[Inline], ...]


def write(document: Document, theme: Theme, typeset: Typeset | None = None) -> Written:  # noqa: ARG001 - Markdown has no look
    """Return the document as Markdown."""
    writer = _Markdown()
    groups = [*writer.blocks(document.blocks)]
    groups.extend([f"[^{n}]: {note}"] for n, note in enumerate(writer.notes, 1))
    if document.marking.scheme:
        marking = writer.text(Strong((Span(one_line(document.marking.text)),)))
        groups = [marking, *groups, marking]
    return Written(("\n\n".join("\n".join(lines) for lines in groups) + "\n").encode())


@dataclass(slots=True)
class _Markdown:
    """Writes blocks as groups of lines, between which stands an empty one; collects notes."""

    notes: list[str] = field(default_factory=list)

    def blocks(self, blocks: Blocks) -> Iterator[_Lines]:
        """Yield the groups of lines of the blocks."""
        is_after_list = False
        for block in blocks:
            is_list = isinstance(block, Bullets | Numbers | Definitions | SourceList)
            groups = [lines for lines in self._block(block) if lines]
            if is_list and is_after_list and groups:
                yield ["<!-- -->"]  # or the two would be one
            yield from groups
            is_after_list = is_list if groups else is_after_list

    def _block(self, block: AnyBlock) -> Iterator[_Lines]:  # noqa: C901, PLR0912 - a case for each block
        match block:
            case Heading(level=level, content=content):
                yield [f"{'#' * min(level + 1, 6)} {self._line(content)}"]
            case Paragraph(content=content) if block.role == "title":
                yield [f"# {self._line(content)}"]
            case Paragraph(content=content):
                yield self.text(*content)
            case Bullets(items=items):
                yield from _items([_item("- ", self._item(item)) for item in items])
            case Numbers(items=items):
                numbered = enumerate(items, 1)
                yield from _items([_item(f"{n}. ", self._item(item)) for n, item in numbered])
            case Definitions(items=definitions):
                yield from _items([_item("- ", self._definition(item)) for item in definitions])
            case Table():
                yield from self._table(block)
            case Chart():
                yield from self._table(chart_table(block))
            case Panel(blocks=inner) | Quote(blocks=inner):
                is_open = bool(inner) and isinstance(inner[0], Heading)
                yield from self.blocks(inner) if is_open else self._quoted(inner)
            case Figure(alt=alt, caption=caption, note=note):
                yield self.text(Strong(caption))
                yield self.text(Emphasis((Span(one_line(alt)),)))
                yield self.text(*note)
            case Rule():
                yield ["___"]
            case SourceList(items=sources):
                yield from _items([_item("- ", [self._source(item)]) for item in sources])
            case PageBreak() | Contents():
                return
            case _:
                assert_never(block)

    def _quoted(self, blocks: Blocks) -> Iterator[_Lines]:
        groups = [*self.blocks(blocks)]
        lines = [line for group in groups for line in ("", *group)][1:]
        yield [f"> {line}".rstrip(" ") for line in lines]

    def _item(self, blocks: Blocks) -> list[_Lines]:
        """Return the groups of an item; a paragraph and the lists below it stand close together."""
        groups = [*self.blocks(blocks)]
        first, *rest = blocks or (None,)
        is_close = isinstance(first, Paragraph) and all(
            isinstance(block, Bullets | Numbers) for block in rest
        )
        return (
            [[*chain.from_iterable(groups)]] if is_close and len(groups) == len(blocks) else groups
        )

    def _definition(self, item: Definition) -> list[_Lines]:
        return [self.text(Strong(item.term)), *self.blocks(item.blocks)]

    def _source(self, item: SourceItem) -> _Lines:
        label = f"\\[{_escaped(item.label)}\\] " if item.label else ""
        return [label + (self._line(item.content) if label else "".join(self.text(*item.content)))]

    def _table(self, table: Table) -> Iterator[_Lines]:
        yield self.text(Strong(table.caption))
        head, rows = self._cells(table.head), self._cells(table.rows)
        count = max((column for row in (*head, *rows) for column in row), default=-1) + 1
        if count:
            aligns = [column.align for column in table.columns[:count]]
            aligns += ["start"] * (count - len(aligns))
            first, *others = head or [{}]
            rule = "".join(f" {_RULES[align]} |" for align in aligns)
            lines = [_row(row, count) for row in (first, *others, *rows)]
            yield [lines[0], f"|{rule}", *lines[1:]]
        yield self.text(*table.note)

    def _cells(self, rows: tuple[Row, ...]) -> list[dict[int, str]]:
        return [{column: self._line(cell.content) for column, cell in row} for row in place(rows)]

    def text(self, *content: Inline) -> _Lines:
        """Return the inlines as a line that reads as a paragraph; none where nothing is in them."""
        line = self._line(content)
        found = _LINE_START.match(line)
        if found:
            end = found.end() - 1
            line = f"{line[:end]}\\{line[end:]}"
        return [line] if line else []

    def _line(self, content: Inlines, outside: _Styles = ()) -> str:
        """Return the inlines, which stand inside of some styles already."""
        parts = [(_style(inline, outside), self._inline(inline, outside)) for inline in content]
        written = ""
        edge = "*" if outside else ""
        for n, (style, text) in enumerate(parts):
            if style:
                before = written[-1:] or edge
                follows = (("*" if kind else other[0]) for kind, other in parts[n + 1 :] if other)
                written += _styled(style, text, before, next(follows, edge))
            else:
                written += text
        return re.sub(r"!(?=\[)", r"\!", written)

    def _inline(self, inline: Inline, outside: _Styles) -> str:
        match inline:
            case Span(text=text) | Badge(text=text):
                return _escaped(text)
            case Strong(content=content) | Emphasis(content=content):
                return self._line(content, (*outside, type(inline)))
            case Link(address=address, content=content):
                return f"[{self._line(content)}]({_address(address)})"
            case Note(content=content):
                return self._note(content)
            case Citation():
                return _escaped(walk.citation_text(inline))
            case LineBreak():
                return "<br>"
            case _:
                assert_never(inline)

    def _note(self, content: Inlines) -> str:
        self.notes.append("")
        number = len(self.notes)
        self.notes[number - 1] = self._line(content)
        return f"[^{number}]"


def _style(inline: Inline, outside: _Styles) -> str:
    """Return the asterisks of an inline; none inside of its like, where they would end that."""
    if not isinstance(inline, Strong | Emphasis) or type(inline) in outside:
        return ""
    return "**" if isinstance(inline, Strong) else "*"


def _styled(style: str, text: str, before: str, after: str) -> str:
    """Return the text between asterisks, or tags where these would not read as such."""
    inner = text.strip(" ")
    if not inner:
        return text
    start, _, end = text.partition(inner)
    if _opens(start or before, inner[0]) and _opens(end or after, inner[-1]):
        return f"{start}{style}{inner}{style}{end}"
    tag = "strong" if style == "**" else "em"
    return f"{start}<{tag}>{inner}</{tag}>{end}"


def _opens(outer: str, inner: str) -> bool:
    """Return whether asterisks between two characters belong to the inner (CommonMark §6.2)."""
    if outer == "*" or inner in "*<>" or inner.isspace():
        return False
    is_letter = unicodedata.category(inner)[0] not in "PS"
    return is_letter or not outer or outer.isspace() or outer in string.punctuation


def _item(mark: str, groups: list[_Lines]) -> list[_Lines]:
    """Return the groups of an item behind its mark."""
    indent = " " * len(mark)
    lines = [[f"{indent}{line}" if line else "" for line in group] for group in groups if group]
    lines = lines or [[f"{indent}<!-- -->"]]
    lines[0][0] = mark + lines[0][0].removeprefix(indent)
    return lines


def _items(items: list[list[_Lines]]) -> Iterator[_Lines]:
    """Yield the items; those of one group each stand close together."""
    if all(len(groups) == 1 for groups in items):
        yield [*chain.from_iterable(groups[0] for groups in items)]
    else:
        yield from chain.from_iterable(items)


def _row(row: dict[int, str], count: int) -> str:
    return "|" + "".join(f" {row.get(column, '')} |" for column in range(count))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", squeeze(text))


def _address(address: str) -> str:
    address = re.sub(r"[\s\x00-\x1f]", lambda found: quote(found[0]), address)
    return _IN_ADDRESS.sub(r"\\\g<0>", address)
