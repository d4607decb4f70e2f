"""What differs between two versions of an item, in lines and for a program."""

from collections.abc import Iterable, Iterator
from typing import Final

from briefer.document.text import clean
from briefer.store.update import Changed

_LINE_BY_LINE: Final = ("body", "begins")


def told(changes: Iterable[Changed], *, whole: bool = False) -> Iterator[str]:
    """Yield a line for each field that differs; the body of a template line by line for `whole`."""
    for each in changes:
        if each.field in _LINE_BY_LINE and whole:
            yield f"{each.field}:"
            lines = clean(f"{each.before}\n{each.after}".strip()).splitlines()
            yield from (f"  {line}" for line in lines)
        elif each.field in _LINE_BY_LINE:
            gone, new = (len(lines.splitlines()) for lines in (each.before, each.after))
            yield f"{each.field}: {_lines(gone)} gone, {_lines(new)} new"
        else:
            yield f"{each.field}: {_short(each.before)} -> {_short(each.after)}"


def data(changes: Iterable[Changed]) -> list[dict[str, str]]:
    """Return the fields that differ, for a program."""
    return [{"field": each.field, "before": each.before, "after": each.after} for each in changes]


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"


def _short(text: str) -> str:
    lines = clean(text).splitlines() or ["nothing"]
    more = f" and {len(lines) - 1} lines more" if len(lines) > 1 else ""
    return f"{lines[0][:60]}{more}"
