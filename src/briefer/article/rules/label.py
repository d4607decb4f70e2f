"""Labels: how a paragraph or a heading says for whom it speaks.

A label stands for itself ("For Iran:", "Iran -", bold, a heading) or opens the sentence ("As for
Iran, ..."). It does not know whether a label counts: that is the business of `stakeholder`.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from briefer.article.lexicon import Actor, Lexicon, Word, fold, words
from briefer.article.rules.line import Article, Line

_HEAD: Final = 130
_CLOSE: Final = re.compile(
    r"[ \u00a0\u202f]*[:\uff1a](?![\d/])|[ \u00a0\u202f]+[-\u2013\u2014]+[ \u00a0\u202f]+|[\u2013\u2014](?=[^\s\d])|[\u2013\u2014] "
)
_FULL_STOP: Final = re.compile(r"[.!?؟;؛…](?=\s|$)|[\"“”„«»]")
_MARKS: Final = " \t\u00a0\u202f*_:.\u2013\u2014-،,"
_SIGNS: Final = re.compile(r"[\u0640\u064b-\u065f\u0670]")


class Label(NamedTuple):
    """A label: whom it names, where it ends in its line, 0 where it stays in the sentence.

    `form` is how it stands ("colon", "dash", "bold", "own", "heading", "opening", "place", "tail",
    "start"), and `style` what else it has in common with its like. It is known where all its
    names are, and unsure where it holds more than they say.
    """

    names: tuple[str, ...]
    end: int
    form: str
    style: str
    is_known: bool
    is_unsure: bool = False


def label_of(article: Article, line: Line) -> Label | None:
    """Return the label with which a paragraph begins, None where it has none."""
    return _explicit(article, line) or _opening(article, line)


def heading_label(article: Article, line: Line, *, is_open: bool) -> Label | None:
    """Return whom a heading names; a name that no lexicon has counts where `is_open`."""
    text = line.text[line.bullet :].strip(_MARKS)
    profiled = article.profile.labels.get(" ".join(text.lower().split()))
    if profiled:
        return Label(profiled, len(line.text), "heading", "heading", is_known=True)
    lead, rest = _without_lead(article.lexicon, text)
    names = _known_names(article.lexicon, rest)
    if names:
        return Label(names, len(line.text), "heading", "heading", is_known=True)
    named = {each.actor.id: each.actor for each in article.lexicon.actors(text)}
    if len(named) == 1:
        (actor,) = named.values()
        is_sure = _is_about(article.lexicon, rest)
        if is_sure or actor.kind in ("state", "alliance"):
            return Label((actor.name,), len(line.text), "heading", "heading", True, not is_sure)
    if is_open and _is_open_name(article.lexicon, rest, is_after_lead=bool(lead)):
        return Label((_shown(rest),), len(line.text), "heading", "heading", is_known=False)
    return None


def _explicit(article: Article, line: Line) -> Label | None:
    """Return the label that a colon, a dash or the end of bold closes."""
    bullet = line.bullet
    head = line.text[bullet : bullet + _HEAD]
    strong = line.strong_end - bullet
    if 0 < strong < len(line.text) - bullet and strong <= 90:
        inner = head[:strong]
        close = re.match(
            r"[\s\u00a0]*[:\uff1a.\u2013\u2014-]?[\s\u00a0]*", line.text[bullet + strong :]
        )
        end = bullet + strong + (len(close[0].rstrip()) if close else 0)
        made = _named(article, line, inner.strip(_MARKS), end, "bold")
        if made:
            return made
    match = _CLOSE.search(head)
    if match is None:
        return None
    form = "colon" if match[0].strip() in (":", "\uff1a") else "dash"
    is_own = match.end() >= len(line.text) - bullet
    end = bullet + len(head[: match.end()].rstrip())
    return _named(
        article, line, head[: match.start()].strip(_MARKS), end, "own" if is_own else form
    )


def _named(article: Article, line: Line, text: str, end: int, form: str) -> Label | None:
    """Return the label of these words, None where they are no name."""
    if not text or len(text) > 90 or _FULL_STOP.search(_without_acronyms(text)):
        return None
    lexicon = article.lexicon
    profiled = article.profile.labels.get(" ".join(text.lower().split()))
    lead, rest = _without_lead(lexicon, text)
    style = f"{form}{' lead' if lead else ''}{' item' if line.paragraph.kind == 'item' else ''}"
    if profiled:
        return Label(profiled, end, form, style, is_known=True)
    names = _known_names(lexicon, rest)
    if names:
        return Label(names, end, form, style, is_known=True)
    actors = {each.actor.id: each.actor for each in lexicon.actors(rest)}
    if len(actors) == 1:
        (actor,) = actors.values()
        if _is_about(lexicon, rest):
            return Label((actor.name,), end, form, style, is_known=True)
    if form == "dash" and not lead and len(words(rest)) > 5:
        return None
    if _is_open_name(lexicon, rest, is_after_lead=bool(lead)):
        return Label(_split_names(lexicon, rest), end, form, style, False, len(actors) > 0)
    return None


def _without_acronyms(text: str) -> str:
    return re.sub(r"(?:[^\W\d_]\.)+|\b(?:St|Mr|Mrs|Dr|Inc|Ltd|Co)\.", "", text)


def _without_lead(lexicon: Lexicon, text: str) -> tuple[str, str]:
    """Return the words before the name ("For", "And for"), and the name."""
    folded_text = _SIGNS.sub("", text)
    for lead in _leads(lexicon):
        match = lead.match(folded_text)
        if match and match.end() < len(folded_text):
            return match[0], folded_text[match.end() :].strip(_MARKS)
    return "", text


@cache
def _leads(lexicon: Lexicon) -> Sequence[re.Pattern[str]]:
    """Return the leads, the longest first; one that ends in "-" is written in one with a name."""
    leads = sorted(lexicon.of("labels.leads"), key=len, reverse=True)
    return [
        _pattern(lead.removesuffix("-"), after="" if lead.endswith(("-", "'")) else r"\s+")
        for lead in leads
    ]


def _pattern(form: str, after: str = "") -> re.Pattern[str]:
    """Return the pattern of a form, in which {X} is a name."""
    parts = []
    for part in re.split(r"(\{X\}|\s+)", form):
        if part == "{X}":
            parts.append(r"(?P<name>[^,،:.;!?\n]{1,70}?)")
        elif part.isspace():
            parts.append(r"[\s\u00a0\u202f]+")
        else:
            parts.append("".join(_letter(each) for each in part))
    return re.compile("".join(parts) + after, re.IGNORECASE)


def _letter(each: str) -> str:
    for alike in ("اأإآ", "يى", "هة", "'\u2019", ",،"):
        if each in alike:
            return f"[{alike}]"
    return re.escape(each)


def _known_names(lexicon: Lexicon, text: str) -> tuple[str, ...]:
    """Return the names of the actors that a text lists, empty where it says anything else."""
    text = re.sub(r"\s*\([^()]*\)", "", text).strip(_MARKS + "()")
    whole = lexicon.actor(text)
    if whole:
        return (whole.name,)
    found: list[str] = []
    for part in _parts(lexicon, text):
        actor = lexicon.actor(part) or _governing(lexicon, part)
        if actor is None:
            return ()
        if actor.name not in found:
            found.append(actor.name)
    return tuple(found)


def _parts(lexicon: Lexicon, text: str) -> list[str]:
    pattern = _joints(lexicon)
    return [part.strip() for part in pattern.split(text) if part and part.strip()]


@cache
def _joints(lexicon: Lexicon) -> re.Pattern[str]:
    joining = [re.escape(each) for each in lexicon.of("conjunctions")]
    glued = [rf"\s+{re.escape(each)}(?=\S)" for each in lexicon.of("joined")]
    spaced = rf"\s*[,،]?\s+(?:{'|'.join(joining)})\s+|\s*[,،/&]\s*"
    return re.compile("|".join([spaced, *glued]), re.IGNORECASE)


def _split_names(lexicon: Lexicon, text: str) -> tuple[str, ...]:
    """Return the names of an open label: two where each may be one, else all of it as one."""
    parts = _parts(lexicon, text)
    if 1 < len(parts) <= 3 and any(lexicon.actor(part) for part in parts):
        names = [lexicon.actor(part) for part in parts]
        return tuple(a.name if a else _shown(p) for a, p in zip(names, parts, strict=True))
    return (_shown(text),)


def _governing(lexicon: Lexicon, text: str) -> Actor | None:
    """Return the one actor that a text names beside words for its government or its next move."""
    actors = {each.actor.id: each.actor for each in lexicon.actors(text)}
    if len(actors) != 1:
        return None
    (actor,) = actors.values()
    return actor if _is_about(lexicon, text) else None


def _is_about(lexicon: Lexicon, text: str) -> bool:
    """Return whether a text says nothing beside an actor's name but who governs, or what next."""
    found = words(text)
    beside: list[Word] = []
    at = 0
    for named in lexicon.actors(text, found):
        beside += found[at : named.first]
        at = named.after
    beside += found[at:]
    seats = lexicon.phrases("labels.seats")
    tails = lexicon.phrases("labels.tails")
    told = sum(size for each in (seats, tails) for _, size, _ in each.search(beside))
    return told >= len(beside)


def _is_open_name(lexicon: Lexicon, text: str, *, is_after_lead: bool) -> bool:
    """Return whether a text may be the name of somebody whom no lexicon has."""
    text = text.strip()
    found = words(text)
    if not 1 <= len(found) <= 6 or any(each.folded[0].isdigit() for each in found[:1]):
        return False
    never = lexicon.phrases("labels.never")
    if any(True for _ in never.search(found)):
        return False
    return is_after_lead or lexicon.tag == "ar" or text[0].isupper()


def _shown(text: str) -> str:
    """Return a name as it is shown: with a capital first, and not all in capitals."""
    text = " ".join(text.split())
    if text.isupper() and len(text) > 5:
        text = text.title()
    return text[:1].upper() + text[1:]


def _opening(article: Article, line: Line) -> Label | None:
    """Return the label that opens the sentence and stays in it."""
    head = _SIGNS.sub("", line.text[line.bullet :][:_HEAD]).replace("\u00a0", " ")
    for form in ("opening", "place"):
        for pattern in _forms(article.lexicon, form):
            match = pattern.match(head)
            if match:
                made = _opened(article.lexicon, match["name"].strip(_MARKS), form)
                if made:
                    return made
    return _beginning(article, line)


def _opened(lexicon: Lexicon, text: str, form: str) -> Label | None:
    names = _known_names(lexicon, text)
    if names:
        return Label(names, 0, form, form, is_known=True)
    if form == "opening" and _is_open_name(lexicon, text, is_after_lead=True):
        return Label((_shown(lexicon.bare(text)),), 0, form, form, is_known=False)
    return None


@cache
def _forms(lexicon: Lexicon, form: str) -> Sequence[re.Pattern[str]]:
    listed = lexicon.of("labels.openings" if form == "opening" else "labels.places")
    return [_pattern(each, after=r"(?=[\s,.])" if each.endswith("{X}") else "") for each in listed]


def _beginning(article: Article, line: Line) -> Label | None:
    """Return the label of a paragraph whose first words are an actor's name."""
    lexicon = article.lexicon
    found = line.words[:14]
    text = line.text
    skipped = 1 if found and fold(text[: found[0].end]) in map(fold, lexicon.of("articles")) else 0
    named = lexicon.actors(text[: found[-1].end] if found else "", found)
    if not named or named[0].first > skipped + line_bullet_words(line):
        return None
    first = named[0]
    tails = lexicon.phrases("labels.tails")
    rest = found[first.after : first.after + 4]
    is_tail = any(tails.at(rest, at) for at in range(len(rest)))
    others = {each.actor.id for each in named[1:] if each.first <= first.after + 2} - {
        first.actor.id
    }
    form = "tail" if is_tail and not others else "start"
    return Label((first.actor.name,), 0, form, form, True, bool(others))


def line_bullet_words(line: Line) -> int:
    """Return how many words the bullet of a line has: one for a number, none for a sign."""
    return len(words(line.text[: line.bullet]))


def label_end_of(article: Article, line: Line, path: str) -> int:
    """Return where the label ends that is a phrase of a list, 0 where the line has none."""
    found = line.words
    size = article.lexicon.phrases(path).starts(found)
    if not size or size > 4:
        return 0
    end = found[size - 1].end
    close = re.match(r"[\s\u00a0*]*[:\uff1a\u2013\u2014-]+|\.", line.text[end:])
    if close is None or (close[0] == "." and line.strong_end < end):
        return 0
    return end + close.end() if len(line.text) > end + close.end() else 0
