"""Directions: text cut where it turns from left-to-right to right-to-left, as runs of Word are.

Word holds text in logical order, and a run says which way it reads (ECMA-376-1 §17.3.2.30).
"""

import re
from collections.abc import Iterable, Iterator

RTL_LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
HEBREW_LETTER = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")

# In a left-to-right paragraph what is right-to-left reaches from its first to its last letter; in a
# right-to-left one it is the Latin words that stand out, with the digits and marks inside them, and
# numbers, so that ranges and signs are not turned round (UAX #9 §4.3).
_RTL_PART = (
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+"
    "(?:[^A-Za-z\u00c0-\u058f]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)*"
)
_LTR_PART = (
    "[0-9]*[A-Za-z\u00c0-\u058f\u1e00-\u1fff]"
    "(?:[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]*[A-Za-z0-9\u00c0-\u058f\u1e00-\u1fff])?"
    "|(?<![0-9])[-+\u2212$\u20ac\u00a3]?[0-9]+(?:[-.,:/\u2010-\u2013][0-9]+)*"
)


def parts(text: str, *, rtl: bool) -> Iterable[tuple[str, bool]]:
    """Return the parts of the text, in order, each with whether it reads from right to left."""
    if not rtl and (text.isascii() or not RTL_LETTER.search(text)):
        return ((text, False),)
    return _cut(text, rtl=rtl)


def _cut(text: str, *, rtl: bool) -> Iterator[tuple[str, bool]]:
    end = 0
    for match in re.finditer(_LTR_PART if rtl else _RTL_PART, text):
        if match.start() > end:
            yield text[end : match.start()], rtl
        yield match[0], not rtl
        end = match.end()
    if end < len(text):
        yield text[end:], rtl
