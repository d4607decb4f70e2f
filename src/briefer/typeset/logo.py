"""The logo of a theme: a figure above all else on the first page, or furniture of every page."""

import math

from briefer.document.theme import Theme
from briefer.document.tree import Document
from briefer.typeset.flow import Flow
from briefer.typeset.inline import Leaf
from briefer.typeset.page import ARTIFACT, LOGO, Image
from briefer.typeset.strip import PictureStrip
from briefer.typeset.structure import voice

_BELOW = 12
_WIDEST = 0.45
"""How much of a line in the header it may take."""


def set_logo(flow: Flow) -> None:
    """Set the logo at the top of the first page, where the theme has it there."""
    logo, picture, place = flow.settings.theme.logo, flow.document.logo, flow.place
    if logo is None or picture is None or logo.place != "first":
        return
    width, height = logo.size(picture.width, picture.height, place.width)
    x = place.x if (logo.side == "start") != place.rtl else place.x + place.width - width
    grid = flow.settings.get("text").style.leading / 2
    spoken = None
    if logo.alt:
        spoken = voice(flow.element("Figure", alt=logo.alt), (Leaf(),), (0,), {})
    flow.add(
        PictureStrip(
            height=math.ceil(height / grid - 0.01) * grid,
            x=place.x,
            width=place.width,
            after=_BELOW,
            items=(Image(0, x, 0, width, height, LOGO),),
            voice=spoken,
        )
    )


def header_logo(document: Document, theme: Theme, room: float) -> Image | None:
    """Return the logo for the header of every page, its x counted from its side of the line."""
    logo, picture = theme.logo, document.logo
    if logo is None or picture is None or logo.place != "every":
        return None
    width, height = logo.size(picture.width, picture.height, room * _WIDEST)
    top = logo.top(theme.page) + (logo.height - height) / 2
    return Image(ARTIFACT, 0, top, width, height, LOGO)
