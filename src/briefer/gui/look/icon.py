"""Icons: SVG files of one stroke on a grid of 20, drawn in the colours that are on.

In a file `currentColor` is the stroke. An icon is drawn anew for each size and colour, so that it
is sharp at any scale and follows the palette by itself.
"""

from typing import Final

from PySide6.QtCore import (
    QByteArray,
    QLibraryInfo,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QVersionNumber,
)
from PySide6.QtGui import (
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPixmap,
    QPixmapCache,
    QTransform,
)
from PySide6.QtSvg import QSvgRenderer

from briefer.gui.look import scheme
from briefer.gui.look.drawing import svg

GRID: Final = 20

_DIRECTED: Final = frozenset(
    [
        "bullets",
        "chevron-left",
        "chevron-right",
        "editor",
        "external",
        "indent",
        "left",
        "outdent",
        "outline",
        "redo",
        "right",
        "section",
        "summary",
        "undo",
    ]
)
"""The icons that point along the line, or show lines; those with digits stay as they are."""

_LOGICAL: Final = QLibraryInfo.version() >= QVersionNumber(6, 9)
"""Whether Qt asks for a scaled pixmap in logical pixels rather than in those of the screen."""


def icon(name: str, colour: str = "") -> QIcon:
    """Return an icon; `colour` names a token where it is not that of the text beside it."""
    return QIcon(_Engine(name, colour))


class _Engine(QIconEngine):
    """Draws an icon at whatever size is asked for."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._colour)

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        mode: QIcon.Mode,
        state: QIcon.State,  # noqa: ARG002 - Qt's
    ) -> None:
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self._drawn(rect.size() * ratio, mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:  # noqa: ARG002 - Qt's
        return self._drawn(size, mode)

    def scaledPixmap(
        self,
        size: QSize,
        mode: QIcon.Mode,
        state: QIcon.State,  # noqa: ARG002 - Qt's
        scale: float,
    ) -> QPixmap:
        return self._drawn(size * scale if _LOGICAL else size, mode)

    def _drawn(self, size: QSize, mode: QIcon.Mode) -> QPixmap:
        colour = self._colour_for(mode)
        is_mirrored = self._name in _DIRECTED and QGuiApplication.isRightToLeft()
        key = f"briefer/{self._name}/{colour}/{size.width()}/{size.height()}/{is_mirrored}"
        found = QPixmap()
        if QPixmapCache.find(key, found):
            return found
        drawn = _draw(svg(self._name, colour), size)
        if is_mirrored:
            drawn = drawn.transformed(QTransform.fromScale(-1, 1))
        QPixmapCache.insert(key, drawn)
        return drawn

    def _colour_for(self, mode: QIcon.Mode) -> str:
        on = scheme.tokens()
        if mode == QIcon.Mode.Disabled:
            return on.disabled
        return str(getattr(on, self._colour or "text"))


def _draw(source: bytes, size: QSize) -> QPixmap:
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    side = float(min(size.width(), size.height()))
    corner = QPointF((size.width() - side) / 2, (size.height() - side) / 2)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(corner.x(), corner.y(), side, side))
    painter.end()
    return pixmap
