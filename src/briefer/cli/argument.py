"""Arguments that several commands take, and how what is typed for them is read."""

import datetime as dt
from argparse import SUPPRESS, ArgumentTypeError
from pathlib import Path
from typing import Any


def path(parser: Any, *names: str, **settings: Any) -> None:
    """Add an argument that is a path."""
    parser.add_argument(*names, type=_named_path, **settings)


def _named_path(text: str) -> Path:
    """Return the path, with a name to tell of it by: "." has none."""
    path = Path(text)
    return path if path.name else path.absolute()


def force(parser: Any, summary: str) -> None:
    """Add what lets a file be replaced."""
    parser.add_argument("--force", action="store_true", help=summary)


def json(parser: Any, *, repeated: bool = False) -> None:
    """Add what answers for a program; `repeated` where the command has it, too."""
    # A default would undo what was typed before the action.
    settings: dict[str, Any] = {"default": SUPPRESS} if repeated else {}
    parser.add_argument("--json", action="store_true", help="answer for a program", **settings)


def named_value(text: str) -> tuple[str, str]:
    """Return a name and what is given for it."""
    name, sign, value = text.partition("=")
    if not name or not sign:
        raise ArgumentTypeError(f"{text} is not NAME=VALUE")
    return name, value


def date(text: str) -> dt.date:
    """Return the date that was typed."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} is no date like 2026-01-31") from None
