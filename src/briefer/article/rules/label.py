"""Labels: how a paragraph or a heading says for whom it speaks.

A label stands for itself ("For Iran:", "Iran -", bold, a heading) or opens the sentence ("As for
Iran, ..."). It does not know whether a label counts: that is the business of `stakeholder`.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from briefer.article.lexicon import Lexicon, Word, fold, words
from briefer.article.rules.line import Article, Line
from briefer.article.rules.name import (
    MARKS,
    Meant,
    form,
    is_joint,
    known_names,
    may_be_name,
    meant,
    named_in,
    shown,
    unsigned,
)

EXPLICIT: Final = ("colon", "dash", "bold", "stop", "own")
"""The forms of labels that stand for themselves."""

_HEAD: Final = 130
"""So many characters of a paragraph are looked at."""

_CLOSE: Final = re.compile(
    r"[ \u00a0\u202f]*[:\uff1a](?![\d/])"
    r"|[ \u00a0\u202f]+[-\u2013\u2014]+[ \u00a0\u202f]+"
    r"|[\u2013\u2014](?=[^\s\d])|[\u2013\u2014] "
)
_AFTER_BOLD: Final = re.compile(r"[\s:\uff1a.\u2013\u2014-]*")
_AROUND: Final = MARKS + '?\u061f"\u201c\u201d\u201e\u00ab\u00bb'
"""What may stand around a heading that is a name: quotes, the sign of a question."""

_CLOSERS: Final = " \u00a0\u202f:\uff1a.\u2013\u2014-"
_TABLES: Final = {"opening": "openings", "place": "places", "joined": "joins"}
_FEW_WORDS: Final = 4
_ASKER: Final = re.compile(r"[^:?]{1,40}:\s+(?=\S)")
"""Who asks a question of an interview."""

_OWNED: Final = ("s",)
_STOP: Final = re.compile(r"([^.!?:\uff1a\u2013\u2014\n]{2,60})\.(?=\s+\S)")


class Label(NamedTuple):
    """A label: whom it means, and where it ends in its line, 0 where it stays in the sentence.

    `form` is how it stands: "colon", "dash", "bold", "stop", "own", "heading", "opening", "place",
    "tail" or "start". `style` is what it has in common with its like.
    """

    meant: Meant
    end: int
    form: str
    style: str

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of whom it means."""
        return self.meant.names

    @property
    def is_sure(self) -> bool:
        """Return whether it says the names of known actors and nothing else."""
        return self.meant.is_known and not self.meant.is_unsure


def label_of(article: Article, line: Line) -> Label | None:
    """Return the label with which a paragraph begins, None where it has none."""
    explicit = _explicit(article, line)
    if explicit and explicit.end:
        return explicit
    opening = _opening(article, line)
    is_opened = opening is not None and opening.form == "opening"
    return (opening if is_opened else explicit or opening) or _beginning(article, line)


def heading_label(article: Article, line: Line, *, is_open: bool) -> Label | None:
    """Return whom a heading names; a name that no lexicon has counts where `is_open`."""
    text = line.text[line.bullet :].strip(_AROUND)
    asker = _ASKER.match(line.text)
    text = text[asker.end() - line.bullet :] if asker and line.text[-1] == "?" else text
    first = _CLOSE.split(text, maxsplit=1)[0].strip(MARKS)
    names = known_names(article.lexicon, first) if first != text else ()
    if names:
        return Label(Meant(names), len(line.text), "heading", "heading with more")
    found = meant(article, text)
    if found is None or not found.is_known:
        named = named_in(article, line)
        found = named or (found if is_open else None)
    return Label(found, len(line.text), "heading", "heading") if found else None


def asks_of(article: Article, line: Line) -> bool:
    """Return whether a heading asks what one actor will do: "What will Berlin do?"."""
    if not line.text.endswith(("?", "\u061f")) or named_in(article, line) is None:
        return False
    return any(True for _ in article.lexicon.phrases("labels.asks").search(line.words))


def label_end_of(article: Article, line: Line, path: str) -> int:
    """Return where the label ends that is a phrase of a list, 0 where the line has none."""
    found = [word for word in line.words if word.start >= line.bullet]
    size = article.lexicon.phrases(path).starts(found)
    if not size:
        return 0
    end = found[size - 1].end
    close = re.match(r"[\s*]*[:\uff1a\u2013\u2014-]+|\.", line.text[end:])
    if close is None or (close[0] == "." and line.strong_end < end):
        return 0
    return end + close.end() if len(line.text) > end + close.end() else 0


def _explicit(article: Article, line: Line) -> Label | None:
    """Return the label that the end of bold, a full stop, a colon or a dash closes."""
    bullet = line.bullet
    text = line.text[bullet:]
    head = text[:_HEAD]
    strong = line.strong_end - bullet
    if 0 < strong < min(len(text), _HEAD):
        found = meant(article, head[:strong])
        close = _AFTER_BOLD.match(text, len(head[:strong].rstrip(_CLOSERS)))
        if found and close:
            is_apart = bool(close[0].strip()) or text[close.end() :][:1].isupper()
            end = bullet + len(text[: close.end()].rstrip()) if is_apart else 0
            return _label(line, found, end, "bold" if is_apart or found.is_known else "tail")
    stop = _STOP.match(head)
    is_numbered = bullet > 0 or line.paragraph.is_ordered
    found = _stopped(article, stop[1], is_numbered=is_numbered) if stop else None
    if stop and found:
        return _label(line, found, bullet + stop.end(), "stop")
    match = _CLOSE.search(head)
    found = meant(article, head[: match.start()]) if match else None
    if match is None or found is None:
        return None
    if match.end() >= len(text):
        return _label(line, found, len(line.text), "own")
    end = bullet + len(head[: match.end()].rstrip())
    return _label(line, found, end, "colon" if match[0].strip() in (":", "\uff1a") else "dash")


def _stopped(article: Article, text: str, *, is_numbered: bool) -> Meant | None:
    """Return whom a sentence of a name alone means; a new one counts behind a number."""
    is_known = bool(known_names(article.lexicon, text))
    is_numbered = is_numbered and len(text.split()) <= _FEW_WORDS
    return meant(article, text) if is_known or is_numbered else None


def _label(line: Line, found: Meant, end: int, form_of_it: str) -> Label:
    """Return the label, whose style is its form, whether words lead to it, and a list's item."""
    style = f"{form_of_it} {found.has_lead} {line.paragraph.kind == 'item'}"
    return Label(found, end, form_of_it, style)


def _opening(article: Article, line: Line) -> Label | None:
    """Return the label that opens the sentence and stays in it."""
    head = unsigned(line.text[line.bullet :][:_HEAD])
    for kind in ("opening", "place", "joined"):
        for pattern in _forms(article.lexicon, kind):
            match = pattern.match(head)
            if match is None:
                continue
            if "name" in match.groupdict():
                found = _opened(article.lexicon, match["name"].strip(MARKS), kind)
            else:
                found = _leading(article.lexicon, head[match.end() :])
            if found:
                return Label(found, 0, "start" if kind == "joined" else kind, kind)
    return None


def _opened(lexicon: Lexicon, text: str, kind: str) -> Meant | None:
    names = known_names(lexicon, text)
    if names:
        return Meant(names)
    is_proper = text[:1].isupper() and len(text.split()) <= 2
    is_open = kind == "opening" or (kind == "place" and is_proper)
    if is_open and may_be_name(lexicon, text, is_after_lead=True):
        return Meant((shown(lexicon.bare(text)),), is_known=False)
    return None


def _leading(lexicon: Lexicon, text: str) -> Meant | None:
    """Return the actors with whose names a text begins: one, or several that are joined."""
    found = words(text[:80])
    named = lexicon.actors(text[:80], found)
    if not named or named[0].first > _articles(lexicon, found):
        return None
    names = [named[0].actor.name]
    for before, each in pairwise(named):
        between = text[found[before.after - 1].end : found[each.first].start]
        if not is_joint(lexicon, between):
            break
        names.append(each.actor.name)
    return Meant(tuple(dict.fromkeys(names)))


def _articles(lexicon: Lexicon, found: Sequence[Word]) -> int:
    """Return how many of the first words are articles: one at most."""
    articles = [fold(each.strip("'")) for each in lexicon.of("articles")]
    return int(bool(found) and found[0].folded in articles)


@cache
def _forms(lexicon: Lexicon, kind: str) -> Sequence[re.Pattern[str]]:
    """Return the patterns of a kind of openings; what ends one with the name ends before it."""
    return [form(each.removesuffix("{X}")) for each in lexicon.of(f"labels.{_TABLES[kind]}")]


def _beginning(article: Article, line: Line) -> Label | None:
    """Return the label of a paragraph whose first words are an actor's name."""
    lexicon = article.lexicon
    found = line.words[:14]
    if not found:
        return None
    named = lexicon.actors(line.text[: found[-1].end], found)
    at = len(words(line.text[: line.bullet]))
    at += _articles(lexicon, found[at:])
    if not named or named[0].first > at:
        return _of_new(article, line, found[at:])
    first = named[0]
    several = _leading(lexicon, line.text[line.bullet :]) or Meant((first.actor.name,))
    is_tail = len(several.names) == 1 and _has_tail(lexicon, found[first.after : first.after + 4])
    kind = "tail" if is_tail else "start"
    return Label(several, 0, kind, kind)


def _of_new(article: Article, line: Line, found: Sequence[Word]) -> Label | None:
    """Return the label of a paragraph that begins with what a new name has, or will do."""
    lexicon = article.lexicon
    for at in range(1, min(len(found), _FEW_WORDS + 1)):
        is_owner = found[at].folded in _OWNED and line.text[found[at].start - 1] in "'\u2019"
        does = lexicon.phrases("labels.verbs").at(found, at)
        if not (is_owner or does):
            continue
        name = line.text[found[0].start : found[at - 1].end]
        if not may_be_name(lexicon, name, is_after_lead=False):
            return None
        is_tail = is_owner and _has_tail(lexicon, found[at + 1 : at + 5])
        kind = "tail" if is_tail else "start"
        return Label(Meant((shown(name),), is_known=False), 0, kind, kind)
    return None


def _has_tail(lexicon: Lexicon, rest: Sequence[Word]) -> bool:
    return any(lexicon.phrases("labels.tails").at(rest, i) for i in range(len(rest)))
