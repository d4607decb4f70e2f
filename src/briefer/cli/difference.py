"""What differs between two versions of an item, in lines and for a program."""

from collections.abc import Iterable, Iterator

from briefer.store.update import Changed


def told(changes: Iterable[Changed], *, whole: bool = False) -> Iterator[str]:
    """Yield a line for each field that differs; the body of a template line by line for `whole`."""
    for each in changes:
        if whole and each.field in ("body", "begins"):
            yield f"{each.field}:"
            yield from (f"  {line}" for line in f"{each.before}\n{each.after}".strip().splitlines())
        else:
            yield f"{each.field}: {_short(each.before)} -> {_short(each.after)}"


def data(changes: Iterable[Changed]) -> list[dict[str, str]]:
    """Return the fields that differ, for a program."""
    return [{"field": each.field, "before": each.before, "after": each.after} for each in changes]


def _short(text: str) -> str:
    lines = text.splitlines() or ["nothing"]
    more = f" and {len(lines) - 1} lines more" if len(lines) > 1 else ""
    return f"{lines[0][:60]}{more}"
