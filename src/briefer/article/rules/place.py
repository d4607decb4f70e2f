"""From lines to pieces and parts: a line with its role becomes a piece, or two with its label.

No character is lost: what lies between pieces and is not white space is unassigned.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from briefer.article.extract import Extract
from briefer.article.placement import OUTLOOK, SUMMARY, Part, Piece, Role
from briefer.article.rules.kind import UNTOLD, kind_of
from briefer.article.rules.line import Article, Line
from briefer.value import replace

_GENERAL: Final = "outlook-general"


def pieces_of(article: Article) -> tuple[tuple[Piece, ...], tuple[Part, ...]]:
    """Return the pieces of an article whose lines have their roles, and the parts."""
    placing = _Placing(article)
    for line in article.lines:
        placing.place(line)
    pieces = _joined(placing.pieces, article.lines)
    return tuple(_whole(pieces, article.extract)), tuple(placing.parts)


class _Placing:
    """Walks the lines once, and knows the part in which it is."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.pieces: list[Piece] = []
        self.parts: list[Part] = []
        self.part = ""
        self.kind = ""
        self.is_headed = False
        self.outlooks: dict[frozenset[str], str] = {}

    def place(self, line: Line) -> None:
        """Add the pieces of a line."""
        match line.role:
            case "title" | "byline" | "credit" | "unassigned":
                self._add(line, (line.start, line.end), line.role)
            case "lead":
                self._ensure(SUMMARY)
                self._add_labelled(line, SUMMARY)
            case _ if line.names:
                self._place_outlook(line)
            case "heading":
                self._place_heading(line)
            case _:
                self._place_text(line)

    def _place_outlook(self, line: Line) -> None:
        key = frozenset(line.names)
        if key not in self.outlooks:
            self.outlooks[key] = self._new("outlook", OUTLOOK, line.names)
        self.part, self.kind = self.outlooks[key], OUTLOOK
        self._add_labelled(line, self.part)

    def _place_heading(self, line: Line) -> None:
        if line.kind in (SUMMARY, OUTLOOK):
            self._ensure(line.kind)
            part = line.kind
            self.part, self.kind = "", line.kind
        else:
            if not (line.doubt or kind_of(self.article, line).is_told):
                line.doubt = UNTOLD
            part = self._new("section", line.kind)
            self.part, self.kind = part, line.kind
        self.is_headed = True
        self._add(line, (line.start, line.end), "heading", part)

    def _place_text(self, line: Line) -> None:
        if line.rule == _GENERAL:
            if self.kind != _GENERAL and not (self.part and self.kind == "situation"):
                self.part, self.kind = self._new("section", "situation"), _GENERAL
        elif not self.part or self.kind in (OUTLOOK, _GENERAL):
            self.part, self.kind = self._new("section", "situation"), "situation"
            self.is_headed = False
        elif self._turns_to_region(line):
            self.part, self.kind = self._new("section", "regional"), "regional"
            line.rule = "regional-opening"
        line.rule = line.rule or ("under-heading" if self.is_headed else "before-headings")
        self._add(line, (line.start, line.end), "passage", self.part)

    def _turns_to_region(self, line: Line) -> bool:
        """Return whether a paragraph under a heading, not its first, opens with the region."""
        before = self.pieces[-1]
        if not self.is_headed or self.kind == "regional" or before.role != "passage":
            return False
        return bool(self.article.lexicon.phrases("regional_openings").starts(line.words))

    def _add_labelled(self, line: Line, part: str) -> None:
        """Add the label or the dateline of a line, and what follows it."""
        start = line.start
        dateline = self.article.datelines.get(start, 0)
        if line.label_end:
            start = self._add(line, (start, line.label_end), "label", part)
        elif dateline:
            start = self._add(line, (start, dateline), "byline")
        if start < line.end:
            self._add(line, (start, line.end), "passage", part)

    def _add(self, line: Line, stretch: tuple[int, int], role: Role, part: str = "") -> int:
        """Add a piece, and return where what follows it in the line starts."""
        start, end = stretch
        is_dateline = role == "byline" and end < line.end
        self.pieces.append(
            Piece(
                start=start,
                end=end,
                role=role,
                part=part,
                rule="dateline" if is_dateline else line.rule,
                doubt="" if is_dateline else line.doubt,
            )
        )
        rest = line.text[end - line.start :]
        return end + len(rest) - len(rest.lstrip())

    def _new(self, stem: str, kind: str, names: Iterable[str] = ()) -> str:
        part = Part(id=f"{stem}-{len(self.parts) + 1}", kind=kind, names=tuple(names))
        self.parts.append(part)
        return part.id

    def _ensure(self, part: str) -> None:
        if all(each.id != part for each in self.parts):
            self.parts.append(Part(id=part, kind=part))


def _joined(pieces: Sequence[Piece], lines: Sequence[Line]) -> Iterator[Piece]:
    """Yield the pieces, those of one list or one table that stand together as one."""
    groups = {line.end: _group(line) for line in lines}
    last: Piece | None = None
    for piece in pieces:
        if last is None:
            last = piece
            continue
        group = groups.get(last.end)
        is_one = group and group == groups.get(piece.end)
        if is_one and (last.part, last.role, last.rule) == (piece.part, piece.role, piece.rule):
            last = replace(last, end=piece.end, doubt=last.doubt or piece.doubt)
        else:
            yield last
            last = piece
    if last is not None:
        yield last


def _group(line: Line) -> tuple[str, int] | None:
    paragraph = line.paragraph
    if paragraph.kind == "item" and paragraph.list:
        return "list", paragraph.list
    if paragraph.cell is not None:
        return "table", paragraph.cell.table
    return None


def _whole(pieces: Iterable[Piece], extract: Extract) -> Iterator[Piece]:
    """Yield the pieces, with what lies between them and is not white space."""
    at = 0
    for piece in pieces:
        yield from _rest(extract, at, piece.start)
        yield piece
        at = piece.end
    yield from _rest(extract, at, len(extract.text))


def _rest(extract: Extract, start: int, end: int) -> Iterator[Piece]:
    raw = extract.text[start:end]
    if raw.strip():
        first = start + len(raw) - len(raw.lstrip())
        yield Piece(start=first, end=first + len(raw.strip()), role="unassigned", rule="rest")
