"""Where in a record something stands, in the words of who wrote it: "sections, item 2, heading"."""

from typing import TypeAlias

Place: TypeAlias = "tuple[Place, str | int] | None"
"""A key or the index of an item within another place; None is the whole."""


def in_words(at: Place) -> str:
    """Return the place as it is read, items counted from 1; empty for the whole."""
    steps: list[str] = []
    while at is not None:
        at, step = at
        steps.append(f"item {step + 1}" if isinstance(step, int) else shown(step, quote=False))
    return ", ".join(reversed(steps))


def shown(value: object, *, quote: bool = True) -> str:
    """Return a value as a sentence can show it: short, on one line, without what deceives."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case dict():
            return "an object"
        case list() | tuple():
            return "a list"
        case str():
            text = ascii(value)[1:-1] if not value.isprintable() else value
            text = text if len(text) <= 60 else text[:57] + "..."
            return f'"{text}"' if quote else text
        case _:
            return str(value)[:60]
