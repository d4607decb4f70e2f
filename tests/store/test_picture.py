"""Pictures come in as pixels, within limits, and with nothing else."""

import io

import pytest
from pictures import giant_png, grey_profile
from PIL import Image, PngImagePlugin

from briefer.bundled import asset
from briefer.errors import FileError
from briefer.store.picture import import_picture


def image(**options):
    made = Image.new("RGB", (6, 4), "red")
    made.putpixel((0, 0), (0, 0, 255))
    target = io.BytesIO()
    made.save(target, **options)
    return target.getvalue()


def test_a_picture_keeps_its_pixels(tmp_path):
    path = tmp_path / "a.png"
    path.write_bytes(image(format="PNG"))
    record, raw = import_picture(path, "a")
    assert (record.media_type, record.width, record.height) == ("image/png", 6, 4)
    assert Image.open(io.BytesIO(raw)).getpixel((0, 0)) == (0, 0, 255)
    assert import_picture(path, "a") == (record, raw)


def test_what_else_the_file_holds_stays_outside(tmp_path):
    exif = Image.Exif()
    exif[0x010E] = "taken at the ministry"
    exif[0x0112] = 6
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "taken at the ministry")
    files = {
        "a.jpg": image(format="JPEG", exif=exif, comment=b"taken at the ministry", dpi=(1, 1)),
        "a.png": image(format="PNG", pnginfo=text, exif=exif, dpi=(1, 1)),
    }
    for name, before in files.items():
        assert b"ministry" in before
        (tmp_path / name).write_bytes(before)
        record, raw = import_picture(tmp_path / name, "a")
        assert b"ministry" not in raw
        assert (record.width, record.height) == (4, 6)
        again = Image.open(io.BytesIO(raw))
        again.load()
        assert not again.getexif()
        assert set(again.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_kind_of_pixels_comes_in(tmp_path, mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    path = tmp_path / "a"
    Image.new(mode, (3, 2)).save(path, kind)
    _, raw = import_picture(path, "a")
    assert Image.open(io.BytesIO(raw)).size == (3, 2)


def test_a_picture_of_16_bits_keeps_its_greys(tmp_path):
    Image.new("I;16", (3, 2), 128 * 257).save(tmp_path / "a.png")
    _, raw = import_picture(tmp_path / "a.png", "a")
    assert Image.open(io.BytesIO(raw)).convert("RGB").getpixel((0, 0)) == (128, 128, 128)


def swapped_profile():
    """Return a profile whose red is green and whose green is red."""
    profile = asset("icc", "srgb.icc").read_bytes()
    for old, new in ((b"rXYZ", b"____"), (b"gXYZ", b"rXYZ"), (b"____", b"gXYZ")):
        profile = profile.replace(old, new, 1)
    return profile


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_a_picture_with_a_colour_profile_keeps_its_look(tmp_path, mode):
    made = Image.new("RGB", (6, 4), (200, 40, 30)).convert(mode)
    made.save(tmp_path / "a.png", icc_profile=swapped_profile())
    _, raw = import_picture(tmp_path / "a.png", "a")
    again = Image.open(io.BytesIO(raw))
    assert "icc_profile" not in again.info
    red, green, _ = again.convert("RGB").getpixel((0, 0))
    assert green > red


@pytest.mark.parametrize("mode", ["L", "LA", "I;16"])
def test_greys_with_a_profile_keep_their_look(tmp_path, mode):
    value = {"L": 128, "LA": (128, 90), "I;16": 128 * 257}[mode]
    Image.new(mode, (6, 4), value).save(tmp_path / "a.png", icc_profile=grey_profile())
    _, raw = import_picture(tmp_path / "a.png", "a")
    again = Image.open(io.BytesIO(raw))
    assert "icc_profile" not in again.info
    assert again.convert("L").getpixel((0, 0)) == pytest.approx(188, abs=2)
    assert mode != "LA" or again.getpixel((0, 0))[-1] == 90


def test_a_damaged_profile_is_no_reason_to_refuse_a_picture(tmp_path):
    Image.new("RGB", (6, 4), (200, 40, 30)).save(tmp_path / "a.png", icc_profile=b"no profile" * 20)
    _, raw = import_picture(tmp_path / "a.png", "a")
    assert Image.open(io.BytesIO(raw)).getpixel((0, 0)) == (200, 40, 30)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "no picture"),
        (b"GIF89a\1\0\1\0\0\0\0;", "no picture"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "no picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no picture"),
        (image(format="PNG")[:-30], "no picture"),
        (image(format="JPEG")[:300], "no picture"),
        (giant_png(30000, 30000), "50 million"),
        (giant_png(12000, 12000), "50 million"),
        (giant_png(0, 0), "no picture"),
        (b"\xff\xd8\xff\xc0\0\x11\x08\xff\xff\xff\xff\x03" + bytes(9) + b"\xff\xd9", "million"),
        (bytes(25 * 1024 * 1024 + 1), "larger than 25 MB"),
    ],
)
def test_what_is_no_picture_or_too_large_is_refused(tmp_path, raw, said):
    path = tmp_path / "a.png"
    path.write_bytes(raw)
    with pytest.raises(FileError, match=said):
        import_picture(path, "a")


def test_a_picture_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(FileError, match="no file"):
        import_picture(tmp_path / "none.png", "a")
