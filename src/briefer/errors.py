"""What goes wrong: faults that end an action, and problems that are values.

A fault is an exception whose text is a full sentence for the user. What is wrong with the content
of a briefing is a `Problem`: it is shown live, and never raised. What either says is English; where
it is put together it is a `Message`, which a window can say in another language.

    BrieferError
    ├── FileError      not a briefing, a newer version, cannot be read or written
    │   ├── InTheWayError  another file is there, and may be replaced
    │   └── ChangedError   another program changed it since it was read
    ├── TemplateError  does not compile, leaves the vocabulary, does not end
    ├── ThemeError     a key of a theme, an audience or a yardstick is wrong
    ├── ArticleError   cannot be read as an article
    └── ExportError    cannot be written in this format
"""

import errno
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Self

from briefer.value import dataclass


class Message(str):
    """English words that know their template and what was filled in: texts, numbers, messages."""

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, values: Mapping[str, object]) -> Self:
        """Return the template with its values, as it stands where it has none.

        A tuple is a list, parted by commas.
        """
        made = super().__new__(cls, template.format(**_listed(values)) if values else template)
        made.template = template
        made.values = values
        return made

    def __reduce__(self) -> tuple[type[Self], tuple[str, Mapping[str, object]]]:
        """Return what it is copied from."""
        return type(self), (self.template, self.values)


class Tag(str):
    """A language by its tag (BCP 47), which a window says by its name."""

    __slots__ = ()


def _listed(values: Mapping[str, object]) -> Mapping[str, object]:
    if tuple not in map(type, values.values()):  # as of most: places are said by the hundred
        return values
    return {k: ", ".join(map(str, v)) if isinstance(v, tuple) else v for k, v in values.items()}


def said(template: str, /, **values: object) -> Message:
    """Return a template with its values; a sentence without any is a message as it stands."""
    return Message(template, values)


class BrieferError(Exception):
    """A fault that the user can mend; anything else that is raised is a bug."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message if isinstance(message, Message) else said(message)
        self.hint = hint


class FileError(BrieferError):
    """A file that cannot be read as what it should be, or cannot be written."""

    def __init__(self, message: str, hint: str = "", *, path: Path | None = None) -> None:
        super().__init__(message, hint)
        self.path = path


class InTheWayError(FileError):
    """A file that stands where one is to be written, and is replaced only where that is wanted."""


class ChangedError(FileError):
    """A file that another program changed since it was read, and that may be read again."""


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
    return said("Did you mean {word}?", word=near[0]) if near else otherwise


_REASONS = {
    errno.ENOENT: said("there is no such file or folder"),
    errno.ENOTDIR: said("there is no such file or folder"),
    errno.EACCES: said("it is not allowed"),
    errno.EPERM: said("it is not allowed"),
    errno.EISDIR: said("it is a folder"),
    errno.ENAMETOOLONG: said("the name is too long"),
    errno.ENOSPC: said("the disk is full"),
    errno.EROFS: said("the disk is read-only"),
    errno.EIO: said("the disk reports an error"),
}


def reason(fault: OSError) -> str:
    """Return why the system refused, as the end of a sentence: in its own words if in no others."""
    return _REASONS.get(fault.errno or 0) or (fault.strerror or str(fault)).lower()


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
