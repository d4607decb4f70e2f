"""Naming: what a template can name, from what the sandbox allows and the view has.

An editor of templates offers it; nothing here decides what is allowed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, get_args, get_origin

from jinja2 import nodes

from briefer.edition.run import Loop
from briefer.edition.sandbox import ALLOWED, FILTERS, TESTS
from briefer.edition.view import View
from briefer.value import fields, is_dataclass

_WORDS: Final[Mapping[type[nodes.Node], tuple[str, ...]]] = {
    nodes.If: ("if", "elif", "else", "endif"),
    nodes.For: ("for", "endfor"),
    nodes.Assign: ("set",),
    nodes.Block: ("block", "endblock"),
    nodes.Macro: ("macro", "endmacro"),
    nodes.Extends: ("extends",),
}
STATEMENTS: Final = tuple(word for node in ALLOWED for word in _WORDS.get(node, ()))
"""What a statement begins with."""

OPERATORS: Final = ("and", "or", "not", "in", "is")

_BOUND: Final = re.compile(r"{%-?\s*(?:for\s+(\w+)\s+in\s+([\w.]+)|(?:set|macro)\s+(\w+))")


def names(before: str) -> tuple[str, ...]:
    """Return what can be named after a part of a template: what the view has, and what it binds."""
    bound = (found[1] or found[3] for found in _BOUND.finditer(before))
    return tuple(dict.fromkeys((*(each.name for each in fields(View)), *bound, "loop", "super()")))


def members(
    path: Iterable[str], before: str, labels: Iterable[str], options: Iterable[str]
) -> tuple[str, ...]:
    """Return the fields of what a path of names leads to after a part of a template.

    `labels` are those of the languages, `options` those that the manifest declares.
    """
    first, *rest = path
    if not rest and first in ("labels", "options"):
        return tuple(labels if first == "labels" else options)
    kind = _kind(first, before)
    for name in rest:
        kind = _fields(kind).get(name)
    return tuple(_fields(kind))


def all_filters() -> tuple[str, ...]:
    """Return the filters."""
    return tuple(FILTERS)


def all_tests() -> tuple[str, ...]:
    """Return the tests."""
    return tuple(sorted(TESTS))


def _kind(name: str, before: str) -> Any:
    """Return the type of what a name stands for, None where that is not known."""
    if name == "loop":
        return Loop
    if (kind := _fields(View).get(name)) is not None:
        return kind
    for bound, path in reversed([*_loops(before)]):
        if bound == name:
            first, *rest = path.split(".")
            kind = _kind(first, before.rpartition(f" {name} in ")[0])
            for each in rest:
                kind = _fields(kind).get(each)
            return _item(kind)
    return None


def _loops(before: str) -> Iterator[tuple[str, str]]:
    for found in _BOUND.finditer(before):
        if found[1]:
            yield found[1], found[2]


def _fields(kind: Any) -> dict[str, Any]:
    is_kind = isinstance(kind, type) and is_dataclass(kind)
    return {each.name: each.type for each in fields(kind)} if is_kind else {}


def _item(kind: Any) -> Any:
    """Return the type of what is in a list."""
    return get_args(kind)[0] if get_origin(kind) is tuple else None
