"""Passages go to other parts, and nobody reads them there who could not before."""

import pytest

from briefer.model.briefing import Outlook, Section
from briefer.model.edit import find, replaced
from briefer.model.passage import Passage
from briefer.model.release import ALL
from briefer.model.transfer import home, homes, transferred
from briefer.store.new import sample
from briefer.value import replace

BRIEFING = sample().briefing
FIRST, SECOND = BRIEFING.sections[:2]
OUTLOOK = BRIEFING.outlooks[0]


def from_section(kind="situation", own=ALL, above=ALL, count=2):
    """Return a briefing whose first section holds some passages, and the first of these."""
    passages = tuple(Passage(id=f"it-{n}", release=own) for n in range(count))
    section = replace(FIRST, kind=kind, release=above, passages=passages)
    return replaced(BRIEFING, FIRST, section), passages[0]


def test_a_passage_goes_to_the_end_of_a_section_an_outlook_or_the_bottom_line():
    briefing, passage = from_section()
    assert home(briefing, passage) == FIRST.id
    there = transferred(briefing, passage, SECOND.id)
    assert find(there, Section, SECOND.id).passages[-1].id == passage.id
    assert [each.id for each in find(there, Section, FIRST.id).passages] == ["it-1"]
    there = transferred(briefing, passage, OUTLOOK.id)
    assert find(there, Outlook, OUTLOOK.id).passages[-1].id == passage.id
    there = transferred(briefing, passage, "summary")
    assert there.summary[-1] == passage
    assert home(there, there.summary[-1]) == "summary"
    assert [*homes(briefing)][:2] == ["summary", FIRST.id]


@pytest.mark.parametrize(
    ("own", "above", "after"),
    [
        (ALL, ALL, ALL),
        (ALL, ("nato",), ("nato",)),
        (("nato", "gulf"), ALL, ("nato", "gulf")),
        (("nato", "gulf"), ("gulf", "markets"), ("gulf",)),
        ((), ALL, ()),
        (ALL, (), ()),
    ],
)
def test_no_audience_is_given_what_it_did_not_get_before(own, above, after):
    briefing, passage = from_section(own=own, above=above)
    there = transferred(briefing, passage, "summary")
    assert there.summary[-1].release == after


@pytest.mark.parametrize(("own", "after"), [((), ALL), (ALL, ALL), (("nato",), ("nato",))])
def test_what_was_unassigned_is_given_as_all_where_it_has_its_place(own, after):
    briefing, passage = from_section(kind="unassigned", own=own, above=())
    there = transferred(briefing, passage, SECOND.id)
    assert find(there, Section, SECOND.id).passages[-1].release == after
    assert find(there, Section, FIRST.id) is not None


def test_the_last_that_is_unassigned_takes_its_section_with_it():
    briefing, passage = from_section(kind="unassigned", above=(), count=1)
    there = transferred(briefing, passage, SECOND.id)
    assert find(there, Section, FIRST.id) is None
    briefing, passage = from_section(count=1)
    assert find(transferred(briefing, passage, SECOND.id), Section, FIRST.id) is not None
