"""The sheet: a leaf of the article as plain text to be read, and where offsets stand on it."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from briefer.gui.article.leaf import Leaf, bounds, leaf
from briefer.gui.look import SPACE, font

_LINES: Final = 115.0
"""The distance of lines in percent of what the font asks for: 1.5 of its size."""


class Sheet(QTextEdit):
    """A leaf of a text, with a cursor to go through it by keys."""

    turned = Signal()
    """Another leaf is shown."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._leaf = Leaf(start=0, text="")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.setFont(font("text"))
        self.document().setDocumentMargin(SPACE[1])
        self.turn_to(0)

    @cached_property
    def leaves(self) -> tuple[tuple[int, int], ...]:
        """Return where the leaves of the article begin and end."""
        return tuple(bounds(self._text)) or ((0, 0),)

    @property
    def number(self) -> int:
        """Return which leaf is shown, from 0."""
        return max(0, bisect_right(self.leaves, (self._leaf.start, self._leaf.end)) - 1)

    def turn_to(self, number: int) -> None:
        """Show a leaf."""
        start, end = self.leaves[number]
        if (start, end) != (self._leaf.start, self._leaf.end):
            self._leaf = leaf(self._text, start, end)
            self.setPlainText(self._leaf.text)
            self._space_lines()
            self.turned.emit()

    def turn_to_offset(self, offset: int) -> None:
        """Show the leaf that an offset is in, with the cursor there."""
        self.turn_to(max(0, bisect_right(self.leaves, offset, key=lambda each: each[0]) - 1))
        self.setTextCursor(self.stretch(offset, offset))

    def _space_lines(self) -> None:
        form, cursor = QTextBlockFormat(), QTextCursor(self.document())
        form.setLineHeight(_LINES, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)

    @property
    def offset(self) -> int:
        """Return the offset in the article at which the cursor stands."""
        return self._leaf.offset(self.textCursor().position())

    def stretch(self, start: int, end: int) -> QTextCursor:
        """Return what is between two offsets, as far as it is on the leaf."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._leaf.position(start))
        cursor.setPosition(self._leaf.position(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def offset_at(self, at: QPoint) -> int:
        """Return the offset at a point of the viewport."""
        return self._leaf.offset(self.cursorForPosition(at).position())

    def visible(self) -> Iterator[tuple[QTextBlock, QRectF]]:
        """Yield the paragraphs that are seen with where they are in the viewport."""
        block, height = self.cursorForPosition(QPoint(0, 0)).block(), self.viewport().height()
        layout, scrolled = self.document().documentLayout(), self.verticalScrollBar().value()
        while block.isValid():
            place = layout.blockBoundingRect(block).translated(0, -scrolled)
            if place.top() > height:
                return
            yield block, place
            block = block.next()

    def span(self) -> tuple[int, int]:
        """Return the offsets between which the leaf is."""
        return self._leaf.start, self._leaf.end

    def span_of(self, block: QTextBlock) -> tuple[int, int]:
        """Return the offsets of a paragraph in the article."""
        start = self._leaf.offset(block.position())
        return start, self._leaf.offset(block.position() + block.length() - 1)

    def seen(self) -> tuple[int, int]:
        """Return between which offsets of the article paragraphs are seen."""
        seen = [block for block, _ in self.visible()]
        return (self.span_of(seen[0])[0], self.span_of(seen[-1])[1]) if seen else (0, 0)

    def line_of(self, offset: int) -> QRect:
        """Return where an offset of the article stands in the viewport, as high as its line."""
        return self.cursorRect(self.stretch(offset, offset))
