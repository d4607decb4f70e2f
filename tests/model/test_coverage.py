import pytest
from briefings import AUDIENCES, briefings, languages
from hypothesis import given
from hypothesis import strategies as st

from briefer.edition.restrict import restrict
from briefer.model import edit
from briefer.model.audience import Audience
from briefer.model.briefing import Briefing, Outlook, Section
from briefer.model.coverage import State, survey
from briefer.model.judgement import Judgement
from briefer.model.passage import Chart, ChartSeries, Passage, Prose
from briefer.model.text import Reading, Text
from briefer.store.new import sample
from briefer.value import replace

BRIEFING = sample().briefing
GULF = Reading("gulf", "en-GB", "en-GB", "en-GB")
MARKETS = Reading("markets", "en-US", "en-US", "en-GB")

readings = st.builds(
    Reading,
    st.sampled_from([*AUDIENCES, "common"]),
    languages,
    languages,
    languages,
)


def kept(briefing, reading):
    """Return what the restriction leaves: items by id, and the ids of what is permitted."""
    restricted = restrict(briefing, reading)
    return {each.id: each for each in edit.items(restricted.briefing)}, set(restricted.places)


def covered(briefing, reading):
    found = survey(briefing, reading)
    return [(each, cover) for each in edit.items(briefing) if (cover := found.find(each))]


@given(briefings(), readings)
def test_what_is_withheld_is_not_in_the_edition_and_nothing_else_is(briefing, reading):
    items, permitted = kept(briefing, reading)
    for item, coverage in covered(briefing, reading):
        if isinstance(item, Section | Outlook):
            if coverage.state == State.WITHHELD:
                assert item.id not in items
        else:
            assert (coverage.state == State.WITHHELD) == (item.id not in permitted)


@given(briefings(), readings)
def test_a_passage_that_is_there_is_own_or_shared_as_it_is_printed(briefing, reading):
    items, _ = kept(briefing, reading)
    for item, coverage in covered(briefing, reading):
        if not isinstance(item, Passage) or not isinstance(item.body, Prose):
            continue
        chosen = item.body.text.choose(reading)
        if coverage.state == State.MISSING:
            assert not chosen.text.strip() or chosen.language != reading.language
        elif coverage.state == State.OWN:
            assert item.body.text.names_audience(reading.audience)
        elif coverage.state == State.SHARED:
            shared = Text(item.body.text.default, languages=item.body.text.languages)
            assert chosen.text == shared.choose(reading).text
            assert item.id in items or not printed(chosen.text)


def printed(text):
    briefing = Briefing(id="b", title=Text(text))
    return restrict(briefing, GULF).briefing.title.default.strip()


@given(briefings(), readings, st.data())
def test_a_survey_after_an_edit_is_that_of_the_new_briefing(briefing, reading, data):
    found = [each for each in edit.items(briefing) if isinstance(each, Section | Outlook | Passage)]
    if not found:
        return
    item = data.draw(st.sampled_from(found))
    release = data.draw(st.sampled_from(["all", (), ("gulf",)]))
    changed = edit.replaced(briefing, item, replace(item, release=release))
    after = survey(changed, reading, survey(briefing, reading))
    fresh = survey(changed, reading)
    assert [after.find(each) for each in edit.items(changed)] == [
        fresh.find(each) for each in edit.items(changed)
    ]
    assert after.total == fresh.total


def coverage_of(kind, item_id, reading, briefing=BRIEFING):
    return survey(briefing, reading).of(edit.find(briefing, kind, item_id))


def test_the_sample_is_covered_as_it_was_written():
    assert coverage_of(Passage, "iran-next", MARKETS).state == State.OWN
    assert coverage_of(Passage, "iran-next", GULF).state == State.SHARED
    assert coverage_of(Section, "posture", GULF).state == State.WITHHELD
    assert coverage_of(Outlook, "outlook-gulf", MARKETS).state == State.WITHHELD
    assert coverage_of(Judgement, "iran-bases", MARKETS).state == State.WITHHELD
    iran = coverage_of(Outlook, "outlook-iran", MARKETS)
    assert (iran.state, iran.own, iran.withheld, iran.missing) == (State.OWN, 2, 3, 0)


def test_a_section_of_which_all_is_withheld_is_withheld():
    reading = replace(GULF, audience="common")
    section = Section(id="s", kind="k", passages=(Passage(id="p", release=("gulf",)),))
    found = survey(Briefing(id="b", sections=(section,)), reading)
    assert found.of(section).state == State.WITHHELD


@pytest.mark.parametrize(
    "passage",
    [
        Passage(id="p"),
        Passage(id="p", prompt="What stands to happen?"),
        Passage(id="p", body=Prose(text=Text(" "))),
        Passage(id="p", body=Prose(text=Text("Shared", audiences={"gulf": ""}))),
    ],
)
def test_nothing_written_is_missing(passage):
    found = survey(Briefing(id="b", summary=(passage,)), GULF)
    assert found.of(passage).state == State.MISSING
    assert found.summary.missing == 1


def test_a_text_in_another_language_is_missing():
    arabic = replace(GULF, language="ar")
    passage = Passage(id="p", body=Prose(text=Text("Shared", audiences={"gulf": "Own"})))
    briefing = Briefing(id="b", summary=(passage,))
    assert survey(briefing, arabic).of(passage).state == State.MISSING
    both = edit.with_text(passage.body.text, "نص", "gulf", "ar")
    written = replace(passage, body=Prose(text=both))
    briefing = replace(briefing, summary=(written,))
    assert survey(briefing, arabic).of(written).state == State.OWN


def test_a_gap_in_a_part_that_the_audience_never_gets_is_none():
    section = Section(id="s", kind="stakes", passages=(Passage(id="p"),))
    briefing = replace(BRIEFING, sections=(section,))
    assert survey(briefing, GULF).total.missing == 1
    audience = Audience(id="gulf", name=Text("Gulf"), parts=("outlooks",))
    found = survey(briefing, GULF, gets=audience.gets)
    assert found.total.missing == 0
    assert found.of(section).missing == 1
    assert survey(briefing, GULF, gets=replace(audience, parts=("*",)).gets).total.missing == 1


def test_a_survey_of_the_sample_adds_up():
    total = survey(BRIEFING, GULF).total
    assert total.missing == 0
    assert total.own > 4
    assert total.withheld > 10


@pytest.mark.parametrize(
    ("values", "state"), [((None, None), State.MISSING), ((None, 0.0), State.SHARED)]
)
def test_a_chart_without_a_value_is_missing(values, state):
    chart = Chart(categories=(Text(), Text()), series=(ChartSeries(values=values),))
    passage = Passage(id="chart", body=chart)
    found = survey(Briefing(id="b", summary=(passage,)), GULF)
    assert found.of(passage).state == state
    assert found.summary.state == state
