"""Steps in proportion to the length: the calls for one, two and four times as much."""

import sys
from itertools import pairwise

import odd
import pytest

from briefer.typeset import face, typeset

_FEW = {"a paragraph": 4000, "an Arabic paragraph": 2000, "columns": 30, "notes": 120, "rows": 100}


def calls(document, theme):
    """Return how many calls, of Python and C, it takes to set a document anew."""
    face._typefaces.clear()
    made = 0

    def count(_frame, event, _argument):
        nonlocal made
        made += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        typeset(document, theme)
    finally:
        sys.setprofile(before)
    return made


@pytest.mark.parametrize("kind", odd.ODD)
def test_twice_the_length_takes_twice_the_steps(kind, plain_theme):
    length = _FEW.get(kind, 400)
    documents = [odd.document(odd.ODD[kind](length * times)) for times in (1, 2, 4)]
    steps = [calls(document, plain_theme) for document in documents]
    ratios = [more / less for less, more in pairwise(steps)]
    assert max(ratios) < 2.25, steps
