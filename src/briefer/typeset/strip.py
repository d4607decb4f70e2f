"""Strips: what a page is stacked from. No page ends inside one.

A strip knows its height and how to draw itself on a sheet from a given y downward; it does not know
on which page. Margins of neighbours collapse to the larger one, and vanish at the top of a page.
"""

import math
from collections.abc import Callable, Iterator

from briefer.typeset.group import Group
from briefer.typeset.line import Line
from briefer.typeset.page import Element, Item
from briefer.typeset.sheet import Sheet
from briefer.typeset.structure import Voice
from briefer.value import dataclass

FREE, TOGETHER, LINES, NEVER, ALWAYS = 0, 1, 2, 3, -1
"""What speaks against a new page before a strip: nothing, a panel kept together, a lone line, a
lone heading. ALWAYS begins a page."""


@dataclass(slots=True, eq=False, kw_only=True)
class Note:
    """A note for the foot of the page, whose element is at its reference."""

    element: Element
    strips: tuple["Strip", ...]
    height: float


@dataclass(slots=True, eq=False, kw_only=True)
class Strip:
    """What has a height and can be drawn.

    `barrier` says what speaks against a new page before it. Strips with the same `floats`, which
    is not 0, are a figure that may go to the top of the next page. What is `wide` goes over all
    columns of a page. The strip is moved down until what is `phase` below its top is at a multiple
    of `snap`.
    """

    height: float
    block: str = ""
    role: str = ""
    x: float = 0
    width: float = 0
    before: float = 0
    after: float = 0
    barrier: int = FREE
    groups: tuple[Group, ...] = ()
    notes: tuple[Note, ...] = ()
    head: tuple["Strip", ...] = ()
    target: str = ""
    floats: int = 0
    wide: bool = False
    snap: float = 0
    phase: float = 0

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw the strip; a bare one is space."""

    def place(self, sheet: Sheet, y: float) -> None:
        """Draw the strip, and let the sheet know where its block is."""
        sheet.box(self.groups, self.block, self.role, (self.x, y, self.width, self.height))
        if self.target:
            sheet.reach(self.target, y)
        self.draw(sheet, y)

    def targets(self) -> Iterator[str]:
        """Yield the names of the places in the strip that links lead to."""
        if self.target:
            yield self.target


@dataclass(slots=True, eq=False, kw_only=True)
class TextStrip(Strip):
    """A line of a galley, with the label that hangs beside it."""

    line: Line
    voice: Voice
    label: "TextStrip | None" = None
    drop: float = 0

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw the label, `drop` lower, then the line."""
        if self.label is not None:
            self.label.draw(sheet, y + self.drop)
        sheet.text(self.line, self.voice, y)


@dataclass(slots=True, eq=False, kw_only=True)
class PictureStrip(Strip):
    """Items that stand together, such as a picture or a chart.

    Their y is counted from the strip's top.
    """

    items: tuple[Item, ...]
    voice: Voice | None = None

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw the items."""
        sheet.figure(self.items, self.voice, y)


@dataclass(slots=True, eq=False, kw_only=True)
class RowStrip(Strip):
    """Strips side by side, each at its distance from the top.

    `frames` are the groups that are open.
    """

    cells: tuple[tuple[float, Strip], ...]
    frames: tuple[Group, ...] = ()
    finish: Callable[[Sheet, float], None] | None = None

    def targets(self) -> Iterator[str]:
        """Yield the names of the places in what stands side by side."""
        for _, strip in self.cells:
            yield from strip.targets()

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw frames to the full height, then what is in them."""
        for frame in self.frames:
            sheet.frame(frame, y, y + self.height)
        for top, strip in self.cells:
            strip.place(sheet, y + top)
        if self.finish is not None:
            self.finish(sheet, y)


@dataclass(slots=True, eq=False, kw_only=True)
class ColumnStrip(Strip):
    """Strips in columns, set for the first one; each is further right than the last by `step`."""

    columns: tuple[tuple[Strip, ...], ...]
    step: float

    def targets(self) -> Iterator[str]:
        """Yield the names of the places in the columns."""
        for column in self.columns:
            for strip in column:
                yield from strip.targets()

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw the columns, one after the other."""
        for number, column in enumerate(self.columns):
            part = sheet.part()
            for top, strip in zip(stack(column)[0], column, strict=True):
                strip.place(part, y + top)
            sheet.take(part, number * self.step)


def hang(strip: TextStrip, label: TextStrip) -> None:
    """Hang a label beside a strip, on its base line."""
    if strip.line.runs and label.line.runs:
        strip.drop = strip.line.runs[0].y - label.line.runs[0].y
    strip.label = label


def gap(above: Strip, below: Strip) -> float:
    """Return the space between two strips that follow one another on a page."""
    if above.groups is below.groups:
        return max(below.before, above.after)
    shared = 0
    for one, other in zip(above.groups, below.groups, strict=False):
        if one is not other:
            break
        shared += 1
    space, margin = 0.0, above.after
    for group in reversed(above.groups[shared:]):
        if group.is_framed:
            space += group.below
            margin = group.style.after
        else:
            margin = max(margin, group.style.after)
    fresh = False
    for group in below.groups[shared:]:
        if not fresh:
            margin = max(margin, group.style.before)
        if group.is_framed:
            space += margin + group.above
            margin, fresh = 0.0, True
    return space + (margin if fresh else max(margin, below.before))


def snapped(y: float, grid: float) -> float:
    """Return the next line of a grid, unless y is on one."""
    return math.ceil(y / grid - 0.01) * grid


def stack(strips: tuple[Strip, ...]) -> tuple[list[float], float]:
    """Return the y of each strip of a column, and the height of all with their frames."""
    tops: list[float] = []
    y = 0.0
    for at, strip in enumerate(strips):
        y += gap(strips[at - 1], strip) if at else sum(g.above for g in strip.groups)
        tops.append(y)
        y += strip.height
    return tops, y + (sum(g.below for g in strips[-1].groups) if strips else 0)
