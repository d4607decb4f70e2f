"""Pairs: panels side by side, in rows that end where both have the end of a line."""

from collections.abc import Iterator, Sequence

from briefer.document.theme import Style
from briefer.document.tree import Panel
from briefer.typeset.flow import Flow
from briefer.typeset.group import Group
from briefer.typeset.strip import FREE, TOGETHER, RowStrip, Strip, stack
from briefer.value import dataclass, replace

_TALLEST = 0.4
"""How much of a page a pair takes at most; what is longer reads better as wide as text is."""


@dataclass(slots=True, eq=False)
class _Column:
    """The strips of one panel with their distances from the top, and the height of all."""

    strips: tuple[Strip, ...]
    tops: list[float]
    height: float

    def barrier(self, y: float) -> int | None:
        """Return what speaks against a page that ends at y, None where a line would be cut."""
        above = 0.0
        for top, strip in zip(self.tops, self.strips, strict=True):
            if y <= top + 0.01:
                return strip.barrier if y >= above - 0.01 else None
            above = top + strip.height
        return FREE if y >= above - 0.01 else None


def set_side_by_side(flow: Flow, panels: list[Panel]) -> None:
    """Set panels in pairs where all are short, else one below the other, as wide as text is.

    A pair stays on one page, and one that is left over has lines as long as those of text.
    """
    before = flow.state()
    elements = list(flow.place.element.children)
    style = flow.settings.get("panel", panels[0].role, flow.place.within).style
    for at in range(0, len(panels) - 1, 2):
        if not _set_pair(flow, panels[at : at + 2], style):
            flow.restore(before)
            flow.place.element.children[:] = elements
            alone = panels
            break
    else:
        alone = panels[-1:] if len(panels) % 2 else []
    for panel in alone:
        _set_alone(flow, panel)


def _set_alone(flow: Flow, panel: Panel) -> None:
    """Set a panel as wide as text is; its lines hold as many letters as those of text do."""
    place, at = flow.place, len(flow.strips)
    text, inner = (flow.settings.get("paragraph", within=each).style for each in ("", panel.role))
    outer = place.width - min(text.end, place.width / 2)
    width = outer * min(1, inner.size / text.size)
    x = place.x + place.width - width if place.rtl else place.x
    with flow.inside(place.element, x=x, width=width):
        flow.block(panel)
    for group in {strip.groups[len(place.groups)] for strip in flow.strips[at:]}:
        group.x += group.width - outer if place.rtl else 0
        group.width = outer


def _set_pair(flow: Flow, panels: list[Panel], style: Style) -> bool:
    """Set two panels side by side; return whether they are short enough."""
    outer = flow.place
    space = flow.settings.theme.page.gap
    width = (outer.width - space) / 2
    far = outer.x + width + space
    lefts = (far, outer.x) if outer.rtl else (outer.x, far)
    barrier = flow.barrier
    columns: list[_Column] = []
    for panel, left in zip(panels, lefts, strict=True):
        at = len(flow.strips)
        flow.barrier = 0
        with flow.inside(outer.element, x=left, width=width, groups=()):
            flow.block(panel)
        strips = tuple(flow.strips[at:])
        columns.append(_Column(strips, *stack(strips)))
        del flow.strips[at:]
    tallest = max(column.height for column in columns)
    if not all(column.strips for column in columns) or tallest > flow.page_height * _TALLEST:
        return False
    flow.barrier = barrier
    for row in _rows(columns, tallest, outer.groups, style):
        flow.add(row)
    return True


def _rows(
    columns: Sequence[_Column], height: float, groups: tuple[Group, ...], style: Style
) -> Iterator[RowStrip]:
    """Yield the pair in rows, between which a page may end."""
    cuts = [(0.0, FREE), *_cuts(columns)]
    for at, (top, barrier) in enumerate(cuts):
        bottom = cuts[at + 1][0] if at + 1 < len(cuts) else height
        is_last = at + 1 == len(cuts)
        cells = tuple(
            (strip_top - top, strip)
            for column in columns
            for strip_top, strip in zip(column.tops, column.strips, strict=True)
            if top - 0.01 <= strip_top < bottom - 0.01
        )
        yield RowStrip(
            height=bottom - top,
            before=0 if at else style.before,
            after=style.after if is_last else 0,
            barrier=barrier,
            groups=groups,
            notes=tuple(note for _, strip in cells for note in strip.notes),
            cells=cells,
            frames=tuple(
                _part(column.strips[0].groups[0], is_first=not at, is_last=is_last)
                for column in columns
            ),
        )


def _cuts(columns: Sequence[_Column]) -> Iterator[tuple[float, int]]:
    """Yield where a page may end, below the one before, and what speaks against it."""
    last = 0.0
    for y in sorted({top for column in columns for top in column.tops[1:]}):
        barriers = [column.barrier(y) for column in columns]
        if y > last + 0.01 and None not in barriers:
            yield y, max(TOGETHER, *(each for each in barriers if each is not None))
            last = y


def _part(group: Group, *, is_first: bool, is_last: bool) -> Group:
    """Return the frame of a part of the panel: only the first and last have its lines across."""
    style = replace(
        group.style,
        line_top=group.style.line_top if is_first else 0,
        line_bottom=group.style.line_bottom if is_last else 0,
    )
    return replace(group, style=style)
