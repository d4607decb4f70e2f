"""What comes next: which lines speak of it, and for whom each of them does.

Labels that stand for themselves decide; where there are two of them, a sentence that merely begins
with a name does not. What is not sure is in doubt.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from briefer.article.rules.kind import Kind, kind_of
from briefer.article.rules.label import Label, heading_label, label_of
from briefer.article.rules.line import Article, Line
from briefer.errors import said

_EXPLICIT: Final = ("colon", "dash", "bold", "own")
_SOFT: Final = ("opening", "place", "tail")
_STAYS: Final = ("positions", "situation", "opinion", "summary", "mediation", "domestic")
"""Kinds of sections in which labels part what is said there, and nothing of what comes next."""

UNSURE: Final = said("The heading or label names more than {name}.")
NEW: Final = said("No lexicon knows this stakeholder.")
BEGINS: Final = said("Nothing but the beginning of the sentence names {name}.")
OTHER: Final = said("This stands under {name}, and begins with {other}.")
TRAILS: Final = said("This follows what is said of {name}, and has no label of its own.")
GENERAL: Final = said("This is about what comes next, and names no stakeholder.")


def mark(article: Article) -> None:
    """Mark the lines of what comes next with the names for which they speak."""
    body = [line for line in article.lines if line.is_open or line.role == "heading"]
    kinds = {line.start: _kind(article, line) for line in body if line.role == "heading"}
    spans = [*_told(article, body, kinds)]
    is_labelled = [_has_labels(article, span) for _, span in spans]
    if not any(is_labelled):
        implied = [*_implied(article, body, kinds)]
        if implied:
            spans, is_labelled = implied, [True] * len(implied)
    for (head, span), labelled in zip(spans, is_labelled, strict=True):
        if head is not None:
            head.kind = "outlook" if labelled else "situation"
            if labelled:
                head.doubt = ""
        _sort(article, span)


def _kind(article: Article, line: Line) -> Kind:
    kind = kind_of(article, line.text)
    line.kind = kind.kind
    return kind


_Span = tuple[Line | None, list[Line]]
"""The heading of a stretch of what comes next, or None, and the lines under it."""


def _told(article: Article, body: Sequence[Line], kinds: Mapping[int, Kind]) -> Iterator[_Span]:
    """Yield the stretches under headings that tell of what comes next."""
    at = 0
    while at < len(body):
        line = body[at]
        at += 1
        if line.role == "heading" and kinds[line.start].kind == "outlook":
            span = [*_under(article, line, body[at:], kinds)]
            yield line, span
            at += len(span)


def _under(
    article: Article, head: Line, after: Sequence[Line], kinds: Mapping[int, Kind]
) -> Iterator[Line]:
    """Yield the lines down to the next heading that is none for a stakeholder."""
    siblings = 0
    for line in after:
        if line.role == "heading":
            is_deeper = line.paragraph.level > head.paragraph.level > 0
            label = heading_label(article, line, is_open=is_deeper or siblings > 0)
            is_told = kinds[line.start].is_told
            if not is_deeper and (label is None or is_told or (label.is_unsure and not siblings)):
                return
            if label is None and is_deeper and is_told:
                return
            siblings += 1
        yield line


def _has_labels(article: Article, span: Sequence[Line]) -> bool:
    """Return whether anything in a stretch speaks for a stakeholder."""
    return any(label is not None for label in _labels(article, span))


def _implied(article: Article, body: Sequence[Line], kinds: Mapping[int, Kind]) -> Iterator[_Span]:
    """Yield the stretches that labels alone make: two of them at least, in one section."""
    yield from _implied_by_headings(article, body)
    groups: list[_Span] = [(None, [])]
    for line in body:
        if line.role == "heading":
            groups.append((line, []))
        else:
            groups[-1][1].append(line)
    for head, lines in groups:
        found = [label_of(article, line) for line in lines]
        firm = [
            each
            for each in found
            if each and each.form in (*_EXPLICIT, "opening") and each.is_known
        ]
        if len(firm) < 2:
            continue
        first = next(i for i, each in enumerate(found) if each in firm)
        if head is not None:
            kind = kinds[head.start]
            if kind.is_told and kind.kind in _STAYS:
                continue
        yield (
            (head if first <= 1 else None),
            lines[0 if head is not None and first <= 1 else first :],
        )


def _implied_by_headings(article: Article, body: Sequence[Line]) -> Iterator[_Span]:
    """Yield the stretch under headings that are names and nothing else: two of them at least."""
    named = [
        at
        for at, line in enumerate(body)
        if line.role == "heading"
        and (label := heading_label(article, line, is_open=False)) is not None
        and not label.is_unsure
        and not kind_of(article, line.text).is_told
    ]
    if len(named) < 2:
        return
    first, last = named[0], named[-1]
    end = next((i for i in range(last + 1, len(body)) if body[i].role == "heading"), len(body))
    inside = {i for i in range(first, end) if body[i].role == "heading"}
    if inside != set(named):
        return
    above = body[first - 1] if first and body[first - 1].role == "heading" else None
    yield above, list(body[first:end])


def _labels(article: Article, span: Sequence[Line]) -> list[Label | None]:
    """Return the labels of a stretch that count, one or None for each line."""
    heads = [
        heading_label(article, line, is_open=True) if line.role == "heading" else None
        for line in span
    ]
    if any(heads):
        return heads
    found = [label_of(article, line) if line.role != "heading" else None for line in span]
    return _counting(found)


def _counting(found: Sequence[Label | None]) -> list[Label | None]:
    """Return the labels that count: those that stand for themselves before those that do not."""
    explicit = [each for each in found if each and each.form in _EXPLICIT]
    styles = {each.style for each in explicit if each.is_known}
    if not styles:
        often = Counter(each.style for each in explicit)
        styles = {style for style, number in often.items() if number >= 2}
    firm = {id(each) for each in explicit if each.is_known or each.style in styles}
    soft = [each for each in found if each and each.form in _SOFT]
    if len(firm) >= 2:
        firm |= {id(each) for each in soft if each.form == "opening"}
    else:
        firm |= {id(each) for each in soft}
        if len(firm) < 2:
            firm |= {id(each) for each in found if each and each.form == "start"}
    return [each if each is not None and id(each) in firm else None for each in found]


def _sort(article: Article, span: Sequence[Line]) -> None:
    """Place the lines of a stretch: each with the names of the last label before it."""
    labels = _labels(article, span)
    many = Counter()  # type: Counter[tuple[str, ...]]
    names: tuple[str, ...] = ()
    rule, is_item = "", False
    for line, label in zip(span, labels, strict=True):
        if label is not None:
            names, rule = label.names, f"outlook-{label.form}"
            is_item = line.paragraph.kind == "item"
            _begin(line, label)
        elif line.role == "heading":
            names = ()
        elif not names or (is_item and line.paragraph.kind != "item"):
            names = ()
            line.place("passage", "outlook-general", GENERAL if any(labels) and many else "")
        else:
            _continue(article, line, names, many, rule)
        if names and not (label is not None and label.form == "heading"):
            many[names] += 1


def _begin(line: Line, label: Label) -> None:
    """Place the line that a label begins, or that is one."""
    name = label.names[0]
    doubt = ""
    if label.is_unsure:
        doubt = said(UNSURE.template, name=name)
    elif not label.is_known:
        doubt = NEW
    elif label.form == "start":
        doubt = said(BEGINS.template, name=name)
    line.names = label.names
    is_whole = label.form in ("heading", "own")
    line.label_end = line.end if is_whole else line.start + label.end if label.end else 0
    line.place("label" if is_whole else "passage", f"outlook-{label.form}", doubt)


def _continue(
    article: Article,
    line: Line,
    names: tuple[str, ...],
    many: Mapping[tuple[str, ...], int],
    rule: str,
) -> None:
    """Place a paragraph without a label under the last one."""
    doubt = ""
    label = label_of(article, line)
    others = [number for each, number in many.items() if each != names]
    if label and label.is_known and not set(label.names) & set(names):
        doubt = said(OTHER.template, name=names[0], other=label.names[0])
    elif rule != "outlook-heading" and len(others) >= 2 and max(others) == 1:
        doubt = said(TRAILS.template, name=names[0])
    line.names = names
    line.place("passage", "outlook-continued", doubt)
