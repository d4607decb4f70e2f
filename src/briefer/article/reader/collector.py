"""The one place where readers put what they find: it makes the text, its paragraphs and marks.

White space is made single here, stray characters are taken out, and what is left out is counted.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple

from briefer.article.extract import Cell, Declared, Dropped, Extract, Mark, Paragraph
from briefer.article.reader import clean, limit
from briefer.errors import ArticleError
from briefer.value import dataclass, replace

_SAMPLE: Final = 60
_WHITE: Final = re.compile(r"\s+")
_GAP: Final = re.compile(r"\n\s*\n")
_ENDS: Final = (".", "!", "?", ":", "…", '"', "”", "»", "؟")
_BREAK: Final = re.compile(r"\n\s*")
_SHORT: Final = 90
_LONG: Final = 120


class Run(NamedTuple):
    """A stretch of text in one manner; a line end in it is a line break of the article."""

    text: str
    is_strong: bool = False
    is_emphasis: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """What a paragraph will be: the fields of `Paragraph` but for its place and marks."""

    kind: Literal["paragraph", "heading", "item", "quote", "cell", "caption"] = "paragraph"
    level: int = 0
    is_ordered: bool = False
    list: int = 0
    cell: Cell | None = None
    is_underlined: bool = False


PLAIN: Final = Manner()


class Collector:
    """Takes paragraphs in reading order, and what is left out; gives the extract."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._paragraphs: list[Paragraph] = []
        self._at = 0
        self._dropped: dict[str, Dropped] = {}
        self._lists = self._tables = 0

    @property
    def length(self) -> int:
        """Return how many characters there are so far."""
        return self._at

    def begin_list(self) -> int:
        """Return the number of a new list, from 1."""
        self._lists += 1
        return self._lists

    def begin_table(self) -> int:
        """Return the number of a new table, from 0."""
        self._tables += 1
        return self._tables - 1

    def add(self, runs: Sequence[Run], manner: Manner = PLAIN) -> None:
        """Add a paragraph, none where it is empty, more than one where its lines are paragraphs.

        Raises ArticleError where the article becomes too long.
        """
        whole = "".join(run.text for run in runs)
        gaps = _gaps(whole, manner)
        if not gaps:
            self._add(runs, manner)
            return
        starts, ends = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(whole)]
        for piece in _cut(runs, zip(starts, ends, strict=True)):
            self._add(piece, manner)

    def drop(self, kind: str, text: str = "", count: int = 1) -> None:
        """Count what is left out."""
        before = self._dropped.get(kind, Dropped(kind=kind, count=0))
        sample = before.sample
        if text and not sample:
            sample = clean.cleaned(" ".join(text[: 4 * _SAMPLE].split())[:_SAMPLE])[0]
        self._dropped[kind] = replace(
            before,
            count=before.count + count,
            characters=before.characters + clean.solid(text),
            sample=sample,
        )

    def extract(
        self,
        form: Literal["text", "markdown", "html", "docx"],
        encoding: str = "utf-8",
        declared: Declared | None = None,
    ) -> Extract:
        """Return what was collected. Raises ArticleError where there is no text."""
        if not self._texts:
            raise ArticleError(
                "There is no text in it.", "Open it, copy the text of the article and paste it."
            )
        return Extract(
            text="\n\n".join(self._texts),
            paragraphs=tuple(self._paragraphs),
            format=form,
            encoding=encoding,
            declared=declared or Declared(),
            dropped=tuple(self._dropped.values()),
        )

    def _add(self, runs: Sequence[Run], manner: Manner) -> None:
        runs = _single_spaced(_composed(self._seen(runs)))
        text = "".join(run.text for run in runs)
        if not text:
            return
        start = self._at + 2 * bool(self._texts)
        self._at = start + len(text)
        self._texts.append(text)
        self._paragraphs.append(
            Paragraph(
                start=start,
                end=self._at,
                kind=manner.kind,
                level=manner.level,
                is_ordered=manner.is_ordered,
                list=manner.list,
                cell=manner.cell,
                is_underlined=manner.is_underlined,
                marks=_marks(runs, start) if len(runs) > 1 or runs[0][1:] != Run("")[1:] else (),
            )
        )
        limit.check_length(self._at, len(self._texts))

    def _seen(self, runs: Sequence[Run]) -> Sequence[Run]:
        """Return the runs without stray characters, which are counted."""
        whole = "".join(run.text for run in runs)
        places = clean.strays(whole)
        if not places:
            return runs
        self.drop("control", "".join(whole[at] for at in places), len(places))
        ends = [*places, len(whole)]
        spans = zip([0, *(at + 1 for at in places)], ends, strict=True)
        return [run for piece in _cut(runs, spans) for run in piece]


def _gaps(text: str, manner: Manner) -> list[tuple[int, int]]:
    """Return where a paragraph falls into several: at empty lines, or at the end of each line.

    The lines are paragraphs of their own where they are short, as those of an author and a date, or
    long, and each ends as a sentence does.
    """
    if "\n" not in text or manner.kind == "heading":
        return []
    lines = [line for each in text.split("\n") if (line := each.strip())]
    are_short = not any(line[0].islower() for line in lines[1:]) and all(
        len(line) < (_SHORT if not line.endswith(_ENDS) else _SHORT // 2) for line in lines
    )
    are_long = sum(map(len, lines)) > _LONG * len(lines) and all(
        line.endswith(_ENDS) for line in lines
    )
    is_each = manner.kind == "paragraph" and (are_short or (are_long and len(lines) > 2))
    return [m.span() for m in (_BREAK if is_each else _GAP).finditer(text)]


def _cut(runs: Sequence[Run], spans: Iterable[tuple[int, int]]) -> Iterable[list[Run]]:
    """Yield the runs of each span of their text; spans ascend."""
    index, offset = 0, 0
    for start, end in spans:
        piece: list[Run] = []
        while index < len(runs):
            run = runs[index]
            text = run.text[max(start - offset, 0) : max(end - offset, 0)]
            if text:
                piece.append(run._replace(text=text))
            if offset + len(run.text) > end:
                break
            offset += len(run.text)
            index += 1
        yield piece


def _composed(runs: Sequence[Run]) -> list[Run]:
    """Return the runs in NFC, also over their borders: what may combine goes to the run before."""
    found: list[tuple[Run, list[str]]] = []
    for run in runs:
        own = len(run.text) - len(run.text.lstrip(clean.COMBINING)) if found else 0
        if own:
            found[-1][1].append(run.text[:own])
        if own < len(run.text):
            found.append((run, [run.text[own:]]))
    return [run._replace(text=clean.composed("".join(texts))) for run, texts in found]


def _single_spaced(runs: Sequence[Run]) -> list[Run]:
    """Return the runs with single spaces between words, and none at the ends."""
    found: list[Run] = []
    is_after_space = True
    for run in runs:
        text = _WHITE.sub(" ", run.text)
        if is_after_space:
            text = text.removeprefix(" ")
        if text:
            found.append(run._replace(text=text))
            is_after_space = text[-1] == " "
    while found and is_after_space:
        last = found.pop()
        if text := last.text.rstrip():
            found.append(last._replace(text=text))
            break
    return found


def _marks(runs: Sequence[Run], start: int) -> tuple[Mark, ...]:
    found = [
        *_stretches(runs, start, "strong"),
        *_stretches(runs, start, "emphasis"),
        *_stretches(runs, start, "link"),
    ]
    return tuple(sorted(found, key=lambda mark: (mark.start, -mark.end)))


def _stretches(
    runs: Sequence[Run], start: int, kind: Literal["strong", "emphasis", "link"]
) -> Iterable[Mark]:
    """Yield where neighbours share a mark, without the white space at its ends."""
    field = {"strong": 1, "emphasis": 2, "link": 3}[kind]
    at, text, before = start, "", None
    for run in (*runs, Run("")):
        value = run[field]
        if value != before:
            if before and (words := text.strip()):
                begin = at - len(text.lstrip())
                address = before if isinstance(before, str) else ""
                yield Mark(start=begin, end=begin + len(words), kind=kind, address=address)
            text, before = "", value
        text += run.text
        at += len(run.text)
