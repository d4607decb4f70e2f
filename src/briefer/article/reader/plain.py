"""Plain text: wrapped lines are joined, and what a typewriter does for structure is read.

Paragraphs are parted by empty lines, by an indent, or are a line each; which of these a text does
is seen from where its lines end. Whether a line is a heading is not known here.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal

from briefer.article.reader import limit
from briefer.article.reader.collector import PLAIN, Collector, Manner, Run
from briefer.value import dataclass, replace

_WIDEST: Final = 132
"""How many characters a wrapped line may have, as on the widest terminals."""

_NARROWEST: Final = 30
_MANY: Final = 4
_MOST_INDENT: Final = 8
_QUOTING: Final = re.compile(r"(?:>[ \t]?)+")
_MARKER: Final = re.compile(
    r"(?:(?P<bullet>[-*•‣◦▪●○·\u2013—])|\(?(?P<number>\d{1,2})[.)])\s+(?=\S)"
)
_DASHES: Final = ("\u2013", "—")
_UNDERLINE: Final = re.compile(r"={3,}|-{3,}|~{3,}|_{3,}|\*{3,}|\^{3,}")
_RULE: Final = re.compile(r"[-=_*~#•·+.\u2013—\s]{3,}")
_NUMBER: Final = re.compile(r"\d{1,4}")
_PAGE: Final = re.compile(
    r"(?:page|seite|p\.|s\.|صفحة)\s*\d{1,4}(?:\s*(?:of|von|sur|de|من|/)\s*\d{1,4})?"
    r"|[-\u2013—]\s*\d{1,4}\s*[-\u2013—]",
    re.IGNORECASE,
)
_LONGEST_PAGE: Final = 40
_ENDS: Final = tuple(".!?:;…\"'”\u2019»)]؟\u06d4")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line with text, and what stands between it and the line before: nothing, a gap, a page."""

    text: str
    indent: int = 0
    after: Literal["", "gap", "page"] = ""
    is_quoted: bool = False
    is_item: bool = False
    is_ordered: bool = False
    is_underlined: bool = False

    @property
    def length(self) -> int:
        """Return how far the line reaches."""
        return min(self.indent, _MOST_INDENT) + len(self.text)


def read_plain(text: str, collector: Collector) -> None:
    """Put the paragraphs of a cleaned text into the collector."""
    lines = _lines(text, collector)
    if sum(line.is_quoted for line in lines) * 5 > len(lines) * 3:  # a message that was handed on
        lines = [replace(line, is_quoted=False) for line in lines]
    wrapping = _Wrapping(lines)
    hyphens = _Hyphens(text, lines)
    lists = _Lists(collector)
    for block in _blocks(_items(lines, wrapping, collector), wrapping):
        collector.add([Run(hyphens.joined(block, collector))], lists.manner(block))


def _lines(text: str, collector: Collector) -> list[Line]:
    """Return the lines that have text; rules, underlines and numbers of pages are left out."""
    found: list[Line] = []
    pages = text.split("\f")
    for page in pages:
        rows = [_row(row) for row in page.split("\n")]
        solid = [index for index, (words, _, _) in enumerate(rows) if words]
        edges = {solid[0], solid[-1]} if solid and len(pages) > 1 else set()
        after: Literal["", "gap", "page"] = "page" if found else "gap"
        for index, (words, indent, quoting) in enumerate(rows):
            if quoting:
                collector.drop("markup", quoting, len(quoting))
            if not words:
                after = after or "gap"
            elif _is_number_of_page(words, rows, index, edges):
                collector.drop("furniture", words)
                after = "page"
            elif not after and _is_under(words, found[-1]):
                collector.drop("markup", words)
                found[-1] = replace(found[-1], is_underlined=True)
            elif _RULE.fullmatch(words):
                collector.drop("markup", words)
                after = "gap"
            else:
                found.append(Line(text=words, indent=indent, after=after, is_quoted=bool(quoting)))
                after = ""
    return found


def _row(row: str) -> tuple[str, int, str]:
    """Return the words of a line, its indent, and its signs of quoting."""
    row = row.expandtabs(_MOST_INDENT)
    quoting = ""
    if marks := _QUOTING.match(row.lstrip()):
        quoting = "".join(marks[0].split())
        row = row.lstrip()[marks.end() :]
    words = row.strip()
    return words, len(row.rstrip()) - len(words), quoting


def _is_number_of_page(
    words: str, rows: Sequence[tuple[str, int, str]], index: int, edges: set[int]
) -> bool:
    if len(words) > _LONGEST_PAGE or not (words[-1].isdigit() or words[-1] in "-\u2013—"):
        return False
    if index in edges and _NUMBER.fullmatch(words):
        return True
    around = (*rows[max(index - 1, 0) : index], *rows[index + 1 : index + 2])
    return (index in edges or not any(each[0] for each in around)) and bool(_PAGE.fullmatch(words))


def _is_under(words: str, line: Line) -> bool:
    """Return whether the words are a line drawn under another, about as long."""
    return (
        _UNDERLINE.fullmatch(words) is not None
        and len(words) * 2 >= len(line.text)
        and len(words) <= 2 * len(line.text) + 4
    )


class _Wrapping:
    """Whether lines were wrapped at a width, seen from those that follow each other."""

    def __init__(self, lines: Sequence[Line]) -> None:
        pairs = [(a, b) for a, b in pairwise(lines) if not b.after]
        lengths = sorted(a.length for a, _ in pairs)
        self._width = lengths[len(lengths) * 49 // 50] if pairs else 0
        going_on = sum(_goes_on(a, b) for a, b in pairs) if pairs else 0
        least = 1.0 if len(pairs) < _MANY else 0.25
        is_even = _NARROWEST <= self._width <= _WIDEST and sum(
            self._is_full(a, b) for a, b in pairs
        ) >= 0.6 * len(pairs)
        self._is_wrapped = bool(pairs) and (
            going_on >= (least if is_even else 0.6) * len(pairs)
            and (is_even or len(pairs) >= _MANY)
        )
        self._is_even = is_even
        indents = Counter(line.indent for line in lines)
        self._indent = indents.most_common(1)[0][0] if lines else 0

    def is_one(self, before: Line, line: Line) -> bool:
        """Return whether two neighbours belong to one paragraph."""
        if not self._is_wrapped or line.after == "gap":
            return False
        if line.indent > before.indent + 1 and line.indent > self._indent and not before.is_item:
            return False
        if line.after == "page":
            return line.text[0].islower()
        return _goes_on(before, line) or (self._is_even and self._is_full(before, line))

    def _is_full(self, before: Line, line: Line) -> bool:
        """Return whether the first word of the second would have been too long for the first."""
        return before.length + 1 + len(line.text.split(None, 1)[0]) > self._width


def _goes_on(before: Line, line: Line) -> bool:
    first = line.text[0]
    return first.islower() or (
        not first.isupper() and first.isalnum() and not before.text.endswith(_ENDS)
    )


def _items(lines: Sequence[Line], wrapping: _Wrapping, collector: Collector) -> Iterator[Line]:
    """Yield the lines with the items of lists known, without their markers."""
    begins = [
        not index or not wrapping.is_one(lines[index - 1], line) for index, line in enumerate(lines)
    ]
    items = _marked(lines, begins)
    for index, line in enumerate(lines):
        marker = items.get(index)
        if marker is None:
            yield line
            continue
        collector.drop("markup", marker[0].strip())
        yield replace(
            line,
            text=line.text[marker.end() :],
            is_item=True,
            is_ordered=marker["number"] is not None,
        )


def _marked(lines: Sequence[Line], begins: Sequence[bool]) -> dict[int, re.Match[str]]:
    """Return the markers of items by the numbers of their lines.

    A number or a dash counts where the next or the one before is its fellow: there are numbered
    headings, and dashes before names.
    """
    items: dict[int, re.Match[str]] = {}
    last: tuple[int, re.Match[str]] | None = None
    for index, line in enumerate(lines):
        marker = _MARKER.match(line.text)
        is_free = begins[index] or (last is not None and line.indent >= lines[last[0]].indent)
        if marker and is_free:
            if marker["bullet"] and marker["bullet"] not in _DASHES:
                items[index] = marker
            elif last and _are_fellows(last[1], marker):
                items[last[0]], items[index] = last[1], marker
            last = index, marker
        elif last and begins[index] and line.indent <= lines[last[0]].indent:
            last = None
    return items


def _are_fellows(before: re.Match[str], marker: re.Match[str]) -> bool:
    if before["bullet"] or marker["bullet"]:
        return before["bullet"] == marker["bullet"]
    return int(marker["number"]) == int(before["number"]) + 1


def _blocks(lines: Iterator[Line], wrapping: _Wrapping) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph."""
    block: list[Line] = []
    for line in lines:
        if block and (
            line.is_item
            or line.is_quoted != block[-1].is_quoted
            or block[-1].is_underlined
            or not wrapping.is_one(block[-1], line)
        ):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


class _Hyphens:
    """Joins lines; a hyphen at the end of one goes where the text has the word without it.

    Where it has neither, the hyphen goes in a text that has many at the ends of lines, and stays
    in another: there it is that of a compound.
    """

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        ends = sum(_head(line.text) is not None for line in lines)
        self._are_many = ends >= 3 and ends > 0.04 * len(lines)
        self._text = text if ends else ""
        self._words: frozenset[str] | None = None

    def joined(self, lines: Sequence[Line], collector: Collector) -> str:
        """Return the lines as one, hyphens that are gone counted."""
        parts = [lines[0].text]
        for line in lines[1:]:
            head, tail = _head(parts[-1]), _TAIL.match(line.text)
            if not head or not tail or tail[0] in _SUSPENDED:
                parts += [" ", line.text]
            elif self._is_one_word(head[1], tail[0]):
                collector.drop("hyphen", parts[-1][-1])
                parts[-1] = parts[-1][:-1]
                parts.append(line.text)
            else:
                parts.append(line.text)
        return "".join(parts)

    def _is_one_word(self, head: str, tail: str) -> bool:
        if self._words is None:
            self._words = frozenset(_WORD.findall(self._text.lower()))
        head, tail = head.lower(), tail.lower()
        if head + tail in self._words:
            return True
        return self._are_many and f"{head}-{tail}" not in self._words


_LONGEST_WORD: Final = 80
_SPLIT: Final = re.compile(r"([^\W\d_]{2,})[-\u2010]$")
_HYPHENS: Final = ("-", "\u2010")
_TAIL: Final = re.compile(r"[^\W\d_]+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SUSPENDED: Final = frozenset(("und", "oder", "bzw", "bis", "and", "or", "to", "et", "ou"))


def _head(text: str) -> re.Match[str] | None:
    """Return the first part of a word that is parted at the end of a line."""
    return _SPLIT.search(text[-_LONGEST_WORD:]) if text.endswith(_HYPHENS) else None


class _Lists:
    """Numbers lists, and finds the depth of their items from their indents."""

    def __init__(self, collector: Collector) -> None:
        self._collector = collector
        self._number = 0
        self._open: list[tuple[int, bool]] = []

    def manner(self, block: Sequence[Line]) -> Manner:
        """Return what the paragraph of these lines is."""
        first = block[0]
        if not first.is_item:
            if not self._open or first.indent <= self._open[0][0]:
                self._open = []
            kind: Literal["quote", "paragraph"] = "quote" if first.is_quoted else "paragraph"
            is_underlined = block[-1].is_underlined
            return (
                Manner(kind=kind, is_underlined=is_underlined)
                if (is_underlined or first.is_quoted)
                else PLAIN
            )
        while self._open and first.indent < self._open[-1][0]:
            self._open.pop()
        if not self._open:
            self._number = self._collector.begin_list()
        if not self._open or first.indent > self._open[-1][0] + 1:
            self._open.append((first.indent, first.is_ordered))
        return Manner(
            kind="item",
            level=min(len(self._open), limit.DEEPEST_LIST),
            is_ordered=first.is_ordered,
            list=self._number,
        )
