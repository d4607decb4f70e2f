"""Messages, and pages that a browser saved as one (MHTML): the text part of them."""

from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from typing import Final, Literal

from briefer.article.reader import limit
from briefer.article.reader.encoding import decode
from briefer.errors import ArticleError

_MOST_PARTS: Final = 10_000


def read_mail(data: bytes) -> tuple[str, str, Literal["html", "text"]]:
    """Return the page of a message, or its plain text; its encoding; and which it is.

    Raises ArticleError where it has neither.
    """
    if data.count(b"\n--") > _MOST_PARTS:
        raise limit.too_long()
    try:
        message = message_from_bytes(data, EmailMessage, policy=policy.compat32)
        parts = {part.get_content_type(): part for part in reversed(list(message.walk()))}
    except RecursionError:
        raise limit.too_deep() from None
    except (MessageError, ValueError, LookupError):
        parts = {}
    forms: tuple[tuple[str, Literal["html", "text"]], ...] = (
        ("text/html", "html"),
        ("application/xhtml+xml", "html"),
        ("text/plain", "text"),
    )
    for kind, form in forms:
        part = parts.get(kind)
        content = part.get_payload(decode=True) if part else None
        if part and isinstance(content, bytes) and content.strip():
            text, encoding = decode(content, str(part.get_content_charset("")))
            return text, encoding, form
    raise ArticleError(
        "The message has no text in it.", "Open it, copy the text of the article and paste it."
    )
