"""Rasters: items of a drawing -> the pixels of a picture, for readers that show no SVG."""

import io
from collections.abc import Iterator
from itertools import pairwise
from math import ceil, hypot
from typing import assert_never

from PIL import Image, ImageDraw, ImageFont

from briefer.typeset.chart import Drawing, Mark
from briefer.typeset.page import Area, Run, Stroke

DPI = 200
_FINER = 3  # lines are drawn so much larger and then made smaller, since Pillow's have hard edges

_Point = tuple[float, float]


def png(drawing: Drawing, width: float) -> bytes:
    """Return the drawing on white, as a PNG file of 200 dots an inch."""
    scale = DPI * _FINER / 72
    size = (ceil(width * scale), ceil(drawing.height * scale) or 1)
    pixels = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(pixels)
    for item in drawing.items:
        _draw(draw, item, scale)
    file = io.BytesIO()
    pixels.reduce(_FINER).save(file, "PNG", optimize=True, dpi=(DPI, DPI))
    return file.getvalue()


def _draw(draw: ImageDraw.ImageDraw, item: Mark, scale: float) -> None:
    match item:
        case Area(x=x, y=y, width=width, height=height):
            box = [x * scale, y * scale, (x + width) * scale, (y + height) * scale]
            draw.rounded_rectangle(box, item.radius * scale, fill=item.colour)
        case Stroke(points=points, dash=dash):
            thick = max(1, round(item.width * scale))
            for part in _dashes(points, dash) if dash else (points,):
                draw.line(_scaled(part, scale), item.colour, thick, joint="curve")
        case Run(x=x, y=y, text=text):
            font = ImageFont.truetype(item.face, item.size * scale)
            shown = "".join(each if each.isprintable() else " " for each in text)
            draw.text((x * scale, y * scale), shown, item.colour, font, anchor="ls")
        case _:
            assert_never(item)


def _scaled(points: tuple[_Point, ...], scale: float) -> list[_Point]:
    return [(x * scale, y * scale) for x, y in points]


def _dashes(points: tuple[_Point, ...], dash: tuple[float, ...]) -> Iterator[tuple[_Point, ...]]:
    """Yield the drawn parts of a line; `dash` is lengths of strokes and gaps in turn."""
    turn, left = 0, dash[0]
    part: list[_Point] = [points[0]]
    for (x, y), (to_x, to_y) in pairwise(points):
        length, done = hypot(to_x - x, to_y - y), 0.0
        while length - done > left:
            done += left
            place = (x + (to_x - x) * done / length, y + (to_y - y) * done / length)
            if turn % 2 == 0:
                yield (*part, place)
            turn, part = turn + 1, [place]
            left = dash[turn % len(dash)]
        left -= length - done
        part.append((to_x, to_y))
    if turn % 2 == 0:
        yield tuple(part)
