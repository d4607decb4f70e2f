"""What comes next: which lines speak of it, and for whom each of them does.

Labels that stand for themselves decide; where there are two of them, a sentence that merely begins
with a name does not. What is not sure is in doubt.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import dropwhile
from typing import Final

from briefer.article.rules.kind import UNTOLD, kind_of
from briefer.article.rules.label import (
    EXPLICIT,
    Label,
    asks_of,
    heading_label,
    label_of,
)
from briefer.article.rules.line import Article, Kind, Line
from briefer.article.rules.span import implied, told
from briefer.errors import said

_FEW: Final = 40
"""So many new names at most are looked for in the text before them."""

_WHOLE: Final = ("heading", "own")
"""The forms of labels that are a whole line."""

_SOFT: Final = ("opening", "place", "tail")
_LOOSE: Final = ("place", "tail", "start")
"""The forms of labels that may be the beginning of any sentence."""

NEW: Final = said("No lexicon knows this stakeholder.")
GENERAL: Final = said("This speaks of what comes next and names no stakeholder.")


def mark(article: Article) -> None:
    """Mark the lines of what comes next with the names for which they speak."""
    body = [line for line in article.lines if line.is_open or line.role == "heading"]
    kinds = {line.start: _kind(article, line) for line in body if line.role == "heading"}
    spans = [*told(article, body, kinds)]
    labelled = [(head, span) for head, span in spans if _has_labels(article, span)]
    heads = [
        at for at, line in enumerate(body) if line.kind == "outlook" and not asks_of(article, line)
    ]
    after = body[heads[-1] + 1 :] if heads else body
    for head, _ in spans:
        if head is not None:
            head.kind = "situation"
    for head, span in labelled or implied(article, after, kinds):
        if head is not None:
            head.kind = "outlook"
            head.doubt = "" if labelled or kinds[head.start].is_told else UNTOLD
        _sort(article, span, is_told=bool(labelled))


def _kind(article: Article, line: Line) -> Kind:
    kind = kind_of(article, line)
    line.kind = kind.kind
    return kind


def _has_labels(article: Article, span: Sequence[Line]) -> bool:
    """Return whether anything in a stretch speaks for a stakeholder."""
    return any(label is not None for label in _labels(article, span))


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
    before = article.extract.text[: span[0].start] if span else ""
    explicit = [each for each in found if each and each.form in EXPLICIT]
    styles = {each.style for each in explicit if each.meant.is_known}
    if explicit and not styles and len(explicit) <= _FEW:
        often = Counter(each.style for each in explicit if _is_mentioned(each, before))
        styles = {style for style, number in often.items() if number >= 2}
    firm = {id(each) for each in explicit if each.meant.is_known or each.style in styles}
    soft = [each for each in found if each and each.form in _SOFT]
    if len(firm) >= 2:
        firm |= {id(each) for each in soft if each.form == "opening"}
    else:
        firm |= _firm_of(soft)
        firm |= {id(each) for each in found if each and each.style == "joined"} if firm else set()
        firm |= _begun(found, firm, before)
    return [each if each is not None and id(each) in firm else None for each in found]


def _firm_of(soft: Sequence[Label]) -> set[int]:
    """Return the labels within sentences that count: new names only beside two known ones."""
    known = Counter(each.form for each in soft if each.meant.is_known)
    return {
        id(each)
        for each in soft
        if each.meant.is_known or each.form == "opening" or known[each.form] >= 2
    }


def _begun(found: Sequence[Label | None], firm: AbstractSet[int], before: str) -> set[int]:
    """Return the labels that only begin sentences, where most paragraphs have one.

    New names count that the text before has; others where each paragraph has another name.
    """
    starts = [each for each in found if each and each.form == "start"]
    names = {each.names for each in starts}
    after = [*dropwhile(lambda each: each is None, found)]
    is_whole = len(starts) == len(after) == len(names)
    before = before if len(starts) <= _FEW else ""
    sure = [each for each in starts if each.meant.is_known or _is_mentioned(each, before)]
    begun = {id(each) for each in (starts if is_whole and len(sure) >= 2 else sure)}
    rest = len(found) - len(firm)
    wanted = (rest + 1) // 2 if len(firm) < 2 else rest
    return begun if len(firm | begun) >= 2 and len(begun) >= wanted else set()


def _is_mentioned(label: Label, before: str) -> bool:
    """Return whether a new name is led to as names are, or stands in the text before it."""
    return label.meant.has_lead or any(name in before for name in label.names)


def _sort(article: Article, span: Sequence[Line], *, is_told: bool) -> None:
    """Place the lines of a stretch: each with the names of the last label before it."""
    labels = _labels(article, span)
    last = max((at for at, label in enumerate(labels) if label), default=-1)
    is_weak = _is_weak(labels, is_told=is_told)
    is_row = {each.form for each in labels if each} == {"place"}
    speaker: Label | None = None
    own: Counter[tuple[str, ...]] = Counter()
    is_item = False
    for at, (line, label) in enumerate(zip(span, labels, strict=True)):
        if label is not None:
            speaker, is_item = label, line.paragraph.kind == "item"
            is_doubtful = is_weak or (label.form == "place" and not is_row)
            _begin(line, label, is_weak=is_doubtful)
        elif line.role == "heading":
            speaker = None
        elif speaker is None or (is_item and line.paragraph.kind != "item"):
            line.place("passage", "outlook-general", GENERAL if speaker else "")
            speaker = None
        elif at > last and speaker.form in _LOOSE and _is_each_once(own):
            line.place("passage", "outlook-general", GENERAL)
            speaker = None
        else:
            is_last = at > last and speaker.form != "heading"
            _continue(article, line, speaker, own if is_last else {})
        if speaker and line.role == "passage":
            own[speaker.names] += 1


def _is_each_once(own: Mapping[tuple[str, ...], int]) -> bool:
    """Return whether each of several has spoken once."""
    return len(own) > 2 and max(own.values()) == 1


def _is_weak(labels: Sequence[Label | None], *, is_told: bool) -> bool:
    """Return whether labels may be none: they only begin sentences, and few do, or untold."""
    found = [each for each in labels if each]
    if any(each.form not in _LOOSE for each in found):
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
    if is_weak or label.form == "start" or (label.form == "bold" and not label.end):
        return said("Only the beginning of the sentence names {name}.", name=name)
    if label.meant.is_unsure:
        return said("The heading says more than the name of {name}.", name=name)
    if label.meant.is_ambiguous:
        return said("Others than {name} may be called so.", name=name)
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
    elif (
        speaker.form in _LOOSE
        or line.bullet > 0
        or (own and (not others or (len(others) >= 2 and max(others) == 1)))
    ):
        doubt = said("This follows what is said of {name} without a label of its own.", name=name)
    line.names = speaker.names
    line.place("passage", "outlook-continued", doubt)
