"""Runs: the programs of a template and those it extends, on a view, within limits.

Nothing is compiled and no method of a value is called: a run sees fields of frozen data, keys of
mappings and items of tuples. Every node that it goes through is counted, and all that it prints.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cache
from typing import Any, Final, NoReturn, cast

from briefer.edition.output import Output
from briefer.edition.view import Line, Passage, View
from briefer.errors import TemplateError, said
from briefer.value import dataclass, field, fields, is_dataclass

MAX_STEPS: Final = 400_000
"""The most nodes that a template may run through: 20 times what 200 pages take."""

_STEP: Final = 20
"""The characters of a text that are gone through in the time of a node."""

_ENTRY: Final = 4
"""The nodes that are gone through in the time in which a macro or a block is entered."""

_ESCAPES: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;"}
)


@dataclass(slots=True)
class _Scope:
    """Names with their values, and the scope around; in a block also which one runs."""

    around: "_Scope | None" = None
    names: dict[str, Any] = field(default_factory=dict)
    block: tuple[str, int] = ("", 0)


@dataclass(frozen=True, slots=True, eq=False)
class _Macro:
    """A macro, and the scope that it was defined in."""

    arguments: Sequence[str]
    defaults: Sequence[list[Any]]
    body: list[list[Any]]
    scope: _Scope


@dataclass(slots=True)
class Loop:
    """Where a loop is."""

    index: int
    first: bool
    last: bool
    length: int


class _UnknownError(TemplateError):
    """A field, an item or a name that is not there; a test for it may ask."""


def run(programs: Sequence[Mapping[str, Any]], view: View) -> Output:
    """Return what a template prints; `programs` is its own and those it extends, in turn.

    Raises TemplateError, with the line, where a run fails or would be too long.
    """
    running = _Run(programs, view)
    running.all()
    return running.output


class _Run:
    def __init__(self, programs: Sequence[Mapping[str, Any]], view: View) -> None:
        self.output = Output()
        self._programs = programs
        self._blocks: dict[str, list[list[list[Any]]]] = {}
        for program in programs:
            for name, body in program["blocks"].items():
                self._blocks.setdefault(name, []).append(body)
        self._top = _Scope(_Scope(None, {name: getattr(view, name) for name in _names(View)}))
        self._open: list[object] = []
        self._steps = 0
        self._statements: dict[str, Callable[[list[Any], _Scope], None]] = {
            "text": lambda node, _: self._add(node[2], node[1]),
            "print": self._print,
            "if": self._if,
            "for": self._for,
            "set": self._set,
            "block": self._block,
            "super": self._super,
            "call": self._call,
            "macro": self._macro,
        }
        self._expressions: dict[str, Callable[[list[Any], _Scope], Any]] = {
            "const": lambda node, _: node[1],
            "name": self._name,
            "field": self._field,
            "item": self._item,
            "and": lambda node, scope: self._value(node[1], scope) and self._value(node[2], scope),
            "or": lambda node, scope: self._value(node[1], scope) or self._value(node[2], scope),
            "not": lambda node, scope: not self._value(node[1], scope),
            "compare": self._compare,
            "filter": self._filter,
            "test": self._test,
        }

    def all(self) -> None:
        for program in self._programs:
            self._body(program["body"], self._top)

    def _body(self, body: list[list[Any]], scope: _Scope) -> None:
        for each in body:
            self._count(1, each[1])
            self._statements[each[0]](each, scope)

    def _value(self, node: list[Any], scope: _Scope) -> Any:
        self._steps += 1
        return self._expressions[node[0]](node, scope)

    def _count(self, steps: int, line: int) -> None:
        self._steps += steps
        if self._steps > MAX_STEPS:
            _fail(line, "The template would run too long.", "Nest fewer loops.")

    # Statements

    def _print(self, node: list[Any], scope: _Scope) -> None:
        line, value = node[1], self._value(node[2], scope)
        if isinstance(value, Line):
            self._add(value, line)
        elif isinstance(value, str):
            self._add(value.translate(_ESCAPES), line)
        elif isinstance(value, int):
            self._add(str(value), line)
        elif value is not None:
            _fail(line, said("A {kind} cannot be printed as it is.", kind=_kind(value)))

    def _if(self, node: list[Any], scope: _Scope) -> None:
        for test, body in node[2]:
            if self._value(test, scope):
                self._body(body, scope)
                return
        self._body(node[3], scope)

    def _for(self, node: list[Any], scope: _Scope) -> None:
        _, line, name, items, test, body, otherwise = node
        found = self._list(self._value(items, scope), line)
        if test:
            kept = []
            for each in found:
                self._count(0, line)
                if self._value(test, _Scope(scope, {name: each})):
                    kept.append(each)
            found = tuple(kept)
        for index, each in enumerate(found, 1):
            loop = Loop(index, index == 1, index == len(found), len(found))
            self._body(body, _Scope(scope, {name: each, "loop": loop}))
        if not found:
            self._body(otherwise, _Scope(scope))

    def _set(self, node: list[Any], scope: _Scope) -> None:
        scope.names[node[2]] = self._value(node[3], scope)

    def _block(self, node: list[Any], scope: _Scope) -> None:  # noqa: ARG002 - as all are called
        self._run_block(node[2], 0, node[1])

    def _super(self, node: list[Any], scope: _Scope) -> None:
        name, level = scope.block
        if level + 1 >= len(self._blocks[name]):
            _fail(
                node[1],
                said("The block {name} overrides nothing.", name=name),
                "Leave out super().",
            )
        self._run_block(name, level + 1, node[1])

    def _run_block(self, name: str, level: int, line: int) -> None:
        self._enter((name, level), name, line)
        self._body(self._blocks[name][level], _Scope(self._top, {}, (name, level)))
        self._open.pop()

    def _macro(self, node: list[Any], scope: _Scope) -> None:
        _, _, name, arguments, defaults, body = node
        scope.names[name] = _Macro(arguments, defaults, body, scope)

    def _call(self, node: list[Any], scope: _Scope) -> None:
        _, line, name, values, by_name = node
        macro = self._found(name, scope, line)
        if not isinstance(macro, _Macro):
            _fail(line, said("{name} is no macro.", name=name))
        self._count(len(macro.arguments), line)
        if len(values) > len(macro.arguments) or not set(by_name) <= set(macro.arguments):
            _fail(line, said("The macro {name} takes other arguments.", name=name))
        given = dict(
            zip(macro.arguments, (self._value(each, scope) for each in values), strict=False)
        )
        if given.keys() & by_name.keys():
            _fail(line, "An argument is given twice.")
        given |= {key: self._value(each, scope) for key, each in by_name.items()}
        inner = _Scope(macro.scope, given)
        by_default = macro.arguments[len(macro.arguments) - len(macro.defaults) :]
        for argument, default in zip(by_default, macro.defaults, strict=True):
            if argument not in given:
                given[argument] = self._value(default, inner)
        if len(given) < len(macro.arguments):
            _fail(line, said("The macro {name} takes other arguments.", name=name))
        self._enter(macro, name, line)
        self._body(macro.body, inner)
        self._open.pop()

    def _enter(self, what: object, name: str, line: int) -> None:
        self._count(_ENTRY, line)
        if what in self._open:
            _fail(line, said("{name} would run in itself.", name=name))
        if len(self._open) >= _DEEPEST:
            _fail(line, "The template nests too deeply.")
        self._open.append(what)

    def _add(self, text: str, line: int) -> None:
        self._count(len(text) // _STEP, line)
        self.output.add(text, line)

    # Expressions

    def _name(self, node: list[Any], scope: _Scope) -> Any:
        self.output.read.add(node[2])
        return self._found(node[2], scope, node[1])

    def _found(self, name: str, scope: _Scope | None, line: int) -> Any:
        while scope:
            if name in scope.names:
                return scope.names[name]
            scope = scope.around
        raise _UnknownError(said("{name} is not known here.", name=name), line=line)

    def _field(self, node: list[Any], scope: _Scope) -> Any:
        value = self._value(node[2], scope)
        self.output.read.update((getattr(value, "id", ""), f".{node[3]}"))
        return _inside(value, node[3], node[1])

    def _item(self, node: list[Any], scope: _Scope) -> Any:
        _, line, inner, key = node
        value = self._value(inner, scope)
        if isinstance(value, tuple) and isinstance(key, int):
            if -len(value) <= key < len(value):
                return value[key]
            raise _UnknownError(said("There is no item {number} here.", number=key), line=line)
        return _inside(value, key, line)

    def _compare(self, node: list[Any], scope: _Scope) -> bool:
        _, line, inner, pairs = node
        left = self._value(inner, scope)
        for operator, expression in pairs:
            right = self._value(expression, scope)
            if not (_is_plain(left) and _is_plain(right)):
                _fail(line, "Only words and numbers are compared.")
            if isinstance(right, str):
                self._count(len(right) // _STEP, line)
            try:
                if not _COMPARISONS[operator](left, right):
                    return False
            except TypeError:
                _fail(
                    line,
                    said(
                        "A {kind} is not compared with a {other} in this way.",
                        kind=_kind(left),
                        other=_kind(right),
                    ),
                )
            left = right
        return True

    def _filter(self, node: list[Any], scope: _Scope) -> Any:
        _, line, name, inner, arguments = node
        value = self._value(inner, scope)
        values = [self._value(each, scope) for each in arguments]
        match name:
            case "prose":
                return _prose(self._list(value, line, one=True), line)
            case "where":
                wanted = values[1]
                found = self._list(value, line)
                if isinstance(wanted, str):
                    self._count(len(found) * (len(wanted) // _STEP), line)
                return tuple(each for each in found if _key(each, values[0], line) == wanted)
            case "sort_by":
                found = self._list(value, line)
                keys = [_key(each, values[0], line) for each in found]
                self._count(sum(len(key) for key in keys if isinstance(key, str)) // _STEP, line)
                order = sorted(
                    range(len(keys)), key=lambda at: (isinstance(keys[at], str), keys[at])
                )
                return tuple(found[at] for at in order)
            case "length":
                return len(self._list(value, line))
            case "first" | "last":
                found = self._list(value, line)
                return found[0 if name == "first" else -1] if found else ()
            case _:
                return value or (values[0] if values else "")

    def _list(self, value: Any, line: int, *, one: bool = False) -> tuple[Any, ...]:
        if one and isinstance(value, Passage):
            return (value,)
        if not isinstance(value, tuple):
            _fail(line, said("A {kind} is no list.", kind=_kind(value)))
        self._count(len(value), line)
        return value

    def _test(self, node: list[Any], scope: _Scope) -> bool:
        _, line, name, inner = node
        try:
            value = self._value(inner, scope)
        except _UnknownError:
            if name != "defined":
                raise
            return False
        if name == "defined":
            return True
        if not isinstance(value, int):
            _fail(line, said("A {kind} is neither even nor odd.", kind=_kind(value)))
        return value % 2 == (1 if name == "odd" else 0)


_DEEPEST: Final = 60
"""How deep macros and blocks run in each other."""

_COMPARISONS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "eq": lambda left, right: left == right,
    "ne": lambda left, right: left != right,
    "lt": lambda left, right: left < right,
    "lteq": lambda left, right: left <= right,
    "gt": lambda left, right: left > right,
    "gteq": lambda left, right: left >= right,
    "in": lambda left, right: left in right,
    "notin": lambda left, right: left not in right,
}


def _inside(value: Any, name: Any, line: int) -> Any:
    """Return the field of frozen data or the value of a key."""
    if isinstance(name, str):
        if is_dataclass(value) and name in _names(cast("Hashable", type(value))):
            return getattr(value, name)
        if isinstance(value, Mapping) and name in value:
            return value[name]
    raise _UnknownError(said("There is no {name} here.", name=name), line=line)


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    return () if kind is _Macro else tuple(each.name for each in fields(cast("Any", kind)))


def _key(item: Any, name: Any, line: int) -> str | int:
    """Return the field of an item by which a list is chosen or sorted."""
    value = _inside(item, name, line)
    if not isinstance(value, str | int):
        _fail(line, said("The field {name} is neither a text nor a number.", name=name))
    return value


def _prose(passages: tuple[Any, ...], line: int) -> Line:
    if not all(isinstance(each, Passage) for each in passages):
        _fail(line, "The filter prose prints passages, and nothing else.")
    return Line("\n".join(f'<passage of="{each.id}"/>' for each in passages))


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, str | int)


def _kind(value: Any) -> str:
    match value:
        case str():
            return said("text")
        case int():
            return said("number")
        case tuple():
            return said("list")
        case None:
            return said("nothing")
        case _:
            return type(value).__name__.strip("_").lower()


def _fail(line: int, message: str, hint: str = "") -> NoReturn:
    raise TemplateError(message, hint, line=line)
