"""What differs between two states of a briefing, by items."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, cast

from briefer.model.briefing import Briefing
from briefer.model.edit import Item, items
from briefer.value import dataclass, fields, replace


class Change(StrEnum):
    """What became of an item; a moved one is not told."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """An item that differs, as it is, or as it was where it was removed."""

    change: Change
    item: Item


def differences(old: Briefing, new: Briefing) -> tuple[Difference, ...]:
    """Return the items that differ in themselves, in the order of the new briefing.

    What differs in the briefing itself, such as its title, is in `differs_itself`.
    """
    before = {(type(each), each.id): each for each in items(old)}
    after = {(type(each), each.id): each for each in items(new)}
    return (*_written(before, after), *_removed(before, after))


def _written(before: dict[Any, Item], after: dict[Any, Item]) -> Iterator[Difference]:
    for key, item in after.items():
        if key not in before:
            yield Difference(change=Change.ADDED, item=item)
        elif before[key] is not item and alone(before[key]) != alone(item):
            yield Difference(change=Change.CHANGED, item=item)


def _removed(before: dict[Any, Item], after: dict[Any, Item]) -> Iterator[Difference]:
    for key, item in before.items():
        if key not in after:
            yield Difference(change=Change.REMOVED, item=item)


def differs_itself(old: Briefing, new: Briefing) -> bool:
    """Return whether the briefings differ in more than in their items."""
    return bool(alone(old) != alone(new))


def alone(record: Any) -> Any:
    """Return the record without the items in it."""
    inner = {
        each.name: ()
        for each in fields(record)
        if isinstance(value := getattr(record, each.name), tuple)
        and any(hasattr(item, "id") for item in value)
    }
    return replace(record, **cast("Any", inner))
