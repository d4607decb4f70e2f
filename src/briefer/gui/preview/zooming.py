"""Zooming by hand: the wheel with Ctrl, two fingers on a touchpad or a screen, a fit by its name.

What is under the pointer or between the fingers stays there.
"""

from typing import Protocol, cast

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QGestureEvent, QPinchGesture

from briefer.gui.preview.arrangement import Fit, Zoom

_NOTCH = 120


class _Pages(Protocol):
    """What is zoomed."""

    @property
    def zoom(self) -> Zoom: ...
    def set_zoom(self, zoom: Zoom, at: QPoint | None = None) -> None: ...
    def zoom_by(self, steps: int, at: QPoint | None = None) -> None: ...


class Zooming(QObject):
    """Hears what is done on the viewport of pages, and zooms them."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._pages = cast("_Pages", area)
        self._viewport = area.viewport()
        self._turned = 0
        self._viewport.grabGesture(Qt.GestureType.PinchGesture)
        self._viewport.installEventFilter(self)

    def fit(self, name: str) -> None:
        """Let the pages follow the "width" or the height ("page") of the view, or be "free"."""
        self._pages.set_zoom(Zoom(Fit(name)))

    def fits(self, name: str) -> bool:
        """Return whether the pages follow the view so."""
        return self._pages.zoom.fit == Fit(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what zooms, and leave the rest to the pages."""
        match event:
            case QWheelEvent() if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return self._turn(event)
            case QNativeGestureEvent():
                return self._pinch_pad(event)
            case QGestureEvent():
                pinch = event.gesture(Qt.GestureType.PinchGesture)
                return isinstance(pinch, QPinchGesture) and self._pinch_screen(pinch)
        return super().eventFilter(watched, event)

    def _turn(self, event: QWheelEvent) -> bool:
        self._turned += event.angleDelta().y()
        steps = int(self._turned / _NOTCH)
        self._turned -= steps * _NOTCH
        if steps:
            self._pages.zoom_by(steps, event.position().toPoint())
        return True

    def _pinch_pad(self, event: QNativeGestureEvent) -> bool:
        match event.gestureType():
            case Qt.NativeGestureType.ZoomNativeGesture:
                self._magnify(1 + event.value(), event.position().toPoint())
            case Qt.NativeGestureType.SmartZoomNativeGesture:
                self.fit("page" if self.fits("width") else "width")
            case _:
                return False
        return True

    def _pinch_screen(self, pinch: QPinchGesture) -> bool:
        if pinch.changeFlags() & QPinchGesture.ChangeFlag.ScaleFactorChanged:
            between = self._viewport.mapFromGlobal(pinch.centerPoint().toPoint())
            self._magnify(pinch.scaleFactor(), between)
        return True

    def _magnify(self, by: float, at: QPoint) -> None:
        self._pages.set_zoom(Zoom(Fit.FREE, self._pages.zoom.factor * by), at)
