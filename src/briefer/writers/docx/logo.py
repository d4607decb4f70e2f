"""The logo of a theme: a paragraph above all else, or a drawing in a line of the header."""

from collections.abc import Callable
from typing import NamedTuple

from briefer.document.theme import Theme
from briefer.document.tree import Document
from briefer.value import replace
from briefer.writers.docx.picture import Drawing
from briefer.writers.docx.style import Named, StyleSheet, Variant

_BELOW = 12
_WIDEST_IN_HEADER = 0.45


class LogoAbove(NamedTuple):
    """A logo that stands above all else: the style of its paragraph, and what is in it."""

    named: Named
    drawing: Drawing


def logo_above(
    document: Document, theme: Theme, styles: StyleSheet, part: Callable[[bytes, str], str]
) -> LogoAbove | None:
    """Return the logo where it stands above all else; `part` puts its file into the package."""
    drawing, logo, text = logo_drawing(document, theme, "first", part), theme.logo, styles.text
    if drawing is None or logo is None:
        return None
    style = replace(text, align=logo.side, leading=text.size * 1.3, before=0, after=_BELOW)
    return LogoAbove(styles.paragraph("logo", variant=Variant(style=style)), drawing)


def logo_drawing(
    document: Document, theme: Theme, place: str, part: Callable[[bytes, str], str]
) -> Drawing | None:
    """Return the drawing of the logo, None where the theme has none in that place."""
    logo, picture = theme.logo, document.logo
    if logo is None or picture is None or logo.place != place:
        return None
    page = theme.page
    room = (page.width - page.start - page.end) * (1 if place == "first" else _WIDEST_IN_HEADER)
    width, height = logo.size(picture.width, picture.height, room)
    raster = part(picture.data, picture.media_type)
    return Drawing(raster=raster, width=width, height=height, alt=logo.alt)
