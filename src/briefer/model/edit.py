"""Edits of a briefing: each gives a new one and leaves the old as it was.

Items are found by kind and id; what an edit does not touch stays the very same object, so that a
reader of two states sees by identity what changed.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, count
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
    for each in _members(record):
        if hasattr(each, "id"):
            yield cast("Item", each)
        yield from items(each)


def _members(record: Record) -> Iterator[Record]:
    for name in _names(cast("Hashable", type(record))):
        value = getattr(record, name)
        if isinstance(value, tuple):
            for each in value:
                if isinstance(each, Record):
                    yield each


def find(briefing: Briefing, kind: type[R], item_id: str) -> R | None:
    """Return the item of a kind with the id, None where there is none."""
    found = (item for _, named in _parts(briefing) for item in named.get(item_id, ()))
    return next((cast("R", item) for item in found if isinstance(item, kind)), None)


def parts_with(briefing: Briefing, item_id: str) -> Iterator[Item]:
    """Yield what stands in a list of the briefing itself and has the id, or holds what has it."""
    return (part for part, named in _parts(briefing) if item_id in named)


_Part = tuple[Item, Mapping[str, Sequence[Item]]]
"""What stands in a list of the briefing itself, with the items in it and itself by their ids.

Two items of different kinds may share an id.
"""

_latest: list[tuple[Briefing, Mapping[int, _Part]]] = []
"""The briefings that were asked for last: from one to the next, few parts change."""


def _parts(briefing: Briefing) -> Iterable[_Part]:
    for known, parts in _latest:
        if known is briefing:
            return parts.values()
    earlier = _latest[0][1] if _latest else {}
    made = {
        id(part): earlier.get(id(part)) or (part, _by_id(part))
        for part in cast("Iterable[Item]", _members(briefing))
    }
    _latest[:] = [(briefing, made), *_latest[:1]]
    return made.values()


def _by_id(part: Item) -> Mapping[str, Sequence[Item]]:
    found: dict[str, list[Item]] = {}
    for item in (part, *items(part)):
        found.setdefault(item.id, []).append(item)
    return found


def fresh_id(briefing: Briefing, stem: str) -> str:
    """Return an id that no item has, made from a word for its kind."""
    taken = {item.id for item in items(briefing)}
    return next(each for n in count(1) if (each := f"{stem}-{n}") not in taken)


def replaced(briefing: Briefing, item: Item, new: Item | None) -> Briefing:
    """Return the briefing with another item in the place of one, or without it for None."""
    return _exchanged(briefing, item, () if new is None else (new,))


def inserted(briefing: Briefing, beside: Item, new: Item, *, before: bool = False) -> Briefing:
    """Return the briefing with a new item after another of its list, or before it."""
    return _exchanged(briefing, beside, (new, beside) if before else (beside, new))


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


def _exchanged(briefing: Briefing, item: Item, new: tuple[Item, ...]) -> Briefing:
    """Return the briefing with an item, wherever it is, exchanged; the same without it."""
    return cast("Briefing", _mapped(briefing, parts_with(briefing, item.id), item, new))


def _mapped(record: Record, members: Iterable[Record], item: Item, new: tuple[Item, ...]) -> Record:
    for each in members:
        if each is item:
            return _put(record, each, new)
        if (inner := _mapped(each, _members(each), item, new)) is not each:
            return _put(record, each, (inner,))
    return record


def _put(record: Record, member: Record, new: tuple[Record, ...]) -> Record:
    for name in _names(cast("Hashable", type(record))):
        value = getattr(record, name)
        if isinstance(value, tuple) and any(each is member for each in value):
            kept = [new if each is member else (each,) for each in value]
            return replace(record, **cast("Any", {name: tuple(chain.from_iterable(kept))}))
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
