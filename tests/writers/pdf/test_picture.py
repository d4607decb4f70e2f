"""Pictures of every kind look right, carry nothing but pixels, and fail one by one."""

import zlib
from io import BytesIO

import pikepdf
import pytest
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


def test_picture_of_absurd_size_is_a_problem(shown):
    data = bytearray(quarters().data)
    data[16:24] = (30_000).to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(bytes(data[12:29])).to_bytes(4, "big")
    assert shown(Picture(bytes(data), "image/png", 30_000, 30_000)).problems


def test_picture_that_is_shown_twice_is_stored_once(pages, written, opened):
    twice = pages([Image(1, 100, 140, 80, 60, "p"), Image(1, 100, 240, 80, 60, "p")])
    with opened(written(twice, pictures={"p": quarters()})) as pdf:
        assert len(pdf.pages[0].Resources.XObject) == 1
