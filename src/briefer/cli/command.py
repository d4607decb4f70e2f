"""From the words that were typed to a command, and from what became of it to an exit status."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias, cast

from briefer.cli.output import fault_line, make_safe, tell
from briefer.cli.parser import build
from briefer.cli.status import Status
from briefer.errors import BrieferError, meant

COMMANDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "new": "briefer.cli.new",
        "import": "briefer.cli.article",
        "export": "briefer.cli.export",
        "check": "briefer.cli.check",
        "update": "briefer.cli.update",
        "templates": "briefer.cli.items",
        "audiences": "briefer.cli.items",
        "themes": "briefer.cli.items",
        "fonts": "briefer.cli.fonts",
        "library": "briefer.cli.library",
        "keys": "briefer.cli.keys",
        "completion": "briefer.cli.completion",
    }
)
"""The module of each command."""


OpenWindow: TypeAlias = Callable[[Sequence[Path]], int]
"""Opens the window on files, and returns its exit status."""


def run(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Return the exit status of a command, or of the window where there is none.

    Whatever happens, it ends in a sentence.
    """
    make_safe()
    first = next((each for each in arguments if not each.startswith("-")), "")
    try:
        if first not in COMMANDS and (first or not arguments):
            return _without_command(first, arguments, open_window)
        options = build(first if first == arguments[0] else "").parse_args(arguments)
        return cast("int", import_module(COMMANDS[options.command]).run(options))
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else Status.USAGE
    except BrieferError as fault:
        tell(fault_line(fault))
        return Status.FAULT
    except KeyboardInterrupt:
        tell("briefer: Stopped. What was written is whole.")
        return Status.STOPPED
    except Exception as fault:  # noqa: BLE001 - what is left is a bug, and is told as one
        return _bug(fault, first if first in COMMANDS else "")


def _without_command(word: str, words: Sequence[str], open_window: OpenWindow) -> int:
    near = meant(word, COMMANDS)
    if not word or word.endswith(".briefing") or (not near and Path(word).exists()):
        return open_window([Path(each).absolute() for each in words if not each.startswith("-")])
    hint = near or f"There are: {', '.join(COMMANDS)}."
    tell(fault_line(BrieferError(f"There is no command {word}.", hint)))
    return Status.USAGE


def _bug(fault: Exception, command: str) -> int:
    import traceback  # noqa: PLC0415 - no start waits for what only a bug needs

    from briefer.cli.failure import save_details  # noqa: PLC0415 - as above

    if os.environ.get("BRIEFER_DEBUG"):
        traceback.print_exception(fault, file=sys.stderr)
    path = save_details(fault, command)
    where = f"Details without any text of yours are in {path}." if path else ""
    tell(f"briefer: This is a mistake in the program ({type(fault).__name__}). {where}".rstrip())
    return Status.BUG
