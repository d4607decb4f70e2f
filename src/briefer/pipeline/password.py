"""Passwords of files: what one may be, which formats can have one, and what it gives up."""

import unicodedata
from collections.abc import Sequence

from briefer.errors import ExportError, said, warning
from briefer.writers import FORMATS

UNARCHIVABLE = warning(
    "The PDF has a password, so it is not PDF/A and not fit for archives.",
    "Keep a file without a password for the archive.",
)

_MOST_BYTES = 127
"""What a PDF's password may have (ISO 32000-2 §7.6.4.3.3); readers drop what is longer."""


def prepared(password: str) -> str:
    """Return the password as readers compare it. Raises ExportError for what cannot be typed."""
    found = unicodedata.normalize("NFKC", password)
    if not found or not found.isprintable():
        raise ExportError(
            "The password has characters that cannot be typed.", "Use letters, digits and signs."
        )
    if len(found.encode()) > _MOST_BYTES:
        raise ExportError(
            said("The password is longer than {most} bytes.", most=_MOST_BYTES),
            "Choose a shorter one.",
        )
    return found


def require_lockable(formats: Sequence[str]) -> None:
    """Raise ExportError where a format cannot have a password."""
    chosen = dict.fromkeys(FORMATS[name] for name in formats)
    open_ = tuple(each.title for each in chosen if not each.is_lockable)
    if open_:
        raise ExportError(
            said("These files cannot have a password: {formats}.", formats=open_),
            "Export PDF alone, or export without a password.",
        )
