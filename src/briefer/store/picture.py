"""A picture that is taken into a briefing: its pixels alone, within limits.

What else a file holds, such as the place where a photograph was taken, its thumbnail or its names,
does not come in: the pixels are encoded anew.
"""

import hashlib
import io
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Final, Literal

from briefer import pillow
from briefer.colour import in_srgb
from briefer.errors import FileError, reason, said
from briefer.model.briefing import Picture
from briefer.store.limit import LARGEST_PICTURE, MOST_PIXELS

with pillow.loading:
    from PIL import Image, ImageOps

_FORMATS: Final = ("PNG", "JPEG")
_Type = Literal["image/png", "image/jpeg"]


def import_picture(path: Path, picture_id: str) -> tuple[Picture, bytes]:
    """Return the record and the bytes of the picture in the file, turned as its camera says.

    Raises FileError where it is no PNG or JPEG, or past the limits.
    """
    return take_picture(_bytes(path), picture_id, path)


def take_picture(raw: bytes, picture_id: str, path: Path) -> tuple[Picture, bytes]:
    """Return the record and the bytes of a picture, which messages name by a path.

    Raises FileError where it is no PNG or JPEG, or past the limits.
    """
    if len(raw) > LARGEST_PICTURE:
        raise FileError(
            said("{file} is larger than 25 MB.", file=path.name),
            "Make it smaller first.",
            path=path,
        )
    try:
        image = _pixels(raw)
    except (OSError, ValueError, SyntaxError, OverflowError, ZeroDivisionError):
        raise FileError(
            said("{file} is no picture that can be read.", file=path.name),
            "Save it as PNG or JPEG.",
            path=path,
        ) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise FileError(
            said("{file} has more than 50 million pixels.", file=path.name),
            "Make it smaller first.",
            path=path,
        ) from None
    media_type, data = _encoded(image)
    if len(data) > LARGEST_PICTURE:
        raise FileError(
            said("{file} becomes larger than 25 MB.", file=path.name), "Save it as JPEG.", path=path
        )
    record = Picture(
        id=picture_id,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=media_type,
        width=image.width,
        height=image.height,
    )
    return record, data


def is_sound(raw: bytes, media_type: str) -> bool:
    """Return whether the bytes are of their type, a JPEG by its beginning, and not too large."""
    with suppress(Exception), _strict(), Image.open(io.BytesIO(raw), formats=_FORMATS) as image:
        image.verify()
        is_of_type = Image.MIME.get(image.format or "") == media_type
        return is_of_type and 0 < image.width * image.height <= MOST_PIXELS
    return False


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise FileError(
                said("{file} is no file.", file=path.name), "Choose a picture.", path=path
            )
        with path.open("rb") as file:
            return file.read(LARGEST_PICTURE + 1)
    except OSError as fault:
        raise FileError(
            said("{file} could not be opened: {reason}.", file=path.name, reason=reason(fault)),
            "Look at where it lies, and at whether you may read it.",
            path=path,
        ) from None


def _pixels(raw: bytes) -> Image.Image:
    with _strict(), Image.open(io.BytesIO(raw), formats=_FORMATS) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise Image.DecompressionBombError
        opened.load()
        kind = opened.format
        image = ImageOps.exif_transpose(opened)
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value / 257).convert("L")
    image = in_srgb(image)
    if kind == "JPEG":
        image = image.convert("L" if image.mode == "L" else "RGB")
    elif image.mode not in ("1", "L", "LA", "RGB", "RGBA"):
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    plain = Image.new(image.mode, image.size)
    plain.paste(image)
    plain.format = kind
    return plain


def _encoded(image: Image.Image) -> tuple[_Type, bytes]:
    target = io.BytesIO()
    if image.format == "JPEG":
        image.save(target, "JPEG", quality=90, subsampling=0)
        return "image/jpeg", target.getvalue()
    image.save(target, "PNG")
    return "image/png", target.getvalue()


class _strict(warnings.catch_warnings):  # noqa: N801 - a context like the one that it is
    """The context in which Pillow's warning of too many pixels is an error."""

    def __enter__(self) -> None:
        super().__enter__()
        warnings.simplefilter("error", Image.DecompressionBombWarning)
