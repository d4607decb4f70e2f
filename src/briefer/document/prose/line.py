"""Reading of a line of prose: tokens, then brackets, then the switches of style."""

import re
from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple, cast

from briefer.document import text as typed
from briefer.document.tree import (
    Citation,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Note,
    Span,
    Strong,
)
from briefer.document.walk import normal

_TOKEN = re.compile(r"\\[!-/:-@\[-`{-~]|\*+|[\[\]]|[^\\*\[\]]+|\\")
_SOURCE = re.compile(r"[A-Za-z0-9_.-]+")
_ADDRESS = re.compile(r"\(((?:\\[!-/:-@\[-`{-~]|\\(?![!-/:-@\[-`{-~])|[^\\()\s])+)\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_SPECIAL = re.compile(r"[\\*\[\]]")


class Piece(NamedTuple):
    """An inline that holds no style, with the switches that are on at it."""

    inline: Inline
    strong: bool
    emphasis: bool


def parse_line(text: str) -> Inlines:
    """Return the inlines of one line of prose, such as a caption."""
    if not _SPECIAL.search(text):
        return (Span(plain),) if (plain := typed.one_line(text)) else ()
    return _Line(typed.one_line(text), notes=True, links=True).inlines()


class _Line:
    """A line, whose notes and links are lines themselves, without notes and links in turn."""

    def __init__(self, text: str, *, notes: bool, links: bool) -> None:
        self._text = text
        self._notes = notes
        self._links = links
        self._closing = _closing_brackets(text) if "[" in text else {}

    def inlines(self) -> Inlines:
        parts = self._parts()
        if int not in map(type, parts):
            return normal(cast("list[Inline]", parts))
        _drop_unclosed(parts)
        pieces: list[Piece] = []
        strong = emphasis = False
        for part in parts:
            if isinstance(part, int):
                emphasis ^= bool(part & 1)
                strong ^= bool(part & 2)
            else:
                pieces.append(Piece(part, strong, emphasis))
        return normal(_styled(pieces))

    def _parts(self) -> list[Inline | int]:
        """Return the inlines with the switches between: 1 emphasis, 2 strong, 3 both."""
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
            else:
                parts.append(Span(text[1:] if text[0] == "\\" and len(text) > 1 else text))
        return parts

    def _stands_alone(self, token: re.Match[str]) -> bool:
        before = self._text[token.start() - 1 : token.start()]
        after = self._text[token.end() : token.end() + 1]
        return before in (" ", "") and after in (" ", "")

    def _bracket(self, at: int) -> tuple[Inline, int] | None:
        """Return the citation, note or link that begins here, and where it ends."""
        close = self._closing.get(at)
        if close is None:
            return None
        if self._text[at + 1] == "@" and (source := _SOURCE.fullmatch(self._text, at + 2, close)):
            return Citation(source[0]), close + 1
        if self._text[at + 1] == "^" and self._notes:
            content = self._inside(at + 2, close, links=self._links)
            return (Note(content), close + 1) if content else None
        if not self._links or not (address := _ADDRESS.match(self._text, close + 1)):
            return None
        content = self._inside(at + 1, close, links=False)
        return (Link(_ESCAPED.sub(r"\1", address[1]), content), address.end()) if content else None

    def _inside(self, start: int, end: int, *, links: bool) -> Inlines:
        text = self._text[start:end].strip(" ")
        if not _SPECIAL.search(text):
            return (Span(text),) if text else ()
        return _Line(text, notes=False, links=links).inlines()


def _drop_unclosed(parts: list[Inline | int]) -> None:
    """Turn the last switch of each kind that is never switched back into stars."""
    for kind in (1, 2):
        places = [n for n, part in enumerate(parts) if isinstance(part, int) and part & kind]
        if len(places) % 2:
            last = places[-1]
            part = parts[last]
            assert isinstance(part, int)
            parts[last : last + 1] = [Span("*" * kind), part - kind]


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


def _styled(pieces: Iterable[Piece]) -> Inlines:
    """Return the pieces with their styles as nested inlines, strong outside emphasis."""
    found: list[Inline] = []
    for strong, run in groupby(pieces, attrgetter("strong")):
        inner: list[Inline] = []
        for emphasis, part in groupby(run, attrgetter("emphasis")):
            content = tuple(piece.inline for piece in part)
            inner.extend((Emphasis(content),) if emphasis else content)
        found.extend((Strong(tuple(inner)),) if strong else inner)
    return tuple(found)
