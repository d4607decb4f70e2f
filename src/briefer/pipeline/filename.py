"""File names of editions: STEM_AUDIENCE[_TEMPLATE][_LANGUAGE].EXTENSION."""

import re
import unicodedata

_UNFIT = re.compile(r"[^\w-]+")
_LONGEST = 80
"""The most bytes of a stem: systems take 255 of a whole name."""


def stem(reference: str, title: str) -> str:
    """Return the reference, else the title, as a part of a file name; else "briefing"."""
    for text in (reference, title):
        if found := slug(text):
            return found
    return "briefing"


def slug(text: str) -> str:
    """Return the letters, digits and hyphens of the text, fit for every file system."""
    plain = _UNFIT.sub("-", unicodedata.normalize("NFC", text)).replace("_", "-")
    plain = re.sub("-{2,}", "-", plain).strip("-")
    return plain.encode()[:_LONGEST].decode(errors="ignore").strip("-")


def filename(stem: str, audience: str, template: str, language: str, extension: str) -> str:
    """Return the name of a file; the parts that are the audience's own are left out.

    An underscore of an id is doubled, so that the audience gulf_brief is not gulf's brief.
    """
    parts = [stem, *(part.replace("_", "__") for part in (audience, template, language))]
    return f"{'_'.join(part for part in parts if part)}.{extension}"
