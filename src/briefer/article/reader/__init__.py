"""Readers of articles: bytes or pasted text become an `Extract`, within limits.

What a file is, its bytes say, and its name only where they do not. Nothing is fetched, nothing is
run, and nothing is lost silently: what is left out is counted.

format       what a file is
encoding     bytes as text
clean        characters that cannot be seen
collector    where all readers put their paragraphs
declaration  what files say of themselves, as far as it is plausible
limit        how much an article may hold
plain, markdown, html, word
"""

from typing import Literal

from briefer.article.extract import Extract
from briefer.article.reader import clean, limit
from briefer.article.reader.collector import Collector
from briefer.article.reader.encoding import decode
from briefer.article.reader.format import format_of_bytes, format_of_text
from briefer.article.reader.plain import read_plain


def extract(data: bytes, name: str = "") -> Extract:
    """Return what is in a file. Raises ArticleError where that is no article."""
    limit.check_size(data)
    match format_of_bytes(data):
        case "docx":
            from briefer.article.reader.word import read_word  # noqa: PLC0415 - lxml takes time

            return read_word(data)
        case "mail":
            from briefer.article.reader.mail import read_mail  # noqa: PLC0415 - rarely needed

            text, encoding, form = read_mail(data)
            return _extract(text, encoding, form)
        case "text":
            text, encoding = decode(data)
            return _extract(text, encoding, format_of_text(text, name))


def extract_text(text: str) -> Extract:
    """Return what is in a pasted text. Raises ArticleError where there is nothing."""
    return _extract(text, "utf-8", format_of_text(text, ""))


def extract_html(text: str) -> Extract:
    """Return what is in a pasted piece of HTML. Raises ArticleError where there is nothing."""
    return _extract(text, "utf-8", "html")


def _extract(text: str, encoding: str, form: Literal["text", "markdown", "html"]) -> Extract:
    if form == "html":
        from briefer.article.reader.html import read_html  # noqa: PLC0415 - lxml takes time

        return read_html(text, encoding)
    limit.check_length(len(text))
    collector = Collector()
    text, strays = clean.cleaned(text)
    if strays:
        collector.drop("control", strays, len(strays))
    if form == "text":
        read_plain(text, collector)
        return collector.extract(form, encoding)
    from briefer.article.reader.markdown import read_markdown  # noqa: PLC0415 - as is markdown-it

    declared = read_markdown(text, collector)
    return collector.extract(form, encoding, declared)
