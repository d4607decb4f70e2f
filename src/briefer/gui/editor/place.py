"""Places of texts: where in a briefing a printed string stands, and how another one gets there."""

from collections.abc import Callable
from typing import Any, cast

from briefer.model.briefing import Briefing
from briefer.model.edit import Item, find, replaced
from briefer.model.record import Record
from briefer.model.text import Text
from briefer.value import dataclass, replace


@dataclass(frozen=True, slots=True)
class Place:
    """A place that holds a text; `key` names it in runs of typing, and `get` finds None if gone."""

    key: str
    get: Callable[[Briefing], Text | None]
    put: Callable[[Briefing, Text], Briefing]


def of_briefing(name: str) -> Place:
    """Return the place of a field of the briefing itself."""
    return Place(
        name,
        lambda briefing: cast("Text", getattr(briefing, name)),
        lambda briefing, text: replace(briefing, **cast("Any", {name: text})),
    )


def of_item(item: Item, *path: str) -> Place:
    """Return the place of a field of an item, or of a record in it such as "body", "caption"."""
    kind, identity = type(item), item.id

    def get(briefing: Briefing) -> Text | None:
        record: Any = find(briefing, kind, identity)
        for name in path:
            record = getattr(record, name, None)
        return record if isinstance(record, Text) else None

    def put(briefing: Briefing, text: Text) -> Briefing:
        there = find(briefing, kind, identity)
        return (
            replaced(briefing, there, cast("Item", _with(there, path, text))) if there else briefing
        )

    return Place(":".join((identity, *path)), get, put)


def _with(record: Record, path: tuple[str, ...], text: Text) -> Record:
    name, *rest = path
    value = _with(getattr(record, name), tuple(rest), text) if rest else text
    return replace(record, **cast("Any", {name: value}))
