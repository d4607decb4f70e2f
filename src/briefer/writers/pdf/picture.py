"""Pictures as objects of the file: JPEG as it is, everything else as the rows of a PNG.

Both come without whatever is not pixels. It knows no page.
"""

import re
import struct
import warnings
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from briefer.colour import in_srgb
from briefer.document.tree import Picture
from briefer.writers.pdf.objects import Objects, Reference, dictionary, name

_MOST_PIXELS = 50_000_000
_CODED_END = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # ISO 10918-1 §B.1.1.2
_START_OF_SCAN, _END_OF_IMAGE = 0xDA, 0xD9
_METADATA = {0xFE, *range(0xE1, 0xF0)} - {0xEE}  # comments and applications', not Adobe's transform


class UnreadableError(Exception):
    """Pixels that cannot be read."""


def embed(objects: Objects, picture: Picture) -> Reference:
    """Return a reference to the picture; raises UnreadableError."""
    from PIL import Image  # noqa: PLC0415 - slow to import, and most documents have no picture

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(picture.data), formats=("PNG", "JPEG")) as image:
                if image.width * image.height > _MOST_PIXELS:
                    raise UnreadableError
                if "icc_profile" in image.info:
                    return _coded_anew(objects, image)
                if image.format == "JPEG" and image.mode in ("L", "RGB"):
                    return _jpeg(objects, picture.data, image)
                return _lossless(objects, picture.data, image)
    except (OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError) as fault:
        raise UnreadableError from fault


def _coded_anew(objects: Objects, image: Any) -> Reference:
    """Return a reference to the picture in the colours of the file, not of its own profile."""
    from PIL import Image  # noqa: PLC0415 - loaded by now

    kind = image.format
    image = in_srgb(_of_8_bits(image))
    image.info.pop("icc_profile", None)
    if image.mode == "CMYK":
        image = image.convert("RGB")
    data = _encoded(image, "JPEG" if kind == "JPEG" and image.mode in ("L", "RGB") else "PNG")
    with Image.open(BytesIO(data)) as coded:
        if coded.format == "JPEG":
            return _jpeg(objects, data, coded)
        return _lossless(objects, data, coded)


def _of_8_bits(image: Any) -> Any:
    """Return the picture, greys of 16 bits as those of 8."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value / 257).convert("L")
    return image


def _jpeg(objects: Objects, data: bytes, image: Any) -> Reference:
    entries = _entries(image) | {"Filter": name("DCTDecode")}
    image.draft(image.mode, (1, 1))  # reads every coefficient, and computes few pixels
    image.load()
    return objects.stream(b"\xff\xd8" + b"".join(_segments(data)), entries)


def _segments(data: bytes) -> Iterator[bytes]:
    """Yield the segments of a JPEG after its start that its pixels need."""
    start = 2
    while start + 4 <= len(data):
        kind = data[start + 1]
        if kind == _END_OF_IMAGE:
            break
        if kind == 0xFF:
            start += 1
            continue
        end = start + 2 + struct.unpack_from(">H", data, start + 2)[0]
        if kind == _START_OF_SCAN:
            found = _CODED_END.search(data, end)
            end = found.start() if found else len(data)
        if kind not in _METADATA:
            yield data[start:end]
        start = end
    yield bytes((0xFF, _END_OF_IMAGE))


def _lossless(objects: Objects, data: bytes, image: Any) -> Reference:
    image.load()
    if image.has_transparency_data:
        image = image.convert("RGBA")
        alpha = image.getchannel("A")
        mask = {"SMask": _png(objects, _encoded(alpha), alpha, {})}
        image = image.convert("RGB")
        return _png(objects, _encoded(image), image, mask)
    depth, colour, interlaced = data[24], data[25], data[28]  # ISO 15948 §11.2.2
    if image.format == "PNG" and depth == 8 and colour in (0, 2) and not interlaced:
        return _png(objects, data, image, {})
    image = _of_8_bits(image)
    image = image.convert("L" if image.mode in ("1", "L") else "RGB")
    return _png(objects, _encoded(image), image, {})


def _encoded(image: Any, kind: str = "PNG") -> bytes:
    file = BytesIO()
    image.save(file, kind, quality=90, subsampling=0)
    return file.getvalue()


def _png(objects: Objects, data: bytes, image: Any, entries: Mapping[str, object]) -> Reference:
    rows = b"".join(body for kind, body in _chunks(data) if kind == b"IDAT")
    parameters = {
        "Predictor": 15,
        "Colors": len(image.getbands()),
        "BitsPerComponent": 8,
        "Columns": image.width,
    }
    filtered = {"Filter": name("FlateDecode"), "DecodeParms": dictionary(parameters)}
    return objects.stream(rows, {**_entries(image), **filtered, **entries})


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    start = 8
    while start + 12 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, start)
        yield kind, data[start + 8 : start + 8 + size]
        start += 12 + size


def _entries(image: Any) -> dict[str, object]:
    return {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": image.width,
        "Height": image.height,
        "ColorSpace": name("DeviceGray" if len(image.getbands()) == 1 else "DeviceRGB"),
        "BitsPerComponent": 8,
    }
