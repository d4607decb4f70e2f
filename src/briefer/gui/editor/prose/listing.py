"""Lists in a text: what makes an item, moves it in or out, and ends a list."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextBlock, QTextCursor, QTextDocument

from briefer.document.prose import MAX_DEPTH
from briefer.gui.editor.prose.document import (
    block_format,
    blocks_of,
    char_format,
    depth_of,
    kind_of,
)
from briefer.gui.editor.prose.line import Kind

_GAP: Final = 6
_TYPED: Final = re.compile(r"(-|\*|1[.)])$")


def set_kind(cursor: QTextCursor, kind: Kind) -> None:
    """Make the selected lines items of a list, or paragraphs where they all are that already."""
    chosen = list(_selected(cursor))
    wanted: Kind = "" if all(kind_of(block) == kind for block in chosen) else kind
    for block in chosen:
        _set(block, wanted, depth_of(block) if wanted else 0)


def indent(cursor: QTextCursor, by: int) -> bool:
    """Move the selected items in (1) or out (-1); return whether the cursor is in a list at all.

    An item is at most one deeper than the one above it; one that leaves a list is a paragraph.
    """
    chosen = [block for block in _selected(cursor) if kind_of(block)]
    for block in chosen:
        above = block.previous()
        deepest = depth_of(above) + 1 if above.isValid() and kind_of(above) else 0
        depth = min(depth_of(block) + by, deepest, MAX_DEPTH - 1)
        _set(block, kind_of(block) if depth >= 0 else "", max(depth, 0))
    return bool(chosen)


def leave(cursor: QTextCursor) -> bool:
    """Move the item of the cursor one step out of its list; return whether it was in one."""
    return not cursor.hasSelection() and indent(cursor, -1)


def begin_typed(cursor: QTextCursor) -> bool:
    """Make an item of a line on which only its mark is typed; return whether it was one."""
    block = cursor.block()
    before = block.text()[: cursor.positionInBlock()]
    if kind_of(block) or not (found := _TYPED.match(before)):
        return False
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    _set(block, "number" if found[1][0] == "1" else "bullet", 0)
    return True


def break_line(cursor: QTextCursor) -> None:
    """Begin a new line of the same kind, or leave the list where the item is empty."""
    block = cursor.block()
    if kind_of(block) and not block.text():
        leave(cursor)
    else:
        cursor.insertBlock(block_format(kind_of(block), depth_of(block)), char_format())


def marks(document: QTextDocument) -> Iterator[tuple[QTextBlock, str]]:
    """Yield the items with their marks."""
    for is_list, run in groupby(blocks_of(document), key=lambda block: bool(kind_of(block))):
        if is_list:
            counts: list[tuple[Kind, int]] = []
            for block in run:
                kind, depth = kind_of(block), min(depth_of(block), len(counts))
                del counts[depth + 1 :]
                if len(counts) == depth or counts[depth][0] != kind:
                    counts[depth:] = [(kind, 0)]
                counts[depth] = (kind, counts[depth][1] + 1)
                yield block, f"{counts[depth][1]}." if kind == "number" else "•◦▪"[depth]


def paint_marks(painter: QPainter, document: QTextDocument) -> None:
    """Paint the marks of the items beside them."""
    metrics = QFontMetricsF(painter.font())
    for block, mark in marks(document):
        line = block.layout().lineAt(0)
        if line.isValid():
            rect = line.naturalTextRect().translated(block.layout().position())
            x = rect.left() - _GAP - metrics.horizontalAdvance(mark)
            if block.textDirection() == Qt.LayoutDirection.RightToLeft:
                x = rect.right() + _GAP
            painter.drawText(
                QPointF(x, block.layout().position().y() + line.y() + line.ascent()), mark
            )


def _selected(cursor: QTextCursor) -> Iterator[QTextBlock]:
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    while block.isValid():
        yield block
        if block == last:
            return
        block = block.next()


def _set(block: QTextBlock, kind: Kind, depth: int) -> None:
    QTextCursor(block).setBlockFormat(block_format(kind, depth))
