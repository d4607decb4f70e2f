"""Profiles of outlets, as tables: what was corrected in their articles, kept for the next one.

Each is a file of the user's own, which may be read, changed and thrown away.
"""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from briefer.errors import BrieferError, FileError, reason, said
from briefer.model.record import identifier
from briefer.store import home
from briefer.store.regular import read_regular
from briefer.store.saving import write_whole
from briefer.store.toml import read_toml, write_toml

_LARGEST: Final = 1024 * 1024


def profile_path(outlet: str) -> Path:
    """Return the file of an outlet, whether or not it is there."""
    name = identifier(outlet) or hashlib.sha256(outlet.casefold().encode()).hexdigest()[:16]
    return home.library() / "outlets" / f"{name}.toml"


def read_profile(outlet: str) -> Mapping[str, Any]:
    """Return the tables of an outlet; none where it has no file, or one that cannot be read."""
    with suppress(OSError, UnicodeDecodeError, BrieferError):
        raw = read_regular(profile_path(outlet))
        if len(raw) <= _LARGEST:
            return read_toml(raw.decode())
    return {}


def write_profile(outlet: str, tables: Mapping[str, Any]) -> Path:
    """Keep the tables of an outlet and return their file. Raises FileError."""
    path = profile_path(outlet)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, write_toml(tables).encode())
    return path


def remove_profile(outlet: str) -> None:
    """Remove the file of an outlet, if it has one. Raises FileError."""
    path = profile_path(outlet)
    try:
        path.unlink(missing_ok=True)
    except OSError as fault:
        raise FileError(
            said("{file} could not be removed: {reason}.", file=path.name, reason=reason(fault)),
            "Close what has it open, or ask whoever looks after the folder.",
            path=path,
        ) from fault
