"""The sandbox: what a template may say, checked on its syntax tree before it is compiled.

A template may come from a stranger. Nothing but what is allowed here is ever compiled, so that a
template ends soon and reaches nothing but the view. It knows no briefing.
"""

from collections.abc import Iterable
from dataclasses import field, fields, replace
from typing import Final, NoReturn

from jinja2 import Environment, TemplateSyntaxError, nodes

from briefer.edition.view import View
from briefer.errors import TemplateError
from briefer.value import dataclass

MAX_SOURCE: Final = 100_000
"""The most characters of a template."""

MAX_LOOPS: Final = 4
"""How deep loops may stand in loops."""

FILTERS: Final = frozenset({"prose", "where", "sort_by", "length", "first", "last", "default"})
TESTS: Final = frozenset({"defined", "even", "odd"})

_LIST_FILTERS: Final = frozenset({"where", "sort_by"})
_ALLOWED: Final = (
    nodes.Template,
    nodes.Extends,
    nodes.Block,
    nodes.If,
    nodes.For,
    nodes.Assign,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Const,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Filter,
    nodes.Test,
    nodes.Macro,
    nodes.Call,
    nodes.Keyword,
)
_NAMES: Final = frozenset(item.name for item in fields(View)) | {"loop", "super"}


@dataclass(frozen=True, slots=True)
class Checked:
    """A template that says only what is allowed; `extends` is its constant parent or empty."""

    tree: nodes.Template
    extends: str


def check(source: str, environment: Environment, options: Iterable[str]) -> Checked:
    """Return the parsed template; raises TemplateError, with the line, for what is not allowed."""
    if len(source) > MAX_SOURCE:
        raise TemplateError(
            f"The template has {len(source):,} characters.", f"At most {MAX_SOURCE:,} are read."
        )
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as fault:
        message = (fault.message or "The template cannot be read").rstrip(".")
        raise TemplateError(f"{message}.", line=fault.lineno) from None
    except RecursionError:
        raise TemplateError("The template nests too deeply.") from None
    checker = _Checker(frozenset(options))
    checker.visit(tree, _Scope())
    return Checked(tree, checker.extends)


@dataclass(frozen=True, slots=True)
class _Scope:
    """What surrounds a node: how many loops and nodes, and whether a macro or block."""

    loops: int = 0
    macro: bool = False
    block: bool = False
    depth: int = 0


@dataclass(slots=True)
class _Checker:
    options: frozenset[str]
    macros: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    extends: str = ""

    def visit(self, node: nodes.Node, scope: _Scope) -> None:
        if not isinstance(node, _ALLOWED):
            fail(node, f"{type(node).__name__} is not allowed in a template.")
        if scope.depth > 60:
            fail(node, "The template nests too deeply.")
        scope = replace(scope, depth=scope.depth + 1)
        match node:
            case nodes.For():
                self._loop(node, scope)
            case nodes.Macro():
                self._macro(node, scope)
            case nodes.Call():
                self._call(node, scope)
            case nodes.Block():
                if scope.loops or scope.macro or node.required or node.scoped:
                    fail(node, "A block stands on its own, not in a loop or a macro.")
                self._children(node, _Scope(block=True, depth=scope.depth))
            case _:
                self._statement(node)
                self._expression(node)
                self._children(node, scope)

    def _children(self, node: nodes.Node, scope: _Scope) -> None:
        for child in node.iter_child_nodes():
            self.visit(child, scope)

    def _statement(self, node: nodes.Node) -> None:
        match node:
            case nodes.Extends(template=nodes.Const(value=str(parent))):
                self.extends = parent
            case nodes.Extends():
                fail(node, "A template extends one that is named by a constant.")
            case nodes.Assign(target=nodes.Name(name=name)):
                self._bind(name, node)
            case nodes.Assign():
                fail(node, "Only a name can be set.")

    def _expression(self, node: nodes.Node) -> None:
        match node:
            case nodes.Name(name=name, ctx="load"):
                self._known(name, node)
            case nodes.Getattr(attr=attribute):
                if attribute.startswith("_"):
                    fail(node, f"{attribute} is not a field.")
                self._option(node)
            case nodes.Getitem(arg=argument):
                if not isinstance(argument, nodes.Const):
                    fail(node, "An item is taken by a constant.")
            case nodes.Filter(name=name, node=target):
                if name not in FILTERS or target is None:
                    fail(node, f"The filter {name} is not allowed.", _shown(FILTERS))
            case nodes.Test(name=name):
                if name not in TESTS:
                    fail(node, f"The test {name} is not allowed.", _shown(TESTS))

    def _known(self, name: str, node: nodes.Node) -> None:
        if name not in _NAMES and name not in self.names and name not in self.macros:
            fail(node, f"{name} is not known.", _shown(_NAMES - {"loop", "super"}))

    def _bind(self, name: str, node: nodes.Node) -> None:
        if name in _NAMES or name in _LISTS or name.startswith("_"):
            fail(node, f"{name} is a name of the program.", "Choose another.")
        self.names.add(name)

    def _option(self, node: nodes.Getattr) -> None:
        is_option = isinstance(node.node, nodes.Name) and node.node.name == "options"
        if is_option and node.attr not in self.options:
            fail(node, f"The manifest declares no option {node.attr}.")

    def _loop(self, node: nodes.For, scope: _Scope) -> None:
        if node.recursive or scope.loops >= MAX_LOOPS:
            fail(node, f"Loops are not recursive, and at most {MAX_LOOPS} deep.")
        if list_name(node.iter) is None:
            fail(node, "A loop runs over a list of the view.", "Such as outlook.passages.")
        if not isinstance(node.target, nodes.Name):
            fail(node, "A loop has one name.")
        self._bind(node.target.name, node)
        self.visit(node.iter, scope)
        inner = replace(scope, loops=scope.loops + 1)
        for child in (*([node.test] if node.test else []), *node.body, *node.else_):
            self.visit(child, inner)

    def _macro(self, node: nodes.Macro, scope: _Scope) -> None:
        if scope.loops or scope.macro:
            fail(node, "A macro stands on its own, not in a loop or another macro.")
        for argument in node.args:
            self._bind(argument.name, node)
        inner = replace(scope, loops=0, macro=True)
        for child in (*node.defaults, *node.body):
            self.visit(child, inner)
        self._bind(node.name, node)
        self.macros.add(node.name)

    def _call(self, node: nodes.Call, scope: _Scope) -> None:
        called = node.node
        if not isinstance(called, nodes.Name) or node.dyn_args or node.dyn_kwargs:
            fail(node, "Only macros and super() are called.")
        if called.name == "super":
            if not scope.block or scope.loops or scope.macro or node.args or node.kwargs:
                fail(node, "super() stands in a block, outside of loops.")
        elif called.name not in self.macros:
            fail(node, f"{called.name} is not a macro that was defined before.")
        for child in (*node.args, *node.kwargs):
            self.visit(child, scope)


def list_name(node: nodes.Node) -> str | None:
    """Return the name that a list goes by in the view, None where the node is no such list."""
    while isinstance(node, nodes.Filter) and node.name in _LIST_FILTERS and node.node:
        node = node.node
    match node:
        case nodes.Name(name=name) if name in _LISTS:
            return name
        case nodes.Getattr(node=nodes.Name() | nodes.Getattr() | nodes.Getitem(), attr=name):
            return name if name in _LISTS else None
        case _:
            return None


_LISTS: Final = frozenset(
    {
        "summary",
        "parts",
        "sections",
        "outlooks",
        "judgements",
        "sources",
        "passages",
        "scenarios",
        "indicators",
    }
)


def _shown(names: Iterable[str]) -> str:
    return f"Known are: {', '.join(sorted(names))}."


def fail(node: nodes.Node, message: str, hint: str = "") -> NoReturn:
    """Raise TemplateError with the line of the node."""
    raise TemplateError(message, hint, line=node.lineno)
