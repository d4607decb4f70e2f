"""Looks: a style of the theme in its place, as properties of WordprocessingML.

A panel has no element of its own in Word: its paragraphs carry its background and lines. Paragraphs
of one look in a row become one box there, which fills the distance between them; where the look
changes, invisible lines above and below fill it, so that the panel stays whole. It knows no block.
"""

from typing import NamedTuple

from briefer.document.theme import Style
from briefer.writers.docx.element import (
    Xml,
    eighths,
    element,
    empty,
    foreign,
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

NATURAL = 1.3
"""How high lines are in which nothing is cut off, as a part of the size."""


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
    belongs to, with its level. `outline` is the level that Word's navigation shows, from 0, and
    `leader` what leads to the stop `tab`, which is 0 for none.
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
    leader: str = ""
    is_exact: bool = False


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


def border(side: str, width: float, colour: str, space: int = 0) -> Xml:
    """Return a line at a side of a paragraph, table or cell."""
    return empty(side, "single", sz=eighths(width), space=space, color=rgb(colour))


def paragraph_borders(borders: Borders, *, rtl: bool) -> Xml:
    """Return the lines (ECMA-376-1 §17.3.1.24); their sides are those of the page."""
    left, right = (borders.end, borders.start) if rtl else (borders.start, borders.end)
    sides = {"top": borders.top, "left": left, "bottom": borders.bottom, "right": right}
    return element(
        "pBdr",
        *(
            border(side, line.width, line.colour, min(MOST_SPACE, round(line.space)))
            for side, line in sides.items()
            if line
        ),
    )


def paragraph_properties(look: Look, base: Style | None, *, rtl: bool) -> Xml:
    """Return the properties of a paragraph style; what `base` switches on is switched off.

    `rtl` says which side the start is on, for lines.
    """
    style = look.style
    found: list[Xml] = []
    if style.keep_with_next or (base and base.keep_with_next):
        found.append(switch("keepNext", on=style.keep_with_next))
    if style.keep_together or (base and base.keep_together):
        found.append(switch("keepLines", on=style.keep_together))
    if look.number:
        found.append(number_properties(look.number))
    if look.borders:
        found.append(paragraph_borders(look.borders, rtl=rtl))
    if look.background:
        found.append(shade(look.background))
    if look.tab:
        found.append(element("tabs", empty("tab", "end", leader=look.leader, pos=twips(look.tab))))
    if not style.hyphenate:
        found.append(empty("suppressAutoHyphens"))
    if rtl and base is None:
        found.append(empty("bidi"))
    is_exact = look.is_exact or style.leading < style.size * NATURAL
    first = {"firstLine" if look.first >= 0 else "hanging": twips(abs(look.first))}
    found += [
        empty(
            "spacing", before=twips(look.before), after=twips(look.after),
            line=twips(style.leading), lineRule="exact" if is_exact else "atLeast",
        ),
        empty("ind", start=twips(look.start), end=twips(look.end), **first),
        empty("jc", "both" if style.align == "justify" else style.align),
    ]  # fmt: skip
    if look.outline is not None:
        found.append(empty("outlineLvl", look.outline))
    return element("pPr", *found)


def number_properties(number: tuple[int, int]) -> Xml:
    """Return what makes a paragraph an item of a list, on a level."""
    return element("numPr", empty("ilvl", number[1]), empty("numId", number[0]))


def shade(colour: str) -> Xml:
    """Return a background."""
    return empty("shd", "clear", color="auto", fill=rgb(colour))


def font_names(latin: str, complex_: str, **others: str) -> Xml:
    """Return the names of the fonts of a text; `others` are those of other scripts."""
    return empty("rFonts", ascii=latin, hAnsi=latin, **others, cs=complex_)


def sizes(points: float) -> Xml:
    """Return the size of letters."""
    size = half_points(points)
    return Xml(empty("sz", size) + empty("szCs", size))


def run_properties(style: Style, base: Style | None, fonts: tuple[str, str]) -> Xml:
    """Return the properties of the text of a paragraph style, given the names of its fonts."""
    found = [font_names(*fonts, eastAsia=fonts[0])]
    if style.bold or (base and base.bold):
        found += [switch("b", on=style.bold), switch("bCs", on=style.bold)]
    if style.italic or (base and base.italic):  # Arabic has no italics: no iCs anywhere
        found.append(switch("i", on=style.italic))
    if style.capitals or (base and base.capitals):
        found.append(switch("caps", on=style.capitals))
    if style.small_capitals or (base and base.small_capitals):
        found.append(switch("smallCaps", on=style.small_capitals and not style.capitals))
    found.append(empty("color", rgb(style.colour)))
    if style.tracking or (base and base.tracking):
        found.append(empty("spacing", twips(style.tracking)))
    found.append(sizes(style.size))
    if style.old_style:
        found.append(foreign("w14:numForm", w14__val="oldStyle"))
    if style.tabular:
        found.append(foreign("w14:numSpacing", w14__val="tabular"))
    return element("rPr", *found)
