"""Lists: bullets, numbers, definitions and sources, with labels that hang beside their items."""

from collections.abc import Sequence
from itertools import pairwise

from briefer.document.theme import MOST_SOURCES
from briefer.document.tree import Blocks, Bullets, Definitions, Numbers, SourceList
from briefer.typeset.flow import Flow, Owner
from briefer.typeset.group import Group
from briefer.typeset.page import Element
from briefer.typeset.setting import Setting
from briefer.typeset.strip import (
    FREE,
    LINES,
    NEVER,
    ColumnStrip,
    Strip,
    TextStrip,
    hang,
    stack,
)

_BULLETS = ("•", "\u2013")
_LABEL_GAP = 5
_MOST_INDENT = 0.4
_LEAST_WIDTH = 400
_TALLEST = 0.45
"""How wide a frame is, and how much of a page sources take, where they stand in columns."""


def set_list(flow: Flow, block: Bullets | Numbers) -> None:
    """Set a list."""
    kind = "bullets" if isinstance(block, Bullets) else "numbers"
    outer = flow.place
    setting = flow.settings.get(kind, block.role, outer.within)
    numbering = ("Disc", "Circle")[outer.depth % 2] if kind == "bullets" else "Decimal"
    element = flow.element("L", block)
    element.attributes["ListNumbering"] = numbering
    form = "{}" if block.role == "judgements" else "{}."
    labels = [
        _BULLETS[outer.depth % 2] if kind == "bullets" else form.format(number)
        for number in range(1, len(block.items) + 1)
    ]
    indent = _room(flow, _indent(setting, labels[-1] if labels else ""))
    group = Group(block.id, block.role, outer.x, outer.width, setting.style, outer.rtl)
    with flow.inside(
        element, groups=(*outer.groups, group), kind="item", role=block.role, depth=outer.depth + 1
    ):
        last = len(labels) - 1
        for at, (label, item) in enumerate(zip(labels, block.items, strict=True)):
            start = len(flow.strips)
            _set_item(flow, label, item, setting, indent)
            if at in {0, last} and len(flow.strips) == start + 1:  # a line alone on a page
                if at == 0:
                    flow.barrier = LINES
                else:
                    flow.strips[start].barrier = LINES
    flow.barrier = FREE


def _indent(setting: Setting, widest: str) -> float:
    label = setting.look.face.word(widest).width * setting.style.size
    return max(setting.style.start, label + _LABEL_GAP)


def _room(flow: Flow, indent: float) -> float:
    """Return an indent that leaves most of the frame to the text."""
    return min(indent, flow.place.width * _MOST_INDENT)


def _set_item(flow: Flow, text: str, item: Blocks, setting: Setting, indent: float) -> None:
    entry = flow.element("LI")
    with flow.inside(entry):
        tag, body = flow.element("Lbl"), flow.element("LBody")
    label = flow.label(text, setting, tag, indent)
    x, width = flow.place.inset(indent, 0)
    start = len(flow.strips)
    with flow.inside(body, x=x, width=width):
        flow.compose(flow, item)
    first = flow.strips[start] if len(flow.strips) > start else None
    if isinstance(first, TextStrip) and first.label is None:
        hang(first, label)
        flow.barrier = FREE  # what keeps with next in an item keeps within it
        return
    label.groups, label.wide = flow.place.groups, flow.place.wide
    label.height = setting.style.leading
    if first is not None:
        label.barrier, first.barrier = first.barrier, NEVER
        flow.strips.insert(start, label)
    else:
        flow.add(label)


def set_definitions(flow: Flow, block: Definitions) -> None:
    """Set a list of terms with what is said of each below it."""
    outer = flow.place
    style = flow.settings.get("definitions", block.role, outer.within).style
    setting = flow.settings.get("term", block.role, outer.within)
    group = Group(block.id, block.role, outer.x, outer.width, style, outer.rtl)
    offset = 0
    with flow.inside(flow.element("L", block), groups=(*outer.groups, group)):
        for item in block.items:
            with flow.inside(flow.element("LI")):
                body = flow.element("LBody")
            with flow.inside(body):
                strips = flow.text(
                    item.term, setting, flow.element("P"), Owner(block.id, offset=offset)
                )
            offset += sum(len(run.text) for strip in strips for run in strip.line.runs) + 1
            x, width = flow.place.inset(style.start, style.end)
            with flow.inside(body, x=x, width=width, kind="definition", role=block.role):
                flow.compose(flow, item.blocks)
    flow.barrier = FREE


def set_sources(flow: Flow, block: SourceList) -> None:
    """Set the list of sources, which citations lead to; a short one in columns, where it is to."""
    setting = flow.settings.get("sources", block.role, flow.place.within)
    count = setting.style.columns
    if count < 2 or flow.place.width < _LEAST_WIDTH or not 1 < len(block.items) <= MOST_SOURCES:
        _set_sources(flow, block, setting)
        return
    before, outer = flow.state(), flow.place
    elements = list(outer.element.children)
    gap = flow.settings.theme.page.gap
    step = (outer.width + gap) / count
    x = outer.x + outer.width - step + gap if outer.rtl else outer.x
    flow.barrier = FREE
    with flow.inside(outer.element, x=x, width=step - gap):
        starts = _set_sources(flow, block, flow.settings.changed(setting, end=0))
    strips = flow.strips[before.strips :]
    columns = _balanced([strips[low:high] for low, high in pairwise((*starts, len(strips)))], count)
    height = max(high for _, high in map(stack, columns))
    if height > flow.page_height * _TALLEST:
        flow.restore(before)
        outer.element.children[:] = elements
        _set_sources(flow, block, setting)
        return
    del flow.strips[before.strips :]
    flow.barrier = before.barrier
    flow.add(
        ColumnStrip(
            height=height,
            before=setting.style.before,
            after=setting.style.after,
            groups=outer.groups,
            notes=tuple(note for strip in strips for note in strip.notes),
            columns=columns,
            step=-step if outer.rtl else step,
        )
    )


def _set_sources(flow: Flow, block: SourceList, setting: Setting) -> list[int]:
    """Set the sources one below the other; return at which of their strips each begins."""
    outer = flow.place
    labels = [f"[{item.label}]" for item in block.items if item.label]
    indent = _room(flow, max((_indent(setting, label) for label in labels), default=0))
    group = Group(block.id, block.role, outer.x, outer.width, setting.style, outer.rtl)
    flush = flow.settings.flush(setting)
    offset, begin = 0, len(flow.strips)
    starts: list[int] = []
    element = flow.element("L", block)
    if labels:
        element.attributes["ListNumbering"] = "Decimal"
    with flow.inside(element, groups=(*outer.groups, group)):
        for item in block.items:
            starts.append(len(flow.strips) - begin)
            entry = flow.element("LI")
            x, width = flow.place.inset(indent, 0)
            label = None
            if item.label:
                tag = Element(tag="Lbl")
                entry.children.append(tag)
                label = flow.label(f"[{item.label}]", flush, tag, indent)
            body = Element(tag="LBody")
            entry.children.append(body)
            with flow.inside(body, x=x, width=width):
                strips = flow.text(
                    item.content, flush, body, Owner(block.id, offset=offset), label=label
                )
            strips[0].target = item.id
            offset += sum(len(run.text) for strip in strips for run in strip.line.runs) + 1
    return starts


def _balanced(items: Sequence[Sequence[Strip]], count: int) -> tuple[tuple[Strip, ...], ...]:
    """Return items in columns, none taller than it must be; the first are the tallest."""
    heights = [stack(tuple(item))[1] + item[-1].after for item in items]
    low, high = max(heights), sum(heights)
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if len(_dealt(heights, middle)) <= count else (middle, high)
    return tuple(
        tuple(strip for item in items[first:last] for strip in item)
        for first, last in pairwise((0, *_dealt(heights, high)))
    )


def _dealt(heights: Sequence[float], most: float) -> list[int]:
    """Return after which items columns end that are no higher than so much."""
    ends: list[int] = []
    filled = 0.0
    for at, height in enumerate(heights):
        if filled + height > most and filled:
            ends.append(at)
            filled = 0
        filled += height
    return [*ends, len(heights)]
