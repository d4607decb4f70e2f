"""Decimal points: where the numbers of a column are aligned."""

import re

_MARKS = ".,'\u2019\u066b\u066c\u00a0\u202f "
_NUMBER = re.compile(rf"\D*\d[\d{_MARKS}]*\D*")
_ARABIC_POINT = "\u066b"
_GROUPED_BY_COMMA = frozenset({"ar", "en", "fa", "he", "hi", "ja", "ko", "th", "ur", "zh"})
"""Languages that part thousands by a comma; others have a point or a space there (CLDR)."""


def is_number(text: str) -> bool:
    """Return whether a text is one number, with or without a unit."""
    return _NUMBER.fullmatch(text) is not None


def point(text: str, lang: str) -> int:
    """Return where the decimal point of a number is, or where its digits end."""
    at = text.find(_ARABIC_POINT)
    if at >= 0:
        return at
    thousands = "," if lang.partition("-")[0] in _GROUPED_BY_COMMA else "."
    for mark in ".,":
        at = text.rfind(mark)
        digits = len(re.match(r"\d*", text[at + 1 :])[0]) if at >= 0 else 0  # type: ignore[index]
        is_thousands = digits == 3 and mark == thousands
        if digits and not (is_thousands or text.count(mark) > 1):
            return at
    return span(text)[1]


def span(text: str) -> tuple[int, int]:
    """Return where the digits of a number begin and end."""
    found = re.search(r"\d(?:.*\d)?", text)
    return found.span() if found else (len(text), len(text))
