"""Sheets: a page while things are drawn on it: items, boxes, links, and marks for the structure."""

from dataclasses import dataclass, field, replace
from itertools import count

from briefer.typeset.line import Line
from briefer.typeset.page import (
    ARTIFACT,
    Area,
    Box,
    Destination,
    Image,
    Item,
    LinkArea,
    Page,
    Run,
    Shape,
    Stroke,
)
from briefer.typeset.strip import Group, Strip
from briefer.typeset.structure import Voice


@dataclass(slots=True, eq=False)
class Ledger:
    """What the sheets of a document share: the next mark, places that links lead to."""

    marks: "count[int]" = field(default_factory=lambda: count(1))
    destinations: dict[str, Destination] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Sheet:
    """A page in the making. Backgrounds go below everything else, in the order of drawing."""

    number: int
    ledger: Ledger
    is_artifact: bool = False
    under: list[Item] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    links: list[LinkArea] = field(default_factory=list)
    boxes: dict[object, Box] = field(default_factory=dict)
    _marks: dict[tuple[Voice, int], int] = field(default_factory=dict)
    _gathering: dict[int, object] = field(default_factory=dict)

    def page(self, width: float, height: float) -> Page:
        """Return the page as it is now."""
        return Page(
            number=self.number,
            width=width,
            height=height,
            items=(*self.under, *self.items),
            links=tuple(self.links),
            boxes=tuple(box for box in self.boxes.values() if box.block),
        )

    def text(self, line: Line, voice: Voice, y: float) -> None:
        """Draw a line whose top is at y."""
        for item in line.under:
            self.under.append(moved(item, ARTIFACT, y))
        for run, spoken in zip(line.runs, line.spoken, strict=True):
            mark = self.mark(voice, run.mark)
            if mark in self._gathering:
                self._gathering[mark].actual += spoken
            self.items.append(moved(run, mark, y))
        if self.is_artifact:
            return
        for link in line.links:
            leaf = voice.leaves[link.leaf]
            target = leaf.target
            if leaf.kind == "citation":
                target = f"#{target}"
            elif leaf.kind == "note":
                target = f"#note-{target}"
            place = (link.x, y + link.y, link.width, link.height)
            self.link(self.mark(voice, link.leaf), place, target, leaf.text)

    def mark(self, voice: Voice, leaf: int) -> int:
        """Return the mark of a leaf on this page, which the structure knows from now on."""
        if self.is_artifact:
            return ARTIFACT
        key = (voice, leaf)
        found = self._marks.get(key)
        if found is None:
            found = self._marks[key] = next(self.ledger.marks)
            gathers = voice.speak(leaf, found)
            if gathers is not None:
                self._gathering[found] = gathers
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
        self._grow(group, Box(group.block, group.role, group.x, top, group.width, bottom - top))

    def rule(self, start: float, end: float, y: float, thickness: float, colour: str) -> None:
        """Draw a line across, as an artifact."""
        self.under.append(Stroke(ARTIFACT, ((start, y), (end, y)), thickness, colour))

    def leader(
        self, start: float, end: float, y: float, width: float, dash: tuple[float, ...], colour: str
    ) -> None:
        """Draw dots from a text to what it leads to, as an artifact."""
        self.under.append(Stroke(ARTIFACT, ((start, y), (end, y)), width, colour, dash))

    def link(
        self, mark: int, place: tuple[float, float, float, float], target: str, text: str
    ) -> None:
        """Let a rectangle lead to a target."""
        if not self.is_artifact:
            self.links.append(LinkArea(mark, *place, target, text))

    def box(self, strip: Strip, y: float) -> None:
        """Note that the strip's block has its place here, and that links may lead to it."""
        if self.is_artifact:
            return
        for group in strip.groups:
            self._grow(group, Box(group.block, group.role, group.x, y, group.width, strip.height))
        if strip.block:
            box = Box(strip.block, strip.role, strip.x, y, strip.width, strip.height)
            self._grow(strip.block, box)
        if strip.target and strip.target not in self.ledger.destinations:
            self.ledger.destinations[strip.target] = Destination(self.number, y)

    def _grow(self, key: object, box: Box) -> None:
        found = self.boxes.get(key)
        if found is not None:
            x, y = min(found.x, box.x), min(found.y, box.y)
            right = max(found.x + found.width, box.x + box.width)
            bottom = max(found.y + found.height, box.y + box.height)
            box = replace(found, x=x, y=y, width=right - x, height=bottom - y)
        self.boxes[key] = box


def moved(item: Item, mark: int, y: float) -> Item:
    """Return an item that lies lower by y, under a mark."""
    match item:
        case Run():
            return Run(
                mark, item.x, item.y + y, item.end, item.face, item.size, item.colour, item.glyphs,
                item.xs, item.ys, item.text, item.clusters, item.rtl, item.block, item.offset,
            )  # fmt: skip
        case Area() | Image():
            return replace(item, mark=mark, y=item.y + y)
        case Stroke() | Shape():
            return replace(item, mark=mark, points=tuple((px, py + y) for px, py in item.points))


def shifted(item: Item, x: float) -> Item:
    """Return an item that lies further right by x."""
    match item:
        case Run():
            xs = tuple(place + x for place in item.xs)
            return replace(item, x=item.x + x, end=item.end + x, xs=xs)
        case Area() | Image():
            return replace(item, x=item.x + x)
        case Stroke() | Shape():
            return replace(item, points=tuple((px + x, py) for px, py in item.points))
