import pytest

from briefer.model import edit
from briefer.model.briefing import Outlook, Section
from briefer.model.passage import Passage
from briefer.model.text import Reading, Text
from briefer.store.new import sample
from briefer.value import replace

BRIEFING = sample().briefing
SECTIONS = BRIEFING.sections
PASSAGE = SECTIONS[0].passages[0]


def test_an_item_is_found_by_kind_and_id():
    assert edit.find(BRIEFING, Passage, PASSAGE.id) is PASSAGE
    assert edit.find(BRIEFING, Section, PASSAGE.id) is None


def test_what_is_not_touched_stays_the_same_object():
    changed = edit.replaced(BRIEFING, PASSAGE, replace(PASSAGE, release=()))
    assert changed.sections[0].passages[0].release == ()
    assert changed.sections[0].passages[1] is SECTIONS[0].passages[1]
    assert changed.sections[1] is SECTIONS[1]
    assert changed.outlooks is BRIEFING.outlooks
    assert BRIEFING.sections[0].passages[0] is PASSAGE


def test_items_are_removed_inserted_and_moved():
    first, second = SECTIONS[:2]
    assert edit.replaced(BRIEFING, first, None).sections == SECTIONS[1:]
    assert edit.moved(BRIEFING, first, second).sections[:2] == (second, first)
    assert edit.moved(BRIEFING, second, first, before=True).sections[:2] == (second, first)
    new = Passage(id="new")
    assert edit.inserted(BRIEFING, PASSAGE, new).sections[0].passages[1] is new
    assert edit.appended(BRIEFING, first, "passages", new).sections[0].passages[-1] is new
    outlook = Outlook(id="new", stakeholder="iran")
    assert edit.appended(BRIEFING, BRIEFING, "outlooks", outlook).outlooks[-1] is outlook


def test_a_passage_moves_into_another_section():
    other = SECTIONS[1].passages[0]
    changed = edit.moved(BRIEFING, PASSAGE, other, before=True)
    assert changed.sections[1].passages[0] is PASSAGE
    assert PASSAGE not in changed.sections[0].passages


@pytest.mark.parametrize(("audience", "language"), [("gulf", ""), ("", "ar"), ("gulf", "ar")])
def test_an_own_text_hides_the_shared_one_until_it_is_taken_back(audience, language):
    reading = Reading("gulf", "ar", "en", "en")
    own = edit.with_text(Text("Shared"), "Own", audience, language)
    assert own.choose(reading).text == "Own"
    assert edit.without_text(own, audience, language) == Text("Shared")


def test_releasing_to_each_is_not_releasing_to_all():
    audiences = ("a", "b")
    assert edit.withheld("all", "a", audiences) == ("b",)
    assert edit.released(("b",), "a", audiences) == ("a", "b")
    assert edit.released("all", "a", audiences) == "all"
