"""The canvas of a chart: items at places counted from the start edge, where text begins."""

from typing import Literal, Protocol

from briefer.document.theme import Style, Theme
from briefer.typeset.page import Area, Run, Stroke
from briefer.value import replace

_GRID = "#D9DEE4"
_DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2), (1.5, 1.5), (7, 2, 1.5, 2), (3, 3))


Mark = Area | Stroke | Run
"""What a chart is drawn with."""


class Lettering(Protocol):
    """What measures text and sets it, with the fonts at hand."""

    @property
    def mark(self) -> int:
        """The leaf of the logical structure that all items belong to."""
        ...

    @property
    def rtl(self) -> bool:
        """Whether the document runs from right to left."""
        ...

    def width(self, text: str, style: Style) -> float:
        """Return how wide the text is on one line, in points."""
        ...

    def runs(self, text: str, style: Style, x: float, y: float) -> tuple[Run, ...]:
        """Return the text on the base line y, from its left edge x."""
        ...


class Canvas:
    """Collects the items of one chart; `axis` is the style of an axis' numbers."""

    def __init__(self, theme: Theme, width: float, lettering: Lettering) -> None:
        self.items: list[Mark] = []
        self.width = width
        self.style = theme.style("chart")
        self.axis = theme.style("chart", "axis")
        self.grid = self.style.line_colour or _GRID
        self.rtl = lettering.rtl
        self._colours = theme.chart
        self._lettering = lettering
        self._mark = lettering.mark

    @property
    def leading(self) -> float:
        """The distance of lines of letters."""
        return self.style.leading

    @property
    def middle(self) -> float:
        """How far below the middle of its line the base line of letters lies."""
        return self.style.size * 0.35

    def colour(self, series: int) -> str:
        """Return the colour of a series, by its number."""
        return self._colours[series % len(self._colours)]

    def ink(self, series: int) -> Style:
        """Return the style of a series' name: in its colour, if that is legible on white."""
        colour = self.colour(series)
        is_legible = _contrast_with_white(colour) >= 4.5
        return replace(self.style, colour=colour) if is_legible else self.style

    @staticmethod
    def dash(series: int) -> tuple[float, ...]:
        """Return the dashes of the line of a series, so that lines differ in grey."""
        return _DASHES[series % len(_DASHES)]

    def measure(self, text: str, style: Style | None = None) -> float:
        """Return how wide the text is on one line."""
        return self._lettering.width(text, style or self.style)

    def area(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Draw a rectangle; a negative width or height counts back from its place."""
        x, width = min(x, x + width), abs(width)
        y, height = min(y, y + height), abs(height)
        if self.rtl:
            x = self.width - x - width
        self.items.append(Area(self._mark, x, y, width, height, colour))

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        """Draw a disc around a point."""
        x = self.width - x if self.rtl else x
        side = 2 * radius
        self.items.append(Area(self._mark, x - radius, y - radius, side, side, colour, radius))

    def stroke(
        self,
        points: list[tuple[float, float]],
        width: float,
        colour: str,
        dash: tuple[float, ...] = (),
    ) -> None:
        """Draw a line through points."""
        placed = tuple((self.width - x if self.rtl else x, y) for x, y in points)
        self.items.append(Stroke(self._mark, placed, width, colour, dash))

    def label(
        self,
        text: str,
        x: float,
        y: float,
        *,
        side: Literal["start", "middle", "end"] = "start",
        style: Style | None = None,
    ) -> None:
        """Set text on the base line y so that its start, middle or end is at x."""
        if not text:
            return
        style = style or self.style
        wide = self._lettering.width(text, style)
        x -= {"start": 0, "middle": wide / 2, "end": wide}[side]
        if self.rtl:
            x = self.width - x - wide
        self.items.extend(self._lettering.runs(text, style, x, y))

    def wrap(self, text: str, width: float, most: int) -> list[str]:
        """Return the text in lines no wider than said, at most so many; what is too much is cut."""
        lines: list[str] = []
        line = ""
        for word in text.split():
            wider = f"{line} {word}" if line else word
            if not line or self.measure(wider) <= width:
                line = wider
            else:
                lines.append(line)
                line = word
        lines.append(line)
        if len(lines) > most:
            lines[most - 1 :] = [" ".join(lines[most - 1 :])]
        return [self._cut(each, width) for each in lines]

    def _cut(self, text: str, width: float) -> str:
        """Return as much of the text as is no wider, an ellipsis for the rest."""
        if self.measure(text) <= width:
            return text
        fits, over = 0, len(text)
        while fits + 1 < over:
            middle = (fits + over) // 2
            if self.measure(f"{text[:middle].rstrip()}…") <= width:
                fits = middle
            else:
                over = middle
        return f"{text[:fits].rstrip()}…"

    def header(self, unit: str, names: list[str]) -> float:
        """Draw the unit at the corner, then a key of several series; return the height of both."""
        y = 0.0
        if unit:
            self.label(self._cut(unit, self.width), 0, self.style.size, style=self.axis)
            y = self.leading
        if len(names) > 1:
            y = self._key(names, y)
        return y + 6 if y else 0

    def _key(self, names: list[str], y: float) -> float:
        x, side = 0.0, 6.0
        for series, name in enumerate(names):
            name = self._cut(name, self.width - 14)  # noqa: PLW2901 - the name as it is shown
            wide = self.measure(name)
            if x and x + 10 + wide > self.width:
                x, y = 0, y + self.leading
            base = y + self.style.size
            self.area(x, base - side + 0.2, side, side, self.colour(series))
            self.label(name, x + 10, base)
            x += 10 + wide + 16
        return y + self.leading


def _contrast_with_white(colour: str) -> float:
    """Return the contrast ratio (WCAG 2.2, relative luminance)."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    luminance = sum(w * part for w, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return 1.05 / (luminance + 0.05)
