"""How the records of a briefing refer to each other: what must hold, and what is merely amiss.

What would make it doubtful which record is meant, or break a table, is refused. A reference that
leads nowhere keeps no file from opening: it is a problem, and the edition tells where it matters.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, get_args, get_type_hints

from briefer.errors import Problem, warning
from briefer.model.briefing import Briefing, Outlook
from briefer.model.passage import Chart, Figure, Origin, Table
from briefer.model.record import Record
from briefer.model.release import ALL, COMMON, Release
from briefer.store.codec import BODIES
from briefer.store.place import Place, in_words, shown
from briefer.store.trial import Trial

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
                    at, f"has the id {shown(record.id)}, which {in_words(seen[key])} has, too."
                )
            seen[key] = at
        if isinstance(record, Outlook) and record.stakeholder not in stakeholders:
            trial.refuse(at, f"is for {shown(record.stakeholder)}, who is no stakeholder.")
        for place, have, wanted, what in _widths(record, at):
            if have != wanted:
                trial.refuse(place, f"has {have} {what}, not {wanted}.")


def _widths(record: Record, at: Place) -> Iterator[tuple[Place, int, int, str]]:
    match record:
        case Table():
            for index, row in enumerate(record.rows):
                yield ((at, "rows"), index), len(row), len(record.columns), "cells"
        case Chart():
            for index, series in enumerate(record.series):
                wanted = len(record.categories)
                yield ((at, "series"), index), len(series.values), wanted, "values"


def problems(briefing: Briefing) -> Iterator[Problem]:
    """Yield a warning for each reference that leads nowhere."""
    for at, name, what in _loose(briefing):
        place = in_words(at)
        yield warning(f"It names {shown(name)}, which is no {what}.", place=place)


def _loose(briefing: Briefing) -> Iterator[tuple[Place, str, str]]:
    known = {
        "audience of the briefing": set(briefing.audiences),
        "picture": {item.id for item in briefing.pictures},
        "source": {item.id for item in briefing.sources},
        "judgement": {item.id for item in briefing.judgements},
    }
    for audience in briefing.choices:
        if audience not in (COMMON, *briefing.audiences):
            yield (None, "choices"), audience, "audience of the briefing"
    for at, record in _records(briefing, None):
        for step, names, what in _names(record):
            for name in names:
                if name and name not in known[what]:
                    yield (at, step), name, what
        if isinstance(record, Outlook):
            scenarios = {item.id for item in record.scenarios}
            for index, item in enumerate(record.indicators):
                if item.scenario and item.scenario not in scenarios:
                    yield ((at, "indicators"), index), item.scenario, "scenario of the outlook"


def _names(record: Record) -> Iterator[tuple[str, tuple[str, ...], str]]:
    release: Release = getattr(record, "release", ALL)
    if release != ALL:
        yield "release", release, "audience of the briefing"
    match record:
        case Figure():
            yield "picture", (record.picture,), "picture"
        case Origin():
            yield "source", (record.source,), "source"
        case Outlook():
            yield "judgements", record.judgements, "judgement"


def _records(value: Any, at: Place) -> Iterator[tuple[Place, Record]]:
    match value:
        case Record():
            yield at, value
            kind: Any = type(value)
            for name in _nested(kind):
                inner = getattr(value, name)
                step: Place = (at, name)
                if name == "body":
                    step = (step, _BODY_NAMES[type(inner)])
                yield from _records(inner, step)
        case tuple():
            for index, item in enumerate(value):
                yield from _records(item, (at, index))
        case Mapping():
            for key, item in value.items():
                yield from _records(item, (at, key))


@cache
def _nested(kind: type[Record]) -> tuple[str, ...]:
    hints = get_type_hints(kind)
    return tuple(item.name for item in fields(kind) if _holds_records(hints[item.name]))


def _holds_records(hint: Any) -> bool:
    return (isinstance(hint, type) and issubclass(hint, Record)) or any(
        _holds_records(each) for each in get_args(hint)
    )
