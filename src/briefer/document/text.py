"""Typed text: what of it can be printed, and its words."""

import re
import unicodedata
from collections.abc import Iterator

_SPACE = re.compile(r"[ \t\n\r]+")
_LINE_ENDS = str.maketrans(
    {"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
)
# Controls, noncharacters, lone surrogates and interlinear marks: XML 1.0 §2.2 refuses them, or no
# page can show them. Bidi overrides and embeddings (UAX #9 §2) and zero-width characters can make a
# page read other than what it says; the joiners U+200C and U+200D, which scripts need, stay.
_UNPRINTABLE = (
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
    "\u200b\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u206f"
    + "".join(chr(plane * 0x10000 + low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
    + "\U000e0000-\U000e007f]"
)


def clean(text: str) -> str:
    """Return the text in NFC without what cannot be printed or deceives the reader."""
    if not text.replace("\n", "").isprintable():
        text = re.sub(_UNPRINTABLE, "", text.translate(_LINE_ENDS))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def unprintable(text: str) -> tuple[str, ...]:
    """Return the names ("U+202E") of the characters that `clean` takes out, each once, in order."""
    if text.replace("\n", "").isprintable():
        return ()
    return tuple(dict.fromkeys(f"U+{ord(found):04X}" for found in re.findall(_UNPRINTABLE, text)))


def one_line(text: str) -> str:
    """Return the text with each run of white space as one space, and none at its ends."""
    return squeeze(text).strip(" ")


def squeeze(text: str) -> str:
    """Return the text with each run of white space as one space."""
    if "  " not in text and text.isprintable():
        return text
    return _SPACE.sub(" ", text)


def words(text: str) -> Iterator[str]:
    """Yield the words of the text: its runs of what is no white space, in NFC."""
    yield from unicodedata.normalize("NFC", text).split()
