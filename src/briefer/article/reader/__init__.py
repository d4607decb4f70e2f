"""Readers of articles: bytes or pasted text become an `Extract`, within limits.

What a file is, its bytes say, and its name only where they do not. Nothing is fetched, nothing is
run, and nothing is lost silently: what is left out is counted.

encoding   bytes as text
clean      characters that cannot be seen
collector  where all readers put their paragraphs
limit      how much an article may hold
"""

import re
from typing import Final

from briefer.article.extract import Extract
from briefer.article.reader import clean, limit
from briefer.article.reader.collector import Collector
from briefer.article.reader.encoding import decode
from briefer.article.reader.plain import read_plain


_PAGE: Final = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def extract(data: bytes, name: str = "") -> Extract:
    """Return what is in a file. Raises ArticleError where that is no article."""
    limit.check_size(data)
    text, encoding = decode(data)
    if _PAGE.match(text) or name.lower().endswith((".html", ".htm", ".xhtml")):
        return _extract_html(text, encoding)
    return _extract_plain(text, encoding)


def extract_text(text: str) -> Extract:
    """Return what is in a pasted text. Raises ArticleError where there is nothing."""
    return _extract_plain(text, "utf-8")


def extract_html(text: str) -> Extract:
    """Return what is in a pasted piece of HTML. Raises ArticleError where there is nothing."""
    return _extract_html(text, "utf-8")


def _extract_html(text: str, encoding: str) -> Extract:
    from briefer.article.reader.html import read_html  # noqa: PLC0415 - lxml takes time to load

    return read_html(text, encoding)


def _extract_plain(text: str, encoding: str) -> Extract:
    collector = Collector()
    read_plain(_cleaned(text, collector), collector)
    return collector.extract("text", encoding)


def _cleaned(text: str, collector: Collector) -> str:
    cleaned, strays = clean.cleaned(text)
    if strays:
        collector.drop("control", count=strays)
    return cleaned
