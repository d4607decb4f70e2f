"""Trying a template on the sample, as whoever receives one wants to before adding it."""

from briefer.edition import compile_edition
from briefer.errors import Problem
from briefer.model.template import Template
from briefer.pipeline.choice import Request, settle
from briefer.store.library import Library
from briefer.store.new import sample
from briefer.value import replace


def try_template(template: Template, library: Library) -> tuple[Problem, ...]:
    """Return why the template makes no edition of the sample; nothing where it makes them all."""
    opened = sample()
    found: list[Problem] = []
    for audience in opened.briefing.audiences:
        order = settle(opened, library, Request(audience=audience)).order
        edition = compile_edition(opened.briefing, replace(order, template=template))
        if edition.document is None:
            found.append(edition.problems[-1])
    return tuple(dict.fromkeys(found))
