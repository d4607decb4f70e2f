"""Names: whom a label or a heading means, by the lexicon or as it stands.

It does not know where the words stand: that is the business of `label`.
"""

import re
from functools import cache
from typing import Final, NamedTuple

from briefer.article.lexicon import Lexicon, Word, fold, words
from briefer.article.profile import key
from briefer.article.rules.line import Article, Line

MARKS: Final = " \t\u00a0\u202f*_:.\u2013\u2014-،,"
"""What may stand around a name and is none of it."""

_SIGNS: Final = re.compile(r"[\u0640\u064b-\u065f\u0670]")
_ACRONYM: Final = re.compile(r"(?:[^\W\d_]\.)+|\b(?:St|Mr|Mrs|Dr|Inc|Ltd|Co)\.")
_SENTENCE: Final = re.compile(r"[.!?؟;؛\u2026](?=\s|$)|[\"\u201c\u201d\u201e«»]")
_MOST_WORDS: Final = 6
_LONGEST: Final = 90
_ALIKE: Final = ("اأإآ", "يى", "هة", "'\u2019", ",،")
_NAME: Final = r"(?P<name>[^,،:.;!?\n]{1,70}?)"


class Meant(NamedTuple):
    """Whom words mean; known where a lexicon has all, unsure where they say more than a name.

    Ambiguous where others are called so as well.
    """

    names: tuple[str, ...]
    is_known: bool = True
    is_unsure: bool = False
    has_lead: bool = False
    is_ambiguous: bool = False


def meant(article: Article, text: str) -> Meant | None:
    """Return whom the words of a label mean, None where they are no name."""
    text = text.strip(MARKS)
    if not text or len(text) > _LONGEST or _SENTENCE.search(_ACRONYM.sub("", text)):
        return None
    lead, rest = _without_lead(article.lexicon, text)
    known = article.profile.labels
    profiled = known and (known.get(key(text)) or known.get(key(rest)))
    if profiled:
        return Meant(profiled)
    names = known_names(article.lexicon, rest)
    if names:
        return Meant(names, has_lead=bool(lead), is_ambiguous=_is_ambiguous(article.lexicon, rest))
    if may_be_name(article.lexicon, rest, is_after_lead=bool(lead)):
        names = _open_names(article.lexicon, rest)
        return Meant(names, is_known=False, has_lead=bool(lead))
    return None


def _is_ambiguous(lexicon: Lexicon, text: str) -> bool:
    found = words(text)
    return lexicon.phrases("labels.ambiguous").starts(found) == len(found)


def named_in(article: Article, line: Line) -> Meant | None:
    """Return the one state or alliance that a heading names among other words."""
    actors = {each.actor.id: each.actor for each in article.lexicon.actors(line.text, line.words)}
    if len(actors) != 1:
        return None
    (actor,) = actors.values()
    return Meant((actor.name,), is_unsure=True) if actor.kind in ("state", "alliance") else None


def known_names(lexicon: Lexicon, text: str) -> tuple[str, ...]:
    """Return the names of the actors that a text lists, empty where it says anything else.

    "Iran and its allies" is Iran.
    """
    text = re.sub(r"\s*\([^()]*\)", "", text).strip(MARKS + "()")
    whole = lexicon.actor(text)
    if whole:
        return (whole.name,)
    found: list[str] = []
    for part in _parts(lexicon, text):
        if found and lexicon.phrases("labels.theirs").starts(words(part)):
            continue
        actor = lexicon.actor(part)
        name = actor.name if actor else _governed(lexicon, part)
        if not name:
            return ()
        if name not in found:
            found.append(name)
    return tuple(found)


def may_be_name(lexicon: Lexicon, text: str, *, is_after_lead: bool) -> bool:
    """Return whether a text may be the name of somebody whom no lexicon has."""
    found = words(text)
    if not 1 <= len(found) <= _MOST_WORDS or found[0].folded[0].isdigit():
        return False
    for path in ("labels.never", "months", "byline.weekdays"):
        if any(True for _ in lexicon.phrases(path).search(found)):
            return False
    if lexicon.phrases("labels.never_first").starts(found):
        return False
    return is_after_lead or lexicon.tag == "ar" or text.strip()[0].isupper()


def shown(text: str) -> str:
    """Return a name as it is shown: with a capital first, and not all in capitals."""
    text = " ".join(text.split())
    if text.isupper() and len(text) > 5:
        text = text.title()
    return text[:1].upper() + text[1:]


def unsigned(text: str) -> str:
    """Return an Arabic text without its vowel signs, and any with plain spaces."""
    return _SIGNS.sub("", text).replace("\u00a0", " ")


def form(words_of_it: str, after: str = "") -> re.Pattern[str]:
    """Return the pattern of a form of words in which {X} is a name."""
    parts = []
    for part in re.split(r"(\{X\}|\s+)", words_of_it):
        if part == "{X}":
            parts.append(_NAME)
        else:
            parts.append(r"[\s\u202f]+" if part.isspace() else "".join(map(_letter, part)))
    return re.compile("".join(parts) + after, re.IGNORECASE)


def _letter(each: str) -> str:
    return next((f"[{alike}]" for alike in _ALIKE if each in alike), re.escape(each))


def _without_lead(lexicon: Lexicon, text: str) -> tuple[str, str]:
    """Return the words before the name ("For", "And for"), and the name."""
    plain = unsigned(text)
    match = _leads(lexicon).match(plain)
    if match and match.end() < len(plain):
        return match[0], _unglued(lexicon, match[0], plain[match.end() :].strip(MARKS))
    return "", text


def _unglued(lexicon: Lexicon, lead: str, rest: str) -> str:
    """Return a name with the article that melts into a lead which is written in one with it."""
    for prefix, instead in lexicon.of("prefixes"):
        if len(prefix) > 1 and lead.endswith(prefix[0]) and rest.startswith(prefix[1:]):
            return f"{instead}{rest[len(prefix) - 1 :]}"
    return rest


@cache
def _leads(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the leads, the longest first; one that ends in "-" is written in one with a name."""
    leads = sorted(lexicon.of("labels.leads"), key=len, reverse=True)
    forms = (form(each.removesuffix("-"), "" if each.endswith("-") else r"\s+") for each in leads)
    return re.compile("|".join(each.pattern for each in forms), re.IGNORECASE)


def is_joint(lexicon: Lexicon, between: str) -> bool:
    """Return whether what stands between two names joins them."""
    plain = f" {between.strip()} ".lower()
    joining = lexicon.of("conjunctions")
    words_between = [each for each in words(plain) if each.folded not in _bare_articles(lexicon)]
    if not words_between:
        return bool(between.strip()) and between.strip(" \u00a0") in {",", "&", "/", "،", "+"}
    return " ".join(each.folded for each in words_between) in joining


@cache
def _bare_articles(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(fold(each.strip("'")) for each in lexicon.of("articles"))


def _parts(lexicon: Lexicon, text: str) -> list[str]:
    return [part.strip() for part in _joints(lexicon).split(text) if part and part.strip()]


@cache
def _joints(lexicon: Lexicon) -> re.Pattern[str]:
    joining = [re.escape(each) for each in lexicon.of("conjunctions")]
    glued = [rf"\s+{re.escape(each)}(?=\S)" for each in lexicon.of("joined")]
    spaced = rf"\s*[,،]?\s+(?:{'|'.join(joining)})\s+|\s*[,،/&]\s*"
    return re.compile("|".join([spaced, *glued]), re.IGNORECASE)


def _open_names(lexicon: Lexicon, text: str) -> tuple[str, ...]:
    """Return the names of a label: several where one of them is known, else all of it as one."""
    parts = _parts(lexicon, text)
    actors = [lexicon.actor(part) for part in parts]
    if 1 < len(parts) <= 3 and any(actors):
        return tuple(a.name if a else shown(p) for a, p in zip(actors, parts, strict=True))
    return (shown(text),)


def _governed(lexicon: Lexicon, text: str) -> str:
    """Return the one actor that a text names beside who governs there, or what comes next."""
    found = words(text)
    named = lexicon.actors(text, found)
    if len({each.actor.id for each in named}) != 1:
        return ""
    contested = lexicon.phrases("labels.contested")
    if any(contested.at(found, each.first) for each in named):
        return ""
    beside: list[Word] = []
    at = 0
    for each in named:
        beside += found[at : each.first]
        at = each.after
    beside += found[at:]
    told = sum(
        size
        for path in ("labels.seats", "labels.tails")
        for _, size, _ in lexicon.phrases(path).search(beside)
    )
    return named[0].actor.name if told >= len(beside) else ""
