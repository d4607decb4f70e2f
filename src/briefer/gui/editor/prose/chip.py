"""Chips: citations and notes in a text, each one character that is set and deleted as a whole."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
)

from briefer.gui.editor.prose.document import TARGET
from briefer.gui.look import font, tokens

_PADDING: Final = 4.0
_GAP: Final = 1.0


class Chips(QPyTextObject):
    """Measures and paints the chips of a document; `label` gives the words of a citation."""

    def __init__(self, document: QTextDocument, label: Callable[[str], str], note: str) -> None:
        super().__init__(document)
        self._label = label
        self._note = note
        self._font = font("control")

    def _words(self, found: QTextFormat) -> str:
        target = found.property(TARGET)
        return self._label(str(target)) if target else self._note

    def intrinsicSize(
        self,
        doc: QTextDocument,  # noqa: ARG002 - Qt's
        posInDocument: int,  # noqa: ARG002, N803 - Qt's
        format: QTextFormat,  # noqa: A002 - Qt's
    ) -> QSizeF:
        """Return the size of a chip; below the line of the text it has none."""
        metrics = QFontMetricsF(self._font)
        width = metrics.horizontalAdvance(self._words(format)) + 2 * (_PADDING + _GAP)
        return QSizeF(width, metrics.ascent())

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,  # noqa: ARG002 - Qt's
        posInDocument: int,  # noqa: ARG002, N803 - Qt's
        format: QTextFormat,  # noqa: A002 - Qt's
    ) -> None:
        """Paint a chip whose words stand on the line of the text around it."""
        on = tokens()
        metrics = QFontMetricsF(self._font)
        frame = QRectF(rect).adjusted(_GAP, -1, -_GAP, metrics.descent())
        is_selected = format.hasProperty(QTextFormat.Property.BackgroundBrush.value)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(on.accent if is_selected else on.selected))
        painter.drawRoundedRect(frame, 4, 4)
        painter.setPen(QColor(on.on_accent if is_selected else on.accent))
        painter.setFont(self._font)
        painter.drawText(
            QPointF(frame.left() + _PADDING, frame.bottom() - metrics.descent()),
            self._words(format),
        )
        painter.restore()
