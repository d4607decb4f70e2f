"""Characters that cannot be seen, or that deceive: they are taken out before anything else.

Controls, surrogates, what Unicode has no character for, orders of direction, soft hyphens and all
else without width. The two joiners stay where letters of Arabic or of India shape by them.
"""

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import category, is_normalized, normalize

_STRAYS: Final = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U00010000-\U0010ffff]"  # of these a few, told apart below: a set of them is searched slowly
)
_FAR_STRAYS: Final = re.compile(
    "[\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(f"{chr(end - 1)}{chr(end)}" for end in range(0x1FFFF, 0x110000, 0x10000))
    + "]"
)
_JOINERS: Final = "\u200c\u200d"
_JOINED: Final = re.compile(
    "[\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06ff\u0710-\u08e1\u08e3-\u0dff"
    "\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]"
)
COMBINING: Final = "".join(
    chr(code)
    for code in range(0x300, 0x10000)
    if category(chr(code))[0] == "M" or 0x1160 <= code <= 0x11FF
)
"""What may make one character with the one before it, as far as it has a short code."""

_MOST_MARKS: Final = 30
_HEAP: Final = re.compile(
    "[{0}][{0}]{{{1},}}".format(COMBINING + "\U00010000-\U0010ffff", _MOST_MARKS)
)
_HYPHEN: Final = str.maketrans({"\u2011": "-"})


def strays(text: str) -> list[int]:
    """Return where characters stand that are to be taken out.

    Among them are more marks on a letter than any script has (UAX #15 §13): to put these in order
    takes a time that grows with the square of their number.
    """
    if text.isascii() and text.isprintable():
        return []
    places = [m.start() for m in _STRAYS.finditer(text) if not _is_kept(text, m.start())]
    heaped = [at for heap in _HEAP.finditer(text) for at in _heaped(text, *heap.span())]
    return sorted({*places, *heaped}) if heaped else places


def without(text: str, places: list[int]) -> str:
    """Return the text without the characters at these places, which ascend."""
    if not places:
        return text
    ends = [*places, len(text)]
    return "".join(text[a:b] for a, b in zip([0, *(at + 1 for at in places)], ends, strict=True))


def composed(text: str) -> str:
    """Return the text in NFC, with plain hyphens for those that do not break."""
    plain = text.translate(_HYPHEN) if "\u2011" in text else text
    return plain if is_normalized("NFC", plain) else normalize("NFC", plain)


def cleaned(text: str) -> tuple[str, str]:
    """Return the text as it is read, and the characters that were taken out; lines end in LF."""
    places = strays(text)
    whole = composed(without(text, places))
    return re.sub("\r\n?|[\x85\u2028\u2029]", "\n", whole), "".join(map(text.__getitem__, places))


def solid(text: str) -> int:
    """Return how many characters are not white space."""
    return sum(map(len, text.split()))


def _heaped(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where marks stand that are too many for the letter before them."""
    count = 0
    for at in range(start, end):
        count = count + 1 if category(text[at])[0] == "M" else 0
        if count > _MOST_MARKS:
            yield at


def _is_kept(text: str, at: int) -> bool:
    if text[at] > "\uffff":
        return _FAR_STRAYS.match(text, at) is None
    return (
        text[at] in _JOINERS
        and 0 < at < len(text) - 1
        and _JOINED.match(text, at - 1) is not None
        and _JOINED.match(text, at + 1) is not None
    )
