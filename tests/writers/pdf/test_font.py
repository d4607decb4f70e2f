"""Fonts: embedded, cut down to what is shown, and refused where they cannot be."""

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from briefer.errors import ExportError
from briefer.value import replace


def embedded(pdf):
    (font,) = pdf.pages[0].Resources.Font.values()
    return font.DescendantFonts[0].FontDescriptor, font


def test_fonts_are_embedded_subsets_with_unicode(shaped, pages, written, poppler, faces):
    rows = [
        shaped(f"Hello {n}", face, at=(70, 100 + 20 * n))
        for n, face in enumerate(vars(faces).values())
    ]
    *_, first, second, third, fourth = poppler("pdffonts", written(pages(rows))).splitlines()
    names = ["IBMPlexSans", "IBMPlexSans-Bold", "IBMPlexSerif-Italic", "IBMPlexSansArabic"]
    for line, name in zip((first, second, third, fourth), names, strict=True):
        assert line[7:].split()[0] == name
        assert line.split()[-5:-2] == ["yes", "yes", "yes"]


def test_subset_holds_no_glyph_that_is_not_shown(shaped, pages, written, opened):
    run = shaped("secret")
    with opened(written(pages([run]))) as pdf:
        descriptor, font = embedded(pdf)
        subset = TTFont(BytesIO(descriptor.FontFile2.read_bytes()))
        table = font.ToUnicode.read_bytes()
    glyphs = subset["glyf"].glyphs
    order = subset.getGlyphOrder()
    drawn = {n for n, name in enumerate(order) if subset["glyf"][name].numberOfContours}
    assert len(glyphs) == len(order)
    assert drawn == {0, *run.glyphs}
    assert not {"cmap", "name", "GSUB", "GPOS", "post"} & {*subset.keys()}
    assert b"<0078>" not in table


def test_descriptor_tells_italic_and_serif(shaped, pages, written, opened, faces):
    with opened(written(pages([shaped("x", faces.italic)]))) as pdf:
        descriptor, _ = embedded(pdf)
        assert int(descriptor.Flags) == 4 | 2 | 64
        assert float(descriptor.ItalicAngle) < 0
    with opened(written(pages([shaped("x")]))) as pdf:
        descriptor, _ = embedded(pdf)
        assert int(descriptor.Flags) == 4


def test_font_is_the_same_wherever_it_is_used(shaped, pages, written, opened):
    with opened(written(pages([shaped("same")]))) as one:
        descriptor, _ = embedded(one)
        name, data = descriptor.FontName, descriptor.FontFile2.read_bytes()
    with opened(written(pages([], [shaped("same", at=(10, 300), size=40)]))) as two:
        descriptor, _ = embedded(two)
        assert (descriptor.FontName, descriptor.FontFile2.read_bytes()) == (name, data)


def test_missing_character_is_read_and_shown_without_fault(shaped, pages, written, spoken, faults):
    run = shaped("a日b語")
    data = written(pages([run]))
    assert spoken(data) == 'Document(P("a日b語"))'
    assert not faults(data, "2a") | faults(data, "ua1")


@pytest.mark.parametrize("content", [None, b"no font"])
def test_font_that_cannot_be_embedded_is_refused(shaped, pages, written, tmp_path, content):
    path = tmp_path / "lost.ttf"
    if content:
        path.write_bytes(content)
    run = replace(shaped("x"), face=str(path))
    with pytest.raises(ExportError, match=r"lost\.ttf") as caught:
        written(pages([run]))
    assert caught.value.format == "pdf"
    assert caught.value.hint
