"""Values that a file declares, as far as they are plausible: a line, a date, an address."""

import datetime as dt
import html
import re
from typing import Final
from urllib.parse import urlsplit

from briefer.article.reader import clean

_LONGEST: Final = 500
_EARLIEST: Final = 1900
_LATEST: Final = 2200
_DATE: Final = re.compile(r"\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")
_SAFE: Final = re.compile(r"[^\s<>\"{}|\\^`\x00-\x20]+")


def line(text: str) -> str:
    """Return a text as one line, cleaned; empty where it is too long for a line."""
    found, _ = clean.cleaned(html.unescape(text[: 2 * _LONGEST]))
    found = " ".join(found.split())
    return found if len(found) <= _LONGEST else ""


def date(text: str) -> str:
    """Return the ISO date that a text begins with, empty where there is none."""
    found = _DATE.match(text)
    if not found or not _EARLIEST <= int(found[1]) <= _LATEST:
        return ""
    try:
        return dt.date(*map(int, found.groups())).isoformat()
    except ValueError:
        return ""


def web_address(text: str) -> str:
    """Return an address of the web, empty where it is none."""
    return text.strip() if link(text).startswith("http") else ""


def link(text: str) -> str:
    """Return what a link may lead to, by https, http or mailto; empty for all else."""
    address = text.strip()
    if len(address) > 4 * _LONGEST or not _SAFE.fullmatch(address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme in ("http", "https"):
        return address if parts.hostname else ""
    return address if parts.scheme == "mailto" and "@" in parts.path else ""
