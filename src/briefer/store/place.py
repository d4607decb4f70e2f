"""Where in data something stands: "section 2, heading" in a briefing, else by the keys."""

from typing import Final, TypeAlias

from briefer.errors import said

Place: TypeAlias = "tuple[Place, str | int] | None"
"""A key or the index of an item within another place; None is the whole."""

_ITEMS: Final = {
    "summary": said("Bottom line, passage"),
    "sections": said("Section"),
    "outlooks": said("What comes next, stakeholder"),
    "passages": said("passage"),
    "scenarios": said("scenario"),
    "indicators": said("indicator"),
    "judgements": said("Judgement"),
    "sources": said("Source"),
    "pictures": said("Picture"),
    "stakeholders": said("Stakeholder"),
    "columns": said("column"),
    "rows": said("row"),
    "series": said("series"),
}
"""What one of a list is called, by the key of the list."""

_FIELDS: Final = {
    "alt": said("description of the picture"),
    "audience_languages": said("texts by audience and language"),
    "audiences": said("audiences"),
    "caption": said("caption"),
    "chart": said("chart"),
    "description": said("description"),
    "figure": said("picture"),
    "heading": said("heading"),
    "languages": said("languages"),
    "likelihood": said("likelihood"),
    "marking": said("marking"),
    "name": said("name"),
    "note": said("note"),
    "options": said("options"),
    "release": said("release"),
    "statement": said("statement"),
    "subtitle": said("subtitle"),
    "table": said("table"),
    "title": said("title"),
}
"""What a field is called, by its key, where that is no word of the user's."""

_UNSAID: Final = frozenset({"body", "default", "prose", "text"})
"""Fields that are the only one of their kind in what holds them."""


def in_words(at: Place) -> tuple[str, ...]:
    """Return the steps to a place of a briefing, items counted from 1; none for the whole."""
    steps: list[str] = []
    for step in _steps(at):
        if isinstance(step, int):
            what = _ITEMS.get(steps[-1]) if steps else None
            steps[-1:] = [
                said("{what} {number}", what=what, number=step + 1)
                if what
                else said("{list}, item {number}", list=steps[-1], number=step + 1)
            ]
        elif step not in _UNSAID:
            steps.append(shown(step, quote=False))
    return tuple(_FIELDS.get(step) or step for step in steps)


def by_keys(at: Place) -> tuple[str, ...]:
    """Return the steps to a place of a file that was written by its keys."""
    return tuple(
        said("item {number}", number=step + 1)
        if isinstance(step, int)
        else shown(step, quote=False)
        for step in _steps(at)
    )


def _steps(at: Place) -> list[str | int]:
    steps: list[str | int] = []
    while at is not None:
        at, step = at
        steps.append(step)
    return steps[::-1]


def shown(value: object, *, quote: bool = True) -> str:
    """Return a value as a sentence can show it: short, on one line, without what deceives."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case dict():
            return said("an object")
        case list() | tuple():
            return said("a list")
        case str():
            text = ascii(value)[1:-1] if not value.isprintable() else value
            text = text if len(text) <= 60 else text[:57] + "..."
            return f'"{text}"' if quote else text
        case _:
            return str(value)[:60]
