"""Figures and charts: what is drawn as one, with its caption above and its note below."""

import math

from briefer.document.tree import Chart, Figure, Inlines
from briefer.errors import error
from briefer.typeset.chart import lay_chart
from briefer.typeset.chart.lettering import Letters
from briefer.typeset.flow import Flow, Owner
from briefer.typeset.inline import Leaf
from briefer.typeset.page import Area, Image, Item
from briefer.typeset.sheet import shifted
from briefer.typeset.strip import LINES, NEVER, PictureStrip
from briefer.typeset.structure import voice

_POINTS_PER_PIXEL = 0.75
_TALLEST = 0.62
_MOST_FLOATING = 0.75
_MISSING = (72, "#E6E9ED")


def set_figure(flow: Flow, figure: Figure) -> None:
    """Set a picture, no wider than the frame and no taller than most of a page."""
    place = flow.place
    style = flow.settings.get("figure", figure.role, place.within).style
    x, width = place.inset(style.start, style.end)
    picture = flow.document.pictures.get(figure.picture)
    if picture is None:
        flow.problems.append(
            error(
                "The picture of a figure is missing.",
                "Insert it again, or take the figure out.",
                block_id=figure.id,
            )
        )
        items: tuple[Item, ...] = (Area(0, x, 0, width, *_MISSING),)
        height: float = _MISSING[0]
    else:
        natural = picture.width * _POINTS_PER_PIXEL
        wide = min(width, natural) if natural < width * 0.6 else width
        height = wide * picture.height / picture.width
        tallest = flow.page_height * _TALLEST
        if height > tallest:
            wide, height = wide * tallest / height, tallest
        left = x + width - wide if place.rtl else x
        items = (Image(0, left, 0, wide, height, figure.picture),)
    _set_drawing(flow, figure, items, height, "figure")


def set_chart(flow: Flow, chart: Chart) -> None:
    """Set a chart as wide as the frame."""
    place = flow.place
    style = flow.settings.get("chart", chart.role, place.within).style
    x, width = place.inset(style.start, style.end)
    letters = Letters(flow.settings.theme, rtl=place.rtl, block=chart.id)
    drawing = lay_chart(chart, flow.settings.theme, width, letters)
    items = tuple(shifted(item, x) for item in drawing.items)
    _set_drawing(flow, chart, items, drawing.height, "chart")


def _set_drawing(
    flow: Flow, block: Figure | Chart, items: tuple[Item, ...], height: float, kind: str
) -> None:
    style = flow.settings.get(kind, block.role, flow.place.within).style
    start = len(flow.strips)
    with flow.inside(flow.element("Div", block)):
        offset = _set_words(flow, block, block.caption, "caption", 0)
        element = flow.element("Figure", alt=block.alt or " ")
        x, width = flow.place.inset(style.start, style.end)
        grid = flow.settings.get("text").style.leading / 2
        flow.add(
            PictureStrip(
                height=math.ceil(height / grid - 0.01) * grid,
                block=block.id,
                role=block.role,
                x=x,
                width=width,
                before=style.before,
                after=style.after if not block.note else 0,
                groups=flow.place.groups,
                items=items,
                voice=voice(element, (Leaf(),), (0,), {}),
            )
        )
        if block.note:
            flow.barrier = NEVER
            _set_words(flow, block, block.note, "note", offset)
    flow.let_float(start, _MOST_FLOATING)


def _set_words(flow: Flow, block: Figure | Chart, content: Inlines, kind: str, offset: int) -> int:
    """Set a caption or a note; return where the next line of the block's plain text begins."""
    if not content:
        return offset
    setting = flow.settings.get(kind, block.role, flow.place.within)
    element = flow.element("Caption" if kind == "caption" else "P")
    strips = flow.text(content, setting, element, Owner(block.id, block.role, offset))
    for strip in strips[1:]:
        strip.barrier = max(strip.barrier, LINES)
    if kind == "caption":
        flow.barrier = NEVER
    return offset + sum(len(run.text) for strip in strips for run in strip.line.runs) + 1
