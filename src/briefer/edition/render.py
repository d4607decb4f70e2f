"""Rendering: a checked template, run on the view within limits, gives the markup of a document."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import CodeType, FrameType, TracebackType
from typing import Any, Final, cast

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    TemplateRuntimeError,
    TemplateSyntaxError,
    Undefined,
    nodes,
    pass_context,
)
from jinja2 import Template as Compiled
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from briefer.document import markup
from briefer.document.tree import Blocks, Document
from briefer.edition.cost import MAX_STEPS, Lengths, steps
from briefer.edition.sandbox import check
from briefer.edition.view import Passage, View
from briefer.errors import TemplateError
from briefer.model.template import Template
from briefer.value import dataclass

MAX_OUTPUT: Final = 4_000_000
"""The most characters that a template may print; passages stand in its markup by their ids."""

_TOO_LONG: Final = f"The template prints over {MAX_OUTPUT:,} characters"
_FILE: Final = "<briefer template>"
_MAX_PROGRAMS: Final = 64
_LOOP_FIELDS: Final = frozenset({"index", "first", "last", "length"})


class _Context(Context):
    """What a run of a template knows; it counts the characters that are printed anywhere in it."""

    printed = 0


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja2 that sees fields of frozen data and keys of mappings, and no attribute of anything."""

    context_class = _Context

    def getattr(self, obj: Any, attribute: str) -> Any:
        if is_dataclass(obj) and attribute in _names(cast("Hashable", type(obj))):
            return getattr(obj, attribute)
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in _LOOP_FIELDS:
            return getattr(obj, attribute)
        return self.undefined(f"There is no {attribute} here", name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, tuple) and isinstance(argument, int):
            if -len(obj) <= argument < len(obj):
                return obj[argument]
            return self.undefined(f"There is no item {argument} here", name=str(argument))
        return self.getattr(obj, argument if isinstance(argument, str) else "")


@cache
def _names(kind: Hashable) -> frozenset[str]:
    return frozenset(item.name for item in fields(cast("Any", kind)))


def render(template: Template, view: View, passages: Mapping[str, Blocks]) -> Document:
    """Return the document that the template makes of the view.

    Raises TemplateError, with the line in the template, where it is not allowed, does not compile,
    would run too long, or yields what is no markup of the tree.
    """
    output = _Output()
    try:
        program = _program(_chain(template))
        if steps(program.trees, Lengths.of(view)) > MAX_STEPS:
            raise TemplateError("The template would run too long.", "Nest fewer loops.", line=1)
        output.run(program.compiled, {item.name: getattr(view, item.name) for item in fields(view)})
    except (TemplateRuntimeError, TypeError, ValueError) as fault:
        message = str(fault).rstrip(".") or "The template failed"
        raise TemplateError(f"{message}.", line=_line(fault.__traceback__)) from None
    except RecursionError:
        raise TemplateError("The template nests too deeply.", line=1) from None
    try:
        return markup.read("".join(output.text), passages)
    except TemplateError as fault:
        line = output.template_line(fault.line)
        raise TemplateError(fault.message, fault.hint, line=line) from None


def _chain(template: Template) -> tuple[Template, ...]:
    """Return the template and those it extends, in turn."""
    chain = [template]
    while parent := chain[-1].parent:
        chain.append(parent)
    return tuple(chain)


@dataclass(frozen=True, slots=True)
class _Program:
    """A compiled template with the checked syntax trees of its chain."""

    compiled: Compiled
    trees: tuple[nodes.Template, ...]


class _Trees(BaseLoader):
    """Compiles the very trees that were checked, and nothing else."""

    def __init__(self, trees: Mapping[str, nodes.Template]) -> None:
        self._trees = trees

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja2's name
    ) -> Compiled:
        try:
            code = environment.compile(self._trees[name], name, _FILE)
        except TemplateSyntaxError as fault:
            raise TemplateError(f"The {fault.message}.", line=fault.lineno) from None
        except (SyntaxError, MemoryError, OverflowError):
            raise TemplateError("The template cannot be compiled.", line=1) from None
        return Compiled.from_code(environment, code, globals or {}, None)


_programs: dict[tuple[tuple[str, ...], ...], _Program] = {}


def _program(chain: tuple[Template, ...]) -> _Program:
    """Return the compiled template; each of its chain is checked before any is compiled."""
    key = tuple(
        (each.text, each.manifest.id, each.manifest.extends, *each.manifest.options)
        for each in chain
    )
    if key not in _programs:
        environment = _Environment(
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_printed,
            keep_trailing_newline=True,
            optimized=False,  # templates have no constants that are worth a walk
        )
        environment.globals.clear()
        environment.filters = dict(_FILTERS)
        environment.tests = dict(_TESTS) | {"defined": environment.tests["defined"]}
        options = frozenset(name for each in chain for name in each.manifest.options)
        trees = {each.manifest.id: _tree(each, environment, options) for each in chain}
        environment.loader = _Trees(trees)
        compiled = environment.get_template(chain[0].manifest.id)
        if len(_programs) > _MAX_PROGRAMS:
            _programs.clear()
        _programs[key] = _Program(compiled, tuple(trees.values()))
    return _programs[key]


def _tree(template: Template, environment: Environment, options: frozenset[str]) -> nodes.Template:
    """Return the checked tree of a template, which extends what its manifest says."""
    checked = check(template.text, environment, options)
    wanted = template.manifest.extends
    if checked.extends not in ("", wanted):
        raise TemplateError(
            f"The body extends {checked.extends}, its manifest says {wanted or 'nothing'}.",
            "Let the manifest alone say it.",
            line=1,
        )
    if wanted and not checked.extends:
        checked.tree.body.insert(0, nodes.Extends(nodes.Const(wanted), lineno=1))
        checked.tree.set_environment(environment)
    return checked.tree


@pass_context
def _printed(context: _Context, value: Any) -> Any:
    if value is None:
        return ""
    if not isinstance(value, str | int):
        if isinstance(value, Undefined):
            return value
        raise TypeError(f"A {type(value).__name__} cannot be printed as it is")
    if isinstance(value, str):
        context.printed += len(value)
        if context.printed > MAX_OUTPUT:
            raise ValueError(_TOO_LONG)
    return value


def _prose(passages: Passage | Iterable[Passage]) -> Markup:
    passages = (passages,) if isinstance(passages, Passage) else passages
    if not isinstance(passages, tuple) or not all(isinstance(each, Passage) for each in passages):
        raise TypeError("The filter prose prints passages, and nothing else")
    return Markup("\n".join(f'<passage of="{each.id}"/>' for each in passages))  # noqa: S704 - escaped by the writer of markup


def _where(items: Iterable[Any], name: str, value: object) -> tuple[Any, ...]:
    return tuple(item for item in _items(items) if _field(item, name) == value)


def _sort_by(items: Iterable[Any], name: str) -> tuple[Any, ...]:
    return tuple(sorted(_items(items), key=lambda item: str(_field(item, name))))


def _items(items: Any) -> tuple[Any, ...]:
    if not isinstance(items, tuple):
        raise TypeError(f"A {type(items).__name__} is no list")
    return items


def _field(item: Any, name: str) -> Any:
    if not is_dataclass(item) or name not in _names(cast("Hashable", type(item))):
        raise TypeError(f"A {type(item).__name__} has no field {name}")
    value = getattr(item, name)
    if not isinstance(value, str | int):
        raise TypeError(f"The field {name} is neither a text nor a number")
    return value


def _length(items: Any) -> int:
    return len(_items(items))


def _first(items: Any) -> Any:
    return items[0] if _items(items) else ()


def _last(items: Any) -> Any:
    return items[-1] if _items(items) else ()


def _even(value: Any) -> bool:
    if not isinstance(value, int):
        raise TypeError(f"A {type(value).__name__} is neither even nor odd")
    return value % 2 == 0


def _odd(value: Any) -> bool:
    return not _even(value)


def _default(value: Any, other: Any = "") -> Any:
    return value or other


_TESTS: Final = {"even": _even, "odd": _odd}
_FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "prose": _prose,
    "where": _where,
    "sort_by": _sort_by,
    "length": _length,
    "first": _first,
    "last": _last,
    "default": _default,
}


@dataclass(slots=True)
class _Piece:
    """Where a piece of output begins, and what yielded it: a line of the code of a template."""

    output_line: int
    debug_info: str
    code_line: int


class _Output:
    """Gathers what a template yields, within a limit, and remembers which line yielded what."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self._pieces: list[_Piece] = []

    def run(self, compiled: Compiled, names: dict[str, Any]) -> None:
        size, line = 0, 1
        stream = compiled.root_render_func(compiled.new_context(names))
        for piece in stream:
            if frame := _yielding_frame(stream):
                info = frame.f_globals.get("debug_info", "")
                self._pieces.append(_Piece(line, info, frame.f_lineno))
            size += len(piece)
            if size > MAX_OUTPUT:
                raise TemplateError(f"{_TOO_LONG}.", line=self.template_line(line))
            self.text.append(piece)
            line += piece.count("\n")

    def template_line(self, output_line: int) -> int:
        """Return the line of the template that yielded a line of the output."""
        found = None
        for piece in self._pieces:
            if piece.output_line > output_line:
                break
            found = piece
        if found is None:
            return 1
        return _mapped(found.debug_info, found.code_line) + max(0, output_line - found.output_line)


def _yielding_frame(stream: Iterator[str]) -> FrameType | None:
    """Return the frame of the innermost template that has just yielded."""
    generator: Any = stream
    while getattr(generator, "gi_yieldfrom", None) is not None:
        generator = generator.gi_yieldfrom
    frame: FrameType | None = getattr(generator, "gi_frame", None)
    return frame


def _line(trace: TracebackType | None) -> int:
    """Return the line of the template that a fault was raised in."""
    line = 1
    while trace is not None:
        code: CodeType = trace.tb_frame.f_code
        if code.co_filename == _FILE:
            debug = trace.tb_frame.f_globals.get("debug_info", "")
            line = _mapped(debug, trace.tb_lineno)
        trace = trace.tb_next
    return line


def _mapped(debug_info: str, code_line: int) -> int:
    line = 1
    for pair in debug_info.split("&"):
        template_line, _, at = pair.partition("=")
        if at and int(at) <= code_line:
            line = int(template_line)
    return line
