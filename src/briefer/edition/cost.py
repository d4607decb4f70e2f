"""The cost of a template: how many nodes it runs through at most, counted before it runs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, fields, is_dataclass
from typing import Any, Final

from jinja2 import nodes

from briefer.edition.sandbox import LIST_FILTERS, fail, list_name
from briefer.edition.view import View
from briefer.value import dataclass

MAX_STEPS: Final = 500_000
"""The most nodes that a template may run through: 25 times what 200 pages take."""

_COUNTED: Final = (nodes.For, nodes.Block, nodes.Macro)
_STEP: Final = 20
"""The characters of constant text that count as one node."""


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

    def length(self, name: str | None) -> int:
        """Return the length of a list, that of the longest of all for one that has no name."""
        return max(self.by_name.values(), default=0) if name is None else self.by_name.get(name, 0)


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
    """Return the most nodes that the templates of a chain, the outermost first, run through.

    Raises TemplateError where a block or a macro of the chain would run in itself.
    """
    count = _Count(lengths)
    trees = tuple(trees)
    for tree in trees:
        for block in tree.find_all(nodes.Block):
            count.blocks.setdefault(block.name, []).append(block)
        for macro in tree.find_all(nodes.Macro):
            count.macros.setdefault(macro.name, []).append(macro)
    return sum(count.all(tree.body) for tree in trees)


@dataclass(slots=True)
class _Count:
    """Counts each body once; `blocks` are those of a name, each before the one it overrides.

    A macro is found when it is called, so that a call counts as the longest of its name.
    """

    lengths: Lengths
    blocks: dict[str, list[nodes.Block]] = field(default_factory=dict)
    macros: dict[str, list[nodes.Macro]] = field(default_factory=dict)
    _known: dict[int, int] = field(default_factory=dict)
    _open: list[nodes.Block | nodes.Macro] = field(default_factory=list)

    def all(self, found: Iterable[nodes.Node]) -> int:
        return sum(map(self.node, found))

    def node(self, node: nodes.Node) -> int:
        return 1 + self._own(node) + (0 if isinstance(node, _COUNTED) else self._children(node))

    def _children(self, node: nodes.Node) -> int:
        return self.all(node.iter_child_nodes())

    def _own(self, node: nodes.Node) -> int:
        """Return what a node costs beside itself and its children."""
        cost = 0
        match node:
            case nodes.For():
                times = self.lengths.length(list_name(node.iter))
                once = 1 + self.all(_every_time(node))
                cost = self.node(node.iter) + times * once + self.all(node.else_)
            case nodes.Block(name=name):
                cost = self._body(self.blocks[name][0])
            case nodes.Call(node=nodes.Name(name="super")):
                cost = self._overridden()
            case nodes.Call(node=nodes.Name(name=name)):
                cost = max(map(self._body, self.macros.get(name, ())), default=0)
            case nodes.TemplateData(data=text) | nodes.Const(value=str(text)):
                cost = len(text) // _STEP
            case nodes.Filter(name=name, node=target) if name in LIST_FILTERS and target:
                cost = self.lengths.length(list_name(target))
        return cost

    def _body(self, node: nodes.Block | nodes.Macro) -> int:
        # Nodes are equal where they say the same, so that they are told apart by their identity.
        if id(node) not in self._known:
            if any(each is node for each in self._open):
                fail(node, f"{node.name} would run in itself.")
            self._open.append(node)
            self._known[id(node)] = self._children(node)
            self._open.pop()
        return self._known[id(node)]

    def _overridden(self) -> int:
        """Return the cost of what the block that is being counted overrides."""
        block = next(each for each in reversed(self._open) if isinstance(each, nodes.Block))
        line = iter(self.blocks[block.name])
        overridden = next((next(line, None) for each in line if each is block), None)
        return self._body(overridden) if overridden else 0


def _every_time(loop: nodes.For) -> Iterator[nodes.Node]:
    if loop.test:
        yield loop.test
    yield from loop.body
