"""The words that a file sets, to check that all contestants set the same."""

import json
import re
import subprocess
from collections import Counter
from pathlib import Path

_WORD = re.compile(r"[^\W\d_]{2,}")
_CUT = re.compile(r"[-\u00ad\u2010]\n\s*")
_FURNITURE = {"bench", "page", "of", "contents", "table", "nobody", "unmarked"}


def wanted(context: str) -> Counter[str]:
    """Return the words of the content, from the data that templates are filled with."""
    return _count(" ".join(_texts(json.loads(context))))


def _texts(value: object) -> list[str]:
    match value:
        case str():
            return [value]
        case {"kind": _, **others}:
            return _texts([*others.values()])
        case dict():
            return _texts([*value.values()])
        case [str() as style, str() as text] if style in ("", "b", "i") or "://" in style:
            return [text, ""]
        case list():
            return [text for each in value for text in _texts(each)]
    raise AssertionError(value)


def missing(pdf: Path, expected: Counter[str]) -> tuple[Counter[str], Counter[str]]:
    """Return the words of the content that a file lacks, and those that it has beside them."""
    made = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True)
    found = _count(_CUT.sub("", made.stdout))
    return expected - found, found - expected


def _count(text: str) -> Counter[str]:
    words = (word.lower() for word in _WORD.findall(text))
    return Counter(word for word in words if word not in _FURNITURE)
