r"""The light markup that passages are written in, and nothing more than it holds.

    paragraphs, set apart by an empty line; a single line end is a space
    - bullets and
    1. numbers, nested by two spaces, up to three deep
    **strong**  *emphasis*  [label](address)  [@source]  [^a note]  \* is a star

Asterisks switch: one switches emphasis, two strong, three both; one with white space on both sides, or
one that is never switched back, is a star. So every line has exactly one reading, found in linear time,
and `parse(format_prose(x)) == x` for each tree in normal form: spans are normal (see `tree`), strong is
outside emphasis, a list item is one line and the lists below it, and no two lists of a kind are
neighbours.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, assert_never

from briefer.document.tree import (
    AnyBlock,
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
from briefer.document.walk import normal, plain

MAX_DEPTH = 3
"""How deep lists nest; what is deeper is read at this depth."""

_ITEM = re.compile(r"( *)(-|[0-9]{1,3}\.) +(?=[^ ])")
_MARK = re.compile(r"(?:-|[0-9]{1,3}\.)(?= )")
_TOKEN = re.compile(r"\\[!-/:-@\[-`{-~]|\*+|[\[\]]|[^\\*\[\]]+|\\")
_SOURCE = re.compile(r"[A-Za-z0-9_.-]+")
_ADDRESS = re.compile(r"\(((?:\\[!-/:-@\[-`{-~]|[^\\()\s]|\\)+)\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_SPECIAL = re.compile(r"[\\*\[\]]")
_SPACES = (" ", "\t", "")


# Reading


def parse(text: str) -> Blocks:
    """Return the prose tree of the text; every text has one."""
    found: list[AnyBlock] = []
    for kind, lines in _groups(text):
        if kind == "list":
            found.extend(_lists([_item(line) for line in lines], 0))
        elif content := parse_line(" ".join(lines)):
            found.append(Paragraph(content=content))
    return tuple(found)


def parse_line(text: str) -> Inlines:
    """Return the inlines of one line of prose, such as a caption."""
    return normal(_Line(text, notes=True, links=True).inlines())


_Group = tuple[Literal["list", "paragraph"], list[str]]


def _groups(text: str) -> Iterator[_Group]:
    """Yield the lines of the text in groups; a list's lines are joined to an item each."""
    group: _Group | None = None
    after_blank = True
    for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "  ").split("\n"):
        if not line.strip(" "):
            after_blank = True
            continue
        item = _ITEM.match(line)
        in_list = group is not None and group[0] == "list"
        if item and (after_blank or in_list or item[2] == "-"):
            if not in_list or group is None:
                if group:
                    yield group
                group = ("list", [])
            group[1].append(line)
        elif group and not after_blank:
            if in_list:
                group[1][-1] += f" {line.strip(' ')}"
            else:
                group[1].append(line.strip(" "))
        else:
            if group:
                yield group
            group = ("paragraph", [line.strip(" ")])
        after_blank = False
    if group:
        yield group


@dataclass(frozen=True, slots=True)
class _Item:
    indent: int
    is_bullet: bool
    text: str


def _item(line: str) -> _Item:
    found = _ITEM.match(line)
    assert found
    return _Item(len(found[1]), found[2] == "-", line[found.end() :])


def _lists(items: list[_Item], depth: int) -> Blocks:
    """Return the lists of the items, the first of which sets the outermost indent."""
    found: list[AnyBlock] = []
    for entries in _split(items, depth):
        rows: list[Blocks] = []
        for entry in entries:
            content = parse_line(entry[0].text)
            below = _lists(entry[1:], depth + 1) if len(entry) > 1 else ()
            first: Blocks = (Paragraph(content=content),) if content else ()
            if first or below:
                rows.append((*first, *below))
        if not rows:
            continue
        kind = Bullets if entries[0][0].is_bullet else Numbers
        found.append(kind(items=tuple(rows)))
    return tuple(found)


def _split(items: list[_Item], depth: int) -> Iterator[list[list[_Item]]]:
    """Yield the items in runs of a kind; each entry is an item with those that are below it."""
    run: list[list[_Item]] = []
    for item in items:
        is_below = run and item.indent > run[-1][0].indent + 1 and depth + 1 < MAX_DEPTH
        if is_below:
            run[-1].append(item)
        elif run and run[-1][0].is_bullet != item.is_bullet:
            yield run
            run = [[item]]
        else:
            run.append([item])
    if run:
        yield run


@dataclass(frozen=True, slots=True)
class _Piece:
    """An inline that holds no style, with the switches that are on at it."""

    inline: Inline
    strong: bool
    emphasis: bool


class _Line:
    """Reads one line: tokens first, then brackets, then the switches of style."""

    def __init__(self, text: str, *, notes: bool, links: bool) -> None:
        self._text = text
        self._notes = notes
        self._links = links
        self._closing = _closing_brackets(text) if "[" in text else {}

    def inlines(self) -> Inlines:
        parts = self._parts()
        self._drop_unclosed(parts)
        pieces: list[_Piece] = []
        strong = emphasis = False
        for part in parts:
            if isinstance(part, int):
                emphasis ^= bool(part & 1)
                strong ^= bool(part & 2)
            else:
                pieces.append(_Piece(part, strong, emphasis))
        return styled(pieces)

    def _parts(self) -> list[Inline | int]:
        """Return the inlines with the switches between: 1 for emphasis, 2 for strong, 3 for both."""
        parts: list[Inline | int] = []
        at = 0
        while at < len(self._text):
            if self._text[at] == "[" and (found := self._bracket(at)):
                inline, at = found
                parts.append(inline)
                continue
            token = _TOKEN.match(self._text, at)
            assert token
            at = token.end()
            text = token[0]
            if text[0] == "*" and len(text) <= 3 and not self._stands_alone(token):
                parts.append(len(text))
            elif len(text) == 2 and text[0] == "\\":
                parts.append(Span(text[1]))
            else:
                parts.append(Span(text))
        return parts

    def _stands_alone(self, token: re.Match[str]) -> bool:
        before = self._text[token.start() - 1 : token.start()]
        after = self._text[token.end() : token.end() + 1]
        return before in _SPACES and after in _SPACES

    @staticmethod
    def _drop_unclosed(parts: list[Inline | int]) -> None:
        """Turn the last switch of each kind that is never switched back into stars."""
        for kind in (1, 2):
            places = [n for n, part in enumerate(parts) if isinstance(part, int) and part & kind]
            if len(places) % 2:
                part = parts[places[-1]]
                assert isinstance(part, int)
                parts[places[-1]] = part - kind if part - kind else Span("*" * kind)
                if part - kind:
                    parts.insert(places[-1], Span("*" * kind))

    def _bracket(self, at: int) -> tuple[Inline, int] | None:
        """Return the citation, note or link that begins here, and where it ends."""
        close = self._closing.get(at)
        if close is None:
            return None
        inside = self._text[at + 1 : close]
        if inside.startswith("@") and _SOURCE.fullmatch(inside, 1):
            return Citation(inside[1:]), close + 1
        if self._notes and inside.startswith("^"):
            content = normal(_Line(inside[1:], notes=False, links=self._links).inlines())
            return (Note(content), close + 1) if content else None
        if not self._links or not (address := _ADDRESS.match(self._text, close + 1)):
            return None
        content = normal(_Line(inside, notes=False, links=False).inlines())
        return (Link(_unescape(address[1]), content), address.end()) if content else None


def _closing_brackets(text: str) -> dict[int, int]:
    """Return the place of the closing bracket of each opening one that has one."""
    closing: dict[int, int] = {}
    opened: list[int] = []
    for token in _TOKEN.finditer(text):
        if token[0] == "[":
            opened.append(token.start())
        elif token[0] == "]" and opened:
            closing[opened.pop()] = token.start()
    return closing


def _unescape(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def styled(pieces: list[_Piece]) -> Inlines:
    """Return the pieces with their styles as nested inlines, strong outside emphasis."""
    found: list[Inline] = []
    for strong, run in groupby(pieces, key=lambda piece: piece.strong):
        inner: list[Inline] = []
        for emphasis, part in groupby(run, key=lambda piece: piece.emphasis):
            content = tuple(piece.inline for piece in part)
            inner.extend((Emphasis(content),) if emphasis else content)
        found.extend((Strong(tuple(inner)),) if strong else inner)
    return tuple(found)


# Writing


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
    strong = emphasis = False
    for piece in _flat(content, strong=False, emphasis=False):
        written.append("*" * (2 * (piece.strong != strong) + (piece.emphasis != emphasis)))
        strong, emphasis = piece.strong, piece.emphasis
        written.append(_format(piece.inline))
    return "".join(written) + "*" * (2 * strong + emphasis)


def _flat(content: Inlines, *, strong: bool, emphasis: bool) -> Iterator[_Piece]:
    for inline in content:
        match inline:
            case Strong(content=inner):
                yield from _flat(inner, strong=True, emphasis=emphasis)
            case Emphasis(content=inner):
                yield from _flat(inner, strong=strong, emphasis=True)
            case _:
                yield _Piece(inline, strong, emphasis)


def _format(inline: Inline) -> str:
    match inline:
        case Span(text=text) | Badge(text=text):
            return _SPECIAL.sub(r"\\\g<0>", text)
        case Citation(target=target):
            return f"[@{target}]"
        case Link(address=address, content=content):
            address = re.sub(r"[\\()]", r"\\\g<0>", address)
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


def prose_text(text: str) -> str:
    """Return the plain words of a text in light markup, notes left out, for counts and titles."""
    return " ".join(plain(block.content) for block in parse(text) if isinstance(block, Paragraph))
