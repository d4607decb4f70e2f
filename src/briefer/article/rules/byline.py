"""Lines that say who wrote an article, when it was published, and by whom."""

import re
from collections.abc import Sequence
from typing import Final

from briefer.article.lexicon import fold, words
from briefer.article.rules.date import Dated, dates
from briefer.article.rules.line import Article, Line

_PARTS: Final = re.compile(r"\s*[|•·]\s*|\s+[\u2014\u2013*-]\s+")
_CONTACT: Final = re.compile(r"\S+@\S+\.\w+|(?:(?:\+|\b00)\s?\d|\(\d)[\d ()/.-]{5,}", re.ASCII)
_TIME: Final = re.compile(r"\d{1,2}[:.]\d{2}")
_FEW: Final = 6
_PARTICLES: Final = frozenset(
    ["al", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "la", "le", "van", "von"]
)
_LONGEST: Final = 200


def note(article: Article, line: Line, *, is_below_title: bool) -> None:
    """Place a line that says who, when or where, and take from it what it says."""
    if line.paragraph.kind == "heading" or len(line.text) > _LONGEST:
        return
    if is_contact(line):
        line.place("byline", "contact")
        return
    found = [*dates(line.text, article.lexicon)]
    if is_below_title and article.authors and _add_author(article, line):
        return
    authors = _authors(article, line.text)
    is_dated = found and not line.ends_sentence and _is_dated(article, line, found[0])
    is_signed = authors is not None or (is_below_title and _is_signature(article, line))
    is_masthead = is_below_title and _is_masthead(article, line)
    if is_signed or is_dated or is_masthead or _is_edition(article, line):
        rule = "byline" if is_signed else "masthead" if is_masthead and not is_dated else "date"
        line.place("byline", rule)
        article.authors = article.authors or authors or ()
        article.published = article.published or next((each.iso for each in found if each.iso), "")
        _note_names(article, line, found, is_below_title=is_below_title)


def is_contact(line: Line) -> bool:
    """Return whether a line is but addresses and numbers to write to or to call."""
    if len(line.text) > _LONGEST or not _CONTACT.search(line.text):
        return False
    rest = words(_CONTACT.sub("", line.text))
    return len(rest) <= 1


def _add_author(article: Article, line: Line) -> bool:
    """Place a line that is the name of one more author."""
    before = article.lines[max(0, line.at - 3) : line.at]
    is_near = any(each.rule == "contact" for each in before)
    if not is_near or line.is_prose or not is_name(article, line.text.strip(" ,")):
        return False
    article.authors = (*article.authors, *authors_of(article, line.text))
    line.place("byline", "byline")
    return True


def _is_masthead(article: Article, line: Line) -> bool:
    """Return whether a line is of parts, one of which names an outlet: "Flash - Bank Lormont"."""
    parts = [each for each in _PARTS.split(line.text) if each]
    if len(parts) < 2 or line.ends_sentence or len(line.words) > 16:
        return False
    outlets = [each for each in parts if is_outlet(article, each)]
    others = [each for each in parts if each not in outlets]
    is_told = len(parts) > 2 or any(is_kicker(article, each) for each in others)
    return bool(outlets) and is_told and all(len(words(each)) <= _FEW for each in others)


def authors_of(article: Article, text: str) -> tuple[str, ...]:
    """Return the persons that a text lists, without their posts and places."""
    rest = _PARTS.split(text)[0]
    rest = re.split(r"\s*\(|[.;]\s|\n", rest, maxsplit=1)[0]
    names: list[str] = []
    for part in _joints(article).split(rest):
        name = re.split(article.lexicon.of("byline.cut"), part.strip(" .*_:\u00a0"), maxsplit=1)[0]
        if not is_name(article, name) or _tells(article, "byline.roles", name):
            break
        names.append(name.title() if name.isupper() else name)
    return tuple(names)


def is_name(article: Article, name: str) -> bool:
    """Return whether it may be a person's name: some capital words, none of them an actor."""
    parts = name.split()
    if not 2 <= len(parts) <= 5 or any(map(str.isdigit, name)):
        return False
    if is_outlet(article, name) or article.lexicon.actors(name):
        return False
    if article.lexicon.tag == "ar":
        return True
    is_capital = all(part.lower() != part or part in _PARTICLES for part in parts)
    return is_capital and parts[0].lower() != parts[0]


def is_kicker(article: Article, text: str) -> bool:
    """Return whether a text is mostly words such as "Analysis" or "World"."""
    found = words(text)
    kickers = article.lexicon.phrases("byline.kickers")
    return bool(found) and sum(size for _, size, _ in kickers.search(found)) * 2 >= len(found)


def is_outlet(article: Article, text: str) -> bool:
    """Return whether a text names an outlet: by one of its words, or by the article before it."""
    is_led = len(text.split()) > 1 and article.lexicon.bare(text) != text
    return is_led or _tells(article, "byline.outlets", text)


def _authors(article: Article, text: str) -> tuple[str, ...] | None:
    """Return the persons that a byline names, none where it names an office; None for no byline."""
    for part in _PARTS.split(text):
        found = words(part)
        size = article.lexicon.phrases("byline.by").starts(found)
        if not size or found[0].start > 3:
            continue
        rest = part[found[size - 1].end :].lstrip(" :\u00a0\u202f*_")
        names = authors_of(article, rest)
        is_called = ":" in part[found[size - 1].end :][:3] and len(rest.split()) <= 6
        if names or is_called or (len(found) <= size + 4 and _tells(article, "byline.roles", rest)):
            return names or ((rest,) if is_called else ())
    declared = article.extract.declared.authors
    plain = fold(text)
    if declared and len(text) < 120 and all(fold(each) in plain for each in declared):
        return ()
    return None


def _is_signature(article: Article, line: Line) -> bool:
    """Return whether a short line below the title is a name, alone or with a post or an outlet."""
    if line.is_prose or line.ends_sentence or not line.is_short:
        return False
    parts = [each for each in re.split(r"\s*[,(]\s*", line.text.rstrip(")")) if each]
    parts = [part.strip() for each in parts for part in _PARTS.split(each) if part.strip()]
    names = [each for each in parts if is_name(article, each) and len(each.split()) <= 4]
    others = [each for each in parts if each not in names]
    if not names or parts.index(names[0]) > 1:
        return False
    return all(
        is_kicker(article, each) or _is_post(article, each) for each in others
    ) and not _tells(article, "headings", names[0])


def _is_post(article: Article, text: str) -> bool:
    return is_outlet(article, text) or _tells(article, "byline.roles", text)


def _joints(article: Article) -> re.Pattern[str]:
    joining = [re.escape(each) for each in article.lexicon.of("conjunctions") if each.isalpha()]
    glued = [rf"\s+{re.escape(each)}(?=\S)" for each in article.lexicon.of("joined")]
    return re.compile(
        "|".join([r"\s*[,،&/]\s*", rf"\s+(?:{'|'.join(joining)})\s+", *glued]), re.IGNORECASE
    )


def _tells(article: Article, path: str, text: str) -> bool:
    return any(True for _ in article.lexicon.phrases(path).search(words(text)))


def _is_dated(article: Article, line: Line, date: Dated) -> bool:
    """Return whether a line is little more than a date."""
    if article.lexicon.phrases("byline.dated").starts(line.words):
        return True
    rest = line.text[: date.start] + line.text[date.end :]
    return len(rest.split()) <= (12 if re.search(r"[|•·]", rest) else 7)


def _is_edition(article: Article, line: Line) -> bool:
    """Return whether a short line tells when it appeared, or how long it takes to read."""
    if len(line.text) > 60 or line.is_prose or not any(map(str.isdigit, line.text)):
        return False
    is_dated = article.lexicon.phrases("byline.dated").starts(line.words) > 0
    return is_dated or _tells(article, "byline.edition", line.text)


def _note_names(
    article: Article, line: Line, found: Sequence[Dated], *, is_below_title: bool
) -> None:
    """Take the author and the publisher from what stands beside the date or the byline."""
    text = line.text
    for each in reversed(found):
        text = f"{text[: each.start]}|{text[each.end :]}"
    names = [name for part in _PARTS.split(text) for name in _names(article, part)]
    is_person = bool(names) and (len(names) > 1 or is_below_title)
    persons = authors_of(article, names[0]) if is_person else ()
    if persons and not article.authors and not is_outlet(article, names[0]):
        article.authors = persons
        names.pop(0)
    if names and not article.publisher and names[-1] not in article.authors:
        article.publisher = names[-1].title() if names[-1].isupper() else names[-1]


def _is_furniture(article: Article, text: str) -> bool:
    """Return whether a text is mostly words that stand in any masthead."""
    found = words(text)
    told = sum(word.folded.isdigit() for word in found) + sum(
        size
        for path in ("kickers", "edition", "dated", "weekdays")
        for _, size, _ in article.lexicon.phrases(f"byline.{path}").search(found)
    )
    return told * 2 > len(found) or not found


def _is_time(article: Article, name: str) -> bool:
    """Return whether words tell a time of the day or a month rather than a name."""
    return bool(_TIME.search(name)) or _tells(article, "months", name)


def _names(article: Article, part: str) -> list[str]:
    """Return what in a part of a line may be the name of a person or an outlet."""
    if article.lexicon.phrases("byline.by").starts(words(part)):
        return []
    names: list[str] = []
    for each in re.split(r"\s*[,،]\s+", part):
        name = each.strip(" *_,،.:()[]\u00a0")
        found = words(name)
        size = article.lexicon.phrases("byline.dated").starts(found)
        if size:
            name = name[found[size - 1].end :].strip(" :")
        if len(name.split()) < 2 and not is_outlet(article, name):
            continue
        if _is_furniture(article, name):
            continue
        if article.lexicon.actors(name) and not is_outlet(article, name):
            continue
        if not (name[0].isdigit() or name[0].islower() or _is_time(article, name)):
            names.append(name)
    return names
