"""Dates in an article's text, in the usual forms of its language, as ISO says them."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from briefer.article.lexicon import Lexicon, Word, words

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_NUMBERS = re.compile(
    r"(?<!\d)(?:(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{1,2})([-/.])(\d{1,2})\6(\d{4}))(?!\d)"
)


class Dated(NamedTuple):
    """A date in a text: ISO, empty where the year is not said, and the stretch that says it."""

    iso: str
    start: int
    end: int


def dates(text: str, lexicon: Lexicon) -> Iterator[Dated]:
    """Yield the dates in a text."""
    text = text.translate(_DIGITS)
    for match in _NUMBERS.finditer(text):
        year, _, month, day, first, separator, second, last = match.groups()
        if year:
            yield Dated(_iso(year, month, day), match.start(), match.end())
        elif separator == "/" and int(first) <= 12 < int(second):
            yield Dated(_iso(last, first, second), match.start(), match.end())
        else:
            yield Dated(_iso(last, second, first), match.start(), match.end())
    yield from _named(text, lexicon)


def _named(text: str, lexicon: Lexicon) -> Iterator[Dated]:
    """Yield the dates with a month's name: "4 March 2026", "March 4, 2026", "March 4"."""
    found = words(text)
    for at, size, month in _months(lexicon, found):
        before = _number(found[at - 1].folded) if at else 0
        after = _number(found[at + size].folded) if at + size < len(found) else 0
        if 1 <= before <= 31:
            day, first, last = before, at - 1, at + size - 1
        elif 1 <= after <= 31:
            day, first, last = after, at, at + size
        else:
            continue
        year = _number(found[last + 1].folded) if last + 1 < len(found) else 0
        if 1900 <= year <= 2200:
            yield Dated(_iso(year, month, day), found[first].start, found[last + 1].end)
        else:
            yield Dated("", found[first].start, found[last].end)


def _months(lexicon: Lexicon, found: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """Yield where months are; one that is said in two ways side by side is one."""
    last: tuple[int, int, str] | None = None
    for at, size, month in lexicon.phrases("months").search(found):
        if last and last[2] == month and sum(last[:2]) == at:
            last = last[0], last[1] + size, month
            continue
        if last:
            yield last
        last = at, size, month
    if last:
        yield last


def _number(word: str) -> int:
    digits = re.match(r"(\d{1,4})(?:st|nd|rd|th|er|\.)?$", word)
    return int(digits[1]) if digits else 0


def _iso(year: str | int, month: str | int, day: str | int) -> str:
    with suppress(ValueError):
        return dt.date(int(year), int(month), int(day)).isoformat()
    return ""
