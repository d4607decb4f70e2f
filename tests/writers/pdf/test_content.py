"""What stands on a page: text and its places, areas, lines, shapes, in marked content."""

import re

import pikepdf
import pypdfium2
import pytest

from briefer.typeset.page import Area, Element, Shape, Stroke

WHITE, BLACK = (255, 255, 255), (0, 0, 0)


def test_glyphs_stand_where_they_were_laid(shaped, pages, written, faces):
    kerned = shaped("AVAVA To. office", faces.bold, 20, at=(70.3, 200.7))
    ems = tuple(x + 0.125 * (n // 4) for n, x in enumerate(kerned.words[0].xs))
    run = shaped("AVAVA To. office", faces.bold, 20, at=(70.3, 200.7), xs=ems)
    xs = run.xs
    textpage = pypdfium2.PdfDocument(written(pages([run])))[0].get_textpage()
    first, last = textpage.get_charbox(0, loose=True), textpage.get_charbox(10, loose=True)
    assert first[0] == pytest.approx(xs[0], abs=0.1)
    assert last[0] == pytest.approx(xs[10], abs=0.1)


def foot(image, left, right):
    """Return the lowest y that has ink between two x."""
    box = image.crop((int(left), 0, int(right), image.height)).convert("L").point(lambda v: v < 128)
    return box.getbbox()[3]


def test_raised_glyphs_are_raised_and_later_ones_are_not(shaped, pages, written, pixels):
    run = shaped("HHH", size=30, ys=(0.0, 0.5, 0.0))
    image = pixels(written(pages([run, shaped("H", size=30, at=(200, 100))])))
    borders = (*run.xs, run.end)
    feet = [foot(image, *borders[n : n + 2]) for n in range(3)] + [foot(image, 200, 220)]
    assert feet == pytest.approx([100, 85, 100, 100], abs=1)


def test_a_mark_over_the_last_letter_moves_no_other_word(shaped, pages, written, pixels, faces):
    shown = pixels(written(pages([shaped("فعلٌ", faces.arabic, 60, shown="x")])))
    bare = pixels(written(pages([shaped("فعل", faces.arabic, 60, shown="x")])))
    boxes = [each.convert("L").point(lambda v: 255 * (v < 128)).getbbox() for each in (shown, bare)]
    assert [box[::2] for box in boxes] == [pytest.approx(boxes[1][::2], abs=1)] * 2


@pytest.mark.parametrize("text", ["office fi ffi", "Größe — “x” €", "naïve ½", "a\u00a0b c"])
def test_text_is_read_as_it_was_written(shaped, pages, written, spoken, text):
    run = shaped(text)
    assert spoken(written(pages([run]))) == f'Document(P("{text}"))'


def test_one_glyph_may_stand_for_several_texts(shaped, pages, written, spoken):
    run = shaped("a-b\u00adc d\u00a0e")
    data = written(pages([run]))
    assert len({*run.glyphs}) < len(run.glyphs)
    assert spoken(data) == f'Document(P("{run.text}"))'


def test_glyph_without_text_is_passed_over(shaped, pages, written, spoken):
    cut = shaped("hy-", shown="hy")
    assert spoken(written(pages([cut]))) == 'Document(P("hy\u00ad"))'


def test_arabic_is_read_by_poppler_and_pdfium(shaped, pages, written, poppler, faces):
    data = written(pages([shaped("مرحبا بالعالم", faces.arabic)]))
    assert "مرحبا بالعالم" in poppler("pdftotext", data)
    assert "مرحبا بالعالم" in pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded()


def test_area_fills_its_rectangle(pages, written, pixels):
    image = pixels(written(pages([Area(0, 100, 200, 50, 40, "#FFCC00")])))
    assert image.getpixel((101, 201)) == image.getpixel((148, 238)) == (255, 204, 0)
    assert image.getpixel((98, 201)) == image.getpixel((101, 242)) == WHITE


def test_rounded_area_lacks_its_corners(pages, written, pixels):
    image = pixels(written(pages([Area(0, 100, 200, 60, 40, "#1F4E8C", 12)])))
    corners = [(101, 201), (158, 201), (101, 238), (158, 238)]
    assert [image.getpixel(corner) for corner in corners] == [WHITE] * 4
    inside = [(105, 205), (154, 205), (105, 234), (154, 234), (130, 201), (101, 220)]
    assert {image.getpixel(point) for point in inside} == {(31, 78, 140)}


def test_stroke_is_drawn_with_its_dashes(pages, written, pixels):
    line = Stroke(0, ((100, 200), (200, 200)), 4, "#000000", (10, 10))
    image = pixels(written(pages([line, Stroke(0, ((100, 300), (200, 300)), 4, "#000000")])))
    assert image.getpixel((105, 200)) == image.getpixel((125, 200)) == BLACK
    assert image.getpixel((115, 200)) == WHITE
    assert image.getpixel((115, 300)) == BLACK


def test_closed_stroke_is_an_outline_and_a_shape_is_filled(pages, written, pixels):
    box = ((100.0, 200.0), (140.0, 200.0), (140.0, 240.0), (100.0, 240.0))
    image = pixels(
        written(pages([Stroke(0, (*box, box[0]), 2, "#000000"), Shape(0, box[:3], "#FF0000")]))
    )
    assert image.getpixel((100, 230)) == BLACK
    assert image.getpixel((130, 210)) == (255, 0, 0)
    assert image.getpixel((110, 232)) == WHITE


def test_furniture_is_an_artifact(shaped, pages, written, opened):
    head, foot = shaped("Top", at=(70, 30), mark=0), shaped("Low", at=(70, 815), mark=0)
    with opened(
        written(pages([head, shaped("Body"), Area(0, 1, 1, 1, 1, "#000000"), foot]))
    ) as pdf:
        marks = [
            str(operands[0]) + str(operands[1].get("/Subtype", "") if len(operands) > 1 else "")
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) in ("BDC", "BMC")
        ]
    assert marks == ["/Artifact/Header", "/P", "/Artifact", "/Artifact/Footer"]


def test_leaf_over_two_pages_is_read_whole(shaped, pages, written, spoken):
    typeset = pages(
        [shaped("one ", mark=1), shaped("aside ", mark=2), shaped("two ", mark=1)],
        [shaped("three", mark=1)],
        structure=Element(
            tag="Document",
            children=[Element(tag="P", children=[1]), Element(tag="P", children=[2])],
        ),
    )
    assert spoken(written(typeset)) == 'Document(P("one " "two " "three") P("aside "))'


def test_numbers_are_short(shaped, pages, written, opened):
    with opened(written(pages([shaped("A", at=(70.123456, 100.98765))]))) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    assert not re.search(rb"\.\d{4}", content)
