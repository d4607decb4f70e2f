"""JSON-like data from records: the way back of `codec`.

Fields that have their default are left out; `release` is always written, since an item without one
is for nobody.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from briefer.model.briefing import Earlier
from briefer.model.record import Record
from briefer.model.text import Text
from briefer.store.codec import BODIES
from briefer.value import MISSING, Field, fields

_BODY_NAMES: dict[Any, str] = {kind: name for name, kind in BODIES.items()}


def encode(record: Record) -> dict[str, Any]:
    """Return the record as objects, lists, texts and numbers; what was kept in `extra` returns."""
    data = dict(record.extra)
    kind: Any = type(record)
    for name, default in _defaults(kind):
        value = getattr(record, name)
        if name == "release" or default is MISSING or value != default():
            data[name] = _plain(value)
    return data


@cache
def _defaults(kind: type[Record]) -> tuple[tuple[str, Any], ...]:
    return tuple((item.name, _default(item)) for item in fields(kind) if item.name != "extra")


def _default(item: "Field[Any]") -> Callable[[], Any] | Any:
    if item.default is MISSING:
        return item.default_factory
    return lambda: item.default


def _plain(value: Any) -> Any:
    match value:
        case None | str() | bool() | int() | float():
            return value
        case Text():
            return _text(value)
        case Record() | Earlier():
            data = encode(value if isinstance(value, Record) else value.briefing)
            name = _BODY_NAMES.get(type(value))
            return {name: data} if name else data
        case tuple():
            return [_plain(item) for item in value]
        case Mapping():
            return {key: _plain(item) for key, item in value.items()}
        case _:
            assert isinstance(value, dt.date)
            return value.isoformat()


def _text(text: Text) -> Any:
    if not (text.audiences or text.languages or text.both):
        return text.default
    both: dict[str, dict[str, str]] = {}
    for (audience, language), each in text.both.items():
        both.setdefault(audience, {})[language] = each
    data = {
        "default": text.default,
        "audiences": dict(text.audiences),
        "languages": dict(text.languages),
        "audience_languages": both,
    }
    return {key: value for key, value in data.items() if value}
