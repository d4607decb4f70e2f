import pytest

from briefer.model.briefing import Source
from briefer.model.difference import Change, differences, differs_itself
from briefer.model.edit import appended, replaced
from briefer.model.text import Text
from briefer.store.new import sample
from briefer.value import replace


@pytest.fixture
def briefing():
    return sample().briefing


def test_nothing_differs_from_itself(briefing):
    assert differences(briefing, replace(briefing)) == ()
    assert not differs_itself(briefing, replace(briefing))


def test_an_item_differs_and_not_what_it_is_in(briefing):
    section = briefing.sections[0]
    passage = replace(section.passages[0], portion_mark="(R)")
    new = replaced(briefing, section.passages[0], passage)
    (found,) = differences(briefing, new)
    assert (found.change, found.item) == (Change.CHANGED, passage)


def test_items_that_came_and_went_are_told(briefing):
    gone = briefing.judgements[0]
    less = replaced(briefing, gone, None)
    new = appended(less, less, "sources", Source(id="new"))
    found = [(each.change, each.item.id) for each in differences(briefing, new)]
    assert found == [(Change.ADDED, "new"), (Change.REMOVED, gone.id)]


def test_the_title_is_of_the_briefing_itself(briefing):
    new = replace(briefing, title=Text("Other"))
    assert differences(briefing, new) == ()
    assert differs_itself(briefing, new)
