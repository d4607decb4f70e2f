"""Credits, notes on authors, captions and adverts: what is printed beside an article's text."""

import re

from briefer.article.lexicon import words
from briefer.article.rules.byline import authors_of, is_contact, is_name
from briefer.article.rules.date import dates
from briefer.article.rules.line import Article, Line
from briefer.article.rules.running import mark_running
from briefer.errors import said

NEAR = 8
"""So many lines from either end credits are looked for."""

_CREDIT = re.compile(r"[(\[]?\s*(?:©|\(c\)\s*\d{4}|ⓒ)", re.IGNORECASE)
_OWNER = re.compile(
    r"(?:©|ⓒ|\([cC]\)|[Cc]opyright)\s*(?:\d{4}(?:[-\u2013]\d{2,4})?,?)?\s*([^.,;|\d]{2,60})"
)
_FIRM = re.compile(
    r"[\s,-]+(?:LLP|LLC|Ltd|Limited|Inc|PLC|plc|AG|SE|S\.A|SAS|Pte|BV|(?:Verlags-?)?GmbH)\b.*$"
)
_SIGNED = re.compile(r"[A-Za-z]{2,12}(?:/[A-Za-z]{2,5}){1,4}")
"""How agencies sign: the desk and who wrote and read it, "NPD/kbl/hor"."""

_RULED = re.compile(r"[\W_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|(?:[#@][\w-]+\s*)+")
_COLONS = (":", "\uff1a", "|")
_DASHES = ("\u2014", "\u2013", "-")
_LINK = 200
_LONG = 600
_NOTE = 400

ADVERT = said("This reads like an advert or a link to another page.")
AFTER = said("This stands after the end of the article.")


def mark_anywhere(article: Article) -> None:
    """Place captions, rules and adverts, wherever they stand."""
    mark_running(article)
    is_teased = False
    for line in article.lines:
        if not line.is_open:
            continue
        is_text = line.is_prose or line.ends_sentence or line.paragraph.kind == "heading"
        if is_teased and line.is_short and not is_text:
            line.place("unassigned", "advert", ADVERT)
        else:
            _mark_anywhere(article, line)
        is_teased = line.rule == "advert" and _is_all(article, line, "adverts.closing")


def mark_ends(article: Article) -> None:
    """Place the credits near both ends, and what follows the end of the article."""
    _mark_after(article)
    _mark_notes(article)
    _mark_end(article)
    for line in article.lines[:NEAR]:
        if line.is_open and not line.is_prose and credit_rule(article, line, is_last=False):
            line.place("credit", "credit")


def _mark_anywhere(article: Article, line: Line) -> None:
    if line.paragraph.kind == "caption" or _is_of_picture(article, line):
        line.place("credit", "caption")
    elif _RULED.fullmatch(line.text):
        line.place("credit", "rule")
    elif _is_address(line) or _is_advert(article, line):
        line.place("unassigned", "advert", ADVERT)


def _is_address(line: Line) -> bool:
    return len(line.text) <= _NOTE and _ADDRESS.fullmatch(line.text) is not None


def _is_of_picture(article: Article, line: Line) -> bool:
    """Return whether a line says whose a picture is: "Photo: Ann Bell"."""
    size = article.lexicon.phrases("credits.pictures").starts(line.words)
    return size > 0 and len(line.text) <= _NOTE and _is_parted(line, size)


def _is_advert(article: Article, line: Line) -> bool:
    """Return whether a short line asks for something, or links to another page."""
    if len(line.text) > 300 or line.paragraph.kind in ("heading", "cell"):
        return False
    return _asks(article, line) and not any(each.iso for each in dates(line.text, article.lexicon))


def _asks(article: Article, line: Line) -> bool:
    """Return whether a line opens as adverts do, or is a link or no sentence and speaks so."""
    size = article.lexicon.phrases("adverts.openings").starts(line.words)
    if size and line.text[line.words[size - 1].end :][:1] == ":":
        return True
    is_linked = any(each.kind == "link" for each in line.paragraph.marks)
    if size and (is_linked or _is_bar(article, line)):
        return True
    hits = sum(1 for _ in article.lexicon.phrases("adverts.anywhere").search(line.words))
    return hits > 0 and (size > 0 or is_linked or not line.ends_sentence or hits > 1)


def _is_bar(article: Article, line: Line) -> bool:
    """Return whether a line is of such words and of numbers alone: "Share Save 212"."""
    hits = article.lexicon.phrases("adverts.openings").search(line.words)
    return sum(size for _, size, _ in hits) == sum(not w.folded.isdigit() for w in line.words)


def _mark_after(article: Article) -> None:
    """Place what follows a heading such as "Comments" or "Related", far down in the article."""
    total = article.lines[-1].end if article.lines else 0
    is_after, is_to_end = False, False
    for line in article.lines:
        if line.start * 2 < total:
            continue
        is_head = line.is_short and not line.ends_sentence
        is_to_end = is_to_end or (is_head and _is_all(article, line, "adverts.comments"))
        if is_to_end or (is_head and _is_all(article, line, "adverts.closing")):
            is_after = True
        elif line.is_prose and len(line.text) > _LINK:
            is_after = False
        if is_after and line.is_open and not credit_rule(article, line, is_last=True):
            line.place("unassigned", "after", AFTER)


def _is_all(article: Article, line: Line, path: str) -> bool:
    """Return whether a phrase is all that a line says, or most of it, but for numbers."""
    size = article.lexicon.phrases(path).starts(line.words)
    count = sum(not word.folded.isdigit() for word in line.words)
    return size > 0 and (size == count or (size >= 2 and count <= 6))


def _mark_notes(article: Article) -> None:
    """Place what stands under a last heading such as "Sources" or "About the author"."""
    closing = article.lexicon.phrases("credits.closing")
    half = article.lines[-1].end // 2 if article.lines else 0
    is_note = False
    for line in article.lines:
        if line.start < half or not line.is_open:
            continue
        if line.is_short and not line.ends_sentence and line.text[-1] != ":":
            size = closing.starts(line.words)
            is_note = (
                size == len(line.words) if size or line.paragraph.kind == "heading" else is_note
            )
        if is_note:
            line.place("credit", "credit")


def _mark_end(article: Article) -> None:
    """Place the credits from the end upwards."""
    left, is_last = NEAR, True
    for line in reversed(article.lines):
        if not line.is_open:
            continue
        if not left:
            break
        left -= 1
        rule = credit_rule(article, line, is_last=is_last)
        if rule:
            line.place("credit", rule)
            _note(article, line)
        elif line.is_prose:
            is_last = False


def credit_rule(article: Article, line: Line, *, is_last: bool) -> str:
    """Return the rule by which a line is a credit or a note on its author; empty if none."""
    if len(line.text) > _LONG or line.paragraph.kind == "heading":
        return ""
    if is_contact(line):
        return "contact"
    is_marked = _CREDIT.match(line.text) or "\u00a9" in line.text[:_NOTE]
    is_signed = is_last and _SIGNED.fullmatch(line.text)
    if is_marked or is_signed or _opens_credit(article, line, is_last=is_last):
        return "credit"
    if any(True for _ in article.lexicon.phrases("credits.anywhere").search(line.words)):
        return "credit"
    return "author-note" if _is_author_note(article, line, is_last=is_last) else ""


def _opens_credit(article: Article, line: Line, *, is_last: bool) -> bool:
    """Return whether a line opens as credits do; a lone word needs a colon or its like after it."""
    size = article.lexicon.phrases("credits.openings").starts(line.words)
    if not size:
        return False
    if _is_parted(line, size) or line.text[:1] in "([" or (line.is_emphasis and size >= 2):
        return True
    if not line.is_prose:
        return is_last or size >= 3 or len(line.words) == size
    if is_last and article.lexicon.phrases("credits.work").starts(line.words):
        return True
    persons = article.lexicon.phrases("credits.persons").starts(line.words)
    people = article.lexicon.phrases("credits.people")
    return bool(persons) and len(line.words) > persons and bool(people.at(line.words, persons))


def _is_parted(line: Line, size: int) -> bool:
    """Return whether a colon, a bar or a dash follows the first words of a line."""
    rest = line.text[line.words[size - 1].end :].lstrip("*_")
    sign = rest.lstrip("\u00a0 ")[:1]
    return sign in _COLONS or (sign in _DASHES and rest[:1].isspace())


def _is_author_note(article: Article, line: Line, *, is_last: bool) -> bool:
    """Return whether a line tells who a person is: "Ann Bell is a fellow at ..."."""
    found = line.words
    is_brief = line.is_short and not is_last
    if not is_brief and any(line.text.startswith(each) for each in article.authors):
        return True
    people = article.lexicon.phrases("credits.people")
    about = article.lexicon.phrases("credits.about")
    for at in range(1, min(len(found), 7)):
        if people.at(found, at):
            name = line.text[: found[at].start].strip(" ,*_")
            is_author = any(name and name in each for each in article.authors)
            tells = any(True for _ in about.search(found[at:]))
            return is_author or (is_last and tells and is_name(article, name))
    return False


def _note(article: Article, line: Line) -> None:
    """Take from a credit who published and who wrote, where nothing else has said it."""
    lexicon, text, found = article.lexicon, line.text, line.words
    owner = _OWNER.search(text)
    if owner and not owner[1].strip().isdigit() and not article.publisher:
        name = _FIRM.sub("", owner[1].strip())
        article.publisher = article.sourced if article.sourced.startswith(name) else name
    for at, size, _ in lexicon.phrases("credits.outlets").search(found):
        article.publisher = article.publisher or _outlet(text[found[at + size - 1].end :])
    for at, size, _ in lexicon.phrases("credits.employers").search(found):
        rest = text[found[at + size - 1].end :].lstrip()
        name = _outlet(rest if rest[:1].isupper() else lexicon.bare(rest))
        if name[:1].isupper() or (name and lexicon.tag == "ar"):
            article.sourced = article.sourced or name
    for at, size, _ in lexicon.phrases("credits.written").search(found):
        article.authors = article.authors or authors_of(article, text[found[at + size - 1].end :])
    size = lexicon.phrases("credits.reporting").starts(found)
    if size:
        article.authors = article.authors or authors_of(article, text[found[size - 1].end :])
    size = lexicon.phrases("credits.sources").starts(found)
    rest = text[found[size - 1].end :].strip(" :\u00a0*_.)") if size else ""
    is_name = 0 < len(rest.split()) <= 5 and not re.search("[,،;]", rest)
    if is_name and not lexicon.phrases("credits.openings").starts(words(rest)):
        article.sourced = rest


def _outlet(text: str) -> str:
    """Return the name with which a text begins: up to a stop, "on" or "and"."""
    name = re.split(
        r"[.,;)(]|\s(?:on|and|in|am|und|le|et|في)\s", text.strip(' :«»"“”'), maxsplit=1
    )[0]
    return name.strip(' *_«»"“”') if len(name) <= 60 else ""
