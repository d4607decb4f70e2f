"""What is printed: results to the standard output, all else to the standard error.

A reader that has had enough (`briefer export ... | head`) stops no command; what a terminal cannot
show, or would obey, is not sent to it.
"""

import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO, TypeVar

from briefer.document.text import clean, one_line
from briefer.errors import BrieferError, FileError, InTheWayError, Problem
from briefer.value import replace

T = TypeVar("T")

_ERASE = "\r\x1b[K"


def make_safe() -> None:
    """Let no character stop the output: what the encoding lacks is written as its number."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(text: str, end: str = "\n") -> None:
    """Print a result. Raises FileError where it is lost for another reason than a closed pipe."""
    fault = _put(sys.stdout, text + end)
    if fault is not None and not isinstance(fault, BrokenPipeError):
        reason = (fault.strerror or str(fault)).lower()
        raise FileError(f"The output could not be written: {reason}.")


def tell(text: str, end: str = "\n") -> None:
    """Print what is no result: problems, faults, progress."""
    _put(sys.stderr, text + end)


def _put(stream: TextIO | None, text: str) -> OSError | None:
    """Write to the stream, None where the process has none, and return what kept it from that."""
    if stream is None:
        return None
    try:
        stream.write(text)
        stream.flush()
    except OSError as fault:
        _silence(stream)
        return fault
    return None


def say_json(value: object) -> None:
    """Print a value for a program, in ASCII, so that it arrives whatever the encoding."""
    say(json.dumps(value, indent=2))


def write_new(options: Namespace, data: bytes) -> None:
    """Write the file that the options name and print its path, or print the text without one.

    Raises InTheWayError where another file is there and is not to be replaced.
    """
    from briefer.store.saving import write_whole  # noqa: PLC0415 - no help waits for it

    output = options.output
    if output is None:
        say(data.decode(errors="replace"), end="")
        return
    if output.exists() and not options.force:
        raise InTheWayError(f"{output} exists.", "Choose another name, or replace it.", path=output)
    write_whole(output, data)
    say(str(output))


def fault_line(fault: BrieferError, edition: str = "") -> str:
    """Return a fault as one line, with the edition that it is of."""
    return _line(f"briefer: {f'{edition}: ' if edition else ''}{fault.message} {hint(fault)}")


def hint(fault: BrieferError) -> str:
    """Return what to do, with the option that does it."""
    if isinstance(fault, InTheWayError):
        return f"{fault.hint.removesuffix('.')} (--force)."
    return fault.hint


def problem_line(problem: Problem) -> str:
    """Return a problem as one line: "error: place: message hint"."""
    place = f"{problem.place}: " if problem.place else ""
    return _line(f"{problem.severity}: {place}{problem.message} {problem.hint}")


def group(label: str, problems: Iterable[Problem]) -> str:
    """Return the problems under a label."""
    return "\n".join((f"{clean(label)}:", *(f"  {problem_line(each)}" for each in problems)))


def folded(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems; where many say the same, one with the number of the others."""
    alike: dict[tuple[str, str, str], list[Problem]] = {}
    for each in problems:
        alike.setdefault((each.severity, each.message, each.hint), []).append(each)
    for same in alike.values():
        first, *others = same
        if len(others) < 3:
            yield from same
        else:
            yield replace(
                first, place=f"{first.place or 'here'}, and in {len(others)} other places"
            )


def problem_data(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """Return the problems for a program."""
    return [
        {
            "severity": str(each.severity),
            "place": each.place,
            "message": each.message,
            "hint": each.hint,
        }
        for each in problems
    ]


def fault_data(faults: Iterable[BrieferError]) -> list[dict[str, str]]:
    """Return the faults for a program."""
    return [{"message": each.message, "hint": hint(each)} for each in faults]


def follow(labels: Sequence[str], items: Iterable[T]) -> Iterator[T]:
    """Yield the items; a terminal shows the label of the one that is being made."""
    try:
        for _, item in zip(_announced(labels), items, strict=True):
            _erase()
            yield item
    finally:
        _erase()


def _announced(labels: Sequence[str]) -> Iterator[None]:
    for number, label in enumerate(labels, 1):
        if _is_terminal():
            tell(f"{_ERASE}{number} of {len(labels)}: {label}", end="")
        yield


def _erase() -> None:
    if _is_terminal():
        tell(_ERASE, end="")


def _is_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _line(text: str) -> str:
    return one_line(clean(text))


def _silence(stream: TextIO) -> None:
    """Lead the stream nowhere, so that the end of the process does not try it again."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
