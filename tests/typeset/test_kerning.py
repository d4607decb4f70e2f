import random
import struct
from pathlib import Path

import pytest

from briefer.bundled import asset
from briefer.typeset.face import Face
from briefer.typeset.kerning import LETTERS, NONE, Kerning
from briefer.value import fields

FONTS = sorted(Path("assets/fonts").absolute().glob("*.ttf"))
FEATURES = ({}, {"tnum": True, "onum": True}, {"liga": False})
WORDS = 300


@pytest.mark.parametrize("features", FEATURES, ids=str)
@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_words_of_pairs_are_those_that_harfbuzz_shapes(path, features):
    face, chance = Face(path), random.Random(path.stem)
    kerning = face.kerning(features)
    letters = "".join(sorted(filter(face.has, LETTERS)))
    made = 0
    for _ in range(WORDS):
        text = "".join(chance.choices(letters, k=chance.randint(2, 9)))
        found = kerning.word(text)
        if found is not None:
            made += 1
            shaped = face.shape(text, features, rtl=False)
            assert _values(found) == _values(shaped)
    assert made > WORDS / 2 or not face.has("a")


@pytest.mark.parametrize(
    "path",
    [path for path in FONTS if "Plex" in path.stem and "Arabic" not in path.stem],
    ids=lambda path: path.stem,
)
def test_pairs_that_ship_are_those_of_the_face(request, path):
    face = Face(path)

    def shape(text):
        return face.shape(text, {}, rtl=False, script="Latn")

    units = 1000
    kerning = Kerning(str(path), units, shape)
    found = []
    for letter in LETTERS:
        glyphs = shape(letter)
        found += [glyphs.ids[0], round(glyphs.width * units)]
    for one in LETTERS:
        for other in LETTERS:
            glyphs = kerning.word(f"n{one}{other}")
            found.append(round((glyphs.xs[2] - glyphs.xs[1]) * units) if glyphs else NONE)
    data = struct.pack(f"<{len(found)}h", *found)
    at_hand = asset("kerning", path.stem)
    if request.config.getoption("--accept"):
        at_hand.parent.mkdir(exist_ok=True)
        at_hand.write_bytes(data)
    assert at_hand.read_bytes() == data


def _values(glyphs):
    return {each.name: getattr(glyphs, each.name) for each in fields(glyphs)}


@pytest.mark.parametrize("text", ["office ", "e\u0301a", "", "1914", "\u200da", "Wör", ". ,"])
def test_what_is_more_than_pairs_is_left_to_harfbuzz(text):
    face = Face(Path("assets/fonts/IBMPlexSans-Regular.ttf").absolute())
    assert face.kerning({}).word(text) is None
