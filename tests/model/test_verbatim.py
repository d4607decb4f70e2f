"""Passages that are still word for word what they were taken over as."""

import pytest

from briefer.model.passage import Origin, Passage, Prose, Table, TableColumn
from briefer.model.text import Reading, Text
from briefer.model.verbatim import WRITTEN, fingerprint, is_verbatim, text_of
from briefer.value import replace

TAKEN = "Tehran needs “assurances”, or at least *political* cover. [@article-1]"
MARKETS = Reading(audience="markets", language="en", own="en", written="en")


def passage(text: Text, taken: str = TAKEN) -> Passage:
    return Passage(id="p", body=Prose(text=text), origin=Origin(hash=fingerprint(taken)))


@pytest.mark.parametrize(
    "now",
    [
        TAKEN,
        "Tehran needs “assurances”, or at least political cover.",
        "Tehran   needs **“assurances”**, or at least *political* cover [@other]",
        "Tehran needs [“assurances”](https://example.org/tehran), or at least political cover.",
    ],
)
def test_marks_links_and_citations_do_not_make_it_ones_own(now: str) -> None:
    assert is_verbatim(passage(Text(now)), WRITTEN)


@pytest.mark.parametrize("now", ["", "Tehran wants assurances.", f"{TAKEN} And more."])
def test_other_words_make_it_ones_own(now: str) -> None:
    assert not is_verbatim(passage(Text(now)), WRITTEN)


def test_an_audience_with_a_text_of_its_own_does_not_read_the_article() -> None:
    own = Text(TAKEN, audiences={"markets": "What it does to the price."})
    assert not is_verbatim(passage(own), MARKETS)
    assert is_verbatim(passage(own), WRITTEN)


def test_a_table_counts_by_its_cells() -> None:
    table = Table(columns=(TableColumn(head=Text("Port")),), rows=((Text("Aden"),),))
    origin = Origin(hash=fingerprint(text_of(table, WRITTEN)))
    taken = Passage(id="t", body=table, origin=origin)
    assert is_verbatim(taken, WRITTEN)
    changed = replace(table, rows=((Text("Sohar"),),))
    assert not is_verbatim(replace(taken, body=changed), WRITTEN)


def test_what_was_taken_from_nowhere_is_ones_own() -> None:
    assert not is_verbatim(Passage(id="p", body=Prose(text=Text(TAKEN))), WRITTEN)
