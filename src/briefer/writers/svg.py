"""SVG: items of a drawing -> the text of a picture that needs nothing beside it (SVG 1.1)."""

from collections.abc import Callable
from typing import assert_never

from briefer.typeset.chart import Drawing, Mark
from briefer.typeset.outline import path
from briefer.typeset.page import Area, Run, Stroke

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def with_text(drawing: Drawing, width: float, *, title: str = "", description: str = "") -> str:
    """Return a picture for a page of HTML, whose letters are text in that page's font."""
    described = "".join(
        f"<{name}>{text.translate(_TEXT)}</{name}>"
        for name, text in (("title", title), ("desc", description))
        if text
    )
    return _svg(drawing, width, 'role="img" direction="ltr"', described, _text)


def with_outlines(drawing: Drawing, width: float) -> str:
    """Return a picture that looks the same everywhere: its letters are outlines."""
    size = f'width="{_number(width)}pt" height="{_number(drawing.height)}pt"'
    return _svg(drawing, width, size, "", _outline)


def _svg(
    drawing: Drawing, width: float, attributes: str, described: str, letters: Callable[[Run], str]
) -> str:
    box = f"0 0 {_number(width)} {_number(drawing.height)}"
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" {attributes}>{described}',
            *(_mark(item, letters) for item in drawing.items),
            "</svg>",
        )
    )


def _mark(item: Mark, letters: Callable[[Run], str]) -> str:
    match item:
        case Run():
            return letters(item)
        case Area(x=x, y=y, width=width, height=height, radius=radius):
            place = _attributes(x=x, y=y, width=width, height=height)
            rounded = _attributes(rx=radius) if radius else ""
            return f'<rect{place}{rounded} fill="{item.colour}"/>'
        case Stroke(points=points):
            dash = f' stroke-dasharray="{" ".join(map(_number, item.dash))}"' if item.dash else ""
            return (
                f'<polyline points="{_points(points)}" fill="none" stroke="{item.colour}"'
                f'{_attributes(stroke_width=item.width)} stroke-linejoin="round"{dash}/>'
            )
        case _:
            assert_never(item)


def _text(run: Run) -> str:
    """Return text that is as wide as it was laid out, whatever font shows it."""
    place = _attributes(
        x=run.end if run.rtl else run.x,
        y=run.y,
        font_size=run.size,
        textLength=run.end - run.x,
    )
    direction = ' direction="rtl"' if run.rtl else ""
    fill = f'lengthAdjust="spacingAndGlyphs" fill="{run.colour}"'
    return f"<text{place} {fill}{direction}>{run.text.translate(_TEXT)}</text>"


def _outline(run: Run) -> str:
    return f'<path d="{path(run)}" fill="{run.colour}"/>'


def _attributes(**values: float) -> str:
    return "".join(
        f' {name.replace("_", "-")}="{_number(value)}"' for name, value in values.items()
    )


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
