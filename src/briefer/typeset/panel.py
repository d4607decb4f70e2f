"""Panels and quotes: blocks in a frame, kept on one page where they fit.

One that does not is named again where it goes on. One that is too deep within others has no frame.
"""

from itertools import pairwise

from briefer.document.text import one_line
from briefer.document.theme import Style
from briefer.document.tree import Badge, Blocks, Heading, Panel, Quote, Span
from briefer.document.walk import plain
from briefer.errors import said, warning
from briefer.typeset.flow import Flow, Owner, Place
from briefer.typeset.group import Group
from briefer.typeset.page import Element
from briefer.typeset.strip import ALWAYS, TOGETHER, Strip, gap
from briefer.value import replace

_MOST_FRAMES = 6
_LEAST_WIDTH = 120


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
    if sum(group.is_framed for group in flow.place.groups) >= _MOST_FRAMES:
        style = _bare(flow, block, style)
    place = _within(flow.place, block, style, role)
    start = len(flow.strips)
    with flow.inside(flow.element(_tag(block), block), **place):
        flow.compose(flow, blocks)
        strips = flow.strips[start:]
        is_kept = style.keep_together and _keep(flow, strips)
        if not is_kept and blocks and isinstance(first := blocks[0], Heading):
            _name_again(flow, first, strips)


def _bare(flow: Flow, block: Panel | Quote, style: Style) -> Style:
    """Return a style without its frame, and tell of it where the blocks around have theirs."""
    bare = replace(
        style,
        background="",
        line_top=0,
        line_bottom=0,
        line_start=0,
        pad_x=0,
        pad_y=0,
        start=0,
        end=0,
    )
    if not any(group.style == bare for group in flow.place.groups):
        flow.problems.append(
            warning(
                said("Over {most} panels and quotes are one inside the other.", most=_MOST_FRAMES),
                "The inner ones have no frame. Let them follow one another.",
                block_id=block.id,
            )
        )
    return bare


def _tag(block: Panel | Quote) -> str:
    if isinstance(block, Quote):
        return "BlockQuote"
    return "Sect" if any(isinstance(child, Heading) for child in block.blocks) else "Div"


def _within(place: Place, block: Panel | Quote, style: Style, role: str) -> dict[str, object]:
    """Return what changes of the place inside a panel or quote."""
    x, width = place.inset(style.start, style.end)
    group = Group(block.id, block.role, x, width, style, place.rtl)
    pad = min(style.pad_x, max((width - _LEAST_WIDTH) / 2, 0))
    start = pad or style.line_start
    changes: dict[str, object] = {
        "x": x + (pad if place.rtl else start),
        "width": max(width - pad - start, 1),
        "groups": (*place.groups, group),
    }
    if isinstance(block, Quote):
        return changes | {"kind": "quoted", "role": block.role}
    return changes | {"within": role or place.within, "kind": "paragraph", "role": ""}


def _name_again(flow: Flow, heading: Heading, strips: list[Strip]) -> None:
    """Let a page that begins within a panel begin with its heading."""
    setting = flow.settings.get(f"heading{heading.level}", heading.role, flow.place.within)
    words = one_line(plain(tuple(each for each in heading.content if not isinstance(each, Badge))))
    text = f"{words} ({flow.document.labels.continued})"
    silent = flow.settings.changed(setting, before=0)
    told = len(flow.problems)
    lines = flow.lines((Span(text),), silent, Element(tag="Artifact"), Owner(""))
    del flow.problems[told:]
    lines[-1].height += setting.style.after
    for strip in strips:
        if strip.block != heading.id:
            strip.head = (*lines, *strip.head)


def _keep(flow: Flow, strips: list[Strip]) -> bool:
    """Keep strips on one page, unless they would not fit on any; return whether they would."""
    height = sum(gap(above, below) for above, below in pairwise(strips))
    height += sum(strip.height for strip in strips)
    if height > flow.page_height:
        return False
    for strip in strips[1:]:
        if strip.barrier != ALWAYS:
            strip.barrier = max(strip.barrier, TOGETHER)
    return True
