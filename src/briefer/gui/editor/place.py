"""Places of texts: where in a briefing a printed string stands, and how another one gets there."""

from collections.abc import Callable
from typing import Any, cast

from briefer.model.briefing import Briefing
from briefer.model.edit import Item, find, replaced
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


Step = str | int
"""A field of a record, or the index of one in a list."""


def of_item(item: Item, *path: Step) -> Place:
    """Return the place of a text in an item, such as "body", "caption" or "body", "rows", 0, 1."""
    kind, identity = type(item), item.id

    def get(briefing: Briefing) -> Text | None:
        record: Any = find(briefing, kind, identity)
        for step in path:
            if isinstance(step, str):
                record = getattr(record, step, None)
            else:
                record = record[step] if record and step < len(record) else None
        return record if isinstance(record, Text) else None

    def put(briefing: Briefing, text: Text) -> Briefing:
        there = find(briefing, kind, identity)
        return (
            replaced(briefing, there, cast("Item", _with(there, path, text))) if there else briefing
        )

    return Place(":".join((identity, *map(str, path))), get, put)


def _with(record: Any, path: tuple[Step, ...], text: Text) -> Any:
    if not path:
        return text
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*record[:step], _with(record[step], rest, text), *record[step + 1 :])
    return replace(record, **{step: _with(getattr(record, step), rest, text)})
