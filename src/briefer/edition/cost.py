"""The cost of a template: how many nodes it runs through at most, counted before it runs."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final

from jinja2 import nodes

from briefer.edition.sandbox import list_name
from briefer.edition.view import View
from briefer.value import dataclass

MAX_STEPS: Final = 2_000_000
"""The most nodes that a template may run through."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """The longest list of a view under each name, such as "passages"; loops run over no other."""

    by_name: Mapping[str, int]

    @classmethod
    def of(cls, view: View) -> "Lengths":
        """Return the lengths of the lists in the view, at any depth."""
        found: dict[str, int] = {}
        _measure(view, found)
        return cls(found)


def _measure(value: Any, found: dict[str, int]) -> None:
    for item in fields(value):
        inner = getattr(value, item.name)
        if isinstance(inner, tuple):
            found[item.name] = max(found.get(item.name, 0), len(inner))
            for each in inner:
                if is_dataclass(each):
                    _measure(each, found)
        elif is_dataclass(inner) and not isinstance(inner, type):
            _measure(inner, found)


def steps(trees: Iterable[nodes.Template], lengths: Lengths) -> int:
    """Return the most nodes that the templates of a chain run through together."""
    macros: dict[str, int] = {}
    return sum(_steps(tree, lengths, macros) for tree in trees)


def _steps(node: nodes.Node, lengths: Lengths, macros: dict[str, int]) -> int:
    match node:
        case nodes.For():
            name = list_name(node.iter)
            times = lengths.by_name.get(name or "", 0)
            once = 1 + sum(_steps(child, lengths, macros) for child in node.body)
            return times * once + sum(_steps(child, lengths, macros) for child in node.else_) + 1
        case nodes.Macro(name=name):
            macros[name] = sum(_steps(child, lengths, macros) for child in node.body)
            return 1
        case nodes.Call(node=nodes.Name(name=name)):
            inner = sum(_steps(child, lengths, macros) for child in node.iter_child_nodes())
            return 1 + macros.get(name, 0) + inner
        case nodes.TemplateData(data=data):
            return 1 + len(data) // 100
        case nodes.Const(value=str(text)):
            return 1 + len(text) // 100
        case _:
            return 1 + sum(_steps(child, lengths, macros) for child in node.iter_child_nodes())
