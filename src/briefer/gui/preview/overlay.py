"""What is painted over the pages: where the editor is, what was found, what is selected.

The paper is white in every palette, so the colours are those of the light one.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from briefer.gui.look.palette import LIGHT
from briefer.gui.preview.reading import Patch
from briefer.typeset.page import Box

_BAR, _AWAY = 2.5, 7.0
"""How wide the bar at the margin is, and how far from the text, in points."""
_NEAR = 16.0


def tint(strength: float) -> QColor:
    """Return the accent as a highlighter leaves it on paper."""
    accent = QColor(LIGHT.accent)
    parts = (accent.redF(), accent.greenF(), accent.blueF())
    return QColor.fromRgbF(*(1 - (1 - part) * strength for part in parts))


def paint_patches(
    painter: QPainter, patches: Iterable[Patch], strength: float, *, is_framed: bool = False
) -> None:
    """Mark rectangles as a highlighter does, under the letters."""
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.setPen(QPen(QColor(LIGHT.accent), 1) if is_framed else Qt.PenStyle.NoPen)
    painter.setBrush(tint(strength))
    for each in patches:
        painter.drawRect(QRectF(each.x, each.y, each.width, each.height))
    painter.restore()


def paint_bars(
    painter: QPainter, boxes: Sequence[Box], opacity: float, *, is_rtl: bool = False
) -> None:
    """Paint a bar where the lines of boxes begin; boxes one below the other have one."""
    painter.save()
    painter.setOpacity(opacity)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.accent))
    for left, right, top, bottom in _columns(boxes):
        bar = QRectF(right + _AWAY if is_rtl else left - _AWAY - _BAR, top, _BAR, bottom - top)
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
    painter.restore()


def _columns(boxes: Sequence[Box]) -> list[tuple[float, float, float, float]]:
    """Return left, right, top and bottom edge of boxes, joined where they follow on each other."""
    outer = [box for box in boxes if not any(_holds(each, box) for each in boxes)]
    found: list[tuple[float, float, float, float]] = []
    for box in sorted(outer, key=lambda box: (round(box.x), box.y)):
        right, bottom = box.x + box.width, box.y + box.height
        if found and round(found[-1][0]) == round(box.x) and box.y - found[-1][3] < _NEAR:
            left, last, top, end = found[-1]
            found[-1] = (left, max(last, right), top, max(end, bottom))
        else:
            found.append((box.x, right, box.y, bottom))
    return found


def _holds(box: Box, other: Box) -> bool:
    return box is not other and (
        box.x < other.x
        and box.y <= other.y
        and box.x + box.width >= other.x + other.width
        and box.y + box.height >= other.y + other.height
    )
