"""Directions: text cut where it turns from left-to-right to right-to-left, as runs of Word are.

Word holds text in logical order, and a run says which way it reads (ECMA-376-1 §17.3.2.30).
"""

import re
from collections.abc import Iterable, Iterator

RTL_LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
HEBREW_LETTER = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")

LTR_MARK = "\N{LEFT-TO-RIGHT MARK}"
WHOLE_DASH = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""What keeps a line from ending after a dash; the word joiner has no glyph in most fonts."""

_NUMBER = (
    "[-+\u2212$\u20ac\u00a3]?[0-9]+"
    rf"(?:[-.,:/\u2010-\u2013]{WHOLE_DASH}?[0-9]+)*(?:[ \u00a0\u202f]?[%\u2030])?"
)

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
    rf"|\[{_NUMBER}\]|(?<![0-9]){_NUMBER}"
)
_ONE_NUMBER = re.compile(r"[0-9]+(?:[.,:/][0-9]+)*")


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
        yield (_marked(match[0]) if rtl else match[0]), not rtl
        end = match.end()
    if end < len(text):
        yield text[end:], rtl


def _marked(text: str) -> str:
    """Return numbers between marks where readers that go by the text alone would turn them."""
    if text[0].isalpha() or _ONE_NUMBER.fullmatch(text):
        return text
    return f"{LTR_MARK}{text}{LTR_MARK}"
