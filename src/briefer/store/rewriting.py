"""TOML text with other tables, and its comments, order and line ends where they were."""

from collections.abc import Mapping, MutableMapping
from typing import Any

from briefer.errors import ThemeError
from briefer.store.toml import read_toml, write_toml


def rewrite_toml(text: str, tables: Mapping[str, Any]) -> str:
    """Return the text with these tables; what stands beside a value stays, as does their order.

    Where that cannot be, it is written anew.
    """
    import tomlkit.exceptions  # noqa: PLC0415 - takes longer than to read what is not changed

    try:
        document = tomlkit.parse(text)
        _set(document, read_toml(text), tables)
        made = tomlkit.dumps(document)
        if read_toml(made) == tables:
            return made
    except (ThemeError, tomlkit.exceptions.TOMLKitError):
        pass
    return write_toml(tables)


def _set(table: Any, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    for key in before:
        if key not in after:
            del table[key]
    for key, value in after.items():
        old = before.get(key)
        match old, value:
            case _ if old is not None and repr(old) == repr(value):
                continue
            case Mapping(), Mapping() if isinstance(table[key], MutableMapping):
                _set(table[key], old, value)
            case [Mapping(), *_], [Mapping(), *_] if len(old) == len(value):
                for inner, was, becomes in zip(table[key], old, value, strict=True):
                    _set(inner, was, becomes)
            case _:
                table[key] = value
