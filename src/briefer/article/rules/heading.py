"""Which lines are headings: by their style, by bold or capitals, a rule under them, or shape.

A heading of the article begins a section; what it says is the business of `kind`.
"""

import re
from itertools import pairwise
from typing import Final

from briefer.article.rules.kind import kind_of
from briefer.article.rules.line import Article, Line

_NUMBERED: Final = re.compile(
    r"(?:\(?(?:\d{1,2}|[IVX]{1,5}|[A-H])[.)]|§\s?\d+|\d{1,2}\s[\u2013\u2014-])\s+\S"
)


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
    kind = line.paragraph.kind
    if " ".join(line.text.lower().split()) in article.profile.headings:
        return "heading-profile"
    if kind == "heading":
        return "heading-underlined" if line.paragraph.is_underlined else "heading-style"
    if kind not in ("paragraph", "item") or not line.is_short or after is None:
        return ""
    if line.paragraph.is_underlined:
        return "heading-underlined"
    if line.text[-1] in ",;،؛" or (line.text[-1] in ".。" and not line.is_strong):
        return ""
    if kind == "item":
        return _rule_of_item(article, line, after)
    return _rule_of_shape(article, line, after)


def _rule_of_item(article: Article, line: Line, after: Line) -> str:
    """A numbered line alone in its list, and text after it, is a heading."""
    is_alone = after.paragraph.list != line.paragraph.list or after.paragraph.kind != "item"
    if not (is_alone and line.paragraph.is_ordered and after.is_prose):
        return ""
    before = [each for each in article.lines if each.end < line.start][-1:]
    if (
        before
        and before[0].paragraph.kind == "item"
        and before[0].paragraph.list == line.paragraph.list
    ):
        return ""
    return "" if line.ends_sentence and not line.text.endswith("?") else "heading-numbered"


def _rule_of_shape(article: Article, line: Line, after: Line) -> str:
    text = line.text
    if _NUMBERED.match(text) and not line.ends_sentence:
        return "heading-numbered"
    if line.is_strong and _is_followed(line, after):
        return "heading-bold"
    if text.isupper() and sum(map(str.isalpha, text)) > 2 and not line.ends_sentence:
        return "heading-capitals"
    if not _is_followed(line, after):
        return ""
    if text.endswith((":", "\uff1a")):
        return "heading-shape" if kind_of(article, text).is_told and len(line.words) <= 10 else ""
    if line.ends_sentence:
        is_question = text.rstrip("\u00a0 ")[-1:] in ("?", "؟")
        is_telling = kind_of(article, text).is_told or _is_titled(line)
        return "heading-shape" if is_question and is_telling and len(line.words) <= 14 else ""
    if text[:1].islower() or text[:1] in "\"'“«„([":
        return "heading-shape" if kind_of(article, text).is_told else ""
    return "heading-shape"


def _is_followed(line: Line, after: Line) -> bool:
    """Return whether longer text follows, or what else a heading stands over."""
    if after.paragraph.kind in ("item", "cell", "heading"):
        return True
    return len(after.text) > len(line.text) or after.is_strong or after.is_short


def _is_titled(line: Line) -> bool:
    """Return whether most longer words begin with a capital letter."""
    long = [word for word in line.text.split() if len(word) > 3 and word[0].isalpha()]
    return bool(long) and sum(word[0].isupper() for word in long) * 3 >= len(long) * 2
