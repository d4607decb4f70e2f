"""Pictures of every kind look right, carry nothing but pixels, and fail one by one."""

from io import BytesIO

import pikepdf
import pytest
from pictures import giant_png, grey_profile
from PIL import Image as Pixels

from briefer.document.tree import Document, Figure, Picture
from briefer.errors import Severity
from briefer.typeset.page import Element, Image
from briefer.writers.pdf import write

RED, GREEN, BLUE = (220, 40, 30), (30, 180, 60), (20, 60, 200)


def quarters(mode="RGB", kind="PNG", **options):
    """Return a picture whose left half is red and whose right half is green."""
    image = Pixels.new("RGB", (80, 60), RED)
    image.paste(GREEN, (40, 0, 80, 60))
    if mode == "RGBA":
        image.putalpha(Pixels.new("L", image.size, 255))
        image.paste((0, 0, 0, 0), (0, 30, 80, 60))
    image = image.quantize(4) if mode == "P" else image.convert(mode)
    file = BytesIO()
    image.save(file, kind, **options)
    return Picture(file.getvalue(), f"image/{kind.lower()}", 80, 60)


def of(image, kind="PNG", media_type="", size=(), **options):
    """Return a picture of an image, with a type and a size that may be lies."""
    file = BytesIO()
    image.save(file, kind, **options)
    media_type = media_type or f"image/{kind.lower()}"
    return Picture(file.getvalue(), media_type, *(size or image.size))


@pytest.fixture
def shown(pages, theme):
    """Return a function from a picture to what is written of a page with it."""

    def show(picture):
        structure = Element(
            tag="Document",
            children=[
                Element(
                    tag="Figure",
                    alt="Halves",
                    attributes={"Placement": "Block", "BBox": (100, 642, 180, 702)},
                    children=[1],
                )
            ],
        )
        document = Document(
            title="Picture",
            blocks=(Figure(id="f1", picture="p"),),
            pictures={"p": picture},
        )
        return write(document, theme, pages([Image(1, 100, 140, 80, 60, "p")], structure=structure))

    return show


def is_near(found, wanted):
    return all(abs(a - b) < 14 for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize(
    "picture",
    [
        quarters("RGB", "PNG"),
        quarters("P", "PNG"),
        quarters("RGB", "JPEG", quality=95),
        quarters("RGB", "JPEG", quality=95, progressive=True),
        quarters("CMYK", "JPEG", quality=95),
    ],
    ids=["png", "palette", "jpeg", "progressive", "cmyk"],
)
def test_picture_keeps_its_colours(shown, pixels, faults, picture):
    data = shown(picture).data
    image = pixels(data)
    assert is_near(image.getpixel((110, 150)), RED)
    assert is_near(image.getpixel((170, 190)), GREEN)
    assert not faults(data, "2a")


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("mode", ["L", "LA", "I;16"])
def test_greys_with_a_profile_keep_their_look(shown, pixels, faults, mode, kind):
    if kind == "JPEG" and mode != "L":
        pytest.skip("a JPEG has greys of 8 bits")
    value = {"L": 128, "LA": (128, 255), "I;16": 128 * 257}[mode]
    data = shown(of(Pixels.new(mode, (80, 60), value), kind, icc_profile=grey_profile())).data
    assert is_near(pixels(data).getpixel((110, 150)), (188,) * 3)
    assert not faults(data, "2a") | faults(data, "ua1")


ODD = {
    "cmyk": of(Pixels.new("CMYK", (80, 60), (0, 200, 200, 20)), "JPEG"),
    "cmyk of a profile that is none": of(
        Pixels.new("CMYK", (80, 60), (0, 200, 200, 20)), "JPEG", icc_profile=b"none" * 40
    ),
    "16 bits": of(Pixels.new("I;16", (80, 60), 20_000)),
    "palette": quarters("P", "PNG", transparency=0),
    "palette of many transparencies": quarters("P", "PNG", transparency=bytes((0, 90, 255))),
    "greys and alpha": of(Pixels.new("LA", (80, 60), (90, 40))),
    "one bit": of(Pixels.new("1", (80, 60), 1)),
    "one pixel": of(Pixels.new("RGB", (1, 1), RED)),
    "one pixel of a jpeg": of(Pixels.new("L", (1, 1), 90), "JPEG"),
    "a profile that is none": of(Pixels.new("RGB", (80, 60), RED), icc_profile=b"none" * 40),
    "a profile of greys for colours": of(
        Pixels.new("RGB", (80, 60), RED), "JPEG", icc_profile=grey_profile()
    ),
    "a lying type": of(Pixels.new("RGB", (80, 60), RED), "JPEG", media_type="image/png"),
    "a lying size": of(Pixels.new("RGB", (80, 60), RED), size=(4000, 3)),
}


@pytest.mark.parametrize("picture", ODD.values(), ids=ODD)
def test_odd_picture_is_shown_and_archivable(shown, pixels, faults, picture):
    result = shown(picture)
    assert not result.problems
    assert not faults(result.data, "2a") | faults(result.data, "ua1")
    assert pixels(result.data).getpixel((110, 150)) != (255, 255, 255) or picture is ODD["one bit"]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_grey_picture_keeps_its_greys(shown, pixels, kind):
    grey = Pixels.new("RGB", (1, 1), RED).convert("L").getpixel((0, 0))
    image = pixels(shown(quarters("L", kind)).data)
    assert is_near(image.getpixel((110, 150)), (grey,) * 3)


def test_picture_of_16_bits_keeps_its_greys(shown, pixels):
    file = BytesIO()
    Pixels.new("I;16", (80, 60), 128 * 257).save(file, "PNG")
    image = pixels(shown(Picture(file.getvalue(), "image/png", 80, 60)).data)
    assert is_near(image.getpixel((110, 150)), (128, 128, 128))


def test_transparent_part_shows_the_page(shown, pixels, faults):
    data = shown(quarters("RGBA")).data
    image = pixels(data)
    assert is_near(image.getpixel((110, 150)), RED)
    assert is_near(image.getpixel((110, 190)), (255, 255, 255))
    assert not faults(data, "2a")


def test_metadata_of_pictures_is_left_out(shown, opened):
    exif = Pixels.Exif()
    exif[0x010E] = "SECRET-PLACE"
    options = {"exif": exif, "comment": b"SECRET-WORDS"}
    for data in (
        shown(quarters("RGB", "JPEG", **options)).data,
        shown(quarters("RGB", "PNG", exif=exif)).data,
    ):
        with opened(data) as pdf:
            raw = b"".join(
                each.read_raw_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream)
            )
        assert b"SECRET" not in raw


@pytest.mark.parametrize("spoil", [lambda data: data[: len(data) // 2], lambda _: b"no picture"])
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_picture_that_cannot_be_read_is_a_problem(shown, spoil, kind):
    whole = quarters("RGB", kind)
    result = shown(Picture(spoil(whole.data), whole.media_type, 80, 60))
    (problem,) = result.problems
    assert problem.severity is Severity.ERROR
    assert problem.block_id == "f1"
    assert problem.hint
    assert result.data.startswith(b"%PDF")


def test_picture_that_is_no_png_or_jpeg_is_a_problem(shown):
    file = BytesIO()
    Pixels.new("RGB", (8, 8)).save(file, "GIF")
    assert shown(Picture(file.getvalue(), "image/png", 8, 8)).problems


@pytest.mark.parametrize("side", [10_000, 30_000])
def test_picture_of_absurd_size_is_a_problem(shown, side):
    (problem,) = shown(Picture(giant_png(side, side), "image/png", side, side)).problems
    assert problem.severity is Severity.ERROR


def test_picture_that_is_shown_twice_is_stored_once(pages, written, opened):
    twice = pages([Image(1, 100, 140, 80, 60, "p"), Image(1, 100, 240, 80, 60, "p")])
    with opened(written(twice, pictures={"p": quarters()})) as pdf:
        assert len(pdf.pages[0].Resources.XObject) == 1
