"""Printing: a template and those it extends, run on a view, within the limits of any template."""

from typing import Any, Final

from briefer.edition.order import Memory
from briefer.edition.output import Output
from briefer.edition.run import run
from briefer.edition.view import View
from briefer.errors import TemplateError
from briefer.model.template import Template

_MAX_PROGRAMS: Final = 64

_programs: dict[str, dict[str, Any]] = {}


def printed(template: Template, view: View, memory: Memory) -> Output:
    """Return what a template prints of the view. Raises TemplateError, with the line."""
    chain = chain_of(template)
    options = frozenset(name for each in chain for name in each.manifest.options)
    programs = [_program(each, options, memory) for each in chain]
    try:
        return run(programs, view)
    except RecursionError:
        raise TemplateError("The template nests too deeply.", line=1) from None


def chain_of(template: Template) -> tuple[Template, ...]:
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
