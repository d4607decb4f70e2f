"""Outlines of glyphs, for what is drawn where the fonts are not at hand."""

from functools import lru_cache
from typing import Any

import uharfbuzz as hb
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen

from briefer.typeset.page import Run


def path(run: Run) -> str:
    """Return the outlines of the run's glyphs as the data of a path (SVG 1.1 §8.3)."""
    pen = SVGPathPen(None, ntos=lambda number: f"{number:.2f}".rstrip("0").rstrip("."))
    font = _font(run.face)
    scale = run.size / font.face.upem
    for glyph, x, rise in zip(run.glyphs, run.xs, run.ys, strict=True):
        font.draw_glyph_with_pen(glyph, TransformPen(pen, (scale, 0, 0, -scale, x, run.y - rise)))
    return str(pen.getCommands())


@lru_cache(maxsize=64)
def _font(face: str) -> Any:
    return hb.Font(hb.Face(hb.Blob.from_file_path(face)))
