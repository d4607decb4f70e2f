"""The sandbox: what a template may say, checked on its syntax tree before any of it runs.

A template may come from a stranger. Nothing but what is allowed here becomes a program, so that a
template reaches nothing but the view; `run` sees to it that it ends soon. It knows no briefing.
"""

from collections.abc import Iterable, Mapping
from typing import Final, NoReturn

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.parser import Parser

from briefer.edition.view import View
from briefer.errors import TemplateError, said
from briefer.value import dataclass, field, fields, replace

MAX_SOURCE: Final = 100_000
"""The most characters of a template."""

MAX_LOOPS: Final = 4
"""How deep loops may stand in loops."""

FILTERS: Final[Mapping[str, tuple[int, int]]] = {
    "prose": (0, 0), "where": (2, 2), "sort_by": (1, 1), "length": (0, 0), "first": (0, 0),
    "last": (0, 0), "default": (0, 1),
}  # fmt: skip
"""The filters, each with the fewest and the most arguments that it takes."""

TESTS: Final = frozenset({"defined", "even", "odd"})

_LARGEST: Final = 1_000_000_000
ALLOWED: Final = (
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
"""What a template is made of."""

_NAMES: Final = frozenset(item.name for item in fields(View)) | {"loop", "super"}


def check(source: str, extends: str, options: Iterable[str]) -> nodes.Template:
    """Return the syntax tree of a template whose manifest says what it extends, or nothing.

    Raises TemplateError, with the line, for what is not allowed.
    """
    if len(source) > MAX_SOURCE:
        raise TemplateError(
            said("The template has {count:,} characters.", count=len(source)),
            said("At most {most:,} are read.", most=MAX_SOURCE),
            line=1,
        )
    parser = None
    try:
        parser = Parser(Environment(keep_trailing_newline=True), source)  # noqa: S701 - it prints nothing
        tree = parser.parse()
    except TemplateSyntaxError as fault:
        reason = (fault.message or "").rstrip(".")
        raise TemplateError(
            said("The template cannot be read: {reason}.", reason=reason), line=fault.lineno
        ) from None
    except RecursionError:
        raise TemplateError("The template nests too deeply.", line=_reached(parser)) from None
    except ValueError:
        raise TemplateError(
            "The template has a number that is too long.", line=_reached(parser)
        ) from None
    checker = _Checker(frozenset(options))
    checker.visit(tree, _Scope())
    if checker.extends not in ("", extends):
        raise TemplateError(
            said(
                "The body extends {parent}, its manifest says {other}.",
                parent=checker.extends,
                other=extends or said("nothing"),
            ),
            "Let the manifest alone say it.",
            line=1,
        )
    return tree


def _reached(parser: Parser | None) -> int:
    """Return the line that the parser came to."""
    return parser.stream.current.lineno if parser else 1


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
    blocks: set[str] = field(default_factory=set)
    extends: str = ""

    def visit(self, node: nodes.Node, scope: _Scope) -> None:
        if not isinstance(node, ALLOWED):
            _fail(node, said("{kind} is not allowed in a template.", kind=type(node).__name__))
        if scope.depth > 60:
            _fail(node, "The template nests too deeply.")
        scope = replace(scope, depth=scope.depth + 1)
        match node:
            case nodes.For():
                self._loop(node, scope)
            case nodes.Macro():
                self._macro(node, scope)
            case nodes.Call():
                _fail(node, "What is called is printed at once, such as {{ super() }}.")
            case nodes.Output():
                for child in node.nodes:
                    if isinstance(child, nodes.Call):
                        self._call(child, scope)
                    else:
                        self.visit(child, scope)
            case nodes.Block():
                self._block(node, scope)
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
                _fail(node, "A template extends one that is named by a constant.")
            case nodes.Assign(target=nodes.Name(name=name)):
                self._bind(name, node)
            case nodes.Assign():
                _fail(node, "Only a name can be set.")

    def _expression(self, node: nodes.Node) -> None:
        match node:
            case nodes.Name(name=name, ctx="load"):
                self._known(name, node)
            case nodes.Getattr(attr=attribute):
                if attribute.startswith("_"):
                    _fail(node, said("{name} is not a field.", name=attribute))
                self._option(node)
            case nodes.Getitem(arg=argument) if not isinstance(argument, nodes.Const):
                _fail(node, "An item is taken by a constant.")
            case nodes.Const(value=float() | int() as value):
                if isinstance(value, float) or value > _LARGEST:
                    _fail(node, said("Numbers are whole, and at most {most:,}.", most=_LARGEST))
            case nodes.Filter():
                self._filter(node)
            case nodes.Test():
                self._test(node)

    def _test(self, node: nodes.Test) -> None:
        if node.name not in TESTS or node.args or _passes_names(node):
            _fail(node, said("The test {name} is not allowed.", name=node.name), _shown(TESTS))

    def _filter(self, node: nodes.Filter) -> None:
        name = node.name
        if name not in FILTERS or node.node is None:
            _fail(node, said("The filter {name} is not allowed.", name=name), _shown(FILTERS))
        fewest, most = FILTERS[name]
        if not fewest <= len(node.args) <= most or _passes_names(node):
            _fail(
                node,
                said(
                    "The filter {name} takes other arguments: {fewest} at least, {most} at most.",
                    name=name,
                    fewest=fewest,
                    most=most,
                ),
            )
        if name in ("where", "sort_by") and not isinstance(node.args[0], nodes.Const):
            _fail(node, said("The filter {name} takes the name of a field.", name=name))

    def _known(self, name: str, node: nodes.Node) -> None:
        if name in self.macros:
            _fail(node, said("{name} is a macro and can only be called.", name=name))
        if name not in _NAMES and name not in self.names:
            _fail(node, said("{name} is not known.", name=name), _shown(_NAMES - {"loop", "super"}))

    def _bind(self, name: str, node: nodes.Node) -> None:
        if name in _NAMES or name in _LISTS or name.startswith("_"):
            _fail(node, said("{name} is a name of the program.", name=name), "Choose another.")
        if name in self.macros:
            _fail(node, said("{name} is the name of a macro.", name=name), "Choose another.")
        self.names.add(name)

    def _option(self, node: nodes.Getattr) -> None:
        is_option = isinstance(node.node, nodes.Name) and node.node.name == "options"
        if is_option and node.attr not in self.options:
            _fail(node, said("The manifest declares no option {option}.", option=node.attr))

    def _loop(self, node: nodes.For, scope: _Scope) -> None:
        if node.recursive or scope.loops >= MAX_LOOPS:
            _fail(
                node,
                said("Loops are not recursive, and at most {most} deep.", most=MAX_LOOPS),
            )
        if not _is_list(node.iter):
            _fail(node, "A loop runs over a list of the view.", "Such as outlook.passages.")
        if not isinstance(node.target, nodes.Name):
            _fail(node, "A loop has one name.")
        self._bind(node.target.name, node)
        self.visit(node.iter, scope)
        inner = replace(scope, loops=scope.loops + 1)
        for child in (*([node.test] if node.test else []), *node.body, *node.else_):
            self.visit(child, inner)

    def _block(self, node: nodes.Block, scope: _Scope) -> None:
        if scope.loops or scope.macro or node.required or node.scoped:
            _fail(node, "A block stands on its own, not in a loop or a macro.")
        if node.name in self.blocks:
            _fail(node, said("{name} is the name of another block.", name=node.name))
        self.blocks.add(node.name)
        self._children(node, _Scope(block=True, depth=scope.depth))

    def _macro(self, node: nodes.Macro, scope: _Scope) -> None:
        if scope.loops or scope.macro:
            _fail(node, "A macro stands on its own, not in a loop or another macro.")
        if node.name in self.names:
            _fail(node, said("{name} is a name already.", name=node.name), "Choose another.")
        self._bind(node.name, node)
        self.names.remove(node.name)
        if len({argument.name for argument in node.args}) < len(node.args):
            _fail(node, "Two arguments of a macro have one name.")
        for argument in node.args:
            self._bind(argument.name, node)
        inner = replace(scope, loops=0, macro=True)
        for child in (*node.defaults, *node.body):
            self.visit(child, inner)
        self.macros.add(node.name)

    def _call(self, node: nodes.Call, scope: _Scope) -> None:
        called = node.node
        if not isinstance(called, nodes.Name) or node.dyn_args or node.dyn_kwargs:
            _fail(node, "Only macros and super() are called.")
        if called.name == "super":
            if not scope.block or scope.loops or scope.macro or node.args or node.kwargs:
                _fail(node, "super() stands in a block, outside of loops.")
        elif called.name not in self.macros:
            _fail(node, said("{name} is not a macro that was defined before.", name=called.name))
        if len({each.key for each in node.kwargs}) < len(node.kwargs):
            _fail(node, "An argument is given twice.")
        for child in (*node.args, *node.kwargs):
            self.visit(child, scope)


def _passes_names(node: nodes.Filter | nodes.Test) -> bool:
    """Return whether arguments are handed over by name, or as a list of them."""
    return bool(node.kwargs or node.dyn_args or node.dyn_kwargs)


def _is_list(node: nodes.Node) -> bool:
    """Return whether a loop may run over what the node names: by that alone it is a list."""
    while isinstance(node, nodes.Filter) and node.name in ("where", "sort_by") and node.node:
        node = node.node
    match node:
        case nodes.Name(name=name):
            return name in _LISTS
        case nodes.Getattr(node=nodes.Name() | nodes.Getattr() | nodes.Getitem(), attr=name):
            return name in _LISTS
        case _:
            return False


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
    return said("Known are: {names}.", names=tuple(sorted(names)))


def _fail(node: nodes.Node, message: str, hint: str = "") -> NoReturn:
    """Raise TemplateError with the line of the node."""
    inner = (each.lineno for each in node.iter_child_nodes())
    line = node.lineno or next(filter(None, inner), 1)
    raise TemplateError(message, hint, line=line)
