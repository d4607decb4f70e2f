"""The head of a letter, an e-mail or a memorandum, and how one ends: From, To, Date, Subject."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefer.article.rules.byline import authors_of
from briefer.article.rules.date import dates
from briefer.article.rules.line import Article, Line

_TOP: Final = 14
_LONGEST: Final = 240
_GREETING: Final = 60
_ADDRESS: Final = re.compile(r"\s*[<\[(][^<>]*@[^<>]*[>\])]")
_AGAIN: Final = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|رد)\s*:\s*)+", re.IGNORECASE)


def mark(article: Article) -> None:
    """Place the lines of a head, where there are two of them at least, and take what they say."""
    fields = [*_fields(article)]
    told = {field for _, field, _ in fields}
    if len(told) < 2:
        return
    for line, field, rest in fields:
        is_sent = bool(told & {"sender", "receiver"})
        is_title = field == "subject" and is_sent and bool(rest) and not article.title
        line.place("title" if is_title else "byline", "letterhead")
        if is_title:
            article.title = _AGAIN.sub("", rest, count=1) or rest
        elif field == "sender" and not article.authors:
            name = _ADDRESS.sub("", rest).strip(" \"'")
            article.authors = authors_of(article, name) or ((name,) if name else ())
        elif field in ("date", "sender") and not article.published:
            found = (each.iso for each in dates(rest, article.lexicon) if each.iso)
            article.published = next(found, "")
    first, last = fields[0][0], fields[-1][0]
    for line in article.lines[: first.at]:
        if line.is_open and line.is_short and not line.is_prose:
            line.place("byline", "letterhead")
    _mark_greeting(article, article.lines[last.at + 1 : last.at + 2])
    _mark_end(article)


def _fields(article: Article) -> Iterator[tuple[Line, str, str]]:
    """Yield the lines near the top that begin with the name of a field and a colon."""
    phrases = article.lexicon.phrases("letterhead.fields")
    for line in article.lines[:_TOP]:
        if not line.is_open or len(line.text) > _LONGEST or not line.words:
            continue
        found = phrases.at(line.words, 0)
        if found:
            rest = line.text[line.words[found[0] - 1].end :].lstrip(" \u00a0*")
            if rest[:1] == ":":
                yield line, found[1], rest[1:].strip(" \u00a0*\t")


def _mark_greeting(article: Article, lines: Sequence[Line]) -> None:
    greetings = article.lexicon.phrases("letterhead.greetings")
    for line in lines:
        if line.is_open and len(line.text) <= _GREETING and greetings.starts(line.words):
            line.place("byline", "letterhead")


def _mark_end(article: Article) -> None:
    """Place a short line such as "Best regards," in the second half, and what follows it."""
    endings = article.lexicon.phrases("letterhead.endings")
    half = article.lines[-1].end // 2
    is_after = False
    for line in article.lines:
        is_ending = line.start > half and line.is_short and bool(line.words)
        if is_ending and endings.starts(line.words) == len(line.words):
            is_after = True
        if is_after and line.is_open:
            line.place("credit", "letterhead")
