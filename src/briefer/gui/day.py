"""Days as they are typed: 2025-06-24, 24.6.2025, 24 Jun 2025, June 24, 2025."""

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from PySide6.QtCore import QLocale

_NUMBERS: Final = re.compile(r"(\d{1,2})([./])\s*(\d{1,2})\2\s*(\d{4})")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})\.?\s+([^\W\d]{3,})\.?,?\s+(\d{4})")
_MONTH_FIRST: Final = re.compile(r"([^\W\d]{3,})\.?\s+(\d{1,2}),?\s+(\d{4})")


def read_day(typed: str) -> dt.date:
    """Return the day. Raises ValueError for what is none, and for 3/4/2025, which is two."""
    text = typed.strip()
    with suppress(ValueError):
        return dt.date.fromisoformat(text)
    if found := _NUMBERS.fullmatch(text):
        return _numbered(int(found[1]), int(found[3]), int(found[4]), is_sure=found[2] == ".")
    if found := _DAY_FIRST.fullmatch(text):
        return dt.date(int(found[3]), _month(found[2]), int(found[1]))
    if found := _MONTH_FIRST.fullmatch(text):
        return dt.date(int(found[3]), _month(found[1]), int(found[2]))
    raise ValueError(typed)


def _numbered(first: int, second: int, year: int, *, is_sure: bool) -> dt.date:
    if is_sure or first > 12 or first == second:
        return dt.date(year, second, first)
    if second > 12:
        return dt.date(year, first, second)
    raise ValueError(first)


def _month(name: str) -> int:
    """Return the month that begins so in English or the language of the window."""
    for number, known in _months():
        if known.casefold().startswith(name.casefold()):
            return number
    raise ValueError(name)


def _months() -> Iterator[tuple[int, str]]:
    for locale in (QLocale(), QLocale(QLocale.Language.English)):
        for number in range(1, 13):
            yield number, locale.standaloneMonthName(number)
