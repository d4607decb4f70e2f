"""Sheets: a page while things are drawn on it: items, boxes, links, and the marks of its items."""

from typing import Any

from briefer.typeset.group import Group
from briefer.typeset.line import Line
from briefer.typeset.page import (
    ARTIFACT,
    Area,
    Box,
    Image,
    Item,
    LinkArea,
    Mark,
    Page,
    Run,
    Shape,
    Stroke,
)
from briefer.typeset.structure import Voice
from briefer.value import dataclass, field, replace


@dataclass(slots=True, eq=False)
class Sheet:
    """A page in the making. Backgrounds go below everything else, in the order of drawing."""

    number: int
    is_artifact: bool = False
    under: list[Item] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    links: list[LinkArea] = field(default_factory=list)
    _extents: dict[object, list[Any]] = field(default_factory=dict)
    _targets: dict[str, float] = field(default_factory=dict)
    _marks: dict[Mark, int] = field(default_factory=dict)
    _spoken: dict[int, str] = field(default_factory=dict)

    def part(self) -> "Sheet":
        """Return a sheet for a part of the page, which `take` takes over."""
        return Sheet(self.number, _targets=self._targets, _marks=self._marks, _spoken=self._spoken)

    def page(self, width: float, height: float) -> Page:
        """Return the page as it is now."""
        return Page(
            number=self.number,
            width=width,
            height=height,
            items=(*self.under, *self.items),
            marks=tuple(self._marks),
            spoken=tuple(self._spoken.get(mark, "") for mark in self._marks.values()),
            links=tuple(self.links),
            boxes=tuple(
                Box(block, role, left, top, right - left, bottom - top)
                for block, role, left, top, right, bottom in self._extents.values()
                if block
            ),
            targets=tuple(self._targets.items()),
        )

    def take(self, other: "Sheet", x: float = 0) -> None:
        """Take over what was drawn on a part of the page, further right by x.

        A block that stands on both has a box for each.
        """
        self.under += (shifted(item, x) for item in other.under) if x else other.under
        self.items += (shifted(item, x) for item in other.items) if x else other.items
        self.links += (replace(link, x=link.x + x) for link in other.links)
        for box in other.page(0, 0).boxes:
            edges = (box.x + x, box.y, box.x + x + box.width, box.y + box.height)
            self._grow(object(), box.block, box.role, edges)

    def text(self, line: Line, voice: Voice, y: float) -> None:
        """Draw a line whose top is at y."""
        for item in line.under:
            self.under.append(moved(item, ARTIFACT, y))
        marks = [self.mark(voice, run.mark) for run in line.runs]
        placed = line.placed
        if placed is None or placed[0] != y or placed[1] != marks:
            runs = [_moved_run(run, mark, y) for run, mark in zip(line.runs, marks, strict=True)]
            placed = line.placed = (y, marks, runs)
        self.items += placed[2]
        if self.is_artifact:
            return
        if self._spoken:
            for mark, spoken in zip(marks, line.spoken, strict=True):
                if mark in self._spoken:
                    self._spoken[mark] += spoken
        for link in line.links:
            leaf = voice.leaves[link.leaf]
            prefix = {"citation": "#", "note": "#note-"}.get(leaf.kind, "")
            place = (link.x, y + link.y, link.width, link.height)
            self.link(self.mark(voice, link.leaf), place, prefix + leaf.target, leaf.text)

    def mark(self, voice: Voice, leaf: int) -> int:
        """Return the number of a leaf's mark on this page."""
        if self.is_artifact:
            return ARTIFACT
        mark = voice.marks[leaf]
        found = self._marks.get(mark)
        if found is None:
            found = self._marks[mark] = len(self._marks) + 1
            if mark.is_spoken:
                self._spoken[found] = ""
        return found

    def figure(self, items: tuple[Item, ...], voice: Voice | None, y: float) -> None:
        """Draw items as one leaf of the structure, or as an artifact without a voice."""
        mark = ARTIFACT if voice is None else self.mark(voice, 0)
        self.items.extend(moved(item, mark, y) for item in items)

    def frame(self, group: Group, top: float, bottom: float) -> None:
        """Draw what is behind a group from its upper to its lower edge."""
        style = group.style
        if style.background:
            self.under.append(
                Area(
                    ARTIFACT,
                    group.x,
                    top,
                    group.width,
                    bottom - top,
                    style.background,
                    style.radius,
                )
            )
        colour = style.line_colour or style.colour
        for thickness, y in ((style.line_top, top), (style.line_bottom, bottom)):
            if thickness:
                self.rule(group.x, group.x + group.width, y, thickness, colour)
        if style.line_start:
            left = group.x + group.width - style.line_start if group.rtl else group.x
            self.under.append(Area(ARTIFACT, left, top, style.line_start, bottom - top, colour))
        right = group.x + group.width
        self._grow(group, group.block, group.role, (group.x, top, right, bottom))

    def rule(self, start: float, end: float, y: float, thickness: float, colour: str) -> None:
        """Draw a line across, as an artifact."""
        self.under.append(Stroke(ARTIFACT, ((start, y), (end, y)), thickness, colour))

    def link(
        self, mark: int, place: tuple[float, float, float, float], target: str, text: str
    ) -> None:
        """Let a rectangle lead to a target."""
        if not self.is_artifact:
            self.links.append(LinkArea(mark, *place, target, text))

    def box(
        self,
        groups: tuple[Group, ...],
        block: str,
        role: str,
        place: tuple[float, float, float, float],
    ) -> None:
        """Note that a part of a block and of the groups that it is in has its place here.

        The place is left edge, top, width and height.
        """
        if self.is_artifact:
            return
        x, y, width, height = place
        bottom = y + height
        for group in groups:
            self._grow(group, group.block, group.role, (group.x, y, group.x + group.width, bottom))
        if block:
            self._grow(block, block, role, (x, y, x + width, bottom))

    def reach(self, target: str, y: float) -> None:
        """Let links to the target lead here."""
        if not self.is_artifact:
            self._targets.setdefault(target, y)

    def _grow(
        self, key: object, block: str, role: str, edges: tuple[float, float, float, float]
    ) -> None:
        """Let the box of a block or group reach to the edges: left, top, right, bottom."""
        found = self._extents.get(key)
        if found is None:
            self._extents[key] = [block, role, *edges]
            return
        left, top, right, bottom = edges
        found[2] = min(found[2], left)
        found[3] = min(found[3], top)
        found[4] = max(found[4], right)
        found[5] = max(found[5], bottom)


def moved(item: Item, mark: int, y: float) -> Item:
    """Return an item that lies lower by y, under a mark."""
    match item:
        case Run():
            return _moved_run(item, mark, y)
        case Area() | Image():
            return replace(item, mark=mark, y=item.y + y)
        case Stroke() | Shape():
            return replace(item, mark=mark, points=tuple((px, py + y) for px, py in item.points))


def _moved_run(run: Run, mark: int, y: float) -> Run:
    return Run(
        mark, run.x, run.y + y, run.end, run.face, run.size, run.colour, run.words,
        run.starts, run.text, run.tracking, run.rtl, run.block, run.offset,
    )  # fmt: skip


def shifted(item: Item, x: float) -> Item:
    """Return an item that lies further right by x."""
    match item:
        case Run():
            starts = tuple(start + x for start in item.starts)
            return replace(item, x=item.x + x, end=item.end + x, starts=starts)
        case Area() | Image():
            return replace(item, x=item.x + x)
        case Stroke() | Shape():
            return replace(item, points=tuple((px + x, py) for px, py in item.points))
