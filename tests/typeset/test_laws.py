"""What holds of every document: all words are said in order, and nothing stands off the page."""

import pytest
from hypothesis import given
from trees import DOCUMENTS

from briefer.document.walk import words
from briefer.typeset import typeset
from briefer.typeset.page import ARTIFACT, Area, Mark, Run

# Trees are printed in full when they fail, however long.
pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")


@given(document=DOCUMENTS)
def test_the_structure_says_all_words_in_order(document, theme, spoken):
    assert spoken(typeset(document, theme)) == words(document)


@given(document=DOCUMENTS)
def test_every_mark_is_in_the_structure_once(document, plain_theme):
    pages = typeset(document, plain_theme)
    for page in pages.pages:
        drawn = {item.mark for item in page.items} - {ARTIFACT}
        assert drawn == set(range(1, len(page.marks) + 1))
    held = list(_marks(pages.structure))
    assert len(held) == len(set(held))
    assert {mark for page in pages.pages for mark in page.marks} == set(held)


@given(document=DOCUMENTS)
def test_text_and_panels_stand_on_the_page(document, plain_theme):
    for page in typeset(document, plain_theme).pages:
        for item in page.items:
            if isinstance(item, Run) and item.text.strip():
                assert item.x >= -1
                assert 0 < item.y <= page.height
            elif isinstance(item, Area):
                assert item.y + item.height <= page.height + 1


def _marks(element):
    for child in element.children:
        if isinstance(child, Mark):
            yield child
        else:
            yield from _marks(child)
