"""Looks: a style of the theme in its place, as properties of WordprocessingML.

A panel has no element of its own in Word: its paragraphs carry its background and lines. Paragraphs
of one look in a row become one box there, which fills the distance between them; where the look
changes, invisible lines above and below fill it, so that the panel stays whole. It knows no block.
"""

from typing import NamedTuple

from lxml.etree import SubElement, _Element

from briefer.document.theme import Style
from briefer.writers.docx.element import (
    P_PR,
    R_PR,
    add,
    eighths,
    half_points,
    rgb,
    switch,
    twips,
)
from briefer.writers.docx.place import Place

EDGE = 1.0
"""The width of the invisible lines at the ends of a frame, which no style has."""

MOST_SPACE = 31
"""The farthest that Word sets a line from its text."""

_NATURAL = 1.3
_NUMERALS = "http://schemas.microsoft.com/office/word/2010/wordml"


class Line(NamedTuple):
    """A border line at a distance from the text, in points."""

    width: float
    colour: str
    space: float = 0


class Borders(NamedTuple):
    """The lines around a paragraph; `start` and `end` by the direction of its text."""

    top: Line | None = None
    start: Line | None = None
    bottom: Line | None = None
    end: Line | None = None


class Look(NamedTuple):
    """How a paragraph looks: its style, indents and lines.

    `first` is the indent of the first line from `start`. `number` is the list that the style itself
    belongs to, with its level. `outline` is the level that Word's navigation shows, from 0.
    """

    style: Style
    start: float = 0
    end: float = 0
    first: float = 0
    before: float = 0
    after: float = 0
    background: str = ""
    borders: Borders | None = None
    number: tuple[int, int] | None = None
    outline: int | None = None
    tab: float = 0


def boxed(look: Look, place: Place, turn: int) -> Look:
    """Return the look with the background and the line of the frame that it stands in.

    Styles of another `turn` have invisible lines of another width: some readers join paragraphs
    whose lines differ in nothing but their distance.
    """
    hair = 0.25 + 0.125 * (turn % 5)
    frame = place.frame
    assert frame
    colour = frame.background or "#FFFFFF"
    start = look.start + min(0, look.first) - place.frame_start - frame.line_start
    end = min(look.end, place.frame_end + MOST_SPACE)
    line = frame.line_colour or frame.colour if frame.line_start else colour
    return look._replace(
        end=end,
        before=max(look.before, look.after),
        after=0,
        background=frame.background,
        borders=Borders(
            top=Line(hair, colour, look.before),
            start=Line(frame.line_start or hair, line, max(0, start)),
            bottom=Line(hair, colour, look.after),
            end=Line(hair, colour, end - place.frame_end),
        ),
    )


def add_borders(parent: _Element, borders: Borders, *, rtl: bool) -> None:
    """Append the lines (ECMA-376-1 §17.3.1.24); their sides are those of the page."""
    element = add(parent, "pBdr")
    left, right = (borders.end, borders.start) if rtl else (borders.start, borders.end)
    sides = {"top": borders.top, "left": left, "bottom": borders.bottom, "right": right}
    for side, line in sides.items():
        if line:
            space = min(MOST_SPACE, round(line.space))
            width = eighths(line.width)
            add(element, side, "single", sz=width, space=space, color=rgb(line.colour))


def add_paragraph_properties(
    parent: _Element, look: Look, base: Style | None, *, rtl: bool
) -> None:
    """Append the properties of a paragraph style; what `base` switches on is switched off.

    `rtl` says which side the start is on, for lines.
    """
    style = look.style
    properties = SubElement(parent, P_PR)
    if style.keep_with_next or (base and base.keep_with_next):
        switch(properties, "keepNext", on=style.keep_with_next)
    if style.keep_together or (base and base.keep_together):
        switch(properties, "keepLines", on=style.keep_together)
    if look.number:
        number = add(properties, "numPr")
        add(number, "ilvl", look.number[1])
        add(number, "numId", look.number[0])
    if look.borders:
        add_borders(properties, look.borders, rtl=rtl)
    if look.background:
        add(properties, "shd", "clear", color="auto", fill=rgb(look.background))
    if look.tab:
        add(add(properties, "tabs"), "tab", "end", pos=twips(look.tab))
    if not style.hyphenate:
        add(properties, "suppressAutoHyphens")
    if rtl and base is None:
        add(properties, "bidi")
    is_exact = style.leading < style.size * _NATURAL
    add(
        properties, "spacing", before=twips(look.before), after=twips(look.after),
        line=twips(style.leading), lineRule="exact" if is_exact else "atLeast",
    )  # fmt: skip
    edge = "firstLine" if look.first >= 0 else "hanging"
    first = {edge: twips(abs(look.first))}
    add(properties, "ind", start=twips(look.start), end=twips(look.end), **first)
    add(properties, "jc", "both" if style.align == "justify" else style.align)
    if look.outline is not None:
        add(properties, "outlineLvl", look.outline)


def add_run_properties(
    parent: _Element, style: Style, base: Style | None, fonts: tuple[str, str]
) -> None:
    """Append the properties of the text of a paragraph style, given the names of its fonts."""
    properties = SubElement(parent, R_PR)
    latin, complex_ = fonts
    add(properties, "rFonts", ascii=latin, hAnsi=latin, eastAsia=latin, cs=complex_)
    for name in ("bold", "italic"):
        is_on = getattr(style, name)
        if is_on or (base and getattr(base, name)):
            switch(properties, name[0], on=is_on)
            switch(properties, f"{name[0]}Cs", on=is_on)
    if style.capitals or (base and base.capitals):
        switch(properties, "caps", on=style.capitals)
    add(properties, "color", rgb(style.colour))
    if style.tracking or (base and base.tracking):
        add(properties, "spacing", twips(style.tracking))
    add(properties, "sz", half_points(style.size))
    add(properties, "szCs", half_points(style.size))
    for kind, value in (
        ("numForm", "oldStyle" if style.old_style else ""),
        ("numSpacing", "tabular" if style.tabular else ""),
    ):
        if value:
            element = SubElement(properties, f"{{{_NUMERALS}}}{kind}")
            element.set(f"{{{_NUMERALS}}}val", value)
