import time
import tracemalloc

import pytest
from tests.edition.conftest import briefing, passage, template

from briefer.model.judgement import Judgement
from briefer.model.template import Manifest, Template
from briefer.model.text import Text

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
    "a format in a test": "{% if '%1000000000d' is even %}x{% endif %}",
    "a test with arguments": "{% if parts is defined(1) %}x{% endif %}",
    "a number of many digits": "{{ " + "9" * 9000 + " }}",
    "a number of many hex digits": "{{ 0x" + "f" * 9000 + " }}",
    "a number beyond all numbers": "{{ 1e999 }}",
    "macros that double": "{% macro m0() %}<rule/>{% endmacro %}"
    + "".join(
        f"{{% macro m{n + 1}() %}}{{{{ m{n}() }}}}{{{{ m{n}() }}}}{{% endmacro %}}"
        for n in range(40)
    )
    + "{{ m40() }}",
    "a macro in the test of a loop": "{% macro m() %}x{% endmacro %}"
    "{% for p in parts if m() %}{% endfor %}",
    "a macro in what a loop runs over": "{% macro m() %}x{% endmacro %}"
    "{% for p in parts | where('kind', m()) %}{% endfor %}",
    "a macro in an argument": "{% macro m(a) %}{{ a }}{{ a }}{% endmacro %}{{ m(m('x')) }}",
    "a macro in a default": "{% macro m() %}x{% endmacro %}"
    "{% macro n(a=m()) %}{{ a }}{% endmacro %}",
    "what a macro prints that is set": "{% macro m() %}x{% endmacro %}{% set a = m() %}",
    "a macro that is defined again": "{% macro m() %}x{% endmacro %}"
    "{% macro n() %}{{ m() }}{% endmacro %}{% macro m() %}{{ n() }}{% endmacro %}{{ m() }}",
    "a macro that is set": "{% macro m() %}x{% endmacro %}{% set a = m %}",
    "a macro that is handed over": "{% macro g() %}x{% endmacro %}"
    "{% macro h(g) %}{{ g(g) }}{% endmacro %}{{ h(h) }}",
    "a macro with too few arguments": "{% set b = 'x' %}{% macro m(b) %}{{ b }}{% endmacro %}"
    "<p>{{ m() }}</p>",
    "two arguments of one name": "{% macro m(a, a) %}x{% endmacro %}{{ m(1) }}",
    "an argument that is given twice": "{% macro m(a) %}x{% endmacro %}{{ m(a=1, a=2) }}",
    "two blocks of one name": "{% block a %}{% endblock %}{% block a %}{% endblock %}",
    "super without a parent": "{% block a %}{{ super() }}{% endblock %}",
    "many branches": "{% if parts %}x" + "{% elif parts %}y" * 3500 + "{% endif %}",
    "a mapping as a list": "{{ labels | first }}",
    "words as passages": "{{ briefing.title | prose }}",
    "keys as passages": "{{ labels | prose }}",
    "lists that are sorted by": "{% for o in outlooks | sort_by('passages') %}x{% endfor %}",
    "a filter without arguments": "{{ summary | where }}",
    "a filter with a list of arguments": "{{ summary | default(*parts) }}",
    "a loop outside of one": "{{ loop.index }}",
    "a field of a loop": "{% for p in parts %}{{ loop.previtem }}{% endfor %}",
    "a passage many times": "{{ summary | prose }}" * 11,
    "a picture that no passage has": "<figure picture='picture1' alt='x'/>",
    "a picture of its own": "<picture id='q' type='image/png' width='1' height='1'>AAAA</picture>"
    "<figure picture='q' alt='x'/>",
    "a wide table": "<table><rows><row>"
    + "<cell columns='1000'/>" * 3500
    + "</row></rows></table>",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_template_is_refused_with_its_line(compiled, body):
    subject = briefing(summary=(passage("p0", "Text."),))
    start = time.process_time()
    edition = compiled(subject, using=template(f"<document>\n{body}\n</document>"))
    assert time.process_time() - start < 2
    assert edition.document is None
    (problem,) = edition.problems
    assert problem.place.startswith("Template mine, line ")
    assert problem.message.endswith(".")


def test_loops_that_would_run_too_long_never_run(compiled):
    many = tuple(passage(f"p{n}", "x") for n in range(200))
    loops = "{% for a in summary %}" * 4 + "x" + "{% endfor %}" * 4
    edition = compiled(briefing(summary=many), using=template(f"<document>{loops}</document>"))
    assert "too long" in edition.problems[0].message


def test_what_a_loop_asks_of_each_item_counts(compiled):
    many = tuple(passage(f"p{n}", "x") for n in range(2000))
    loop = "{% for a in summary if 1" + " == 1" * 4000 + " %}{% endfor %}"
    start = time.process_time()
    edition = compiled(briefing(summary=many), using=template(f"<document>{loop}</document>"))
    assert time.process_time() - start < 2
    assert "too long" in edition.problems[0].message


MANY = briefing(title=Text("T" * 100_000), summary=tuple(passage(f"p{n}", "x") for n in range(200)))
EACH_TWICE = "{% for a in summary %}{% for b in summary %}", "{% endfor %}{% endfor %}"
LONG = {
    "elements": "<rule/>" * 8,
    "titles": "<p>{{ briefing.title }}</p>",
    "passages": "{{ summary | prose }}",
    "constant text": f"<p>{'x' * 4000}</p>",
    "a sorted list": "{% if summary | sort_by('id') %}x{% endif %}",
    "what is compared": "{% if briefing.title == briefing.title %}{% endif %}",
    "what is chosen": "{% if summary | where('id', briefing.title) %}{% endif %}",
    "what is chosen by what is there": "{% for s in sources | where('id', briefing.title) %}"
    "{% endfor %}{% if parts | where('kind', briefing.title) | sort_by('kind') %}{% endif %}",
}


@pytest.mark.parametrize("body", LONG.values(), ids=LONG.keys())
@pytest.mark.parametrize("around", ["{}", "{{% macro m() %}}{}{{% endmacro %}}{{{{ m() }}}}"])
def test_what_grows_without_end_stays_small(compiled, body, around):
    loops = around.format(body.join(EACH_TWICE))
    tracemalloc.start()
    start = time.process_time()
    edition = compiled(MANY, using=template(f"<document>{loops}</document>"))
    took, (_, most) = time.process_time() - start, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert edition.document is None
    assert took < 2
    assert most < 200_000_000


def chain(*bodies):
    """Return a template that extends others, whose bodies come before its own."""
    found = None
    for number, body in enumerate(bodies):
        extends = found.manifest.id if found else ""
        manifest = Manifest(id=f"t{number}", title=Text("T"), extends=extends)
        found = Template(manifest=manifest, text=body, parent=found)
    return found


ROOT = "<document>{% block a %}<p>root</p>{% endblock %}</document>"


@pytest.mark.parametrize(
    "bodies",
    [
        [ROOT, *["{% block a %}" + "{{ super() }}" * 10 + "{% endblock %}"] * 12],
        [
            "<document>{% block a %}{% block b %}{% endblock %}{% endblock %}</document>",
            "{% block b %}{% block a %}{{ super() }}{% endblock %}{% endblock %}",
        ],
        [
            "<document>{% macro m() %}" + "<rule/>".join(EACH_TWICE) + "{% endmacro %}"
            "{% block a %}{% endblock %}</document>",
            "{% macro m() %}{% endmacro %}{% block a %}"
            + "{{ m() }}".join(EACH_TWICE)
            + "{% endblock %}",
        ],
    ],
    ids=["super", "blocks in each other", "a macro of the parent"],
)
def test_a_chain_that_would_run_too_long_never_runs(compiled, bodies):
    (problem,) = compiled(MANY, using=chain(*bodies)).problems
    assert "too long" in problem.message or "in itself" in problem.message


def test_a_macro_of_many_arguments_is_not_called_for_ever(compiled):
    names = ", ".join(f"a{n}=1" for n in range(8_000))
    body = f"{{% macro m({names}) %}}{{% endmacro %}}" + "{{ m() }}".join(EACH_TWICE)
    start = time.process_time()
    (problem,) = compiled(MANY, using=template(f"<document>{body}</document>")).problems
    assert "too long" in problem.message
    assert time.process_time() - start < 2


def test_a_chain_of_equal_bodies_is_no_circle(compiled):
    same = "{% block a %}{{ super() }}{% endblock %}"
    assert len(compiled(MANY, using=chain(ROOT, same, same, same)).document.blocks) == 1


def test_a_fault_in_a_chain_has_the_line_of_its_own_template(compiled):
    child = "\n\n{% block a %}\n<p>{{ briefing.nothing }}</p>{% endblock %}"
    (problem,) = compiled(MANY, using=chain(ROOT, child)).problems
    assert problem.place == "Template t1, line 4"


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


def test_typed_text_never_leaves_its_attribute(compiled):
    paragraph = """<p id='{{ j.statement }}' role="{{ j.statement }}">x</p>"""
    body = f"{{% for j in judgements %}}{paragraph}{{% endfor %}}"
    typed = """'" dir='rtl' " lang="ar"""
    judgement = Judgement(id="j1", statement=Text(typed))
    edition = compiled(
        briefing(judgements=(judgement,)), using=template(f"<document>{body}</document>")
    )
    (block,) = edition.document.blocks
    assert (block.role, block.dir, block.lang) == (typed, "", "")


def test_numbers_are_sorted_as_numbers(compiled):
    judgements = tuple(Judgement(id=f"j{n}", statement=Text(f"S{n}")) for n in range(1, 13))
    body = "{% for j in judgements | sort_by('number') %}<p>{{ j.number }}</p>{% endfor %}"
    edition = compiled(
        briefing(judgements=judgements), using=template(f"<document>{body}</document>")
    )
    printed = [block.content[0].text for block in edition.document.blocks]
    assert printed == [str(number) for number in range(1, 13)]
