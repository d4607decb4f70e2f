"""Panels and quotes: blocks in a frame, kept on one page where they fit."""

from itertools import pairwise

from briefer.document.theme import Style
from briefer.document.tree import Blocks, Heading, Panel, Quote
from briefer.typeset.flow import Flow, Place
from briefer.typeset.group import Group
from briefer.typeset.strip import ALWAYS, TOGETHER, Strip, gap


def set_panel(flow: Flow, panel: Panel) -> None:
    """Set a panel."""
    style = flow.settings.get("panel", panel.role, flow.place.within).style
    _set_group(flow, panel, panel.blocks, style, role=panel.role)


def set_quote(flow: Flow, quote: Quote) -> None:
    """Set a quote."""
    style = flow.settings.get("quote", quote.role, flow.place.within).style
    _set_group(flow, quote, quote.blocks, style)


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
