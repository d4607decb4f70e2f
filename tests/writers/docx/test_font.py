"""Faces that ship deflated are their fonts, as a file of the same bytes elsewhere is embedded."""

import shutil
import zlib

import pytest

from briefer.bundled import asset
from briefer.writers.docx.font import embed

FACES = [
    f"IBMPlex{family}-{face}"
    for family, faces in (
        ("Sans", ("Regular", "Bold", "Italic", "BoldItalic")),
        ("Serif", ("Regular", "Bold", "Italic", "BoldItalic")),
        ("SansArabic", ("Regular", "Bold")),
    )
    for face in faces
]


@pytest.mark.parametrize("name", FACES)
def test_a_face_that_ships_is_its_font(request, tmp_path, name):
    font = asset("fonts", f"{name}.ttf")
    key, (data, crc, size) = embed(shutil.copy(font, tmp_path / font.name))
    at_hand = asset("word", "faces", name)
    if request.config.getoption("--accept"):
        at_hand.parent.mkdir(exist_ok=True)
        at_hand.write_bytes(f"{key} {crc} {size}\n".encode() + data)
    assert at_hand.is_file(), f"{at_hand} is missing: pytest --accept writes it"
    shipped_key, (shipped, *told) = embed(font)
    assert [shipped_key, *told] == [key, crc, size]
    assert zlib.decompress(shipped, -15) == zlib.decompress(data, -15)
