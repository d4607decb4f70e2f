"""The top of an article: title, kicker, standfirst, and the lines that say who wrote it when."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from briefer.article.lexicon import fold
from briefer.article.rules.byline import authors_of, is_kicker, is_outlet, note
from briefer.article.rules.date import dates
from briefer.article.rules.line import Article, Line

_TOP: Final = 16
"""So many lines at most are above the text."""

_TELLING: Final = ("outlook", "summary", "opinion", "stakes", "positions", "situation")
"""The kinds of headings that are no titles where their words are all that is said."""

_STANDFIRST: Final = 420
_SLUG: Final = re.compile(r"[^\W\d]/[^\W\d]+/[^\W\d]")
"""The key words by which an agency sorts what it sends: "Steel/Tariffs/Unions"."""

_LONGEST_SITE: Final = 5
_SITE: Final = re.compile(r"\s*[-\u2013\u2014|\u00b7\u00bb]\s+(\S.*)")
_DATELINE: Final = re.compile(
    r"(?P<place>[^\W\d_][^()\u2014\u2013\-:.\n]{1,40}?)"
    r"(?P<date>,\s*[^()\u2014\u2013\n]{3,24}?)?"
    r"(?P<agency>\s*\((?P<name>[^()]{2,40})\))?\s*[\u2014\u2013-]{1,2}\s+(?=\S)"
)


def mark(article: Article) -> None:
    """Place the lines above the text, and take from them who wrote it, when and for whom."""
    top = _top(article)
    body = next((i for i, line in enumerate(top) if line.is_open and line.is_prose), len(top))
    _mark_title(article, [line for line in top[:body] if line.is_open])
    after = next((i for i, line in enumerate(top) if line.role == "byline" and i > body), 0)
    if body < len(top) and article.title:
        is_over_byline = 0 < after - body <= 2 and len(top[body].text) < _STANDFIRST
        if is_over_byline or _is_set_apart(article, top[body]):
            top[body].place("lead", "standfirst")
    _mark_dateline(article)
    _complete(article)


def _top(article: Article) -> list[Line]:
    """Return the lines down to the second paragraph of text or the first heading after one."""
    top: list[Line] = []
    prose = 0
    for line in article.lines[:_TOP]:
        if line.is_open:
            is_below_title = any(each.is_open and not is_kicker(article, each.text) for each in top)
            note(article, line, is_below_title=is_below_title)
        if line.is_prose and line.is_open:
            prose += 1
        if prose == 2 or (prose and line.paragraph.kind == "heading"):
            break
        top.append(line)
    return top


def _is_set_apart(article: Article, line: Line) -> bool:
    """Return whether a first paragraph is in bold or italics, and plain text follows it."""
    after = next((each for each in article.lines[line.at + 1 :] if each.is_open), None)
    if after is None or not (line.is_strong or line.is_emphasis):
        return False
    return after.is_prose and not (after.is_strong or after.is_emphasis)


def _mark_title(article: Article, lines: Sequence[Line]) -> None:
    """Choose the title among the short lines above the text; what stands over it is a kicker."""
    lines = [line for line in lines if line.paragraph.kind in ("paragraph", "heading")]
    title = _title(article, lines)
    if title is None or article.title:
        return
    title.place("title", "title")
    article.title = title.text
    before = True
    for line in lines:
        if line is title:
            before = False
        elif before:
            line.place("byline", "kicker")
            is_named = is_outlet(article, line.text) and not any(map(str.isdigit, line.text))
            if is_named and not article.sourced:
                article.sourced = line.text.title() if line.text.isupper() else line.text
        elif line.paragraph.kind == "paragraph" and _is_standfirst(article, line):
            line.place("lead", "standfirst")


def _title(article: Article, lines: Sequence[Line]) -> Line | None:
    declared = fold(article.extract.declared.title)
    for line in lines:
        if (
            declared
            and len(line.text) > 8
            and (fold(line.text) in declared or declared in fold(line.text))
        ):
            return line
    headings = [line for line in lines if line.paragraph.kind == "heading"]
    if headings:
        return min(headings, key=lambda line: line.paragraph.level)
    open_lines = [
        line
        for line in lines
        if line.paragraph.is_underlined
        or not (
            _is_telling(article, line)
            or line.text.endswith((".", ":", "\u3002"))
            or _SLUG.search(line.text)
        )
    ]
    if not open_lines:
        return None
    for line, after in pairwise(open_lines):
        longest = max(open_lines[line.at == 0 : 4], key=lambda each: len(each.words))
        if not _is_kicker(article, line, after) and not _is_kicker(article, line, longest):
            return line
    return open_lines[-1]


def _is_kicker(article: Article, line: Line, after: Line) -> bool:
    """Return whether a first line stands over the title: "Analysis", "THE LEDGER", "Europe:"."""
    is_loud = line.text.isupper() and not after.text.isupper()
    is_brief = len(line.words) <= (4 if is_loud else 2) and len(after.words) >= 4
    is_named = any(True for _ in article.lexicon.phrases("byline.outlets").search(line.words))
    is_named = is_named and len(line.words) <= min(5, len(after.words))
    return is_kicker(article, line.text) or is_brief or is_named


def _is_telling(article: Article, line: Line) -> bool:
    """Return whether a line is a heading of the text rather than its title."""
    found = line.words
    hits = article.lexicon.phrases("headings").search(found)
    spans = [size for _, size, kind in hits if kind in _TELLING]
    return line.bullet > 0 or (bool(spans) and sum(spans) >= len(found) - 1)


def _is_standfirst(article: Article, line: Line) -> bool:
    return len(line.words) >= 7 and not _is_telling(article, line) and not line.bullet


def _mark_dateline(article: Article) -> None:
    """Note where the dateline of the first paragraph ends: "ANKARA, March 4 (Agency) —"."""
    first = next((line for line in article.open() if line.is_prose), None)
    if first is None:
        return
    match = _DATELINE.match(first.text[:120])
    if not match:
        return
    place = match["place"].strip()
    is_loud = place.isupper() and len(place) > 2
    if not (is_loud or match["agency"] or match["date"]):
        return
    if not is_loud and len(place.split()) > 3:
        return
    article.datelines[first.start] = first.start + len(match[0].rstrip())
    for each in dates(match["date"] or "", article.lexicon):
        article.published = article.published or each.iso
    if match["name"] and not article.publisher and not any(dates(match["name"], article.lexicon)):
        article.publisher = match["name"].strip()


def _apart(article: Article, authors: Sequence[str]) -> tuple[str, ...]:
    """Return the authors, those that one field lists as several."""
    return tuple(name for each in authors for name in authors_of(article, each) or (each,))


def _complete(article: Article) -> None:
    """Take from what the file declares what its text does not say."""
    declared = article.extract.declared
    article.title = article.title or declared.title
    names = _apart(article, declared.authors)
    if not article.authors or {*article.authors} < {*names}:
        article.authors = names
    article.published = article.published or declared.published
    article.publisher = declared.publisher or article.publisher
    if not article.sourced:
        article.sourced = _site(declared.title, article.title)


def _site(declared: str, title: str) -> str:
    """Return the name of the site that stands after the title in what a page declares."""
    rest = declared.removeprefix(title) if title else ""
    match = _SITE.fullmatch(rest) if rest != declared else None
    return match[1] if match and len(match[1].split()) <= _LONGEST_SITE else ""
