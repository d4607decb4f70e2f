"""A template prints what Jinja2 itself would print from it."""

import re
from functools import cache

import jinja2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from tests.edition.conftest import briefing, passage

from briefer.bundled import templates
from briefer.edition import Order, view
from briefer.edition.prepare import prepare
from briefer.edition.program import program
from briefer.edition.restrict import restrict
from briefer.edition.run import run
from briefer.model.text import Reading, Text
from briefer.pipeline.choice import Request, settle
from briefer.store.library import Library
from briefer.store.new import sample
from briefer.value import fields, replace

ROOT = """{% set word = 'root' %}<document>{% block a %}<p>{{ word }}</p>{% endblock %}
{% block b %}{% block c %}<p>c</p>{% endblock %}{% endblock %}</document>
"""
CHAINS = [
    [ROOT],
    ["{% block a %}{{ super() }}<p>{{ briefing.title }}</p>{% endblock %}", ROOT],
    ["{% set word = 'child' %}lost {{ word }}{% block c %}<p>{{ word }}</p>{% endblock %}", ROOT],
    ["{% block b %}{{ super() }}{{ super() }}{% endblock %}", ROOT],
    [
        "{% block a %}{{ super() }}1{% endblock %}",
        "{% block a %}2{{ super() }}{% endblock %}",
        ROOT,
    ],
    [
        (
            "{% macro line(text, role='plain', other=text) %}<p role='{{ role }}'>{{ text }}"
            "{{ other }}</p>{% endmacro %}{{ line('x') }}{{ line('x', other=7) }}"
            "{{ line('<', 'r', '>') }}"
        )
    ],
    [
        (
            "{% for o in outlooks -%}\n {{ loop.index }}{{ o.id }}"
            "{%- if not loop.last %}, {% endif %}\n{%- endfor %}"
        )
    ],
    [
        (
            "{% for o in outlooks if o.kind == 'market' %}{{ loop.length }}{{ o.id }}"
            "{% else %}none{% endfor %}"
        )
    ],
    ["{% for o in outlooks if o.kind == 'none' %}x{% else %}none{% endfor %}"],
    ["{% set n = 1 %}{% for o in outlooks %}{% set n = 2 %}{{ n }}{% endfor %}{{ n }}"],
    ["{% set n = 1 %}{% if outlooks %}{% set n = 2 %}{% endif %}{{ n }}"],
    [
        (
            "{{ outlooks | length }}{{ outlooks[0].id }}{{ outlooks[1]['id'] }}"
            "{{ (outlooks | last).id }}"
        )
    ],
    ["{{ briefing.nothing is defined }}{{ briefing.title is defined }}"],
    ["{% if 1 < 2 <= 2 and not 3 != 3 or false %}yes{% elif true %}no{% endif %}"],
    ["{% if 'it' in briefing.title and 'x' not in briefing.title %}yes{% endif %}"],
    [
        (
            "{{ briefing.author | default('none') }}"
            "{{ briefing.title | default('none') }}{{ loop is defined }}{{ true }}"
        )
    ],
    [
        (
            "{% for o in outlooks | sort_by('stakeholder') | where('kind', 'market') %}"
            "{{ o.id }}{% endfor %}"
        )
    ],
    ["{{ 3 is odd }}{{ 3 is even }}{{ labels.contents }}{{ labels['page'] }}"],
    [
        (
            "{% macro m(a) %}{% set b = a %}{{ b }}{% endmacro %}{% set b = 1 %}"
            "{{ m(2) }}{{ b }}{# no #}"
        )
    ],
    ["{% raw %}{{ {% endraw %}&amp;{{ '&<>\"' }}{{ \"'\" }}{{ judgements[0].statement }}"],
    ["{{ summary | prose }}{{ outlooks[0].passages | first | prose }}"],
]


def as_jinja_prints(bodies, seen):
    def prose(found):
        found = (found,) if isinstance(found, view.Passage) else found
        return Markup("\n".join(f'<passage of="{each.id}"/>' for each in found))

    texts = {
        f"t{n}": (f"{{% extends 't{n + 1}' %}}" if n + 1 < len(bodies) else "") + body
        for n, body in enumerate(bodies)
    }
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(texts),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        finalize=lambda value: (
            Markup(value) if isinstance(value, view.Line) else "" if value is None else value
        ),
    )
    environment.filters |= {
        "prose": prose,
        "where": lambda items, name, value: [x for x in items if getattr(x, name) == value],
        "sort_by": lambda items, name: sorted(items, key=lambda x: getattr(x, name)),
        "default": lambda value, other="": value or other,
    }
    names = {each.name: getattr(seen, each.name) for each in fields(seen)}
    return environment.get_template("t0").render(names)


def printed(bodies, seen, options=()):
    names = [f"t{n + 1}" for n in range(len(bodies) - 1)] + [""]
    programs = [program(body, name, options) for body, name in zip(bodies, names, strict=True)]
    return "".join(run(programs, seen).pieces)


@cache
def everything():
    """Return a view that has something of everything."""
    order = settle(sample(), Library(), Request(audience="markets")).order
    subject = briefing(summary=(passage("p0", "Bottom."),), title=Text('A <title> & "it"'))
    restricted = restrict(subject, Reading("markets", "en", "en", "en"))
    return prepare(subject, restricted, order).view


@pytest.mark.parametrize("bodies", CHAINS, ids=range(len(CHAINS)))
def test_a_template_prints_what_jinja_prints(bodies):
    seen = everything()
    assert printed(bodies, seen) == as_jinja_prints(bodies, seen)


@pytest.mark.parametrize("audience", ["markets", "nato", "gulf"])
@pytest.mark.parametrize("name", ["assessment", "brief", "talking-points"])
def test_the_bundled_templates_print_what_jinja_prints(name, audience):
    opened = sample()
    order: Order = settle(opened, Library(), Request(audience=audience, template=name)).order
    reading = Reading(audience, order.tag, order.audience.language, opened.briefing.language)
    given = {key: option.default for key, option in order.template.manifest.options.items()}
    order = replace(order, options=given | dict(order.options))
    seen = prepare(opened.briefing, restrict(opened.briefing, reading), order).view
    bodies = [
        (templates() / f"{each}.xml.j2").read_text(encoding="utf-8") for each in (name, "base")
    ]
    text = printed(bodies, seen, order.template.manifest.options)
    assert text == as_jinja_prints(bodies, seen)
    assert "<passage" in text


def tags(inner, opening="{%", closing="%}"):
    """Return a strategy of a tag around what is in it, with white space kept or taken away."""
    return st.builds(
        "{}{} {} {}{}".format,
        st.just(opening),
        st.sampled_from(["", "-", "+"]),
        inner,
        st.sampled_from(["", "-"]),
        st.just(closing),
    )


def around(opening, inside, closing):
    return st.builds("{}{}{}".format, tags(opening), inside, tags(st.just(closing)))


values = st.sampled_from(
    [
        "x",
        "y",
        "1",
        "'<'",
        "true",
        "briefing.title",
        "outlooks[0].id",
        "outlooks | length",
        "not x",
        "x == y",
        "x and 0",
        "y or 'z'",
        "loop is defined",
        "2 is even",
        "x | default(y)",
    ]
)
lists = st.sampled_from(["outlooks", "summary", "sources", "outlooks | sort_by('kind')"])
texts = st.text(" \n&<a{", max_size=3).filter(lambda text: "{{" not in text)
settings_of = tags(st.builds("set {} = {}".format, st.sampled_from("xy"), values))


def bodies(steps):
    """Return a strategy of what stands in a template, made of steps with texts between."""
    step = texts.map(lambda text: f"{text} ")
    return st.lists(st.builds("{}{}".format, steps, step), max_size=4).map("".join)


def nested(inner):
    body = bodies(inner)
    return (
        around(values.map("if {}".format), body, "endif")
        | around(
            values.map("if {}".format), st.builds("{}{{% else %}}{}".format, body, body), "endif"
        )
        | around(lists.map("for o in {}".format), body, "endfor")
        | around(st.builds("for o in {} if {}".format, lists, values), body, "endfor")
    )


printing = tags(values, "{{", "}}") | st.just("{#- no -#}")
silent = st.recursive(printing, nested, max_leaves=8)
setting = st.recursive(printing | settings_of, nested, max_leaves=8)


@st.composite
def chains(draw):
    """Return the texts of a template and of those it extends, each with blocks of its own."""
    found = []
    for _ in range(draw(st.integers(1, 3))):
        text = "{% set x = 1 %}{% set y = 'y' %}" + draw(bodies(setting))
        for name in "ab":
            body = draw(bodies(silent | tags(st.just("super()"), "{{", "}}")))
            text += f"{{% block {name} %}}{body}{{% endblock %}}" + draw(bodies(silent))
        found.append(text)
    found[-1] = re.sub(r"\{\{[-+]? super\(\) -?\}\}", "", found[-1])
    return found


@settings(max_examples=50)
@given(bodies=chains())
def test_any_template_prints_what_jinja_prints(bodies):
    seen = everything()
    assert printed(bodies, seen) == as_jinja_prints(bodies, seen)
