"""Records from JSON-like data, driven by the type hints of the dataclasses.

An object's keys are the names of the fields; keys that are not known stay in `extra`. What bears on
who may read something fails closed: it is no fault but a reason to keep the whole shut, and is read
as nobody. It knows no file and no format; `encoding` is the way back.

    Text      "words", or an object of default, audiences {id: words}, languages {tag: words} and
              audience_languages {id: {tag: words}}
    release   "all", or a list of ids of audiences; without one an item is for nobody
    body      an object of one key: prose, table, figure or chart
    dates     "2026-01-31"
    must      on any record: the names of fields that its reader has to know
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import MISSING, field, fields
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Literal, Never, TypeVar, get_args, get_origin, get_type_hints

from briefer.errors import BrieferError
from briefer.model.briefing import Briefing, OptionValue
from briefer.model.marking import UNMARKED, Marking
from briefer.model.passage import Body, Chart, Figure, Prose, Table
from briefer.model.record import IDENTIFIER, Record
from briefer.model.release import ALL, COMMON, Release
from briefer.model.text import Text
from briefer.store.place import Place, in_words, shown
from briefer.value import dataclass

R = TypeVar("R", bound=Record)

BODIES: Final = {"prose": Prose, "table": Table, "figure": Figure, "chart": Chart}
"""The kinds of body of a passage by the key that names them."""

MUST: Final = "must"
"""The key of an object that lists the fields which a reader has to know."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(slots=True, kw_only=True)
class Trial:
    """One reading: how a fault is made of a place and a sentence, and what was found on the way.

    `reasons` keep the whole shut; `withheld` are the places of items without a release.
    """

    fault: Callable[[str, str], BrieferError]
    reasons: list[str] = field(default_factory=list)
    withheld: list[str] = field(default_factory=list)

    def refuse(self, at: Place, finding: str) -> Never:
        """Raise the fault."""
        place = in_words(at)
        raise self.fault(place, f"{place} {finding}" if place else f"It {finding}")

    def close(self, at: Place, finding: str) -> None:
        """Note a reason to keep the whole shut."""
        self.reasons.append(f"{in_words(at) or 'It'} {finding}.")


Reader = Callable[[Any, Place, Trial], Any]


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
    hints = get_type_hints(kind)
    known = [item for item in fields(kind) if item.name != "extra"]
    readers = {item.name: _field(kind, item.name, hints[item.name]) for item in known}
    required = [item.name for item in known if item.default is MISSING is item.default_factory]
    printed = "release" in readers

    def read(value: Any, at: Place, trial: Trial) -> Any:
        if type(value) is not dict:
            trial.refuse(at, f"is {shown(value)}, not an object.")
        given: dict[str, Any] = {}
        extra: dict[str, object] = {}
        for key, item in value.items():
            if (reader := readers.get(key)) is not None:
                given[key] = reader(item, (at, key), trial)
            else:
                extra[key] = item
        for name in required:
            if name not in given:
                trial.refuse(at, f"has no {name}.")
        if MUST in extra:
            _must(extra[MUST], readers, at, trial)
        if printed and "release" not in given:
            given["release"] = ()
            trial.withheld.append(in_words(at))
        return kind(**given, extra=extra)

    return read


def _field(kind: type[Record], name: str, hint: Any) -> Reader:
    if name == "id":
        return _identifier
    if kind is Briefing and name == "audiences":
        return _audiences
    return _reader(hint)


def _must(value: Any, readers: Mapping[str, Reader], at: Place, trial: Trial) -> None:
    if type(value) is not list or not all(isinstance(name, str) for name in value):
        trial.close((at, MUST), "is no list of names of fields")
        return
    for name in value:
        if name not in readers:
            trial.close(at, f"has to be read with {shown(name)}, which this version does not know")


def _optional(reader: Reader) -> Reader:
    return lambda value, at, trial: None if value is None else reader(value, at, trial)


def _literal(values: tuple[str, ...]) -> Reader:
    listed = ", ".join(value or '""' for value in values)

    def read(value: Any, at: Place, trial: Trial) -> Any:
        if type(value) is not str or value not in values:
            trial.refuse(at, f"is {shown(value)}, not one of {listed}.")
        return value

    return read


def _items(reader: Reader) -> Reader:
    def read(value: Any, at: Place, trial: Trial) -> Any:
        if type(value) is not list:
            trial.refuse(at, f"is {shown(value)}, not a list.")
        return tuple([reader(item, (at, index), trial) for index, item in enumerate(value)])

    return read


def _mapping(reader: Reader) -> Reader:
    def read(value: Any, at: Place, trial: Trial) -> Any:
        if type(value) is not dict:
            trial.refuse(at, f"is {shown(value)}, not an object.")
        return {key: reader(item, (at, key), trial) for key, item in value.items()}

    return read


def _string(value: Any, at: Place, trial: Trial) -> Any:
    if type(value) is not str:
        trial.refuse(at, f"is {shown(value)}, not text.")
    return value


def _whole(value: Any, at: Place, trial: Trial) -> Any:
    if type(value) is not int:
        trial.refuse(at, f"is {shown(value)}, not a whole number.")
    return value


def _number(value: Any, at: Place, trial: Trial) -> Any:
    if type(value) not in (int, float):
        trial.refuse(at, f"is {shown(value)}, not a number.")
    return value


def _option(value: Any, at: Place, trial: Trial) -> Any:
    if type(value) not in (bool, int, str):
        trial.refuse(at, f"is {shown(value)}, not text, a whole number, true or false.")
    return value


def _date(value: Any, at: Place, trial: Trial) -> Any:
    if type(value) is dt.date:
        return value
    with suppress(ValueError):
        if type(value) is str and _DATE.fullmatch(value):
            return dt.date.fromisoformat(value)
    return trial.refuse(at, f"is {shown(value)}, not a date like 2026-01-31.")


def _identifier(value: Any, at: Place, trial: Trial) -> Any:
    if type(value) is not str or not IDENTIFIER.fullmatch(value):
        trial.refuse(
            at, f"is {shown(value)}, not up to 64 letters, digits, hyphens and underscores."
        )
    return value


def _body(value: Any, at: Place, trial: Trial) -> Any:
    if type(value) is not dict or len(value) != 1:
        trial.refuse(at, f"is not one of {', '.join(BODIES)}.")
    ((name, item),) = value.items()
    if name not in BODIES:
        trial.refuse(at, f"is {shown(name)}, not one of {', '.join(BODIES)}.")
    return _reader(BODIES[name])(item, (at, name), trial)


def _text(value: Any, at: Place, trial: Trial) -> Any:
    if type(value) is str:
        return Text(value)
    if type(value) is not dict:
        trial.refuse(at, f"is {shown(value)}, not text.")
    for key in value.keys() - {"default", "audiences", "languages", "audience_languages"}:
        trial.close(at, f"has {shown(key)}, which this version does not know")
    by_language = _by_language(
        value.get("audience_languages", {}), (at, "audience_languages"), trial
    )
    return Text(
        default=_string(value.get("default", ""), (at, "default"), trial),
        audiences=_by_audience(value.get("audiences", {}), (at, "audiences"), trial, str),
        languages=_reader(Mapping[str, str])(value.get("languages", {}), (at, "languages"), trial),
        both=by_language,
    )


def _by_language(value: Any, at: Place, trial: Trial) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for audience, texts in _by_audience(value, at, trial, dict).items():
        for language, text in texts.items():
            if type(text) is str:
                found[audience, language] = text
            else:
                trial.close(((at, audience), language), f"is {shown(text)}, not text")
    return found


def _by_audience(value: Any, at: Place, trial: Trial, kind: type) -> dict[str, Any]:
    if type(value) is not dict:
        trial.close(at, f"is {shown(value)}, which this version does not know")
        return {}
    found = {}
    for audience, item in value.items():
        if not _names_audience(audience):
            trial.close(at, f"has {shown(audience)}, which is no audience")
        elif type(item) is not kind:
            trial.close((at, audience), f"is {shown(item)}, which this version does not know")
        else:
            found[audience] = item
    return found


def _release(value: Any, at: Place, trial: Trial) -> Any:
    return ALL if value == ALL else _audiences(value, at, trial)


def _audiences(value: Any, at: Place, trial: Trial) -> Any:
    if type(value) is not list:
        trial.close(at, f"is {shown(value)}, which this version does not know")
        return ()
    found = tuple(item for item in value if _names_audience(item))
    for item in value:
        if not _names_audience(item):
            trial.close(at, f"has {shown(item)}, which is no audience")
    if len(set(found)) < len(found):
        trial.close(at, "names an audience twice")
    return found


def _names_audience(value: Any) -> bool:
    return type(value) is str and value not in (ALL, COMMON) and bool(IDENTIFIER.fullmatch(value))


def _marking(value: Any, at: Place, trial: Trial) -> Any:
    if type(value) is not dict:
        trial.close(at, f"is {shown(value)}, which this version does not know")
        return UNMARKED
    for key in value.keys() - {"scheme", "text"}:
        trial.close(at, f"has {shown(key)}, which this version does not know")
    scheme, text = value.get("scheme", ""), value.get("text", "")
    if scheme not in ("", "tlp", "text") or type(text) is not str:
        trial.close(at, "is of a scheme that this version does not know")
        return UNMARKED
    extra = {key: item for key, item in value.items() if key not in ("scheme", "text")}
    marking = Marking(scheme=scheme, text=text, extra=extra)
    if scheme == "tlp" and marking.rank() < 0:
        trial.close((at, "text"), f"is {shown(text)}, which is no TLP label")
    return marking


_SPECIAL: Final[tuple[tuple[Any, Reader], ...]] = (
    (str, _string),
    (int, _whole),
    (float, _number),
    (dt.date, _date),
    (Text, _text),
    (Marking, _marking),
    (OptionValue, _option),
    (Body, _body),
    (Release, _release),
)
