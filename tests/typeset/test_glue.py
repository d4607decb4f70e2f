"""Where no line ends, and which spaces are narrow."""

import pytest

from briefer.typeset.glue import glued, narrowed


@pytest.mark.parametrize(
    "text",
    [
        "the U.S.~and NATO",
        "a share of 20~% or 20~per cent",
        "as reported~[3] today",
        "Mr~Putin met Mr.~X and Gen.~Smith",
        "on 24~November, on 3.~Oktober, le 24~novembre",
        "June~24, 2025",
        "14~km and 2.6~million barrels",
        "No.~4 on p.~5, Figure~3 and §~7",
        "J.~Smith, z.~B. heute",
        "about 20~000 men",
        "talks~\u2013 if any",
        "It ended. The next of 5. Then they met in 24 hours at Plan 9.",
    ],
)
def test_words_that_belong_together_are_glued(text):
    plain = text.replace("~", " ")
    assert [*glued(plain)] == [at for at, character in enumerate(text) if character == "~"]


def test_french_has_narrow_spaces_within_quotes_and_before_high_punctuation():
    text = "Il dit : « non » ; 20 % de 20 000 hommes ?"
    assert narrowed(text, "fr") == "Il dit_: «_non_»_; 20_% de 20_000 hommes_?".replace(
        "_", "\u202f"
    )
    assert narrowed(text, "en") == text
