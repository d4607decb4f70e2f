"""Whether a passage still says, word for word, what it was taken over as.

Only words count: emphasis, links and citations may change, and it is the same text.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from briefer.model.passage import Body, Chart, Figure, Passage, Prose, Table
from briefer.model.text import Reading, Text

WRITTEN: Final = Reading(audience="", language="", own="", written="")
"""Reads the default texts, in the language that they are written in."""

_CITATION = re.compile(r"\[@[^\]]*\]|\]\([^)]*\)")
_WORD = re.compile(r"\w+")


def fingerprint(text: str) -> str:
    """Return the SHA-256 of the words of a text in light markup."""
    words = _WORD.findall(_CITATION.sub(" ", unicodedata.normalize("NFC", text)))
    return hashlib.sha256(" ".join(words).encode()).hexdigest()


def text_of(body: Body, reading: Reading) -> str:
    """Return what a body says to a reader: of a table its heads and cells."""
    return "\n".join(each.choose(reading).text for each in _texts(body))


def is_verbatim(passage: Passage, reading: Reading) -> bool:
    """Return whether a reader reads in it, word for word, what was taken from a source."""
    origin = passage.origin
    if origin is None or not origin.hash:
        return False
    return fingerprint(text_of(passage.body, reading)) == origin.hash


def _texts(body: Body) -> Iterator[Text]:
    match body:
        case Prose(text=text):
            yield text
        case Table(columns=columns, rows=rows):
            yield from (each.head for each in columns)
            for row in rows:
                yield from row
        case Figure(caption=caption) | Chart(caption=caption):
            yield caption
