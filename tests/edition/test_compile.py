import pytest
from tests.edition.conftest import EVERYTHING, briefing, passage, template

from briefer.document.markup import read, write
from briefer.document.tree import Span
from briefer.document.walk import words
from briefer.model.audience import Audience
from briefer.model.briefing import Outlook, Section, Source, Stakeholder
from briefer.model.judgement import Judgement
from briefer.model.marking import Marking
from briefer.model.passage import Origin
from briefer.model.text import Text
from briefer.model.verbatim import fingerprint
from briefer.value import replace


def printed(edition):
    return " ".join(words(edition.document))


def messages(edition):
    return [problem.message for problem in edition.problems]


def test_an_audience_reads_its_own_text_and_no_other(compiled):
    text = Text("Shared.", audiences={"gulf": "For the Gulf."})
    subject = briefing(summary=(passage("p0", text),))
    assert "Shared." in printed(compiled(subject, "markets"))
    gulf = write(compiled(subject, "gulf").document)
    assert "For the Gulf." in gulf
    assert "Shared." not in gulf


@pytest.mark.parametrize(
    ("release", "readers"),
    [("all", ["markets", "gulf", "common"]), (("gulf",), ["gulf"]), ((), [])],
)
def test_only_those_named_read_a_passage(compiled, release, readers):
    subject = briefing(summary=(passage("p0", "Secret.", release=release),))
    for audience in ("markets", "gulf", "common"):
        text = write(compiled(subject, audience).document)
        assert ("Secret." in text) == (audience in readers)


def test_a_child_is_never_wider_than_its_parent(compiled):
    hidden = Section(
        id="s2",
        kind="stakes",
        heading=Text("Hidden"),
        release=("gulf",),
        passages=(passage("p9", "Inside.", release="all"),),
    )
    text = write(compiled(briefing(sections=(hidden,)), "markets").document)
    assert "Inside." not in text
    assert "Hidden" not in text


def test_a_section_without_anything_visible_vanishes_with_its_heading(compiled):
    hollow = Section(
        id="s2",
        kind="stakes",
        heading=Text("Hollow"),
        passages=(passage("p9", "Inside.", release=("gulf",)),),
    )
    assert "Hollow" not in printed(compiled(briefing(sections=(hollow,)), "markets"))
    assert "Hollow" in printed(compiled(briefing(sections=(hollow,)), "gulf"))


def test_the_common_text_is_default_texts_released_to_all(compiled):
    text = Text("Default.", audiences={"common": "Never."})
    subject = briefing(
        summary=(passage("p0", text), passage("p9", "Some.", release=("markets", "gulf")))
    )
    common = printed(compiled(subject, "common"))
    assert "Default." in common
    assert "Never." not in common
    assert "Some." not in common


def test_languages_are_looked_up_from_the_nearest(compiled):
    text = Text(
        "Default.",
        audiences={"gulf": "Gulf."},
        languages={"ar": "Arabic."},
        both={("gulf", "ar"): "Gulf in Arabic."},
    )
    subject = briefing(summary=(passage("p0", text),))
    for audience, tag, wanted in (
        ("gulf", "ar", "Gulf in Arabic."),
        ("gulf", "en", "Gulf."),
        ("markets", "ar", "Arabic."),
        ("markets", "fr", "Default."),
    ):
        assert wanted in printed(compiled(subject, audience, tag=tag))


def test_a_text_in_another_language_is_a_problem_that_names_the_place(compiled):
    subject = briefing(summary=(passage("p0", "English."),))
    problems = compiled(subject, "markets", tag="fr").problems
    found = [each for each in problems if each.place == "Bottom line, passage 1"]
    assert found[0].message == "A text is printed in en, not in fr."


def test_stakeholders_come_in_the_order_of_the_audience(compiled):
    wants_oil = Audience(id="markets", name=Text("Markets"), stakeholders=("market",))
    wants_iran = Audience(id="markets", name=Text("Markets"), stakeholders=("tehran",))
    oil_first = printed(compiled(briefing(), wants_oil))
    assert oil_first.index("For oil.") < oil_first.index("For Iran.")
    iran_first = printed(compiled(briefing(), wants_iran))
    assert iran_first.index("For Iran.") < iran_first.index("For oil.")


def test_parts_are_chosen_and_ordered_by_the_audience(compiled):
    sections = tuple(
        Section(id=kind, kind=kind, heading=Text(kind), passages=(passage(f"p-{kind}", kind),))
        for kind in ("stakes", "situation", "opinion")
    )
    reader = Audience(id="markets", name=Text("M"), parts=("opinion", "*", "stakes"))
    text = printed(compiled(briefing(sections=sections), reader))
    assert text.index("opinion") < text.index("situation") < text.index("stakes")
    few = Audience(id="markets", name=Text("M"), parts=("stakes",))
    assert "situation" not in printed(compiled(briefing(sections=sections), few))


def test_a_section_of_a_kind_that_the_audience_never_gets_is_told(compiled):
    own = Section(id="s9", kind="weather", heading=Text("W"), passages=(passage("p9", "Rain"),))
    reader = Audience(id="markets", name=Text("M"), parts=("situation",))
    assert any(
        "no part weather" in each for each in messages(compiled(briefing(sections=(own,)), reader))
    )


def test_a_likelihood_is_said_in_the_yardstick_of_the_reader(compiled):
    twin = Audience(id="markets", name=Text("M"), yardstick="twin")
    assert "probable [55-80 %]" in printed(compiled(briefing(), twin))


def test_a_likelihood_is_never_converted_where_no_band_corresponds(compiled):
    phia = Audience(id="markets", name=Text("M"), yardstick="phia")
    edition = compiled(briefing(), phia)
    problem = next(each for each in edition.problems if "yardstick PHIA" in each.message)
    assert edition.has_errors()
    assert "likely (55-75 %)" in problem.hint
    assert problem.place == "Judgement 1"


def test_a_yardstick_that_is_not_there_is_an_error(compiled):
    reader = Audience(id="markets", name=Text("M"), yardstick="lost")
    edition = compiled(briefing(), reader)
    assert edition.has_errors()
    assert "The yardstick lost is not known." in messages(edition)


def test_a_judgement_may_not_differ_between_audiences(compiled):
    own = Text("Yes", audiences={"gulf": "No"})
    for differing in (
        Judgement(id="j1", statement=own),
        Judgement(id="j1", statement=Text("Yes"), basis=own),
    ):
        assert compiled(briefing(judgements=(differing,)), "markets").has_errors()
        withheld = replace(differing, release=("gulf",))
        assert not compiled(briefing(judgements=(withheld,)), "markets").has_errors()


def test_a_part_vanishes_with_what_it_cites_or_shows(compiled):
    subject = briefing(
        sections=(Section(id="s", kind="situation", passages=(passage("p1", "- [@x]"),)),),
        outlooks=(Outlook(id="o", stakeholder="iran", passages=(passage("p2", "[@x]"),)),),
        sources=(Source(id="x", title=Text("X"), release=("gulf",)),),
        summary=(passage("p0", "Some."),),
    )
    counts = template("<document><p>{{ sections | length }} {{ outlooks | length }}</p></document>")
    assert printed(compiled(subject, "markets", using=counts)) == "0 0"
    assert printed(compiled(subject, "gulf", using=counts)) == "1 1"


def test_a_template_sees_only_sources_that_are_used(compiled):
    sources = tuple(Source(id=each, title=Text(each)) for each in ("unused", "used"))
    subject = briefing(sources=sources, summary=(passage("p0", "Said [@used]."),))
    body = "{% for s in sources %}<p>{{ s.id }} {{ s.text }}</p>{% endfor %}"
    lists = template(f"<document>{body}</document>")
    assert printed(compiled(subject, using=lists)) == "source1 used."
    bare = Audience(id="markets", name=Text("M"), sources="none")
    assert printed(compiled(subject, bare, using=lists)) == ""


def test_a_stakeholder_without_a_name_is_never_called_by_its_id(compiled):
    edition = compiled(briefing(stakeholders=(Stakeholder(id="iran"), Stakeholder(id="oil"))))
    assert edition.has_errors()
    assert "iran" not in write(edition.document)


@pytest.mark.parametrize(
    ("briefings", "audiences", "banner"),
    [
        ("TLP:GREEN", "TLP:AMBER", "TLP:AMBER"),
        ("TLP:RED", "TLP:CLEAR", "TLP:RED"),
        ("TLP:WHITE", "TLP:CLEAR", "TLP:CLEAR"),
        ("TLP:AMBER", "TLP:AMBER+STRICT", "TLP:AMBER+STRICT"),
    ],
)
def test_the_stricter_marking_holds(compiled, briefings, audiences, banner):
    reader = Audience(id="markets", name=Text("M"), marking=Marking(scheme="tlp", text=audiences))
    subject = briefing(marking=Marking(scheme="tlp", text=briefings))
    assert compiled(subject, reader).document.marking.text == banner


def test_two_banners_that_differ_need_a_decision(compiled):
    reader = Audience(id="markets", name=Text("M"), marking=Marking(scheme="text", text="A"))
    subject = briefing(marking=Marking(scheme="text", text="B"))
    assert compiled(subject, reader).has_errors()
    decided = compiled(subject, reader, marking=Marking(scheme="text", text="A"))
    assert not decided.has_errors()
    assert decided.document.marking.text == "A"


def test_citations_are_numbered_as_they_are_read_and_only_cited_sources_listed(compiled):
    sources = tuple(
        Source(id=name, title=Text(name.upper())) for name in ("unused", "second", "first")
    )
    subject = briefing(
        sources=sources, summary=(passage("p0", "One [@first]. Two [@second]. Three [@first]."),)
    )
    text = printed(compiled(subject))
    assert "One [1]. Two [2]. Three [1]." in text
    assert text.endswith("FIRST. SECOND.")


def test_a_withheld_source_takes_its_citation_with_it(compiled):
    subject = briefing(
        sources=(Source(id="x", title=Text("Secret"), release=("gulf",)),),
        summary=(passage("p0", "Said [@x]."),),
    )
    edition = compiled(subject, "markets")
    assert "Said." in printed(edition)
    assert "withheld" in " ".join(messages(edition))


@pytest.mark.parametrize(
    ("display", "hint"), [("described", "Describe it"), ("full", "Give it a title")]
)
def test_a_source_that_would_stand_blank_keeps_the_edition_back(compiled, display, hint):
    title = Text("Named") if display == "described" else Text()
    subject = briefing(
        sources=(Source(id="x", title=title),), summary=(passage("p0", "Said [@x]."),)
    )
    reader = Audience(id="markets", name=Text("M"), sources=display)
    edition = compiled(subject, reader)
    assert edition.has_errors()
    assert any(each.hint.startswith(hint) for each in edition.problems)


def test_without_a_list_of_sources_nothing_is_cited(compiled):
    subject = briefing(
        sources=(Source(id="x", title=Text("T")),), summary=(passage("p0", "Said [@x]."),)
    )
    bare = template("<document>{{ summary | prose }}</document>")
    assert printed(compiled(subject, using=bare)) == "Said."


def test_problems_and_blocks_lead_to_places(compiled):
    edition = compiled(briefing(summary=(passage("p0", "One.\n\nTwo."),)))
    blocks = {
        " ".join(words(replace(edition.document, blocks=(block,)))): block.id
        for block in edition.document.blocks
    }
    assert edition.places[blocks["Two."]].item == "p0"
    assert edition.places[blocks["For Iran."]].words == "What comes next, Iran, passage 1"


def test_a_judgement_that_says_nothing_is_a_problem(compiled):
    edition = compiled(briefing(judgements=(Judgement(id="j0"),)))
    assert "A judgement says nothing yet." in messages(edition)


def test_a_prompt_is_a_problem_and_is_never_printed(compiled):
    subject = briefing(summary=(passage("p0", "", prompt="Say what matters."),))
    edition = compiled(subject)
    assert "Nothing is written here yet." in messages(edition)
    assert "Say what matters." not in write(edition.document)


def test_a_passage_that_is_still_the_articles_is_a_warning_until_it_is_rewritten(compiled):
    origin = Origin(source="s", hash=fingerprint("What the article says."))
    taken = passage("p1", Text("What the article says.", audiences={"markets": "Ours."}))
    subject = briefing(summary=(replace(taken, origin=origin),))
    problems = compiled(subject, audience="gulf").problems
    assert [(each.severity, each.place) for each in problems if "rewritten" in each.message] == [
        ("warning", "Bottom line, passage 1")
    ]
    own = compiled(subject, audience="markets").problems
    assert not [each for each in own if "rewritten" in each.message]


def test_characters_that_deceive_are_left_out_and_shown(compiled):
    subject = briefing(summary=(passage("p0", "a\u202eb\x00c"),))
    edition = compiled(subject)
    assert "abc" in printed(edition)
    assert any("U+202E, U+0000" in each for each in messages(edition))


def test_a_break_that_no_markup_can_hold_is_one_of_a_line(compiled):
    subject = briefing(summary=(passage("p0", "a\x0bb\x0cc"),))
    assert read(write(compiled(subject).document)).blocks[0].content == (Span("a b c"),)


def test_a_link_that_leads_elsewhere_is_plain_text(compiled):
    subject = briefing(summary=(passage("p0", "[here](javascript:x)"),))
    edition = compiled(subject)
    assert "javascript" not in write(edition.document)
    assert "here" in printed(edition)


def test_no_stored_id_is_in_an_edition(compiled):
    subject = briefing(
        summary=(passage("stored-passage", "Text [@stored-source]."),),
        sources=(Source(id="stored-source", title=Text("T")),),
        judgements=(Judgement(id="stored-judgement", statement=Text("J")),),
    )
    assert "stored" not in write(compiled(subject).document)


def test_the_same_input_gives_the_same_document(compiled):
    assert compiled(briefing()) == compiled(briefing())


def test_a_template_that_fails_is_one_problem_with_its_line(compiled):
    edition = compiled(briefing(), using=template("<document>\n<p>\n{{ nothing }}</p></document>"))
    (problem,) = edition.problems
    assert edition.document is None
    assert problem.place == "Template mine, line 3"
    assert EVERYTHING.manifest.id == "mine"


def test_a_briefing_without_a_title_is_warned_of(compiled):
    subject = briefing(title=Text(" ", languages={"fr": "Titre"}))
    (found,) = compiled(subject, "markets").problems
    assert (found.message, found.place) == ("The briefing has no title.", "Title page")
    assert "The briefing has no title." not in messages(compiled(subject, "markets", tag="fr"))
