"""What a file is, by its bytes, and where they do not tell, by its name."""

import re
from itertools import islice
from typing import Final, Literal

from briefer.errors import ArticleError, said

_PAGE: Final = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML: Final = re.compile(r"\s*<\?xml\b")
_PAGE_NAMES: Final = (".html", ".htm", ".xhtml", ".shtml")
_MARKDOWN_NAMES: Final = (".md", ".markdown", ".mdown", ".mkd")
_SIGNS: Final = (
    re.compile(r"^#{1,6} +\S", re.MULTILINE),
    re.compile(r"\*\*[^\s*][^*\n]{0,200}\*\*"),
    re.compile(r"\[[^\]\n]{1,200}\]\((?:https?:|mailto:)[^)\s]{1,500}\)"),
    re.compile(r"^\|(?: *:?-{3,}:? *\|)+ *$", re.MULTILINE),
    re.compile(r"^```", re.MULTILINE),
)
_MAIL: Final = re.compile(
    rb"(?:[A-Za-z][A-Za-z-]{1,40}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){1,200}\r?\n"
)
_PASTE: Final = "Open it, copy the text of the article and paste it."
_SAVE: Final = "Open it in a word processor and save it as .docx, or copy its text and paste it."
_OTHERS: Final = (
    (b"%PDF-", said("A PDF file"), _PASTE),
    (b"{\\rtf", said("An RTF file"), _SAVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", said("A file of an old Microsoft Office"), _SAVE),
    (b"\x89PNG", said("A picture"), _PASTE),
    (b"\xff\xd8\xff", said("A picture"), _PASTE),
    (b"GIF8", said("A picture"), _PASTE),
)
_ZIP: Final = b"PK\x03\x04"
_EMPTY_ZIP: Final = b"PK\x05\x06"


def format_of_bytes(data: bytes) -> Literal["docx", "mail", "text"]:
    """Return what bytes are. Raises ArticleError for what is known, and is not read."""
    if not data.strip():
        raise ArticleError("The file is empty.")
    for start, what, hint in _OTHERS:
        if data.startswith(start):
            raise ArticleError(said("{what} cannot be read as an article.", what=what), hint)
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        return "docx"
    head = data[:16384]
    if re.search(rb"^mime-version:", head, re.IGNORECASE | re.MULTILINE) and _MAIL.match(head):
        return "mail"
    return "text"


def format_of_text(text: str, name: str) -> Literal["text", "markdown", "html"]:
    """Return what a text is. Raises ArticleError where it is XML of some other kind."""
    name = name.lower()
    if _PAGE.match(text) or name.endswith(_PAGE_NAMES):
        return "html"
    if _XML.match(text):
        raise ArticleError(
            said("{what} cannot be read as an article.", what=said("An XML file")), _PASTE
        )
    if name.endswith(_MARKDOWN_NAMES) or _is_markdown(text):
        return "markdown"
    return "text"


def _is_markdown(text: str) -> bool:
    """Return whether a text has two signs of Markdown or more."""
    return sum(sum(1 for _ in islice(sign.finditer(text), 2)) for sign in _SIGNS) >= 2
