"""Records from JSON-like data, driven by the type hints of the dataclasses.

An object's keys are the names of the fields; keys that are not known stay in `extra`. It knows no
file and no format; `restriction` reads what bears on who may read, `encoding` is the way back.

    Text      "words", or an object of default, audiences {id: words}, languages {tag: words} and
              audience_languages {id: {tag: words}}
    release   "all", or a list of ids of audiences; without one an item is for nobody
    body      an object of one key: prose, table, figure or chart
    dates     "2026-01-31"
    must      on any record: the names of fields that its reader has to know
"""

import datetime as dt
import re
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Literal, TypeVar, get_args, get_origin

from briefer.model.briefing import Briefing, Earlier, OptionValue
from briefer.model.marking import Marking
from briefer.model.passage import Body, Chart, Figure, Prose, Table
from briefer.model.record import IDENTIFIER, Record
from briefer.model.release import Release
from briefer.model.text import Text
from briefer.store import restriction
from briefer.store.place import Place, shown
from briefer.store.trial import Reader, Trial
from briefer.value import MISSING, fields, replace

R = TypeVar("R", bound=Record)

BODIES: Final = {"prose": Prose, "table": Table, "figure": Figure, "chart": Chart}
"""The kinds of body of a passage by the key that names them."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def decode(kind: type[R], data: object, trial: Trial) -> R:
    """Return the record. Raises the trial's fault where a type or a value is wrong, or missing."""
    hint: Any = kind
    record: R = _reader(hint)(data, None, trial)
    return record


@cache
def _reader(hint: Any) -> Reader:
    for known, reader in _SPECIAL:
        if hint == known:
            return reader
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is UnionType:
        (inner,) = (each for each in arguments if each is not NoneType)
        return _optional(_reader(inner))
    if origin is Literal:
        return _literal(arguments)
    if origin is tuple:
        return _items(_reader(arguments[0]))
    if origin is Mapping:
        return _mapping(_reader(arguments[1]))
    return _record(hint)


def _record(kind: type[Record]) -> Reader:
    known = [item for item in fields(kind) if item.name != "extra"]
    readers = {item.name: _field(kind, item.name, item.type) for item in known}
    required = [item.name for item in known if item.default is MISSING is item.default_factory]
    printed = "release" in readers

    def read(value: Any, at: Place, trial: Trial) -> Any:
        if type(value) is not dict:
            trial.refuse(at, "{place} is {value}, not an object.", value=shown(value))
        given: dict[str, Any] = {}
        extra: dict[str, object] = {}
        for key, item in value.items():
            if (reader := readers.get(key)) is not None:
                given[key] = reader(item, (at, key), trial)
            else:
                extra[key] = item
        for name in required:
            if name not in given:
                trial.refuse(at, "{place} has no {name}.", name=name)
        if restriction.MUST in extra:
            restriction.must(extra[restriction.MUST], readers, at, trial)
        if printed and "release" not in given:
            given["release"] = ()
            trial.withheld.append(at)
        return kind(**given, extra=extra)

    return read


def _field(kind: type[Record], name: str, hint: Any) -> Reader:
    if name == "id":
        return _identifier
    if kind is Briefing and name == "audiences":
        return restriction.audiences
    return _reader(hint)


def _optional(reader: Reader) -> Reader:
    return lambda value, at, trial: None if value is None else reader(value, at, trial)


def _literal(values: tuple[str, ...]) -> Reader:
    listed = tuple(value or '""' for value in values)

    def read(value: Any, at: Place, trial: Trial) -> Any:
        if type(value) is not str or value not in values:
            trial.refuse(
                at, "{place} is {value}, not one of {choices}.", value=shown(value), choices=listed
            )
        return value

    return read


def _items(reader: Reader) -> Reader:
    def read(value: Any, at: Place, trial: Trial) -> Any:
        if type(value) is not list:
            trial.refuse(at, "{place} is {value}, not a list.", value=shown(value))
        return tuple([reader(item, (at, index), trial) for index, item in enumerate(value)])

    return read


def _mapping(reader: Reader) -> Reader:
    def read(value: Any, at: Place, trial: Trial) -> Any:
        if type(value) is not dict:
            trial.refuse(at, "{place} is {value}, not an object.", value=shown(value))
        return {key: reader(item, (at, key), trial) for key, item in value.items()}

    return read


def _string(value: Any, at: Place, trial: Trial) -> Any:
    if type(value) is not str:
        trial.refuse(at, "{place} is {value}, not text.", value=shown(value))
    return value


def _truth(value: Any, at: Place, trial: Trial) -> Any:
    if type(value) is not bool:
        trial.refuse(at, "{place} is {value}, neither true nor false.", value=shown(value))
    return value


def _whole(value: Any, at: Place, trial: Trial) -> Any:
    if type(value) is not int:
        trial.refuse(at, "{place} is {value}, not a whole number.", value=shown(value))
    return value


def _number(value: Any, at: Place, trial: Trial) -> Any:
    if type(value) not in (int, float):
        trial.refuse(at, "{place} is {value}, not a number.", value=shown(value))
    return value


def _option(value: Any, at: Place, trial: Trial) -> Any:
    if type(value) not in (bool, int, str):
        trial.refuse(
            at, "{place} is {value}, not text, a whole number, true or false.", value=shown(value)
        )
    return value


def _date(value: Any, at: Place, trial: Trial) -> Any:
    if type(value) is dt.date:
        return value
    with suppress(ValueError):
        if type(value) is str and _DATE.fullmatch(value):
            return dt.date.fromisoformat(value)
    return trial.refuse(at, "{place} is {value}, not a date like 2026-01-31.", value=shown(value))


def _identifier(value: Any, at: Place, trial: Trial) -> Any:
    if type(value) is not str or not IDENTIFIER.fullmatch(value):
        trial.refuse(
            at,
            "{place} is {value}, not up to 64 letters, digits, hyphens and underscores.",
            value=shown(value),
        )
    return value


def _body(value: Any, at: Place, trial: Trial) -> Any:
    if type(value) is not dict or len(value) != 1:
        trial.refuse(at, "{place} is not one of {choices}.", choices=tuple(BODIES))
    ((name, item),) = value.items()
    if name not in BODIES:
        trial.refuse(
            at,
            "{place} is {value}, not one of {choices}.",
            value=shown(name),
            choices=tuple(BODIES),
        )
    return _reader(BODIES[name])(item, (at, name), trial)


def _earlier(value: Any, at: Place, trial: Trial) -> Any:
    # Its places are not those of the briefing, and nobody waits for its releases.
    inner = Trial(fault=trial.fault, words=lambda _: trial.words(at))
    briefing = _reader(Briefing)(value, None, inner)
    trial.reasons.extend(inner.reasons)
    return Earlier(replace(briefing, earlier=None))


_SPECIAL: Final[tuple[tuple[Any, Reader], ...]] = (
    (str, _string),
    (bool, _truth),
    (int, _whole),
    (float, _number),
    (dt.date, _date),
    (Text, restriction.text),
    (Marking, restriction.marking),
    (OptionValue, _option),
    (Body, _body),
    (Earlier, _earlier),
    (Release, restriction.release),
)
