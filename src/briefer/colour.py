"""Colours of pictures: by a profile of their own -> sRGB, which all formats take them for."""

from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image


def in_srgb(image: "Image") -> "Image":
    """Return the picture in sRGB; as it is where its profile is damaged, of another kind, or none.

    Greys stay grey: their profile says how dark they are.
    """
    profile = image.info.get("icc_profile")
    if not profile:
        return image
    if image.mode == "P":
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    if image.mode == "LA":
        grey, alpha = image.split()
        shown = _converted(grey, profile)
        shown.putalpha(alpha)
        return shown
    return _converted(image, profile)


def _converted(image: "Image", profile: bytes) -> "Image":
    from PIL import ImageCms  # noqa: PLC0415 - few pictures have a profile of their own

    mode = {"L": "RGB", "RGB": "RGB", "RGBA": "RGBA", "CMYK": "RGB"}.get(image.mode)
    if mode is None:
        return image
    with suppress(ImageCms.PyCMSError, OSError, ValueError):
        given = ImageCms.ImageCmsProfile(BytesIO(profile))
        made = ImageCms.profileToProfile(
            image, given, ImageCms.createProfile("sRGB"), outputMode=mode
        )
        if made is not None:
            return made.convert("L") if image.mode == "L" else made
    return image
