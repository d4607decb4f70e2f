"""Orders and briefings that the tests of editions are made from."""

from collections.abc import Callable

import pytest

from briefer.edition import Edition, Order, compile_edition
from briefer.model.audience import Audience
from briefer.model.briefing import Briefing, Outlook, Section, Stakeholder
from briefer.model.judgement import Band, Judgement, Yardstick
from briefer.model.language import Language
from briefer.model.passage import Passage, Prose
from briefer.model.template import Manifest, Option, Template
from briefer.model.text import Text
from briefer.store.memory import Memory

LABELS = {
    "page": "Page {page} of {pages}",
    "contents": "Contents",
    "continued": "continued",
    "notes": "Notes",
    "likelihood_range": "{term} [{low}-{high} %]",
    "confidence_high": "high confidence",
    "what_comes_next": "What comes next",
    "accessed": "accessed",
    "graded": "Graded {grade}",
}
YARDSTICKS = {
    "icd": Yardstick(
        id="icd",
        name=Text("ICD"),
        bands=(
            Band(id="even", term=Text("roughly even"), low=45, high=55),
            Band(id="likely", term=Text("likely"), low=55, high=80),
        ),
    ),
    "twin": Yardstick(
        id="twin", name=Text("Twin"), bands=(Band(id="b", term=Text("probable"), low=55, high=80),)
    ),
    "phia": Yardstick(
        id="phia", name=Text("PHIA"), bands=(Band(id="l", term=Text("likely"), low=55, high=75),)
    ),
}


def passage(identity: str, text: str | Text, **fields: object) -> Passage:
    """Return a passage of prose."""
    body = Prose(text=Text(text) if isinstance(text, str) else text)
    return Passage(id=identity, body=body, **fields)


def template(body: str, **fields: object) -> Template:
    """Return a template with one option."""
    options = {"shown": Option(label=Text("Shown"), default=True)}
    return Template(
        manifest=Manifest(id="mine", title=Text("Mine"), options=options, **fields), text=body
    )


EVERYTHING = template(
    "<document>{{ summary | prose }}"
    "{% for part in parts %}"
    "{% if part.kind == 'judgements' %}{% for j in judgements %}"
    "<p>{{ j.statement }} {{ j.likelihood }} {{ j.confidence }}</p>{% endfor %}"
    "{% elif part.kind == 'outlooks' %}{% for o in outlooks %}"
    "<heading id='{{ o.id }}'>{{ o.stakeholder }}</heading>{{ o.passages | prose }}{% endfor %}"
    "{% else %}{% for s in part.sections %}"
    "<heading id='{{ s.id }}'>{{ s.heading }}</heading>{{ s.passages | prose }}"
    "{% endfor %}{% endif %}{% endfor %}"
    "<sources>{% for s in sources %}<source id='{{ s.id }}'>{{ s.text }}</source>{% endfor %}"
    "</sources></document>"
)


def briefing(**fields: object) -> Briefing:
    """Return a briefing for two audiences, with one section and two outlooks."""
    return Briefing(
        **{
            "id": "b",
            "title": Text("Title"),
            "audiences": ("markets", "gulf"),
            "stakeholders": (
                Stakeholder(id="iran", name=Text("Iran"), aliases=("Tehran",)),
                Stakeholder(id="oil", name=Text("Oil markets"), kind="market"),
            ),
            "sections": (
                Section(
                    id="s1",
                    kind="situation",
                    heading=Text("Now"),
                    passages=(passage("p1", "What happened."),),
                ),
            ),
            "outlooks": (
                Outlook(id="o1", stakeholder="iran", passages=(passage("p2", "For Iran."),)),
                Outlook(id="o2", stakeholder="oil", passages=(passage("p3", "For oil."),)),
            ),
            "judgements": (
                Judgement(
                    id="j1",
                    statement=Text("It will pass"),
                    likelihood={"icd": "likely"},
                    confidence="high",
                ),
            ),
        }
        | fields
    )


@pytest.fixture
def compiled() -> Callable[..., Edition]:
    """Return a function that compiles a briefing for an audience from a template."""

    def compile_for(
        subject: Briefing,
        audience: Audience | str = "markets",
        using: Template = EVERYTHING,
        **fields: object,
    ) -> Edition:
        reader = audience
        if isinstance(reader, str):
            reader = Audience(id=reader, name=Text(reader.title()))
        order = {
            "audience": reader,
            "tag": reader.language,
            "language": Language(
                tag="en", name="English", months=tuple("ABCDEFGHIJKL"), labels=LABELS
            ),
            "template": using,
            "yardsticks": YARDSTICKS,
            "picture": lambda _: b"",
            "memory": Memory("programs"),
        } | fields
        return compile_edition(subject, Order(**order))

    return compile_for
