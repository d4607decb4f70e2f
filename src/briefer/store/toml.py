"""TOML text -> its tables, which are kept once they were read, and back.

The standard library's reader takes ten milliseconds for what an export reads of the library; what
is kept is read in one.
"""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from briefer.errors import ThemeError, said
from briefer.store.memory import Memory

_memory = Memory("toml")

_STEP: Final = r"""(?:"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'|[\w-]*+)[ \t]*+\.[ \t]*+"""
_LONG_KEY: Final = re.compile(rf"""(?<![\w-])(?=[\w"'.-])(?>{_STEP}){{32}}""")
"""What the standard library's reader takes a time for that grows with the square of the steps."""


def read_toml(text: str) -> dict[str, Any]:
    """Return the tables of the text. Raises ThemeError."""
    known: dict[str, Any] | None = _memory.read(text)
    if known is not None:
        return known
    tables = _parsed(text)
    _memory.write(text, tables)
    return tables


def _parsed(text: str) -> dict[str, Any]:
    if found := _LONG_KEY.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise ThemeError(
            said("It is no TOML: a key has too many steps (at line {line}).", line=line)
        )
    import tomllib  # noqa: PLC0415 - to import it takes longer than to read all that is kept

    try:
        tables = tomllib.loads(text)
        repr(tables)  # fails for a number in base 16 of too many digits, as it does in base 10
    except tomllib.TOMLDecodeError as fault:
        raise ThemeError(said("It is no TOML: {reason}.", reason=str(fault))) from None
    except (ValueError, RecursionError):
        # The reader of the standard library lets these through: too many digits, too deep a list.
        raise ThemeError("It is no TOML that can be read.") from None
    return tables


_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")


def write_toml(tables: Mapping[str, Any]) -> str:
    """Return the text of tables of texts, numbers, truths, lists and further tables."""
    plain = {key: value for key, value in tables.items() if not isinstance(value, Mapping)}
    lines = [f"{_key(key)} = {_value(value)}" for key, value in plain.items()]
    for name, table in tables.items():
        if name not in plain:
            lines += ["", f"[{_key(name)}]"]
            lines += [f"{_key(key)} = {_value(value)}" for key, value in table.items()]
    return "\n".join(lines) + "\n"


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _value(key)


def _value(value: Any) -> str:
    match value:
        case str():
            # TOML 1.0 has the escapes of JSON, and one character more that has to be escaped.
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case Mapping():
            inner = (f"{_key(key)} = {_value(each)}" for key, each in value.items())
            return f"{{ {', '.join(inner)} }}"
        case list() if any(isinstance(each, Mapping) for each in value):
            return "\n".join(("[", *(f"    {_value(each)}," for each in value), "]"))
        case list():
            return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value)
