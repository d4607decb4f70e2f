"""Panels and quotes: blocks in a frame, kept on one page where they fit, or side by side."""

from itertools import pairwise

from briefer.document.theme import Style
from briefer.document.tree import Blocks, Heading, Panel, Quote
from briefer.typeset.flow import Flow, Place
from briefer.typeset.group import Group
from briefer.typeset.strip import ALWAYS, TOGETHER, RowStrip, Strip, gap, stack

_LONGEST_BESIDE = 0.8


def set_panel(flow: Flow, panel: Panel) -> None:
    """Set a panel."""
    style = flow.settings.get("panel", panel.role, flow.place.within).style
    _set_group(flow, panel, panel.blocks, style, role=panel.role)


def set_quote(flow: Flow, quote: Quote) -> None:
    """Set a quote."""
    style = flow.settings.get("quote", quote.role, flow.place.within).style
    _set_group(flow, quote, quote.blocks, style)


def set_side_by_side(flow: Flow, panels: list[Panel]) -> None:
    """Set panels in pairs where both are short enough, else one by one, as wide as text is."""
    style = flow.settings.get("panel", panels[0].role, flow.place.within).style
    while panels:
        if len(panels) > 1 and _set_pair(flow, panels[0], panels[1], style):
            del panels[:2]
        else:
            place = flow.place
            inset = min(flow.settings.get("paragraph").style.end, place.width / 2)
            x = place.x + inset if place.rtl else place.x
            with flow.inside(place.element, x=x, width=place.width - inset):
                flow.block(panels.pop(0))


def _set_group(
    flow: Flow, block: Panel | Quote, blocks: Blocks, style: Style, role: str = ""
) -> None:
    place = _within(flow.place, block, style, role)
    start = len(flow.strips)
    with flow.inside(flow.element(_tag(block), block), **place):
        flow.compose(flow, blocks)
    if style.keep_together:
        _keep(flow, flow.strips[start:])


def _tag(block: Panel | Quote) -> str:
    if isinstance(block, Quote):
        return "BlockQuote"
    return "Sect" if any(isinstance(child, Heading) for child in block.blocks) else "Div"


def _within(place: Place, block: Panel | Quote, style: Style, role: str) -> dict[str, object]:
    """Return what changes of the place inside a panel or quote."""
    x, width = place.inset(style.start, style.end)
    group = Group(block.id, block.role, x, width, style, place.rtl)
    pad = style.pad_x
    start = pad + (style.line_start if style.line_start and not pad else 0)
    changes: dict[str, object] = {
        "x": x + (pad if place.rtl else start),
        "width": max(width - pad - start, 1),
        "groups": (*place.groups, group),
    }
    if isinstance(block, Quote):
        return changes | {"kind": "quoted", "role": block.role}
    return changes | {"within": role or place.within, "kind": "paragraph", "role": ""}


def _keep(flow: Flow, strips: list[Strip]) -> None:
    """Keep strips on one page, unless they would not fit on any."""
    height = sum(gap(above, below) for above, below in pairwise(strips))
    height += sum(strip.height for strip in strips)
    if height > flow.page_height:
        return
    for strip in strips[1:]:
        if strip.barrier != ALWAYS:
            strip.barrier = max(strip.barrier, TOGETHER)


def _set_pair(flow: Flow, first: Panel, second: Panel, style: Style) -> bool:
    """Set two panels side by side and return True, or do nothing."""
    outer = flow.place
    space = flow.settings.theme.page.gap
    width = (outer.width - space) / 2
    far = outer.x + width + space
    lefts = (far, outer.x) if outer.rtl else (outer.x, far)
    before = flow.state()
    columns: list[tuple[Strip, ...]] = []
    elements = list(outer.element.children)
    for panel, left in zip((first, second), lefts, strict=True):
        at = len(flow.strips)
        flow.barrier = 0
        with flow.inside(outer.element, x=left, width=width, groups=()):
            flow.block(panel)
        columns.append(tuple(flow.strips[at:]))
        del flow.strips[at:]
    stacks = [stack(strips) for strips in columns]
    height = max(tall for _, tall in stacks)
    if not all(columns) or height > flow.page_height * _LONGEST_BESIDE:
        flow.restore(before)
        outer.element.children[:] = elements
        return False
    cells = tuple(
        (top, strip)
        for strips, (tops, _) in zip(columns, stacks, strict=True)
        for top, strip in zip(tops, strips, strict=True)
    )
    frames = tuple(strips[0].groups[0] for strips in columns)
    flow.barrier = before.barrier
    flow.add(
        RowStrip(
            height=height,
            before=style.before,
            after=style.after,
            groups=outer.groups,
            notes=tuple(note for _, strip in cells for note in strip.notes),
            cells=cells,
            frames=frames,
        )
    )
    return True
