import time

import pytest
from tests.edition.conftest import briefing, passage, template

HOSTILE = {
    "a power": "{{ 10 ** 10 }}",
    "a long string": "{{ 'x' * 1000000000 }}",
    "a format": "{{ '%1000000000d' % 1 }}",
    "a method": "{{ briefing.title.upper() }}",
    "a format method": "{{ '{0.__class__}'.format(briefing) }}",
    "a class": "{{ briefing.__class__ }}",
    "a subclass": "{{ ''.__class__.__mro__ }}",
    "a subscript": "{{ briefing['__class__'] }}",
    "an attribute filter": "{{ briefing | attr('__class__') }}",
    "a map": "{{ sections | map(attribute='id') | join }}",
    "a padding": "{{ 'x' | center(2000000000) }}",
    "a range": "{% for i in range(1000000000) %}x{% endfor %}",
    "a list": "{% for i in [1, 2, 3] %}x{% endfor %}",
    "a string": "{% for i in 'abc' %}x{% endfor %}",
    "a title": "{% for i in briefing.title %}x{% endfor %}",
    "a slice": "{{ briefing.title[0:1] }}",
    "a sum": "{{ 1 + 1 }}",
    "a joined text": "{{ 'a' ~ 'b' }}",
    "a dictionary": "{{ {'a': 1} }}",
    "an import": "{% import 'base' as b %}",
    "an include": "{% include 'base' %}",
    "a parent that is computed": "{% extends briefing.title %}",
    "a parent that is not declared": "{% extends 'base' %}",
    "a do": "{% do sections.append(1) %}",
    "a call block": "{% call(x) y() %}{% endcall %}",
    "a filter block": "{% filter upper %}x{% endfilter %}",
    "a set block": "{% set x %}y{% endset %}",
    "a namespace": "{% set ns = namespace() %}",
    "an attribute that is set": "{% set briefing.title = 1 %}",
    "a name of the view that is set": "{% set parts = summary %}",
    "a list that is set": "{% set passages = parts %}",
    "two targets": "{% for a, b in parts %}{% endfor %}",
    "a recursive loop": "{% for p in parts recursive %}{{ loop(parts) }}{% endfor %}",
    "five loops": "{% for a in parts %}{% for b in parts %}{% for c in parts %}{% for d in parts %}"
    "{% for e in parts %}x{% endfor %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}",
    "a macro in itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "a macro before its definition": "{{ m() }}{% macro m() %}x{% endmacro %}",
    "a caller": "{% macro m() %}{{ caller() }}{% endmacro %}{{ m() }}",
    "a variable argument": "{% macro m() %}{{ varargs }}{% endmacro %}{{ m() }}",
    "a macro in a loop": "{% for p in parts %}{% macro m() %}x{% endmacro %}{% endfor %}",
    "a block in a loop": "{% for p in parts %}{% block b %}x{% endblock %}{% endfor %}",
    "self": "{% block b %}{{ self.b() }}{% endblock %}",
    "super outside of a block": "{{ super() }}",
    "an undeclared option": "{{ options.secret }}",
    "a global": "{{ lipsum() }}",
    "a cycler": "{{ cycler('a').next() }}",
    "a joiner": "{% set j = joiner() %}",
    "a test that calls": "{% if 'a' is callable %}x{% endif %}",
    "a conditional expression": "{{ 'a' if true else 'b' }}",
    "an undefined name": "{{ nothing }}",
    "an undefined field": "{{ briefing.nothing }}",
    "a list that is printed": "{{ parts }}",
    "mended escaping": "{{ briefing.title | safe }}",
    "autoescaping off": "{% autoescape false %}{{ briefing.title }}{% endautoescape %}",
    "a debug": "{% debug %}",
    "an unclosed block": "{% if parts %}",
    "an unknown tag": "{% nope %}",
    "deep nesting": "{% if a %}" * 200 + "{% endif %}" * 200,
    "deep brackets": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "many outputs": "{{ briefing.title }}" * 200_000,
    "a document type": "<!DOCTYPE x [<!ENTITY a 'b'>]>",
    "an unknown element": "<script>alert(1)</script>",
    "a text outside of a paragraph": "stray",
    "a link elsewhere": "<p><link to='file:///etc/passwd'>x</link></p>",
    "a marking": "<document marking='TLP:CLEAR'/>",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_template_is_refused_with_its_line(compiled, body):
    subject = briefing(summary=(passage("p0", "Text."),))
    start = time.process_time()
    edition = compiled(subject, using=template(f"<document>\n{body}\n</document>"))
    assert time.process_time() - start < 2
    assert edition.document is None
    (problem,) = edition.problems
    assert problem.place.startswith("the template mine")
    assert problem.message.endswith(".")


def test_loops_that_would_run_too_long_never_run(compiled):
    many = tuple(passage(f"p{n}", "x") for n in range(200))
    loops = "{% for a in summary %}" * 4 + "x" + "{% endfor %}" * 4
    edition = compiled(briefing(summary=many), using=template(f"<document>{loops}</document>"))
    assert "too long" in edition.problems[0].message


@pytest.mark.parametrize(
    "typed",
    ["</p><panel>", "{{ 7*7 }}", "{% for x in y %}", "#} {{ 7*7 }} {#", "&amp;&lt;", "<!--", "]]>"],
)
def test_typed_text_never_changes_the_shape(compiled, typed):
    def shape(text):
        edition = compiled(briefing(summary=(passage("p0", text),)))
        return [(type(block), block.id) for block in edition.document.blocks]

    assert shape(typed) == shape("plain")


@pytest.mark.parametrize(
    "body",
    [
        (
            "{% macro m(o) %}<p>{{ o.stakeholder }}</p>{% endmacro %}"
            "{% for o in outlooks %}{{ m(o) }}{% endfor %}"
        ),
        "{% for o in outlooks | where('kind', 'market') %}<p>{{ o.stakeholder }}</p>{% endfor %}",
        "{% for o in outlooks | sort_by('stakeholder') %}<p>{{ loop.index }}</p>{% endfor %}",
        "{% if options.shown and outlooks | length > 1 %}<p>x</p>{% endif %}",
        "{% set first = outlooks[0] %}<p>{{ first.stakeholder }}</p>",
        "{{ outlooks[0].passages | first | prose }}",
    ],
)
def test_what_is_allowed_works(compiled, body):
    edition = compiled(briefing(), using=template(f"<document>{body}</document>"))
    assert not edition.has_errors(), edition.problems
    assert edition.document.blocks
