"""What comes next: which lines speak of it, and for whom each of them does.

Labels that stand for themselves decide; where there are two of them, a sentence that merely begins
with a name does not. What is not sure is in doubt.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from briefer.article.rules.kind import UNTOLD, kind_of
from briefer.article.rules.label import Label, heading_label, label_of
from briefer.article.rules.line import Article, Kind, Line
from briefer.errors import said

_EXPLICIT: Final = ("colon", "dash", "bold", "stop", "own")
_FEW: Final = 40
"""So many new names at most are looked for in the text before them."""

_WHOLE: Final = ("heading", "own")
"""The forms of labels that are a whole line."""

_SOFT: Final = ("opening", "place", "tail")
_STAYS: Final = ("positions", "situation", "opinion", "summary", "mediation", "domestic")
"""Kinds of sections in which labels part what is said there, and nothing of what comes next."""

NEW: Final = said("No lexicon knows this stakeholder.")
GENERAL: Final = said("This speaks of what comes next and names no stakeholder.")


def mark(article: Article) -> None:
    """Mark the lines of what comes next with the names for which they speak."""
    body = [line for line in article.lines if line.is_open or line.role == "heading"]
    kinds = {line.start: _kind(article, line) for line in body if line.role == "heading"}
    spans = [*_told(article, body, kinds)]
    labelled = [(head, span) for head, span in spans if _has_labels(article, span)]
    told = [at for at, line in enumerate(body) if line.kind == "outlook"]
    after = body[told[-1] + 1 :] if told else body
    for head, _ in spans:
        if head is not None:
            head.kind = "situation"
    for head, span in labelled or _implied(article, after, kinds):
        if head is not None:
            head.kind = "outlook"
            head.doubt = "" if labelled or kinds[head.start].is_told else UNTOLD
        _sort(article, span, is_told=bool(labelled))


def _kind(article: Article, line: Line) -> Kind:
    kind = kind_of(article, line)
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
    names = 0
    for line in after:
        if line.role == "heading":
            if not _may_stand_under(article, head, line, kinds[line.start], names):
                return
            names += 1
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


def _has_labels(article: Article, span: Sequence[Line]) -> bool:
    """Return whether anything in a stretch speaks for a stakeholder."""
    return any(label is not None for label in _labels(article, span))


def _implied(article: Article, body: Sequence[Line], kinds: Mapping[int, Kind]) -> Iterator[_Span]:
    """Yield the stretches that labels alone make: several of them, in one section."""
    headed = [*_implied_by_headings(article, body, kinds)]
    groups: list[_Span] = [(None, [])]
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
    """Return where the labels of a section begin that count without a heading, -1 for nowhere.

    There are two that stand for themselves, or three that tell a place, side by side.
    """
    found = [label_of(article, line) for line in lines]
    sure = [at for at, each in enumerate(found) if each and each.meant.is_known]
    firm = [at for at in sure if (each := found[at]) and each.form in (*_EXPLICIT, "opening")]
    if len(firm) >= 2:
        return firm[0]
    places = [at for at in sure if (each := found[at]) and each.form == "place"]
    rows = [at for at in places if at + 1 in places[:_FEW] and at + 2 in places[:_FEW]]
    return rows[0] if rows else -1


def _implied_by_headings(
    article: Article, body: Sequence[Line], kinds: Mapping[int, Kind]
) -> Iterator[_Span]:
    """Yield the stretch under headings that are names and nothing else: two of them at least."""
    heads = [at for at, line in enumerate(body) if line.role == "heading"]
    sure = [i for i, at in enumerate(heads) if _is_name_alone(article, body[at])]
    if len(sure) < 2:
        return
    first, last = sure[0], sure[-1]
    while last + 1 < len(heads) and _may_be_name(article, body[heads[last + 1]]):
        last += 1
    if not all(_may_be_name(article, body[at]) for at in heads[first : last + 1]):
        return
    end = heads[last + 1] if last + 1 < len(heads) else len(body)
    start = heads[first]
    above = body[start - 1] if start and body[start - 1].role == "heading" else None
    if above is None or not _stays(above, kinds):
        yield above, list(body[start:end])


def _is_name_alone(article: Article, line: Line) -> bool:
    label = heading_label(article, line, is_open=False)
    return label is not None and label.is_sure and label.style == "heading"


def _may_be_name(article: Article, line: Line) -> bool:
    """Return whether a heading among names may be one that no lexicon has."""
    label = heading_label(article, line, is_open=True)
    if label is None or label.meant.is_unsure:
        return False
    is_name = label.meant.is_known or label.meant.has_lead
    return is_name or not kind_of(article, line).is_told


def _labels(article: Article, span: Sequence[Line]) -> list[Label | None]:
    """Return the labels of a stretch that count, one or None for each line."""
    heads = [
        heading_label(article, line, is_open=True) if line.role == "heading" else None
        for line in span
    ]
    if any(heads):
        return heads
    found = [label_of(article, line) if line.role != "heading" else None for line in span]
    return _counting(article, span, found)


def _counting(
    article: Article, span: Sequence[Line], found: Sequence[Label | None]
) -> list[Label | None]:
    """Return the labels that count: those that stand for themselves before those that do not."""
    explicit = [each for each in found if each and each.form in _EXPLICIT]
    styles = {each.style for each in explicit if each.meant.is_known}
    if explicit and not styles and len(explicit) <= _FEW:
        before = article.extract.text[: span[0].start]
        often = Counter(each.style for each in explicit if _is_mentioned(each, before))
        styles = {style for style, number in often.items() if number >= 2}
    firm = {id(each) for each in explicit if each.meant.is_known or each.style in styles}
    soft = [each for each in found if each and each.form in _SOFT]
    if len(firm) >= 2:
        firm |= {id(each) for each in soft if each.form == "opening"}
    else:
        firm |= {id(each) for each in soft}
        begun = {id(each) for each in found if each and each.form == "start"}
        rest = len(found) - len(firm)
        wanted = (rest + 1) // 2 if len(firm) < 2 else rest
        if len(firm | begun) >= 2 and len(begun) >= wanted:
            firm |= begun
    return [each if each is not None and id(each) in firm else None for each in found]


def _is_mentioned(label: Label, before: str) -> bool:
    """Return whether a new name is led to as names are, or stands in the text before it."""
    return label.meant.has_lead or any(name in before for name in label.names)


def _sort(article: Article, span: Sequence[Line], *, is_told: bool) -> None:
    """Place the lines of a stretch: each with the names of the last label before it."""
    labels = _labels(article, span)
    last = max((at for at, label in enumerate(labels) if label), default=-1)
    is_weak = _is_weak(labels, is_told=is_told)
    speaker: Label | None = None
    own: Counter[tuple[str, ...]] = Counter()
    is_item = False
    for at, (line, label) in enumerate(zip(span, labels, strict=True)):
        if label is not None:
            speaker, is_item = label, line.paragraph.kind == "item"
            _begin(line, label, is_weak=is_weak)
        elif line.role == "heading":
            speaker = None
        elif speaker is None or (is_item and line.paragraph.kind != "item"):
            line.place("passage", "outlook-general", GENERAL if speaker else "")
            speaker = None
        else:
            is_last = at > last and speaker.form != "heading"
            _continue(article, line, speaker, own if is_last else {})
        if speaker and line.role == "passage":
            own[speaker.names] += 1


def _is_weak(labels: Sequence[Label | None], *, is_told: bool) -> bool:
    """Return whether labels may be none: they only begin sentences, and few do, or untold."""
    found = [each for each in labels if each]
    if any(each.form not in ("place", "tail", "start") for each in found):
        return False
    return not is_told or len(found) < 2 or 2 * len(found) < len(labels)


def _begin(line: Line, label: Label, *, is_weak: bool) -> None:
    """Place the line that a label begins, or that is one."""
    is_whole = label.form in _WHOLE
    line.names = label.names
    line.label_end = line.end if is_whole else line.start + label.end if label.end else 0
    line.place(
        "label" if is_whole else "passage", f"outlook-{label.form}", _doubt(label, is_weak=is_weak)
    )


def _doubt(label: Label, *, is_weak: bool = False) -> str:
    """Return why a label's names may be wrong, empty where they are sure."""
    name = label.names[0]
    if is_weak or label.form == "start":
        return said("Only the beginning of the sentence names {name}.", name=name)
    if label.meant.is_unsure:
        return said("The heading says more than the name of {name}.", name=name)
    return "" if label.meant.is_known else NEW


def _continue(
    article: Article, line: Line, speaker: Label, own: Mapping[tuple[str, ...], int]
) -> None:
    """Place a paragraph without a label under the last one.

    Where `own` says that each of the others has one paragraph, another is in doubt.
    """
    name = speaker.names[0]
    doubt = _doubt(speaker)
    label = label_of(article, line)
    others = [number for each, number in own.items() if each != speaker.names]
    if label and label.meant.is_known and not {*label.names} & {*speaker.names}:
        other = label.names[0]
        doubt = said("This stands under {name} and begins with {other}.", name=name, other=other)
    elif own and (not others or (len(others) >= 2 and max(others) == 1)):
        doubt = said("This follows what is said of {name} without a label of its own.", name=name)
    line.names = speaker.names
    line.place("passage", "outlook-continued", doubt)
