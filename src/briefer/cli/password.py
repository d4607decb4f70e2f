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
        return _read(options.password_file)
    return _asked() if options.password else ""


def _read(path: Path) -> str:
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


def _asked() -> str:
    from getpass import getpass  # noqa: PLC0415 - few ask for a password

    if sys.stdin is None or not sys.stdin.isatty():
        raise ExportError(
            "There is no terminal to ask for the password.", "Use --password-file FILE."
        )
    try:
        password = getpass("Password: ")
        is_same = getpass("Once more: ") == password
    except EOFError:
        password, is_same = "", True
    if not password:
        raise ExportError("No password was typed.", "Nothing was written.")
    if not is_same:
        raise ExportError("The two passwords differ.", "Nothing was written. Try again.")
    return password
