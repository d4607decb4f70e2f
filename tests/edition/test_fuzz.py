"""Templates made at random end in documents and TemplateErrors, and in nothing else.

`make fuzz` tries 100,000; one that fails is made again from its number.
"""

import random
import time
from functools import cache
from pathlib import Path

import pytest
from working import Forgetful

from briefer.bundled import templates
from briefer.edition.prepare import prepare
from briefer.edition.render import render
from briefer.edition.restrict import restrict
from briefer.errors import TemplateError
from briefer.model.template import Manifest, Option, Template
from briefer.model.text import Reading, Text
from briefer.pipeline.choice import Request, settle
from briefer.store.library import Library
from briefer.store.new import sample
from briefer.typeset import typeset

SLOWEST = 10
"""The seconds that a template may take and its pages with it, on a computer that is at work."""

TOKENS = (*Path(__file__).with_name("tokens.txt").read_text(encoding="utf-8").split(), "\n")
VALUES = (
    "true", "1", "'<x>'", "briefing.title", "labels.page", "1 < 2", "not summary",
    "loop is defined", "options.shown", "outlooks | length", "outlooks[0].id",
    "(sections | first).heading",
    "judgements[0].statement", "briefing.author | default('nobody')", "3 is odd",
)  # fmt: skip


@cache
def seeds() -> tuple[str, ...]:
    """Return texts that are templates before they are changed."""
    return tuple(path.read_text(encoding="utf-8") for path in templates().glob("*.xml.j2"))


def soup(chance: random.Random) -> str:
    """Return tokens in any order."""
    glue = chance.choice(("", " "))
    return glue.join(chance.choices(TOKENS, k=chance.randrange(1, 40)))


def mended(chance: random.Random, depth: int = 0) -> str:
    """Return what may well be a template."""
    inner = [mended(chance, depth + 1) for _ in range(chance.randrange(3))] if depth < 5 else []
    body = "".join(inner) or chance.choice(("<p>x</p>", "<rule/>", "{{ summary | prose }}", ""))
    value = chance.choice(VALUES if chance.random() < 0.95 else TOKENS)
    name = chance.choice(("x", "y", "o", "p"))
    return chance.choice(
        (
            f"{{% if {value} %}}{body}{{% endif %}}",
            (
                f"{{% for {name} in {chance.choice(('parts', 'outlooks', 'sources', 'x'))} %}}"
                f"{body}{{% endfor %}}"
            ),
            f"{{% set {name} = {value} %}}{body}",
            f"{{% macro m({name}) %}}{body}{{% endmacro %}}{{{{ m({value}) }}}}",
            f"{{% block {name}{chance.randrange(99)} %}}{body}{{% endblock %}}",
            f"<panel role='{name}'>{body}</panel>",
            f"<bullets><item>{body}</item></bullets>",
            f"<p>{{{{ {value} }}}}</p>{body}",
            f"<heading level='{chance.randrange(1, 7)}'>{{{{ {value} }}}}</heading>{body}",
            body * chance.choice((1, 2, 300 if len(body) < 200 else 2)),
        )
    )


def changed(chance: random.Random) -> str:
    """Return a bundled template with parts of it taken out, doubled or put in."""
    text = chance.choice(seeds())
    for _ in range(chance.randrange(1, 6)):
        begin = chance.randrange(len(text) + 1)
        end = min(len(text), begin + chance.randrange(40))
        put = chance.choice(("", text[begin:end] * 2, chance.choice(TOKENS), soup(chance)))
        text = text[:begin] + put + text[end:]
    return text


@pytest.fixture(scope="module")
def order():
    return settle(sample(), Library(), Request(audience="markets"))


@pytest.fixture(scope="module")
def prepared(order):
    briefing = sample().briefing
    reading = Reading("markets", "en", "en", briefing.language)
    return prepare(briefing, restrict(briefing, reading), order.order)


def made(number: int) -> Template:
    chance = random.Random(number)
    text = chance.choice((soup, mended, mended, changed))(chance)
    if chance.random() < 0.8:
        text = f"<document>{text}</document>"
    manifest = Manifest(
        id="x", title=Text("X"), options={"shown": Option(label=Text("S"), default=True)}
    )
    return Template(manifest=manifest, text=text, bundled=False)


@pytest.mark.fuzz
def test_templates_made_at_random_end_in_documents_and_template_errors(prepared, order, long):
    documents = 0
    for number in range(100_000 if long else 300):
        template = made(number)
        begun = time.perf_counter()
        try:
            document = render(template, prepared, Forgetful()).frame.filled(prepared.passages)
            documents += 1
            if number % 10 == 0:
                typeset(document, order.theme)
        except TemplateError as fault:
            is_told = fault.line > 0 and fault.message
        except BaseException as fault:
            fault.add_note(f"template {number}")
            raise
        else:
            is_told = True
        assert is_told, number
        assert time.perf_counter() - begun < SLOWEST, number
    assert documents > 30
