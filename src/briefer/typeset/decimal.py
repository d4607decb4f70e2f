"""Decimal points: where the numbers of a column are aligned."""

import re

_NUMBER = re.compile(r"[^\d]*\d[\d.,'\u00a0\u202f ]*[^\d]*")


def is_number(text: str) -> bool:
    """Return whether a text is one number, with or without a unit."""
    return _NUMBER.fullmatch(text) is not None


def point(text: str, lang: str) -> int:
    """Return where the decimal point of a number is, or where its digits end."""
    for mark in ".,":
        at = text.rfind(mark)
        digits = len(re.match(r"\d*", text[at + 1 :])[0]) if at >= 0 else 0  # type: ignore[index]
        is_thousands = digits == 3 and (mark == ",") == lang.startswith("en")
        if digits and not (is_thousands or text.count(mark) > 1):
            return at
    found = re.search(r"\d\D*$", text)
    return found.start() + 1 if found else len(text)
