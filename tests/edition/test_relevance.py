"""Only what an edition shows has problems in it, and each kind of what is not translated one."""

from tests.edition.conftest import EVERYTHING, YARDSTICKS, briefing, passage, template

from briefer.edition.restrict import MAX_TEXT
from briefer.model.audience import Audience
from briefer.model.briefing import Outlook, Section, Source
from briefer.model.judgement import Judgement
from briefer.model.passage import Passage
from briefer.model.text import Text
from briefer.value import replace

BY_PARTS = template(
    "<document>{% for part in parts %}{% for section in part.sections %}"
    "{{ section.passages | prose }}{% endfor %}{% endfor %}</document>"
)
FIRST_OF_EACH = template(
    "<document>{% for outlook in outlooks %}<p>{{ outlook.stakeholder }}</p>"
    "{{ outlook.passages | first | prose }}{% endfor %}</document>"
)
LONG = "x" * (MAX_TEXT + 1)
SHIPPERS = Audience(id="markets", name=Text("Markets"), parts=("shipping", "outlooks"))


def section(kind, *passages):
    return Section(id=f"s-{kind}", kind=kind, heading=Text(kind), passages=passages)


def places(edition):
    return [(each.severity.value, each.place) for each in edition.problems]


def test_a_part_that_the_audience_never_gets_has_no_problems(compiled):
    subject = briefing(
        sections=(
            section("shipping", passage("p1", "A bell \a."), Passage(id="p2", prompt="Ships?")),
            section("stakes", passage("p3", "A bell \a."), Passage(id="p4", prompt="Stakes?")),
        ),
        outlooks=(),
    )
    told = compiled(subject, SHIPPERS, template=BY_PARTS).problems
    assert [each.block_id for each in told] == ["p1", "p2", "s-stakes"]
    assert "left out" in told[2].message


def test_a_template_that_prints_no_sections_has_no_problems_in_them(compiled):
    subject = briefing(
        sections=(section("shipping", passage("p1", "\a."), Passage(id="p2", prompt="?")),),
        outlooks=(
            Outlook(
                id="o",
                stakeholder="iran",
                passages=(passage("p3", "\a first."), passage("p4", "\a second.")),
            ),
        ),
    )
    told = compiled(subject, SHIPPERS, template=FIRST_OF_EACH).problems
    assert [each.block_id for each in told] == ["p3"]


def test_a_source_that_is_not_cited_has_no_problems(compiled):
    source = Source(id="paper", title=Text("Paper \a"))
    assert not compiled(briefing(sources=(source,)), "markets").problems
    citing = briefing(sources=(source,), summary=(passage("p9", "So [@paper]."),))
    assert len(compiled(citing, "markets").problems) == 1


def test_a_problem_is_told_whatever_else_has_the_id_of_its_item(compiled):
    statement = Text("For all.", audiences={"gulf": "For some."})
    audience = Audience(id="markets", name=Text("Markets"), parts=("judgements",))
    subject = briefing(
        judgements=(Judgement(id="same", statement=statement),),
        sections=(replace(section("stakes", passage("p1", "Text.")), id="same"),),
    )
    told = compiled(subject, audience)
    assert [each.message for each in told.problems if each.severity == "error"] == [
        "A judgement has another wording for an audience."
    ]


def test_only_a_long_text_that_is_printed_keeps_an_edition_back(compiled):
    subject = briefing(
        sections=(
            section(
                "shipping",
                passage("p1", Text(LONG, audiences={"markets": "Short."})),
                passage("p2", LONG, release=("gulf",)),
            ),
            section("stakes", passage("p3", LONG)),
        ),
        sources=(Source(id="paper", title=Text(LONG)),),
        outlooks=(),
    )
    shippers = compiled(subject, SHIPPERS, template=BY_PARTS)
    assert not shippers.has_errors()
    others = compiled(subject, replace(SHIPPERS, parts=("stakes",)), template=BY_PARTS)
    assert [each.block_id for each in others.problems if each.severity == "error"] == ["p3"]


def test_what_speaks_another_language_is_told_once_of_its_kind(compiled):
    audience = Audience(
        id="markets",
        name=Text("Markets"),
        question=Text("What now?"),
        yardstick="icd",
        parts=("judgements",),
    )
    judgements = tuple(
        Judgement(
            id=f"j{number}",
            statement=Text("One.", languages={"fr": "Un."}),
            likelihood={"icd": band},
        )
        for number, band in enumerate(("likely", "even", "likely"))
    )
    subject = briefing(judgements=judgements, sections=(), outlooks=())
    asking = replace(
        EVERYTHING,
        text=EVERYTHING.text.replace("</document>", "<p>{{ audience.question }}</p></document>"),
    )
    french = compiled(subject, audience, tag="fr", template=asking)
    told = [each.message for each in french.problems]
    assert [each for each in told if "audience" in each or "yardstick" in each] == [
        "The terms of the yardstick icd are in en, not in fr.",
        "The audience's name is in en, not in fr.",
        "The audience's question is in en, not in fr.",
    ]
    assert not compiled(subject, audience, tag="en-GB", template=asking).problems


def test_a_yardstick_says_which_language_it_speaks(compiled):
    french = replace(YARDSTICKS["icd"], language="fr")
    audience = Audience(id="markets", name=Text("Marchés"), language="fr", yardstick="icd")
    judgement = Judgement(
        id="j", statement=Text("Un.", languages={"fr": "Un."}), likelihood={"icd": "likely"}
    )
    subject = briefing(judgements=(judgement,), language="fr")
    told = compiled(subject, audience, tag="fr", yardsticks={"icd": french}).problems
    assert not [each for each in told if "yardstick" in each.message]
