"""Looks: a style of the theme in its place, as properties of WordprocessingML.

A panel has no element of its own in Word: its paragraphs carry its background and lines, and each
fills the distance to the next with its own padding, so that the panel stays whole where indents
change. It knows no block.
"""

from dataclasses import dataclass, replace

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

_HAIR = 0.25
_MOST_SPACE = 31
_NATURAL = 1.3


@dataclass(frozen=True, slots=True)
class Line:
    """A border line at a distance from the text, in points."""

    width: float
    colour: str
    space: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Borders:
    """The lines around a paragraph; `start` and `end` by the direction of its text."""

    top: Line | None = None
    start: Line | None = None
    bottom: Line | None = None
    end: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a paragraph looks: its style, indents and lines.

    `first` is the indent of the first line from `start`. `number` is the list that the style itself
    belongs to, with its level. `outline` is the level that Word's navigation shows.
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
    tab: tuple[str, float] | None = None


def boxed(look: Look, panel: Style) -> Look:
    """Return the look inside a panel that has a background or a line at its start.

    Paragraphs of one look in a row become one box in Word, which fills the distance between them;
    where the look changes, the invisible lines above and below are what fills it.
    """
    colour = panel.background or "#FFFFFF"
    gap = look.before + look.after
    offset = max(0, look.start + min(0, look.first))
    side = min(_MOST_SPACE, panel.pad_x + offset)
    line = Line(panel.line_start or _HAIR, panel.line_colour if panel.line_start else colour, side)
    return replace(
        look,
        start=look.start + panel.start + panel.pad_x + panel.line_start,
        end=panel.end + panel.pad_x,
        before=gap,
        after=0,
        background=panel.background,
        borders=Borders(
            top=Line(_HAIR, colour, look.before),
            start=line,
            bottom=Line(_HAIR, colour, look.after),
            end=Line(_HAIR, colour, panel.pad_x),
        ),
    )


def is_box(panel: Style) -> bool:
    """Return whether the panel has a background or a line that all its paragraphs carry."""
    return bool(panel.background or panel.line_start)


def add_borders(parent: _Element, borders: Borders, *, rtl: bool) -> None:
    """Append the lines (ECMA-376-1 §17.3.1.24); their sides are those of the page."""
    element = add(parent, "pBdr")
    left, right = (borders.end, borders.start) if rtl else (borders.start, borders.end)
    sides = {"top": borders.top, "left": left, "bottom": borders.bottom, "right": right}
    for side, line in sides.items():
        if line:
            add(
                element, side, "single", sz=eighths(line.width),
                space=min(_MOST_SPACE, round(line.space)), color=rgb(line.colour),
            )  # fmt: skip


def add_paragraph_properties(
    parent: _Element, look: Look, base: Style | None, *, rtl: bool
) -> None:
    """Append the properties of a paragraph style; what `base` switches on is switched off."""
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
        add(add(properties, "tabs"), "tab", look.tab[0], pos=twips(look.tab[1]))
    if not style.hyphenate:
        add(properties, "suppressAutoHyphens")
    exact = style.leading < style.size * _NATURAL
    add(
        properties, "spacing", before=twips(look.before), after=twips(look.after),
        line=twips(style.leading), lineRule="exact" if exact else "atLeast",
    )  # fmt: skip
    indent = add(properties, "ind", start=twips(look.start), end=twips(look.end))
    if look.first:
        edge = "firstLine" if look.first > 0 else "hanging"
        indent.set(indent.tag.replace("ind", edge), str(twips(abs(look.first))))
    add(properties, "jc", "both" if style.align == "justify" else style.align)
    if look.outline is not None:
        add(properties, "outlineLvl", look.outline)


def add_run_properties(
    parent: _Element, style: Style, base: Style | None, fonts: tuple[str, str]
) -> None:
    """Append the properties of the text of a paragraph style."""
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
