"""Lettering with a theme's fonts: short texts of either direction on one line."""

from collections.abc import Iterator
from itertools import groupby

from briefer.document.theme import Style, Theme
from briefer.typeset.bidi import has_rtl, levels, visual_order
from briefer.typeset.page import Glyphs, Run
from briefer.typeset.setting import Settings


class Letters:
    """Sets the letters of one chart; runs belong to its mark and block."""

    def __init__(self, theme: Theme, *, rtl: bool, mark: int = 1, block: str = "") -> None:
        self.rtl = rtl
        self.mark = mark
        self._settings = Settings(theme, rtl=rtl)
        self._block = block

    def width(self, text: str, style: Style) -> float:
        """Return how wide the text is on one line, in points."""
        return sum(glyphs.width for glyphs in self._glyphs(text, style)) * style.size

    def runs(self, text: str, style: Style, x: float, y: float) -> tuple[Run, ...]:
        """Return the text on the base line y, from its left edge x."""
        found: list[Run] = []
        size = style.size
        for glyphs in self._glyphs(text, style):
            end = x + glyphs.width * size
            found.append(
                Run(
                    mark=self.mark,
                    x=x,
                    y=y,
                    end=end,
                    face=glyphs.face,
                    size=size,
                    colour=style.colour,
                    words=(glyphs,),
                    starts=(x,),
                    text=glyphs.text,
                    rtl=glyphs.rtl,
                    block=self._block,
                )
            )
            x = end
        return tuple(found)

    def _glyphs(self, text: str, style: Style) -> Iterator[Glyphs]:
        """Yield the shaped parts of the text from left to right."""
        face = self._settings.of(style).look.face
        if not self.rtl and not has_rtl(text):
            yield from face.word(text).pieces
            return
        parts: list[tuple[str, int]] = []
        at = 0
        for level, group in groupby(levels(text, int(self.rtl))):
            length = sum(1 for _ in group)
            parts.append((text[at : at + length], level))
            at += length
        for place in visual_order([level for _, level in parts]):
            part, level = parts[place]
            pieces = face.word(part, rtl=level % 2 == 1).pieces
            yield from reversed(pieces) if level % 2 else pieces
