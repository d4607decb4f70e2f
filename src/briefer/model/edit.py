"""Edits of a briefing: each gives a new one and leaves the old as it was.

Items are found by kind and id; what an edit does not touch stays the very same object, so that a
reader of two states sees by identity what changed.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import count
from typing import Any, TypeVar, cast

from briefer.model.briefing import (
    Briefing,
    Indicator,
    Outlook,
    Picture,
    Scenario,
    Section,
    Source,
    Stakeholder,
)
from briefer.model.judgement import Judgement
from briefer.model.passage import Passage
from briefer.model.record import Record
from briefer.model.release import ALL, COMMON, Release, permits
from briefer.model.text import Text
from briefer.value import fields, replace

Item = (
    Section | Outlook | Passage | Judgement | Scenario | Indicator | Source | Picture | Stakeholder
)
"""What has an id of its own in a briefing."""

R = TypeVar("R", bound=Record)


def items(record: Record) -> Iterator[Item]:
    """Yield the items in a record, each before those in it."""
    for name in _names(cast("Hashable", type(record))):
        value = getattr(record, name)
        if isinstance(value, tuple):
            for item in value:
                if isinstance(item, Record):
                    if hasattr(item, "id"):
                        yield cast("Item", item)
                    yield from items(item)


def find(briefing: Briefing, kind: type[R], item_id: str) -> R | None:
    """Return the item of a kind with the id, None where there is none."""
    named = _by_id(_Same(briefing)).get(item_id, ())
    return next((cast("R", item) for item in named if isinstance(item, kind)), None)


class _Same:
    """A briefing as a key: itself, whatever else is equal to it."""

    __slots__ = ("briefing",)

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.briefing is other.briefing

    def __hash__(self) -> int:
        return id(self.briefing)


@lru_cache(maxsize=2)
def _by_id(same: _Same) -> Mapping[str, Sequence[Item]]:
    """Return the items of a briefing by their ids, which two of different kinds may share."""
    found: dict[str, list[Item]] = {}
    for item in items(same.briefing):
        found.setdefault(item.id, []).append(item)
    return found


def fresh_id(briefing: Briefing, stem: str) -> str:
    """Return an id that no item has, made from a word for its kind."""
    taken = {item.id for item in items(briefing)}
    return next(each for n in count(1) if (each := f"{stem}-{n}") not in taken)


def replaced(briefing: Briefing, item: Item, new: Item | None) -> Briefing:
    """Return the briefing with another item in the place of one, or without it for None."""
    return cast("Briefing", _mapped(briefing, item, () if new is None else (new,)))


def inserted(briefing: Briefing, beside: Item, new: Item, *, before: bool = False) -> Briefing:
    """Return the briefing with a new item after another of its list, or before it."""
    return cast("Briefing", _mapped(briefing, beside, (new, beside) if before else (beside, new)))


def appended(briefing: Briefing, owner: Record, name: str, new: Item) -> Briefing:
    """Return the briefing with a new item at the end of a list of its owner."""
    changed = replace(owner, **cast("Any", {name: (*getattr(owner, name), new)}))
    if owner is briefing:
        return cast("Briefing", changed)
    return replaced(briefing, cast("Item", owner), cast("Item", changed))


def moved(briefing: Briefing, item: Item, beside: Item, *, before: bool = False) -> Briefing:
    """Return the briefing with an item at another place: by the side of one of its like."""
    if item is beside:
        return briefing
    return inserted(replaced(briefing, item, None), beside, item, before=before)


def _mapped(record: Record, item: Item, new: tuple[Item, ...]) -> Record:
    """Return the record with an item, wherever it is, exchanged; the same record without it."""
    for name in _names(cast("Hashable", type(record))):
        value = getattr(record, name)
        if not isinstance(value, tuple):
            continue
        for at, each in enumerate(value):
            if each is item:
                changed: tuple[Any, ...] = (*value[:at], *new, *value[at + 1 :])
            elif isinstance(each, Record) and (inner := _mapped(each, item, new)) is not each:
                changed = (*value[:at], inner, *value[at + 1 :])
            else:
                continue
            return replace(record, **cast("Any", {name: changed}))
    return record


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    return tuple(each.name for each in fields(cast("Any", kind)))


def with_text(text: Text, value: str, audience: str = "", language: str = "") -> Text:
    """Return the text with that of an audience, a language or both changed, or the default."""
    if audience and language:
        return replace(text, both={**text.both, (audience, language): value})
    if audience:
        return replace(text, audiences={**text.audiences, audience: value})
    if language:
        return replace(text, languages={**text.languages, language: value})
    return replace(text, default=value)


def without_text(text: Text, audience: str = "", language: str = "") -> Text:
    """Return the text without that of an audience, a language or both."""
    if audience and language:
        return replace(text, both=_without(text.both, (audience, language)))
    if audience:
        return replace(text, audiences=_without(text.audiences, audience))
    return replace(text, languages=_without(text.languages, language))


def _without(texts: Mapping[Any, str], key: object) -> dict[Any, str]:
    return {each: text for each, text in texts.items() if each != key}


def withheld(release: Release, audience: str, audiences: tuple[str, ...]) -> Release:
    """Return the release without an audience; `audiences` are all of the briefing."""
    if release == ALL:
        return tuple(each for each in audiences if each != audience)
    return tuple(each for each in release if each != audience)


def released(release: Release, audience: str, audiences: tuple[str, ...]) -> Release:
    """Return the release with an audience, in the order of the briefing.

    Naming each audience is not ALL, which also means those to come: that is never assumed.
    """
    if release == ALL or audience == COMMON or permits(release, audience):
        return release
    named = {*release, audience}
    return (*(each for each in audiences if each in named), *(named - {*audiences}))
