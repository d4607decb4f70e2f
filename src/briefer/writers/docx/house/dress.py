"""A theme in the clothes of a house: its page, sizes, colours and the names of its fonts.

What the house has no style for is made from this, so that it looks as if the house had. The files
of the fonts stay those of the theme: Word has the house's own, and pictures of charts need files.
"""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple, TypeVar

from briefer.document.theme import InlineStyle, PageStyle, Style, Theme
from briefer.value import replace
from briefer.writers.docx.house.colour import least_grey, legible, mixed
from briefer.writers.docx.house.file import HouseFile
from briefer.writers.docx.house.markup import Node
from briefer.writers.docx.house.style import HouseStyle, HouseStyles, theme_colours

_FARTHEST: Final = 20
"""How far from the end of the line text may end; more of it keeps lines short, which is ours."""

_Kind = TypeVar("_Kind", Style, InlineStyle)
_PALE: Final = 0.9


class Look(NamedTuple):
    """What a house looks like: fonts of text and headings, colours by our names, a page."""

    text_font: str
    heading_font: str
    colours: Mapping[str, str]
    chart: tuple[str, ...]
    page: PageStyle
    size: float
    leading: float


def look_of(house: HouseFile, styles: HouseStyles, text: HouseStyle, page: PageStyle) -> Look:
    """Return what the house looks like, given the style of its text.

    `page` has what its file does not say.
    """
    scheme = theme_colours(house.theme)
    accents = [scheme[each] for each in (f"accent{n}" for n in range(1, 7)) if each in scheme]
    ink = text.look.colour
    colours = {"text": ink}
    if accents:
        colours["accent"] = legible(least_grey(accents))
        colours["tint"] = mixed(colours["accent"], "#FFFFFF", _PALE)
    heading = next((each for each in styles if each.name.lower() == "heading 1"), None)
    return Look(
        text_font=text.font or styles.fonts[1],
        heading_font=(heading.font if heading else "") or styles.fonts[0] or text.font,
        colours=colours,
        chart=tuple(legible(each, 3) for each in dict.fromkeys(accents)),
        page=page_of(house.section, page),
        size=text.look.size,
        leading=text.look.leading,
    )


def dressed(theme: Theme, look: Look, *, is_short: bool) -> Theme:
    """Return the theme as the house looks; what `is_short` has a limit of pages, and sizes stay."""
    scale = look.size / theme.style("text").size
    scale = min(1.0, scale) if is_short else scale
    changed = {
        old.upper(): look.colours[name]
        for name, old in theme.colours.items()
        if name in look.colours
    }
    fonts = {
        key: replace(each, name=look.text_font or each.name) for key, each in theme.fonts.items()
    }
    styles = {key: _scaled(_coloured(each, changed), scale) for key, each in theme.styles.items()}
    for key, style in styles.items():
        if key == "quote" or key.endswith(" quote"):
            styles[key] = replace(style, background="", line_start=0, pad_x=0, pad_y=0)
    return replace(
        theme,
        page=replace(look.page, columns=theme.page.columns, gap=theme.page.gap),
        fonts=fonts,
        colours={**theme.colours, **look.colours},
        chart=look.chart or theme.chart,
        styles=styles,
        inlines={key: _coloured(each, changed) for key, each in theme.inlines.items()},
    )


def page_of(section: Node | None, page: PageStyle) -> PageStyle:
    """Return the size and the margins of a section, those of `page` where it says none."""
    size = section.child("w:pgSz") if section else None
    margins = section.child("w:pgMar") if section else None
    if size is None or margins is None:
        return page
    width, height = _points(size, "w"), _points(size, "h")
    found: dict[str, Any] = {
        "top": abs(_points(margins, "top")),
        "bottom": abs(_points(margins, "bottom")),
        "start": _points(margins, "left") or _points(margins, "start"),
        "end": _points(margins, "right") or _points(margins, "end"),
        "header": _points(margins, "header"),
        "footer": _points(margins, "footer"),
    }
    start, end, top, bottom = (found[each] for each in ("start", "end", "top", "bottom"))
    is_sound = min(start, end) >= 0 and width - start - end >= 144 and height - top - bottom >= 144
    if not is_sound or max(width, height) > 1600:
        return page
    return replace(page, width=width, height=height, **found)


def _scaled(style: Style, scale: float) -> Style:
    lengths = ("size", "leading", "before", "after", "start", "first", "pad_x", "pad_y")
    found = {name: getattr(style, name) * scale for name in lengths}
    return replace(style, end=style.end if style.end < _FARTHEST else 0, **found)


def _coloured(style: _Kind, changed: Mapping[str, str]) -> _Kind:
    names = [name for name in ("colour", "background", "line_colour") if hasattr(style, name)]
    found = {
        name: changed.get(getattr(style, name).upper(), getattr(style, name)) for name in names
    }
    return replace(style, **found)


def _points(node: Node, name: str) -> float:
    try:
        return round(float(node.get(f"w:{name}", "0"))) / 20
    except (ValueError, OverflowError):
        return 0
