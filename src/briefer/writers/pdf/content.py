"""The content stream of a page: its items as operators, each inside its marked content.

It knows no object of the file but the names of fonts and pictures.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import assert_never

from briefer.document.theme import PageStyle
from briefer.typeset.page import ARTIFACT, Area, Image, Item, Page, Run, Shape, Stroke
from briefer.writers.pdf.font import Font
from briefer.writers.pdf.objects import hundredths, numbers

_CURVE = 0.5523  # the handle of a Bézier curve that is nearly a quarter of a circle


class Content:
    """The operators of a page, and which of its marks each marked content has.

    `tags` are the types of the elements of the page's marks.
    """

    def __init__(
        self,
        page: Page,
        style: PageStyle,
        tags: Sequence[str],
        fonts: Mapping[str, tuple[str, Font]],
        pictures: Mapping[str, tuple[str, object]],
    ) -> None:
        self.marks: list[int] = []
        self._page = page
        self._style = style
        self._fonts = fonts
        self._pictures = pictures
        self._out: list[str] = []
        self._state = {"Tc": "0"}
        for tag, group in groupby(page.items, self._mark):
            if isinstance(tag, int):
                self._put(f"/{tags[tag - 1]} <</MCID {len(self.marks)}>> BDC")
                self.marks.append(tag)
            else:
                self._put(tag)
            self._draw(group)
            self._put("EMC")

    def __bytes__(self) -> bytes:
        return "\n".join(self._out).encode("ascii")

    def _mark(self, item: Item) -> int | str:
        """Return an item's mark, or the operator that begins its artifact (ISO 14289-1 §7.8)."""
        if item.mark != ARTIFACT:
            return item.mark
        if isinstance(item, Run | Image):
            if item.y < self._style.top:
                return "/Artifact <</Type /Pagination /Subtype /Header>> BDC"
            if item.y > self._page.height - self._style.bottom:
                return "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
        return "/Artifact BMC"

    def _put(self, operators: str) -> None:
        self._out.append(operators)

    def _set(self, operator: str, operands: str) -> None:
        if self._state.get(operator) != operands:
            self._state[operator] = operands
            self._put(f"{operands} {operator}")

    def _draw(self, items: Iterator[Item]) -> None:
        for is_text, group in groupby(items, lambda item: isinstance(item, Run)):
            if is_text:
                self._text(run for run in group if isinstance(run, Run) and run.words)
                continue
            for item in group:
                match item:
                    case Area():
                        self._area(item)
                    case Stroke():
                        self._stroke(item)
                    case Shape():
                        self._shape(item)
                    case Image():
                        self._image(item)
                    case Run():
                        pass
                    case _:
                        assert_never(item)

    def _area(self, area: Area) -> None:
        self._set("rg", _rgb(area.colour))
        x, y, width, height = area.x, self._up(area.y + area.height), area.width, area.height
        if not area.radius:
            self._put(f"{numbers(x, y, width, height)} re f")
            return
        radius = min(area.radius, width / 2, height / 2)
        right, top, handle = x + width, y + height, radius * (1 - _CURVE)
        corners = (
            (right - handle, y, right, y + handle, right, y + radius, right, top - radius),
            (right, top - handle, right - handle, top, right - radius, top, x + radius, top),
            (x + handle, top, x, top - handle, x, top - radius, x, y + radius),
            (x, y + handle, x + handle, y, x + radius, y, x + radius, y),
        )
        path = [f"{numbers(x + radius, y)} m {numbers(right - radius, y)} l"]
        path += [f"{numbers(*each[:6])} c {numbers(*each[6:])} l" for each in corners]
        self._put(" ".join([*path, "f"]))

    def _stroke(self, stroke: Stroke) -> None:
        self._set("RG", _rgb(stroke.colour))
        self._set("w", numbers(stroke.width))
        self._set("d", f"[{numbers(*stroke.dash)}] 0")
        points = stroke.points
        is_closed = len(points) > 2 and points[0] == points[-1]
        path = self._path(points[:-1] if is_closed else points)
        self._put(f"{path} {'s' if is_closed else 'S'}")

    def _shape(self, shape: Shape) -> None:
        self._set("rg", _rgb(shape.colour))
        self._put(f"{self._path(shape.points)} f")

    def _path(self, points: tuple[tuple[float, float], ...]) -> str:
        steps = [numbers(x, self._up(y)) for x, y in points]
        return " ".join([f"{steps[0]} m", *(f"{step} l" for step in steps[1:])])

    def _image(self, image: Image) -> None:
        if image.picture in self._pictures:
            y = self._up(image.y + image.height)
            place = numbers(image.width, 0, 0, image.height, image.x, y)
            self._put(f"q {place} cm /{self._pictures[image.picture][0]} Do Q")

    def _text(self, runs: Iterator[Run]) -> None:
        self._put("BT")
        left, base = 0, 0
        for run in runs:
            label, font = self._fonts[run.face]
            self._set("Tf", f"/{label} {numbers(run.size)}")
            self._set("rg", _rgb(run.colour))
            self._set("Tc", numbers(run.tracking))
            x, y = round(run.x * 100), round(self._up(run.y) * 100)
            self._put(f"{hundredths(x - left)} {hundredths(y - base)} Td")
            left, base = x, y
            self._run(run, font)
        self._put("ET")

    def _run(self, run: Run, font: Font) -> None:
        """Show a run: codes, and how far they drift from where their widths alone lead."""
        size, scale, tracking, begin = run.size, 1000 / run.size, round(run.tracking, 2), run.x
        known = font.known
        pen = drift = 0
        raised, out = 0.0, ["<"]
        for start, word in zip(run.starts, run.words, strict=True):
            for rise, x, codes, width, further in known.get(word) or font.rows(word):
                if rise != raised:
                    self._show(out)
                    raised, out = rise, ["<"]
                    self._put(f"{numbers(rise * size)} Ts")
                wanted = round((start - begin + x * size) * scale) - pen
                if wanted != drift:
                    out.append(f">{drift - wanted}<")
                out.append(codes)
                pen += width
                drift = wanted + further
            if tracking:
                begin += tracking * len(word.ids)
        self._show(out)
        if raised:
            self._put("0 Ts")

    def _show(self, out: list[str]) -> None:
        shown = "".join(out)
        if shown != "<":
            moved = f"[{shown.removeprefix('<>')}>] TJ"
            self._put(moved if ">" in shown else f"{shown}> Tj")

    def _up(self, y: float) -> float:
        return self._page.height - y


@cache
def _rgb(colour: str) -> str:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return " ".join(f"{part:.3f}".rstrip("0").rstrip(".") for part in parts)
