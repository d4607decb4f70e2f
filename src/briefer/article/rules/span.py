"""Where what comes next is said: under headings that tell so, or where labels alone do.

It does not know for whom a line speaks: that is the business of `stakeholder`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from briefer.article.rules.kind import kind_of
from briefer.article.rules.label import EXPLICIT, asks_of, heading_label, label_of
from briefer.article.rules.line import Article, Kind, Line

_STAYS: Final = ("positions", "situation", "opinion", "summary", "mediation", "domestic")
"""Kinds of sections in which labels part what is said there, and nothing of what comes next."""

_FEW: Final = 40
"""So many places at most are looked at for some that follow each other."""

_SEVERAL: Final = 3
"""So many labels that stand for themselves do where only one of their names is known."""

_BETWEEN: Final = 2
"""So many paragraphs at most stand between a heading and the first name under it."""

Span = tuple[Line | None, list[Line]]
"""The heading of a stretch of what comes next, or None, and the lines under it."""


def told(article: Article, body: Sequence[Line], kinds: Mapping[int, Kind]) -> Iterator[Span]:
    """Yield the stretches under headings that tell of what comes next."""
    at = 0
    while at < len(body):
        line = body[at]
        at += 1
        if line.role == "heading" and kinds[line.start].kind == "outlook":
            span = [*_under(article, line, body[at:], kinds)]
            is_first = any(each.role == "heading" for each in span) and _is_name(article, line)
            yield (None, [line, *span]) if is_first else (line, span)
            at += len(span)


def _under(
    article: Article, head: Line, after: Sequence[Line], kinds: Mapping[int, Kind]
) -> Iterator[Line]:
    """Yield the lines down to the next heading that is none for a stakeholder."""
    names = level = 0
    for line in after:
        if line.role == "heading":
            is_higher = 0 < line.paragraph.level < level
            if is_higher or not _may_stand_under(article, head, line, kinds[line.start], names):
                return
            names += 1
            level = line.paragraph.level
        yield line


def _may_stand_under(article: Article, head: Line, line: Line, kind: Kind, names: int) -> bool:
    """Return whether a heading may be that of a stakeholder, after so many others that are.

    One that lies deeper than what comes next may be of anything that no section is called by.
    """
    is_deeper = line.paragraph.level > head.paragraph.level > 0
    label = heading_label(article, line, is_open=is_deeper or names > 0)
    if label is None:
        return is_deeper and not kind.is_told
    is_person = names >= 2 and kind.kind == "positions"
    if kind.is_told and not (label.is_sure or is_person or is_deeper):
        return False
    return is_deeper or names > 0 or not label.meant.is_unsure


def implied(article: Article, body: Sequence[Line], kinds: Mapping[int, Kind]) -> Iterator[Span]:
    """Yield the stretches that labels alone make: several of them, in one section."""
    headed = [*_implied_by_headings(article, body, kinds)]
    groups: list[Span] = [(None, [])]
    for line in body if not headed else ():
        if line.role == "heading":
            groups.append((line, []))
        else:
            groups[-1][1].append(line)
    yield from headed
    for head, lines in groups:
        first = -1 if head and _stays(head, kinds) else _first_firm(article, lines)
        if first >= 0:
            is_under = head is not None and first <= 1
            yield (head, lines) if is_under else (None, lines[first:])


def _stays(head: Line, kinds: Mapping[int, Kind]) -> bool:
    """Return whether what is labelled under a heading is no matter of what comes next."""
    return kinds[head.start].is_told and head.kind in _STAYS


def _first_firm(article: Article, lines: Sequence[Line]) -> int:
    """Return which line is the first of at least two with labels of known names, else -1.

    Labels that stand for themselves make three, of which one is known. Places make three that
    follow each other, and two of them are known.
    """
    found = [None if line.is_timed else label_of(article, line) for line in lines]
    labels = [(at, each) for at, each in enumerate(found) if each]
    firm = [
        at
        for at, each in labels
        if each.meant.is_known and (each.form == "opening" or (each.form in EXPLICIT and each.end))
    ]
    if len(firm) >= 2:
        return firm[0]
    alone = [at for at, each in labels if each.form in EXPLICIT and each.end]
    if firm and len(alone) >= _SEVERAL and 2 * len(alone) > len(lines) - alone[0]:
        return alone[0]
    places = {at: each.meant.is_known for at, each in labels if each.form == "place"}
    for at in [*places][:_FEW]:
        after = places.get(at + 1), places.get(at + 2)
        if places[at] and None not in after and any(after):
            return at
    return -1


def _implied_by_headings(
    article: Article, body: Sequence[Line], kinds: Mapping[int, Kind]
) -> Iterator[Span]:
    """Yield the stretch under headings that are names and nothing else: two of them at least.

    Questions of what somebody will do are as good.
    """
    heads = [at for at, line in enumerate(body) if line.role == "heading"]
    sure = [i for i, at in enumerate(heads) if _is_of_one(article, body[at])]
    if len(sure) < 2:
        return
    first, last = sure[0], sure[-1]
    while last + 1 < len(heads) and _may_be_name(article, body[heads[last + 1]]):
        if 0 < body[heads[last + 1]].paragraph.level < body[heads[last]].paragraph.level:
            break
        last += 1
    if not all(_may_be_name(article, body[at]) for at in heads[first : last + 1]):
        return
    end = heads[last + 1] if last + 1 < len(heads) else len(body)
    above, start = _above(body, heads[first], heads[first - 1] if first else None)
    if above is None or not _stays(above, kinds):
        yield above, list(body[start:end])


def _above(body: Sequence[Line], first: int, before: int | None) -> tuple[Line | None, int]:
    """Return the heading over the first name, if it has one, and where the lines under it start.

    Between them may stand a paragraph or two, where that heading is of a higher level.
    """
    if before is None:
        return None, first
    levels = body[before].paragraph.level, body[first].paragraph.level
    is_higher = 0 < levels[0] < levels[1] and first - before - 1 <= _BETWEEN
    is_above = before == first - 1 or is_higher
    return (body[before], before + 1) if is_above else (None, first)


def _is_of_one(article: Article, line: Line) -> bool:
    return _is_name(article, line) or asks_of(article, line)


def _is_name(article: Article, line: Line) -> bool:
    label = heading_label(article, line, is_open=False)
    return label is not None and label.is_sure and label.style == "heading"


def _may_be_name(article: Article, line: Line) -> bool:
    """Return whether a heading among names may be one that no lexicon has."""
    if asks_of(article, line):
        return True
    label = heading_label(article, line, is_open=True)
    if label is None or label.meant.is_unsure:
        return False
    is_name = label.meant.is_known or label.meant.has_lead
    return is_name or not kind_of(article, line).is_told
