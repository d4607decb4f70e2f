"""The order of Tab: that in which fields stand in their layouts, whenever they were made."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QLayoutItem, QWidget

_Place = tuple[int, int, int, int]
"""Row and column of a cell, and how many of each it takes."""


def put_in_order(start: QWidget, inside: QWidget) -> None:
    """Let Tab go from `start` through all that takes it inside a widget."""
    for one, other in pairwise((start, *_fields(inside))):
        if _next(one) is not other:
            QWidget.setTabOrder(one, other)


def _fields(widget: QWidget) -> Iterator[QWidget]:
    """Yield what takes Tab, from the start of each line to its end, line by line."""
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)
    elif widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for item in _items(layout):
        if (widget := item.widget()) is not None:
            yield from _fields(widget)
        elif (inner := item.layout()) is not None:
            yield from _in_layout(inner)


def _items(layout: QLayout) -> Sequence[QLayoutItem]:
    found = [item for at in range(layout.count()) if (item := layout.itemAt(at)) is not None]
    if not isinstance(layout, QGridLayout):
        return found
    places = [cast("_Place", layout.getItemPosition(at)) for at in range(layout.count())]
    return [item for _, item in sorted(zip(places, found, strict=True), key=lambda pair: pair[0])]


def _next(widget: QWidget) -> QWidget:
    reached = widget.nextInFocusChain() or widget
    while reached is not widget and not reached.focusPolicy() & Qt.FocusPolicy.TabFocus:
        reached = reached.nextInFocusChain() or widget
    return reached
