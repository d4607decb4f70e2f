"""Credits, notes on authors, captions and adverts: what is printed beside an article's text."""

import re
from collections.abc import Sequence

from briefer.article.rules.line import Article, Line
from briefer.errors import said

NEAR = 8
"""So many lines from either end credits are looked for."""

_CREDIT = re.compile(r"[(\[]?\s*(?:©|\(c\)\s*\d{4}|ⓒ)", re.IGNORECASE)
_RULED = re.compile(r"[\W_]+")
_LONG = 600

ADVERT = said("This reads like an advert or a link to another page.")
AFTER = said("This stands after the end of the article.")


def mark_anywhere(article: Article) -> None:
    """Place captions, rules and adverts, wherever they stand."""
    for line in article.lines:
        if line.is_open:
            _mark_anywhere(article, line)


def mark_ends(article: Article) -> None:
    """Place the credits near both ends, and what follows the end of the article."""
    _mark_after(article)
    _mark_end(article)
    for line in article.lines[:NEAR]:
        if line.is_open and not line.is_prose and credit_rule(article, line):
            line.place("credit", "credit")


def _mark_anywhere(article: Article, line: Line) -> None:
    if line.paragraph.kind == "caption":
        line.place("credit", "caption")
    elif _RULED.fullmatch(line.text):
        line.place("unassigned", "rule")
    elif _is_advert(article, line):
        line.place("unassigned", "advert", ADVERT)


def _is_advert(article: Article, line: Line) -> bool:
    """Return whether a short line asks for something, or links to another page."""
    if len(line.text) > 300 or line.paragraph.kind in ("heading", "cell"):
        return False
    size = article.lexicon.phrases("adverts.openings").starts(line.words)
    if size and line.text[line.words[size - 1].end :][:1] == ":":
        return True
    is_linked = any(each.kind == "link" for each in line.paragraph.marks)
    if size and (is_linked or len(line.words) == size):
        return True
    anywhere = any(True for _ in article.lexicon.phrases("adverts.anywhere").search(line.words))
    return anywhere and (bool(size) or is_linked or len(line.text) <= 160)


def _mark_after(article: Article) -> None:
    """Place what follows a heading such as "Comments" or "Related", far down in the article."""
    total = article.lines[-1].end if article.lines else 0
    closing = article.lexicon.phrases("adverts.closing")
    is_after = False
    for line in article.lines:
        if line.start * 2 < total:
            continue
        if line.is_short and not line.ends_sentence and _closes(closing.starts(line.words), line):
            is_after = True
            if line.is_open:
                line.place("unassigned", "after", AFTER)
        elif is_after and line.is_open and not credit_rule(article, line):
            line.place("unassigned", "after", AFTER)


def _closes(size: int, line: Line) -> bool:
    """Return whether a heading is little more than the words that close an article."""
    return bool(size) and (len(line.words) <= size + 1 or (size >= 2 and len(line.words) <= 6))


def _mark_end(article: Article) -> None:
    """Place the credits from the end upwards."""
    left = NEAR
    for line in reversed(article.lines):
        if not line.is_open:
            continue
        if not left:
            break
        left -= 1
        rule = credit_rule(article, line)
        if rule:
            line.place("credit", rule)
            _publisher(article, line)
        elif line.is_prose and len(line.text) > 200:
            left = min(left, 1)


def credit_rule(article: Article, line: Line) -> str:
    """Return the rule by which a line is a credit or a note on its author; empty if none."""
    if len(line.text) > _LONG or line.paragraph.kind == "heading":
        return ""
    if _CREDIT.match(line.text):
        return "credit"
    lexicon, found = article.lexicon, line.words
    size = lexicon.phrases("credits.openings").starts(found)
    if size:
        after = line.text[found[size - 1].end :].lstrip("\u00a0 *_")[:1]
        if after in tuple(":：—–-|") or line.text[:1] in "([" or not line.is_prose:
            return "credit"
        if len(line.text) <= 400 and (line.is_emphasis or size >= 2):
            return "credit"
    if any(True for _ in lexicon.phrases("credits.anywhere").search(found)):
        return "credit"
    return "author-note" if _is_author_note(article, line) else ""


def _is_author_note(article: Article, line: Line) -> bool:
    """Return whether a line tells who a person is: "Ann Bell is a fellow at ..."."""
    found = line.words
    people = article.lexicon.phrases("credits.people")
    about = article.lexicon.phrases("credits.about")
    for at in range(1, min(len(found), 7)):
        best = people.at(found, at)
        if best:
            name = line.text[: found[at].start].strip(" ,*_")
            is_author = any(name and name in each for each in article.authors)
            tells = any(True for _ in about.search(found[at:]))
            return is_author or (tells and _is_name(article, name))
    return False


def _is_name(article: Article, name: str) -> bool:
    """Return whether it may be a person's name: some capital words, none of them an actor."""
    parts = name.split()
    if article.lexicon.tag == "ar":
        return 2 <= len(parts) <= 4
    is_capital = all(part[:1].isupper() or len(part) <= 3 for part in parts)
    return 2 <= len(parts) <= 5 and is_capital and not article.lexicon.actors(name)


def _publisher(article: Article, line: Line) -> None:
    """Take the publisher from "© 2026 X" and "first appeared in X"."""
    if article.publisher:
        return
    match = re.search(
        r"(?:©|ⓒ|\([cC]\))\s*(?:\d{4}(?:[-–]\d{2,4})?,?)?\s*([^.,;|]{2,60})", line.text
    )
    if match and not match[1].strip().isdigit():
        article.publisher = match[1].strip()
        return
    found = line.words
    for at, size, _ in article.lexicon.phrases("credits.outlets").search(found):
        article.publisher = _outlet(line.text[found[at + size - 1].end :])
        return


def _outlet(text: str) -> str:
    """Return the name with which a text begins: up to a stop, "on" or "and"."""
    name = re.split(
        r"[.,;)(]|\s(?:on|and|in|am|und|le|et|في)\s", text.strip(' :«»"“”'), maxsplit=1
    )[0]
    return name.strip(' *_«»"“”') if len(name) <= 60 else ""


def is_name(article: Article, names: Sequence[str]) -> bool:
    """Return whether all of these may be persons' names."""
    return bool(names) and all(_is_name(article, each) for each in names)
