"""How the records of a briefing refer to each other: what must hold, and what is merely amiss.

What would make it doubtful which record is meant, or break a table, is refused. A reference that
leads nowhere keeps no file from opening: it is a problem, and the edition tells where it matters.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, get_args

from briefer.errors import Problem, said, warning
from briefer.model.briefing import Briefing, Outlook
from briefer.model.passage import Chart, Figure, Origin, Table
from briefer.model.place import TITLE_PAGE, item_words, stakeholder_names
from briefer.model.record import Record
from briefer.model.release import ALL, COMMON, Release
from briefer.store.codec import BODIES
from briefer.store.place import Place, in_words, shown
from briefer.store.trial import Trial
from briefer.value import fields

_AUDIENCE: Final = "It names {name}, which is no audience of the briefing."
_SCENARIO: Final = "It names {name}, which is no scenario of the outlook."
_PICTURE: Final = "It names {name}, which is no picture."
_SOURCE: Final = "It names {name}, which is no source."
_JUDGEMENT: Final = "It names {name}, which is no judgement."

_CELLS: Final = said("cells")
_VALUES: Final = said("values")

_BODY_NAMES: dict[Any, str] = {kind: name for name, kind in BODIES.items()}


def refuse_structure(briefing: Briefing, trial: Trial) -> None:
    """Raise the fault where ids are equal, a stakeholder is missing or a table is not even."""
    seen: dict[tuple[str, str], Place] = {}
    stakeholders = {item.id for item in briefing.stakeholders}
    for at, record in _records(briefing, None):
        if hasattr(record, "id"):
            key = (type(record).__name__, record.id)
            if key in seen:
                trial.refuse(
                    at,
                    "{place} has the id {id}, which {other} has, too.",
                    id=shown(record.id),
                    other=in_words(seen[key]),
                )
            seen[key] = at
        if isinstance(record, Outlook) and record.stakeholder not in stakeholders:
            trial.refuse(
                at,
                "{place} is for {stakeholder}, who is no stakeholder.",
                stakeholder=shown(record.stakeholder),
            )
        for place, have, wanted, what in _widths(record, at):
            if have != wanted:
                trial.refuse(
                    place,
                    "{place} has {count} {what}, not {wanted}.",
                    count=have,
                    what=what,
                    wanted=wanted,
                )


def _widths(record: Record, at: Place) -> Iterator[tuple[Place, int, int, str]]:
    match record:
        case Table():
            for index, row in enumerate(record.rows):
                yield ((at, "rows"), index), len(row), len(record.columns), _CELLS
        case Chart():
            for index, series in enumerate(record.series):
                wanted = len(record.categories)
                yield ((at, "series"), index), len(series.values), wanted, _VALUES


def problems(briefing: Briefing) -> Iterator[Problem]:
    """Yield a warning for each reference that leads nowhere."""
    for at, name, message in _loose(briefing):
        yield warning(
            said(message, name=shown(name)),
            "Choose another one, or take it out.",
            place=words_of(briefing, at),
        )


def words_of(briefing: Briefing, at: Place) -> str:
    """Return the words that lead to the item that a place is in."""
    return _walked(briefing, at, stakeholder_names(briefing))[1]


def _walked(briefing: Briefing, at: Place, names: Mapping[str, str]) -> tuple[Any, str]:
    if at is None:
        return briefing, TITLE_PAGE
    above, step = at
    holder, words = _walked(briefing, above, names)
    if isinstance(step, int):
        return holder[step], item_words(holder[step], step + 1, words, names)
    if isinstance(holder, Mapping):
        return holder[step], words
    return getattr(holder, step, holder), words


def _loose(briefing: Briefing) -> Iterator[tuple[Place, str, str]]:
    known = {
        _AUDIENCE: set(briefing.audiences),
        _PICTURE: {item.id for item in briefing.pictures},
        _SOURCE: {item.id for item in briefing.sources},
        _JUDGEMENT: {item.id for item in briefing.judgements},
    }
    for audience in briefing.choices:
        if audience not in (COMMON, *briefing.audiences):
            yield (None, "choices"), audience, _AUDIENCE
    for at, record in _records(briefing, None):
        for names, message in _names(record):
            for name in names:
                if name and name not in known[message]:
                    yield at, name, message
        if isinstance(record, Outlook):
            scenarios = {item.id for item in record.scenarios}
            for index, item in enumerate(record.indicators):
                if item.scenario and item.scenario not in scenarios:
                    yield ((at, "indicators"), index), item.scenario, _SCENARIO


def _names(record: Record) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the ids that a record names, with what is said of one that is not known."""
    release: Release = getattr(record, "release", ALL)
    if release != ALL:
        yield release, _AUDIENCE
    match record:
        case Figure():
            yield (record.picture,), _PICTURE
        case Origin():
            yield (record.source,), _SOURCE
        case Outlook():
            yield record.judgements, _JUDGEMENT


def _records(root: Any, where: Place) -> Iterator[tuple[Place, Record]]:
    """Yield the records of the root, each before those in it, with its place."""
    left = [(where, root)]
    while left:
        at, value = left.pop()
        inner: list[tuple[Place, Any]] = []
        match value:
            case Record():
                yield at, value
                kind: Any = type(value)
                for name in _nested(kind):
                    if found := getattr(value, name):
                        step = (at, name)
                        step = (step, _BODY_NAMES[type(found)]) if name == "body" else step
                        inner.append((step, found))
            case tuple():
                inner = [((at, index), item) for index, item in enumerate(value)]
            case Mapping():
                inner = [((at, key), item) for key, item in value.items()]
        left.extend(reversed(inner))


@cache
def _nested(kind: type[Record]) -> tuple[str, ...]:
    return tuple(item.name for item in fields(kind) if _holds_records(item.type))


def _holds_records(hint: Any) -> bool:
    return (isinstance(hint, type) and issubclass(hint, Record)) or any(
        _holds_records(each) for each in get_args(hint)
    )
