"""The bottom line: a box that is called so, the standfirst, or else the first paragraph."""

import re
from collections.abc import Sequence

from briefer.article.lexicon import words
from briefer.article.rules.label import label_end_of
from briefer.article.rules.line import Article, Line

_FEW = 3
_SHORT = 22
"""So many words at most has a standfirst that says too little to stand alone."""

_HEAD = 400
_SENTENCE = re.compile(r"(?<=[.!?\u061f])\s")
"""So many lines of text at most stand before a box at the top."""


def mark(article: Article) -> None:
    """Place the bottom line; what is called so further down is left to other rules."""
    body = [line for line in article.lines if line.role in ("", "heading")]
    box = None
    if all(line.role != "lead" for line in article.lines):
        box = _mark_box(article, body)
        if box is None and not _mark_run_in(article, body):
            box = _mark_first(body)
    else:
        _mark_below(article)
    for line in body:
        is_summary = line.role == "heading" and line.kind == "summary"
        if is_summary and line is not box and line.rule != "summary-box":
            line.kind = "opinion"


def _mark_box(article: Article, body: Sequence[Line]) -> Line | None:
    """Place what stands under a heading such as "Key points" near the top; return that."""
    before = 0
    for at, line in enumerate(body):
        if line.role == "heading" and line.kind == "summary":
            under = _closed(article, body[at + 1 :]) or _under(body[at + 1 :])
            if under and len(body) - at - len(under) > before + 1:
                for each in under:
                    each.place("lead", "summary-box")
                return line
        before += line.role != "heading"
        if before > _FEW:
            break
    return None


def _closed(article: Article, after: Sequence[Line]) -> list[Line]:
    """Return the lines down to one that says that the bottom line ends, and place that."""
    ends = article.lexicon.phrases("letterhead.summary_ends")
    for at, line in enumerate(after[: 2 * _FEW]):
        if line.is_short and ends.starts(line.words):
            line.place("heading", "summary-box")
            line.kind = "summary"
            return list(after[:at])
    return []


def _under(after: Sequence[Line]) -> list[Line]:
    """Return the items under a heading, or its first paragraph, two where a heading follows."""
    items: list[Line] = []
    for line in after:
        if line.role == "heading" or line.paragraph.kind != "item":
            break
        items.append(line)
    if items:
        return items
    end = next((at for at, line in enumerate(after) if line.role == "heading"), len(after))
    return list(after[:end] if end <= 2 else after[:1])


def _mark_run_in(article: Article, body: Sequence[Line]) -> bool:
    """Place a paragraph near the top that begins with "Bottom line:"."""
    for line in body[: 2 * _FEW]:
        if line.role == "heading":
            continue
        end = label_end_of(article, line, "headings.summary")
        if end:
            line.label_end = line.start + end
            line.place("lead", "summary-box")
            return True
    return False


def _mark_below(article: Article) -> None:
    """Place the paragraph below a standfirst, where that is short, or this opens with the news.

    What tells a scene is no lead.
    """
    lines = iter(article.lines)
    standfirst = next((line for line in lines if line.rule == "standfirst"), None)
    texts = (line for line in lines if line.paragraph.kind != "item")
    below = next((line for line in texts if line.role in ("", "heading")), None)
    if standfirst is None or below is None or below.role or not below.is_prose:
        return
    lexicon = article.lexicon
    first = words(_SENTENCE.split(below.text, maxsplit=1)[0])
    is_scene = any(True for _ in lexicon.phrases("scenes").search(first))
    named = lexicon.actors(below.text[:_HEAD])
    is_dated = any(True for _ in lexicon.phrases("byline.weekdays").search(first))
    opens = bool(named) and named[0].first <= 1
    is_short = len(words(standfirst.text)) <= _SHORT
    if not is_scene and ((is_short and (named or is_dated)) or (opens and is_dated)):
        below.place("lead", "lead-below")


def _mark_first(body: Sequence[Line]) -> Line | None:
    """Place the first paragraph of text; return its heading where that is left with no other."""
    for at, line in enumerate(body):
        is_text = line.paragraph.kind in ("paragraph", "quote")
        if (
            line.role == "heading"
            or not is_text
            or not (line.is_prose or line.ends_sentence or len(body) == 1)
        ):
            continue
        line.place("lead", "lead")
        before = body[at - 1] if at else None
        after = body[at + 1] if at + 1 < len(body) else None
        if before and before.role == "heading" and (after is None or after.role == "heading"):
            before.kind = "summary"
            return before
        return None
    return None
