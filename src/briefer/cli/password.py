"""Where a password comes from: a file, or the terminal. It never stands among what is typed.

Other programs and users of the computer see the words of a command, and shells keep them.
"""

import sys
from argparse import Namespace
from pathlib import Path

from briefer.errors import ExportError, FileError, reason, said

_LARGEST = 1024


def asked_for(options: Namespace) -> str:
    """Return the password, "" where none is wanted. Raises BrieferError for none or a poor one."""
    if options.password_file is not None:
        return first_line(options.password_file)
    return ask("Password", twice=True) if options.password else ""


def first_line(path: Path) -> str:
    """Return the first line of a file. Raises FileError where it is empty or cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST)
        text = data.decode("utf-8-sig")
    except OSError as fault:
        message = said("{path} cannot be read: {reason}.", path=str(path), reason=reason(fault))
        raise FileError(message, path=path) from None
    except UnicodeDecodeError:
        raise FileError(said("{path} is not text in UTF-8.", path=str(path)), path=path) from None
    password = text.split("\n", 1)[0].rstrip("\r")
    if not password:
        raise FileError(
            said("The first line of {path} is empty.", path=str(path)),
            "Write the password there.",
            path=path,
        )
    return password


def ask(what: str, *, twice: bool = False) -> str:
    """Return what was typed on the terminal, unseen. Raises ExportError where nothing was."""
    from getpass import getpass  # noqa: PLC0415 - few ask for a password

    name = what.lower()
    if sys.stdin is None or not sys.stdin.isatty():
        raise ExportError(
            f"There is no terminal to ask for the {name}.", f"Use --{name}-file FILE."
        )
    try:
        typed = getpass(f"{what}: ")
        is_same = not twice or getpass("Once more: ") == typed
    except EOFError:
        typed, is_same = "", True
    if not typed:
        raise ExportError(f"No {name} was typed.", "Nothing was written.")
    if not is_same:
        raise ExportError(f"The two {name}s differ.", "Nothing was written. Try again.")
    return typed
