"""Composition: how each kind of block is set into the flow; only here blocks are told apart."""

from collections.abc import Iterator
from itertools import groupby
from typing import assert_never

from briefer.document.text import one_line
from briefer.document.theme import Style
from briefer.document.tree import (
    AnyBlock,
    Badge,
    Blocks,
    Bullets,
    Chart,
    Contents,
    Definitions,
    Figure,
    Heading,
    Numbers,
    PageBreak,
    Panel,
    Paragraph,
    Quote,
    Rule,
    SourceList,
    Span,
    Table,
)
from briefer.document.walk import plain
from briefer.typeset.figure import set_chart, set_figure
from briefer.typeset.flow import Flow, Owner, Wanted
from briefer.typeset.listing import set_definitions, set_list, set_sources
from briefer.typeset.page import Bookmark
from briefer.typeset.pair import set_side_by_side
from briefer.typeset.panel import set_panel, set_quote
from briefer.typeset.sheet import Sheet
from briefer.typeset.strip import ALWAYS, NEVER, Strip
from briefer.typeset.table import set_table
from briefer.value import dataclass

_LEAST_PAIRED = 300


def compose(flow: Flow, blocks: Blocks) -> None:
    """Set blocks one below the other; panels that want to stand side by side do."""
    for unit in units(flow, blocks):
        compose_unit(flow, unit)


def units(flow: Flow, blocks: Blocks) -> Iterator[Blocks]:
    """Yield the blocks that are set together: panels that want to, and each of the others alone."""
    for columns, run in groupby(blocks, key=lambda block: _columns(flow, block)):
        if columns > 1:
            yield tuple(run)
        else:
            for block in run:
                yield (block,)


def compose_unit(flow: Flow, unit: Blocks) -> None:
    """Set blocks that are set together."""
    if _columns(flow, unit[0]) > 1:
        set_side_by_side(flow, [block for block in unit if isinstance(block, Panel)])
    else:
        flow.block(unit[0])


def _columns(flow: Flow, block: AnyBlock) -> int:
    if not isinstance(block, Panel) or flow.place.width < _LEAST_PAIRED:
        return 1
    return flow.settings.get("panel", block.role, flow.place.within).style.columns


def style_of(flow: Flow, block: AnyBlock) -> Style:
    """Return the style of a block."""
    match block:
        case Heading(level=level):
            kind = f"heading{level}"
        case SourceList():
            kind = "sources"
        case _:
            kind = type(block).__name__.lower()
    return flow.settings.get(kind, block.role, flow.place.within).style


def compose_block(flow: Flow, block: AnyBlock) -> None:  # noqa: C901, PLR0912 - an arm a block
    """Set a block."""
    match block:
        case Heading():
            _set_heading(flow, block)
        case Paragraph():
            _set_paragraph(flow, block)
        case Bullets() | Numbers():
            set_list(flow, block)
        case Definitions():
            set_definitions(flow, block)
        case Table():
            set_table(flow, block)
        case Panel():
            set_panel(flow, block)
        case Figure():
            set_figure(flow, block)
        case Chart():
            set_chart(flow, block)
        case Quote():
            set_quote(flow, block)
        case Rule():
            _set_rule(flow, block)
        case PageBreak():
            flow.barrier = ALWAYS
        case SourceList():
            set_sources(flow, block)
        case Contents():
            element = flow.element("TOC", block)
            flow.contents.append(Wanted(len(flow.strips), block, flow.place, element))
        case _:
            assert_never(block)


def _set_heading(flow: Flow, block: Heading) -> None:
    setting = flow.settings.get(f"heading{block.level}", block.role, flow.place.within)
    flow.level = min(block.level, flow.level + 1)
    element = flow.element(f"H{flow.level}", block)
    words = tuple(inline for inline in block.content if not isinstance(inline, Badge))
    title = one_line(plain(words)) or one_line(plain(block.content))
    flow.text(block.content, setting, element, Owner(block.id, block.role))[0].target = block.id
    flow.barrier = NEVER
    if title:
        flow.bookmarks.append(Bookmark(block.level, title, block.id))


def _set_paragraph(flow: Flow, block: Paragraph) -> None:
    place = flow.place
    kind, role = ("paragraph", block.role) if block.role else (place.kind, place.role)
    setting = flow.settings.get(kind, role, place.within)
    flow.text(block.content, setting, flow.element("P", block), Owner(block.id, block.role))
    last = block.content[-1] if block.content else None
    if isinstance(last, Span) and last.text.endswith(":"):
        flow.barrier = NEVER  # it leads to what it announces


def _set_rule(flow: Flow, block: Rule) -> None:
    style = flow.settings.get("rule", block.role, flow.place.within).style
    x, width = flow.place.inset(style.start, style.end)
    flow.add(
        RuleStrip(
            height=style.pad_y + style.line_top,
            block=block.id,
            role=block.role,
            x=x,
            width=width,
            before=style.before,
            after=style.after,
            groups=flow.place.groups,
            style=style,
        )
    )


@dataclass(slots=True, eq=False, kw_only=True)
class RuleStrip(Strip):
    """A line across the frame, at the foot of its strip."""

    style: Style

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw the line."""
        style = self.style
        at = y + self.height - style.line_top / 2
        colour = style.line_colour or style.colour
        sheet.rule(self.x, self.x + self.width, at, style.line_top, colour)
