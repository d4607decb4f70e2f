"""Templates of strangers: printed in a process that can be killed, and held to a measure.

What did not come with the program is a stranger's. What it prints is laid out in the program, so it
prints little more than the briefing gives it, and no character that makes a page read other than it
says.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from briefer.document.text import unprintable
from briefer.edition.order import Memory
from briefer.edition.output import Output
from briefer.edition.printing import printed
from briefer.edition.view import View
from briefer.errors import TemplateError, said
from briefer.model.template import Template
from briefer.value import asdict
from briefer.worker import OverrunError, Worker

_worker: Final = Worker(seconds=1.5, megabytes=200)
"""With the start of its process a template has 2 seconds at most."""

_OF_ITS_OWN: Final = 100_000
"""The characters that a template may print over four times those of the view."""

_REFERENCE: Final = re.compile("&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")
"""A character by its number (XML 1.0 §4.1)."""


def printed_by_stranger(template: Template, view: View, memory: Memory) -> Output:
    """Return what a template prints of the view. Raises TemplateError, with the line."""
    try:
        return _worker.run(_held, template, view, memory)
    except OverrunError:
        raise TemplateError(
            "The template takes too long, or too much memory, and was stopped.",
            "Make it shorter, and nest fewer loops.",
            line=1,
        ) from None


def _held(template: Template, view: View, memory: Memory) -> Output:
    output = printed(template, view, memory)
    left = _OF_ITS_OWN + 4 * _size(view)
    for text, line in zip(output.pieces, output.lines, strict=True):
        left -= len(text)
        if left < 0:
            raise TemplateError(
                "The template prints far more than there is in the briefing.",
                "Print each text once or twice.",
                line=line,
            )
        _refuse_deceit(text, line)
    # A number may be put together of pieces.
    text = "".join(output.pieces)
    for found in _REFERENCE.finditer(text):
        number = int(found[1], 16) if found[1] else int(found[2])
        line = output.template_line(text.count("\n", 0, found.start()) + 1)
        _refuse_deceit(chr(number) if number < 0x110000 else "", line)
    return output


def _refuse_deceit(text: str, line: int) -> None:
    if found := unprintable(text):
        before = text.partition(chr(int(found[0].removeprefix("U+"), 16)))[0]
        raise TemplateError(
            said("The template prints {characters}, which deceive.", characters=found),
            "Leave them out.",
            line=line + before.count("\n"),
        )


def _size(value: Any) -> int:
    """Return how many characters a value holds."""
    match value:
        case str():
            return len(value)
        case tuple():
            return sum(map(_size, value))
        case Mapping():
            return sum(map(_size, value.values()))
        case bool() | int() | None:
            return 0
        case _:
            return sum(map(_size, asdict(value).values()))
