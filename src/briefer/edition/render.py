"""Rendering: a checked template, run on the view within limits, gives the markup of a document."""

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from typing import Any, Final

from briefer.document.markup import Frame, read_frame
from briefer.edition.order import Memory
from briefer.edition.output import Output
from briefer.edition.prepare import Prepared
from briefer.edition.run import run
from briefer.edition.view import View
from briefer.errors import TemplateError
from briefer.model.template import Template
from briefer.value import dataclass

_MAX_PROGRAMS: Final = 64
_SECONDS: Final = 1.5
"""What a stranger's template may take; with the start of its process that is 2 at most."""

_programs: dict[str, dict[str, Any]] = {}


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a template made of a view: a frame for passages, and the names and ids it read."""

    view: View
    pictures: Collection[str]
    frame: Frame
    read: AbstractSet[str]


def render(
    template: Template, prepared: Prepared, memory: Memory, last: Rendered | None = None
) -> Rendered:
    """Return what the template makes of the view; `last` is what it made before.

    It is run anew where the view is another: letters in a passage change nothing of that. Raises
    TemplateError, with the line in the template, where it is not allowed, would run too long, or
    yields what is no markup of the tree.
    """
    view, pictures = prepared.view, prepared.pictures.keys()
    if last and last.view == view and last.pictures == pictures:
        return last
    chain = _chain(template)
    is_foreign = not all(each.bundled for each in chain)
    output = (_output_of_stranger if is_foreign else _output)(chain, view, memory)
    try:
        frame = read_frame("".join(output.pieces), prepared.passages, pictures)
    except TemplateError as fault:
        line = output.template_line(fault.line)
        raise TemplateError(fault.message, fault.hint, line=line) from None
    return Rendered(view, pictures, frame, output.read)


def _output_of_stranger(chain: tuple[Template, ...], view: View, memory: Memory) -> Output:
    """Return the output of a template that did not come with the program. Raises TemplateError.

    It runs in a process that is killed where it does not end.
    """
    from briefer.worker import OverrunError, bounded  # noqa: PLC0415 - for strangers alone

    try:
        return bounded(_SECONDS, _output, chain, view, memory)
    except OverrunError:
        raise TemplateError(
            "The template takes too long, or too much memory, and was stopped.",
            "Make it shorter, and nest fewer loops.",
            line=1,
        ) from None


def _output(chain: tuple[Template, ...], view: View, memory: Memory) -> Output:
    options = frozenset(name for each in chain for name in each.manifest.options)
    programs = [_program(each, options, memory) for each in chain]
    try:
        return run(programs, view)
    except RecursionError:
        raise TemplateError("The template nests too deeply.", line=1) from None


def _chain(template: Template) -> tuple[Template, ...]:
    """Return the template and those it extends, in turn."""
    chain = [template]
    while parent := chain[-1].parent:
        chain.append(parent)
    return tuple(chain)


def _program(template: Template, options: frozenset[str], memory: Memory) -> dict[str, Any]:
    """Return the program of a template, from the memory where it was made before."""
    extends = template.manifest.extends
    key = "\n".join((extends, *sorted(options), "", template.text))
    if key not in _programs:
        if (found := memory.read(key)) is None:
            from briefer.edition.program import program  # noqa: PLC0415 - Jinja2 takes long to load

            found = program(template.text, extends, options)
            memory.write(key, found)
        if len(_programs) > _MAX_PROGRAMS:
            _programs.clear()
        _programs[key] = found
    return _programs[key]
