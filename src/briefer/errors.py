"""What goes wrong: faults that end an action, and problems that are values.

A fault is an exception whose text is a full sentence for the user. What is wrong with the content
of a briefing is a `Problem`: it is shown live, and never raised.

    BrieferError
    ├── FileError      not a briefing, a newer version, cannot be read or written
    ├── TemplateError  does not compile, leaves the vocabulary, does not end
    ├── ThemeError     a key of a theme, an audience or a yardstick is wrong
    ├── ArticleError   cannot be read as an article
    └── ExportError    cannot be written in this format
"""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from briefer.value import dataclass


class BrieferError(Exception):
    """A fault that the user can mend; anything else that is raised is a bug."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class FileError(BrieferError):
    """A file that cannot be read as what it should be, or cannot be written."""

    def __init__(self, message: str, hint: str = "", *, path: Path | None = None) -> None:
        super().__init__(message, hint)
        self.path = path


class TemplateError(BrieferError):
    """A template that does not compile, leaves the vocabulary or does not end."""

    def __init__(self, message: str, hint: str = "", *, line: int = 0) -> None:
        super().__init__(message, hint)
        self.line = line


class ThemeError(BrieferError):
    """A theme, audience or yardstick whose text is wrong at a key."""

    def __init__(self, message: str, hint: str = "", *, key: str = "") -> None:
        super().__init__(message, hint)
        self.key = key


class ArticleError(BrieferError):
    """A file that cannot be read as an article."""

    def __init__(self, message: str, hint: str = "", *, path: Path | None = None) -> None:
        super().__init__(message, hint)
        self.path = path


class ExportError(BrieferError):
    """An edition that cannot be written in a format."""

    def __init__(self, message: str, hint: str = "", *, format: str = "") -> None:  # noqa: A002 - the field's word
        super().__init__(message, hint)
        self.format = format


def meant(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return "Did you mean x?" where a known word is near, else what is said otherwise."""
    import difflib  # noqa: PLC0415 - takes longer than most of the program, and is rarely needed

    near = difflib.get_close_matches(word, list(known), 1)
    return f"Did you mean {near[0]}?" if near else otherwise


class Severity(StrEnum):
    """How bad a problem is: an error keeps the edition from being written, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong with the content.

    `block_id` names a block of the edition, or is empty where the problem is of the whole. `place`
    says where that is in the words of the person who wrote the briefing.
    """

    severity: Severity
    message: str
    hint: str = ""
    block_id: str = ""
    place: str = ""


def error(message: str, hint: str = "", *, block_id: str = "", place: str = "") -> Problem:
    """Return a problem that keeps the edition from being written."""
    return Problem(
        severity=Severity.ERROR, message=message, hint=hint, block_id=block_id, place=place
    )


def warning(message: str, hint: str = "", *, block_id: str = "", place: str = "") -> Problem:
    """Return a problem that is told, while the edition is written all the same."""
    return Problem(
        severity=Severity.WARNING, message=message, hint=hint, block_id=block_id, place=place
    )
