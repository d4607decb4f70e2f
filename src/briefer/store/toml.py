"""TOML text -> its tables, kept as JSON in the cache folder once they were read.

The standard library's reader takes ten milliseconds for what an export reads of the library; JSON
is read in one. What is kept is no code, and is checked afterwards as what was just read is. A file
is named by the hash of its TOML and begins with that of its JSON: one that was cut short is none.
"""

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from briefer.errors import ThemeError
from briefer.store import home

_MOST_FILES = 200


def read_toml(text: str) -> dict[str, Any]:
    """Return the tables of the text. Raises ThemeError."""
    path = home.cache() / "toml" / f"{_digest(text)}.json"
    with suppress(OSError, ValueError, RecursionError):
        digest, _, kept = path.read_text(encoding="utf-8").partition("\n")
        if digest == _digest(kept):
            known: dict[str, Any] = json.loads(kept)
            return known
    tables = _parsed(text)
    with suppress(OSError, TypeError, RecursionError):  # JSON has no dates
        _keep(path, json.dumps(tables))
    return tables


def _parsed(text: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - to import it takes longer than to read all that is kept

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise ThemeError(f"It is no TOML: {fault}.") from None
    except (ValueError, RecursionError):
        # The reader of the standard library lets these through: too many digits, too deep a list.
        raise ThemeError("It is no TOML that can be read.") from None


def _keep(path: Path, kept: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    others = [*path.parent.iterdir()]
    if len(others) >= _MOST_FILES:  # most of them of what was changed since
        for other in others:
            other.unlink()
    path.write_text(f"{_digest(kept)}\n{kept}", encoding="utf-8")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
