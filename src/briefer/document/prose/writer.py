"""Writing of prose: paragraphs and lists -> text."""

import re
from collections.abc import Iterator
from typing import assert_never

from briefer.document.prose.line import Piece
from briefer.document.tree import (
    Badge,
    Blocks,
    Bullets,
    Citation,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Note,
    Numbers,
    Paragraph,
    Span,
    Strong,
)

_MARK = re.compile(r"(?:-|[0-9]{1,3}\.)(?= )")
_SPECIAL = re.compile(r"[\\*\[\]]")


def format_prose(blocks: Blocks) -> str:
    """Return the light markup of a prose tree; blocks that prose cannot hold are left out."""
    return "\n\n".join(
        "\n".join(_list_lines(block, 0))
        if isinstance(block, Bullets | Numbers)
        else _guarded(format_line(block.content))
        for block in blocks
        if isinstance(block, Bullets | Numbers | Paragraph)
    )


def format_line(content: Inlines) -> str:
    """Return the light markup of one line of inlines."""
    written: list[str] = []
    was_strong = was_emphasis = False
    for inline, strong, emphasis in _flat(content, strong=False, emphasis=False):
        written.append("*" * (2 * (strong != was_strong) + (emphasis != was_emphasis)))
        written.append(_format(inline))
        was_strong, was_emphasis = strong, emphasis
    return "".join(written) + "*" * (2 * was_strong + was_emphasis)


def _flat(content: Inlines, *, strong: bool, emphasis: bool) -> Iterator[Piece]:
    for inline in content:
        match inline:
            case Strong(content=inner):
                yield from _flat(inner, strong=True, emphasis=emphasis)
            case Emphasis(content=inner):
                yield from _flat(inner, strong=strong, emphasis=True)
            case _:
                yield inline, strong, emphasis


def _format(inline: Inline) -> str:
    match inline:
        case Span(text=text) | Badge(text=text):
            return _SPECIAL.sub(r"\\\g<0>", text)
        case Citation(target=target):
            return f"[@{target}]"
        case Link(address=address, content=content):
            address = re.sub(r"[\\()\[\]]", r"\\\g<0>", address)
            return f"[{_label(format_line(content))}]({address})"
        case Note(content=content):
            return f"[^{format_line(content)}]"
        case LineBreak():
            return " "
        case Strong() | Emphasis():
            return format_line((inline,))
        case _:
            assert_never(inline)


def _label(text: str) -> str:
    return f"\\{text}" if text[:1] in ("@", "^") else text


def _guarded(line: str) -> str:
    """Return the line so that it does not read as an item of a list."""
    found = _MARK.match(line)
    return f"{line[: found.end() - 1]}\\{line[found.end() - 1 :]}" if found else line


def _list_lines(block: Bullets | Numbers, depth: int) -> Iterator[str]:
    for number, item in enumerate(block.items, 1):
        mark = "-" if isinstance(block, Bullets) else f"{min(number, 999)}."
        head = [child for child in item if isinstance(child, Paragraph)]
        text = " ".join(format_line(child.content) for child in head)
        yield f"{'  ' * depth}{mark} {text}"
        for child in item:
            if isinstance(child, Bullets | Numbers):
                yield from _list_lines(child, depth + 1)
