"""Reading of a line of prose: tokens, then brackets, then the switches of style."""

import re
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias, cast

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
from briefer.document.walk import joined

_TOKEN = re.compile(r"\\[!-/:-@\[-`{-~]|\*+|[\[\]]|[^\\*\[\]]+|\\")
_SOURCE = re.compile(r"[A-Za-z0-9_.-]+")
_ADDRESS = re.compile(r"\(((?:\\[!-/:-@\[-`{-~]|\\(?![!-/:-@\[-`{-~])|[^\\()\s])+)\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


Piece: TypeAlias = tuple[Inline, bool, bool]
"""An inline that holds no style, and whether strong and emphasis are on at it."""


def parse_line(text: str) -> Inlines:
    """Return the inlines of one line of prose, such as a caption."""
    if not _is_special(text):
        return (Span(plain),) if (plain := typed.one_line(text)) else ()
    return _Line(typed.one_line(text), notes=True, links=True).inlines()


def _is_special(text: str) -> bool:
    """Return whether any letter is a sign of the markup; quicker than a pattern where none is."""
    return "*" in text or "[" in text or "]" in text or "\\" in text


class _Line:
    """A line, whose notes and links are lines themselves, without notes and links in turn."""

    def __init__(self, text: str, *, notes: bool, links: bool) -> None:
        self._text = text
        self._notes = notes
        self._links = links
        self._tokens = _TOKEN.findall(text)
        self._closing = _closing_brackets(self._tokens) if "[" in text else {}

    def inlines(self) -> Inlines:
        parts = self._parts()
        _drop_unclosed(parts)
        return _nested(_pieces(parts))

    def _parts(self) -> list[Inline | str | int]:
        """Return inlines and text with the switches between: 1 emphasis, 2 strong, 3 both."""
        parts: list[Inline | str | int] = []
        done = end = 0
        for token in self._tokens:
            at, end = end, end + len(token)
            if end <= done:  # in brackets that were read
                continue
            kind = token[0]
            if kind == "[" and (found := self._bracket(at)):
                inline, done = found
                parts.append(inline)
            elif kind == "*" and len(token) <= 3 and not self._stands_alone(at, end):
                parts.append(len(token))
            elif kind == "\\":
                parts.append(token[1:] or token)
            else:
                parts.append(token if at >= done else self._text[done:end])
        return parts

    def _stands_alone(self, at: int, end: int) -> bool:
        return self._text[at - 1 : at] in (" ", "") and self._text[end : end + 1] in (" ", "")

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
        if not content:
            return None
        where = address[1]
        return Link(_ESCAPED.sub(r"\1", where) if "\\" in where else where, content), address.end()

    def _inside(self, start: int, end: int, *, links: bool) -> Inlines:
        text = self._text[start:end].strip(" ")
        if not _is_special(text):
            return (Span(text),) if text else ()
        return _Line(text, notes=False, links=links).inlines()


def _drop_unclosed(parts: list[Inline | str | int]) -> None:
    """Turn the last switch of each kind that is never switched back into stars."""
    switches = [n for n, part in enumerate(parts) if isinstance(part, int)]
    for kind in (1, 2) if switches else ():
        places = [n for n in switches if cast("int", parts[n]) & kind]
        if len(places) % 2:
            at = places[-1]
            rest = cast("int", parts[at]) - kind
            parts[at : at + 1] = ["*" * kind, rest] if rest else ["*" * kind]
            switches = [n for n, part in enumerate(parts) if isinstance(part, int)]


def _closing_brackets(tokens: Iterable[str]) -> dict[int, int]:
    """Return the place of the closing bracket of each opening one that has one."""
    closing: dict[int, int] = {}
    opened: list[int] = []
    at = 0
    for sign in tokens:
        if sign == "[":
            opened.append(at)
        elif sign == "]" and opened:
            closing[opened.pop()] = at
        at += len(sign)
    return closing


def _pieces(parts: Iterable[Inline | str | int]) -> list[Piece]:
    """Return the pieces in normal form: no text is empty, no white space double or at an end."""
    pieces: list[Piece] = []
    texts: list[str] = []
    strong = emphasis = False
    is_after_space = True
    for part in (*parts, 0):
        if isinstance(part, str):
            texts.append(part)
            continue
        if texts:
            text = "".join(texts)
            texts.clear()
            if is_after_space:
                text = text.removeprefix(" ")
            if text:
                pieces.append((Span(text), strong, emphasis))
                is_after_space = text.endswith(" ")
        if isinstance(part, int):
            emphasis ^= bool(part & 1)
            strong ^= bool(part & 2)
        else:
            pieces.append((part, strong, emphasis))
            is_after_space = is_after_space and isinstance(part, Note)
    while pieces and isinstance(last := pieces[-1][0], Span) and last.text.endswith(" "):
        _, strong, emphasis = pieces.pop()
        if last.text != " ":
            pieces.append((Span(last.text[:-1]), strong, emphasis))
    return pieces


def _nested(pieces: Iterable[Piece]) -> Inlines:
    """Return the pieces with their styles as nested inlines, strong outside emphasis."""
    found: list[Inline] = []
    for strong, run in groupby(pieces, itemgetter(1)):
        inner: list[Inline] = []
        for emphasis, part in groupby(run, itemgetter(2)):
            content = joined([inline for inline, _, _ in part])
            inner.extend((Emphasis(content),) if emphasis else content)
        found.extend((Strong(tuple(inner)),) if strong else inner)
    return tuple(found)
