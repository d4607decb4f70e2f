"""The top of an article: title, kicker, byline, date, dateline and standfirst."""

import re
from collections.abc import Sequence

from briefer.article.lexicon import fold, words
from briefer.article.rules.credit import is_name
from briefer.article.rules.date import dates
from briefer.article.rules.line import Article, Line

_TOP = 16
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^()—–\-:.\n]{1,40}?)"
    r"(?P<date>,\s*[^()—–\n]{3,24}?)?"
    r"(?P<agency>\s*\((?P<name>[^()]{2,40})\))?\s*[—–-]{1,2}\s+(?=\S)"
)


def mark(article: Article) -> None:
    """Place the lines above the text, and take from them who wrote it, when and for whom."""
    top = _top(article)
    for line in top:
        _mark_signed(article, line)
    body = next((i for i, line in enumerate(top) if line.is_open and line.is_prose), len(top))
    signed = [i for i, line in enumerate(top) if line.role == "byline"]
    _mark_title(article, [line for line in top[:body] if line.is_open])
    after = next((i for i in signed if i > body), 0)
    if after and after - body <= 2 and article.title and len(top[body].text) < 420:
        top[body].place("lead", "standfirst")
    _mark_dateline(article)
    _complete(article)


def _top(article: Article) -> list[Line]:
    """Return the lines down to the second paragraph of text or the first heading after one."""
    top: list[Line] = []
    prose = 0
    for line in article.lines[:_TOP]:
        if line.is_prose and line.is_open and not _signed(article, line):
            prose += 1
        if prose == 2 or (prose and line.paragraph.kind == "heading"):
            break
        top.append(line)
    return top


def _mark_signed(article: Article, line: Line) -> None:
    if not line.is_open or line.paragraph.kind == "heading":
        return
    rule = _signed(article, line)
    if rule:
        line.place("byline", rule)


def _signed(article: Article, line: Line) -> str:
    """Return the rule by which a line says who wrote or when; it notes what it says."""
    if len(line.text) > 200 or line.paragraph.kind == "heading":
        return ""
    found = [*dates(line.text, article.lexicon)]
    authors = _authors(article, line, found[0].start if found else None)
    if authors:
        article.authors = article.authors or authors
        _date(article, line)
        return "byline"
    if found and not line.is_prose and _is_dated(article, line, found[0].start, found[0].end):
        _date(article, line)
        _masthead(article, line, found[0].start, found[0].end)
        return "date"
    size = article.lexicon.phrases("byline.edition").search(line.words)
    if len(line.text) <= 60 and any(True for _ in size):
        return "date"
    return ""


def _authors(article: Article, line: Line, stop: int | None) -> tuple[str, ...]:
    """Return the persons that a byline names."""
    found = line.words
    size = article.lexicon.phrases("byline.by").starts(found)
    if size and found[0].start <= 3:
        rest = line.text[
            found[size - 1].end : stop if stop and stop > found[size - 1].end else None
        ]
        names = _split(article, rest.lstrip(" :\u00a0\u202f*_"))
        if is_name(article, names[:1]) or (names and ":" in rest[:3]):
            return tuple(names)
    declared = article.extract.declared.authors
    plain = fold(line.text)
    if declared and len(line.text) < 120 and all(fold(each) in plain for each in declared):
        return declared
    return ()


def _split(article: Article, rest: str) -> list[str]:
    """Return the names of a list, without the posts that follow them."""
    rest = re.split(r"\s*[|•·—–(]\s*|\s-\s|\.\s|\n", rest, maxsplit=1)[0]
    joining = [re.escape(each) for each in article.lexicon.of("conjunctions") if each.isalpha()]
    glued = "|".join(rf"\s+{re.escape(each)}(?=\S)" for each in article.lexicon.of("joined"))
    parts = re.split(
        rf"\s*[,،&;]\s*|\s+(?:{'|'.join(joining)})\s+" + (f"|{glued}" if glued else ""), rest
    )
    roles = article.lexicon.phrases("byline.roles")
    names: list[str] = []
    for part in (each.strip(" .*_:") for each in parts):
        first = re.split(r"\s+(?:in|aus|à|de notre)\s+", part, maxsplit=1)[0]
        tells = any(True for _ in roles.search(words(first)))
        if first and not tells and (not names or is_name(article, [first])):
            names.append(first)
    return names


def _is_dated(article: Article, line: Line, start: int, end: int) -> bool:
    """Return whether a line is little more than a date."""
    rest = line.text[:start] + line.text[end:]
    opens = article.lexicon.phrases("byline.dated").starts(line.words)
    return bool(opens) or "|" in rest or len(rest.split()) <= 5 and not line.ends_sentence


def _date(article: Article, line: Line) -> None:
    for each in dates(line.text, article.lexicon):
        if each.iso and not article.published:
            article.published = each.iso


def _masthead(article: Article, line: Line, start: int, end: int) -> None:
    """Take the publisher from a line such as "THE LEDGER | 17 February 2026"."""
    parts = [
        each.strip(" *_,") for each in re.split(r"[|•·]", line.text[:start] + "|" + line.text[end:])
    ]
    names = [each for each in parts if len(each) > 3 and not _is_kicker(article, each)]
    if "|" in line.text or "•" in line.text or "·" in line.text:
        names = [each for each in names if not _only_said(article, each)]
        if names and not article.publisher:
            article.publisher = names[-1].title() if names[-1].isupper() else names[-1]


def _only_said(article: Article, text: str) -> bool:
    found = words(text)
    phrases = (article.lexicon.phrases("byline.dated"), article.lexicon.phrases("byline.edition"))
    return (
        not found
        or any(any(True for _ in each.search(found)) for each in phrases)
        or (fold(text) in map(fold, article.lexicon.of("byline.weekdays")))
    )


def _is_kicker(article: Article, text: str) -> bool:
    found = words(text)
    kickers = article.lexicon.phrases("byline.kickers")
    return bool(found) and sum(size for _, size, _ in kickers.search(found)) * 2 >= len(found)


def _mark_title(article: Article, lines: Sequence[Line]) -> None:
    """Choose the title among the short lines above the text; what stands over it is a kicker."""
    lines = [line for line in lines if line.paragraph.kind in ("paragraph", "heading")]
    title = _title(article, lines)
    if title is None:
        return
    title.place("title", "title")
    article.title = title.text
    before = True
    for line in lines:
        if line is title:
            before = False
        elif before:
            line.place("byline", "kicker")
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
    open_lines = [line for line in lines if not _is_telling(article, line)]
    if not open_lines:
        return None
    first = open_lines[0]
    is_over = len(open_lines) > 1 and (
        _is_kicker(article, first.text)
        or first.text.endswith(":")
        or (
            len(first.words) <= 5 < len(open_lines[1].words)
            and first.start == article.lines[0].start
        )
    )
    return open_lines[1] if is_over else first


def _is_telling(article: Article, line: Line) -> bool:
    """Return whether a line is a heading of the text rather than its title."""
    found = line.words
    spans = [size for _, size, _ in article.lexicon.phrases("headings").search(found)]
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


def _complete(article: Article) -> None:
    """Take from what the file declares what its text does not say."""
    declared = article.extract.declared
    article.title = article.title or declared.title
    article.authors = article.authors or declared.authors
    article.published = article.published or declared.published
    article.publisher = declared.publisher or article.publisher
