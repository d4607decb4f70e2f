"""Lines: prose as an editor has it, one after the other, and its tree in normal form.

It knows nothing of Qt. A tree nests lists; an editor has lines that are each a paragraph or an item
at a depth, in any order, so that the one is made of the other by rule.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal

from briefer.document.prose import MAX_DEPTH, format_line, format_prose, parse, parse_line
from briefer.document.text import clean, one_line
from briefer.document.tree import AnyBlock, Blocks, Bullets, Inlines, Numbers, Paragraph, Span
from briefer.document.walk import normal, plain
from briefer.value import dataclass

Kind = Literal["", "bullet", "number"]

Form = Literal["prose", "line", "plain"]
"""Prose; a line of it, such as a caption; a line without markup, such as an alternative text."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, for which `kind` is empty, or an item of a list at a depth from 0."""

    kind: Kind
    depth: int
    content: Inlines


def read_lines(markup: str, form: Form = "prose") -> tuple[Line, ...]:
    """Return the lines of a text; all but prose is a single one."""
    if form == "plain":
        return (Line("", 0, normal((Span(clean(markup)),))),)
    if form == "line":
        return (Line("", 0, parse_line(clean(markup))),)
    return tuple(_lines(parse(clean(markup)), 0))


def write_lines(lines: Iterable[Line], form: Form = "prose") -> str:
    """Return the text of the lines, those without content left out."""
    if form == "plain":
        return one_line(" ".join(plain(line.content) for line in lines))
    written = [
        Line(line.kind, line.depth, content) for line in lines if (content := _settled(line))
    ]
    if form == "line":
        return " ".join(format_line(line.content) for line in written)
    return format_prose(_blocks(written))


def _settled(line: Line) -> Inlines:
    """Return the content as the markup reads it, with neighbouring styles joined."""
    return parse_line(format_line(normal(line.content)))


def _lines(blocks: Blocks, depth: int) -> Iterator[Line]:
    for block in blocks:
        match block:
            case Paragraph(content=content):
                yield Line("", 0, content)
            case Bullets(items=items) | Numbers(items=items):
                kind: Kind = "bullet" if isinstance(block, Bullets) else "number"
                for item in items:
                    for child in item:
                        if isinstance(child, Paragraph):
                            yield Line(kind, depth, child.content)
                        else:
                            yield from _lines((child,), depth + 1)
            case _:
                pass


def _blocks(lines: Iterable[Line]) -> Blocks:
    found: list[AnyBlock] = []
    for is_list, run in groupby(lines, key=lambda line: bool(line.kind)):
        if is_list:
            found.extend(_lists(list(run), 0))
        else:
            found.extend(Paragraph(content=line.content) for line in run)
    return tuple(found)


def _lists(lines: list[Line], depth: int) -> Iterator[AnyBlock]:
    """Yield the lists of the items, the first of which is at this depth, whatever it says."""
    entries: list[list[Line]] = []
    for line in lines:
        if entries and line.depth > depth and depth + 1 < MAX_DEPTH:
            entries[-1].append(line)
        else:
            entries.append([line])
    for kind, run in groupby(entries, key=lambda entry: entry[0].kind):
        items = tuple(
            (Paragraph(content=head.content), *_lists(below, depth + 1)) for head, *below in run
        )
        yield Bullets(items=items) if kind == "bullet" else Numbers(items=items)
