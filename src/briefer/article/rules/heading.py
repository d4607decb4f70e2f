"""Which lines are headings: by their style, by bold or capitals, a rule under them, or shape.

A heading of the article begins a section; what it says is the business of `kind`.
"""

import re
from itertools import pairwise
from typing import Final

from briefer.article.rules.kind import kind_of
from briefer.article.rules.line import Article, Line

_NUMBERED: Final = re.compile(
    r"(?:\(?(?:\d{1,2}|[IVX]{1,5}|[A-H])[.)]|[a-h]\)|§\s?\d+|\d{1,2}\s[\u2013\u2014-])\s+\S"
)

_FIGURES: Final = re.compile(r"\s-?\d+[.,]\d+\s?%?$")
_SENTENCE: Final = re.compile(r"[^\W\d_]{3}[.!?\u061f]\s")
_LONGEST_QUESTION: Final = 300
_QUOTES: Final = ('"', "'", "\u201c", "«", "„", "(", "[")


def mark(article: Article) -> None:
    """Give the headings their role and the rule that tells them."""
    lines = [line for line in article.lines if line.is_open]
    for line, after in pairwise([*lines, None]):
        if line is None:
            continue
        rule = _rule(article, line, after)
        if rule:
            line.place("heading", rule)


def _rule(article: Article, line: Line, after: Line | None) -> str:
    """Return the rule by which a line is a heading, empty where it is none."""
    kind = line.paragraph.kind
    if article.profile.headings and line.key in article.profile.headings:
        return "heading-profile"
    if line.paragraph.is_underlined:
        return "heading-underlined"
    if kind == "heading":
        return "heading-style"
    is_text = kind in ("paragraph", "item") or (kind == "quote" and line.is_strong)
    if not is_text or after is None or not (line.is_short or _is_question(line)):
        return ""
    is_stopped = line.text[-1] in ".\u3002" and not line.text.endswith("...")
    if line.text[-1] in ",;،؛" or (is_stopped and not line.is_strong):
        return ""
    return _rule_of_item(article, line, after) if kind == "item" else _look(article, line, after)


def _is_question(line: Line) -> bool:
    """Return whether it is a question in bold, which may be longer: that of an interview."""
    return line.text[-1] in "?\u061f" and len(line.text) <= _LONGEST_QUESTION and line.is_strong


def _rule_of_item(article: Article, line: Line, after: Line) -> str:
    """A numbered line alone in its list, and text after it, is a heading."""
    near = article.lines[max(0, line.at - 1) : line.at + 2]
    is_alone = sum(each.paragraph.list == line.paragraph.list for each in near) == 1
    is_shaped = not line.ends_sentence or line.text.endswith("?")
    is_heading = is_alone and line.paragraph.is_ordered and after.is_prose and is_shaped
    return "heading-numbered" if is_heading else ""


def _look(article: Article, line: Line, after: Line) -> str:
    """Return the rule by which a short line looks like a heading."""
    text = line.text
    is_followed = _is_followed(line, after)
    if line.is_strong and is_followed:
        return "heading-bold"
    if not line.ends_sentence:
        if _NUMBERED.match(text):
            return "heading-numbered"
        if text.isupper() and sum(map(str.isalpha, text)) > 2:
            return "heading-capitals"
    return "heading-shape" if is_followed and _is_shaped(article, line) else ""


def _is_shaped(article: Article, line: Line) -> bool:
    """Return whether a line is no sentence; one that may be needs words that headings have."""
    text = line.text
    is_told = kind_of(article, line).is_told
    if _is_of_table(article, line):
        return False
    if text.endswith((":", "\uff1a")):
        return is_told and len(line.words) <= 10 and not _SENTENCE.search(text)
    if text.endswith(("...", "\u2026")):
        return is_told
    if line.ends_sentence:
        if not text.endswith(("?", "؟")) or len(line.words) > 14:
            return False
        return is_told or _is_titled(line) or _is_one_of_several(article, line)
    text = text[line.bullet :]
    return is_told or not (text[:1].islower() or text[:1] in _QUOTES)


def _is_one_of_several(article: Article, line: Line) -> bool:
    """Return whether another question is a short line of its own, with an answer between."""
    near = [each for each in (line.at - 2, line.at + 2) if 0 <= each < len(article.lines)]
    between = article.lines[line.at + 1 : line.at + 2]
    is_answered = all(each.is_prose for each in between)
    questions = (article.lines[each] for each in near)
    return is_answered and any(
        each.is_short and each.text[-1] in "?\u061f" and each.text[:1] not in _QUOTES
        for each in questions
    )


def _is_of_table(article: Article, line: Line) -> bool:
    """Return whether a line is a row of figures or what a table is called: "Exhibit 1: ..."."""
    if _FIGURES.search(line.text):
        return True
    size = article.lexicon.phrases("credits.exhibits").starts(line.words)
    return 0 < size < len(line.words) and line.words[size].folded.isdigit()


def _is_followed(line: Line, after: Line) -> bool:
    """Return whether longer text follows, or what else a heading stands over."""
    if after.paragraph.kind in ("item", "cell", "heading"):
        return True
    return len(after.text) > len(line.text) or after.is_strong or after.is_short


def _is_titled(line: Line) -> bool:
    """Return whether most longer words begin with a capital letter."""
    long = [word for word in line.text.split() if len(word) > 3 and word[0].isalpha()]
    return bool(long) and sum(word[0].isupper() for word in long) * 3 >= len(long) * 2
