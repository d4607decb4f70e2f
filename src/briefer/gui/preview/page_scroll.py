"""The scroll area of the pages: where they stand, how large, and their pictures.

It knows no text and no item. What it shows is always the last that there was: an old picture is
shown, scaled, until the new one is there.
"""

from PySide6.QtCore import QEasingCurve, QEvent, QPoint, QPropertyAnimation, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSlider, QStyle, QWidget

from briefer.gui import look
from briefer.gui.preview.arrangement import Arrangement, Fit, Rect, Room, Zoom, bounded, stepped
from briefer.gui.preview.pictures import Picture, Pictures, key_of
from briefer.gui.preview.sheets import Sheets
from briefer.gui.preview.zooming import Zooming

_ROW = 48
_MOVE = 160
"""Milliseconds that going to a near place takes: long enough to see from where."""

Anchor = tuple[int, float, int]
"""A page by its index, a height on it in points, and the height of the view where that stays."""


class PageScroll(QAbstractScrollArea):
    """Pages one below the other, to be scrolled and zoomed."""

    moved = Signal()
    """What is seen is another part, or of another size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheets: Sheets | None = None
        self._zoom = Zoom()
        self.pictures = Pictures()
        self._arrangement = Arrangement((), self._zoom, Room(1, 1, 1))
        self.zooming = Zooming(self)
        self._glide = QPropertyAnimation(self.verticalScrollBar(), b"value", self)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.horizontalScrollBar().setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("kind", "window")

    @property
    def zoom(self) -> Zoom:
        """Return how large pages are, with the factor that it comes to."""
        return Zoom(self._zoom.fit, self._arrangement.factor)

    @property
    def room(self) -> Room:
        """Return the size of what can be seen."""
        ratio = self.devicePixelRatioF()
        size = self.viewport().size()
        return Room(
            max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)), ratio
        )

    @property
    def page(self) -> int:
        """Return the index of the page that is seen: the one at a third of the height."""
        seen = self._seen()
        return self._arrangement.nearest(seen.y + seen.height // 3)

    def _seen(self) -> Rect:
        """Return the part that is seen, in the pixels of the arrangement."""
        room = self.room
        x = round(self.horizontalScrollBar().value() * room.ratio)
        return Rect(
            x, round(self.verticalScrollBar().value() * room.ratio), room.width, room.height
        )

    def wanted(self) -> tuple[tuple[int, Rect], ...]:
        """Return the pages of which pictures are wanted, the most visible first, and of what."""
        seen = self._seen()
        indices = self._arrangement.within(seen.y, seen.bottom)
        rects = self._arrangement.rects
        by_size = sorted(indices, key=lambda index: -rects[index].meets(seen).height)
        around = (indices.start - 1, indices.stop)
        near = [index for index in around if 0 <= index < len(rects)]
        return tuple((index, _part(seen, rects[index])) for index in (*by_size, *near))

    def lacks(self) -> bool:
        """Return whether a picture that is wanted is not there."""
        rects, sheets = self._arrangement.rects, self.sheets
        if sheets is None:
            return True
        wanted = {key_of(sheets.contents[at], rects[at], part) for at, part in self.wanted()}
        return not wanted <= self.pictures.held

    def show_sheets(self, sheets: Sheets | None, anchor: Anchor | None = None) -> None:
        """Show another edition at the same place, or with a place of it at a height of the view."""
        place = self.nearest_point(QPoint(0, 0))
        bar = self.verticalScrollBar()
        is_top = bar.value() == 0
        before, self.sheets = self.sheets, sheets
        if sheets is None or before is None:
            self.pictures = Pictures()
        else:
            seen = self._seen()
            self.pictures.keep(sheets, self._arrangement.within(seen.y, seen.bottom))
        self._arrange()
        if anchor is not None:
            index, y, height = anchor
            bar.setValue(self.spot_of(index, 0, y).y() - height)
        elif not is_top and place is not None:
            self._go(place, QPoint(0, 0))
        self.moved.emit()

    def put(self, picture: Picture) -> None:
        """Show a picture in the place of an older one."""
        if self.sheets is None:
            return
        if self.pictures.put(picture, self.sheets, self.page):
            self.viewport().update(self._paper(picture.index).toAlignedRect())

    def set_zoom(self, zoom: Zoom, at: QPoint | None = None) -> None:
        """Show pages in another size; what is at a point of the view stays there."""
        at = at or QPoint(self.viewport().width() // 2, self.viewport().height() // 3)
        place = self.nearest_point(at)
        self._zoom = Zoom(zoom.fit, bounded(zoom.factor))
        self._arrange()
        if place is not None:
            self._go(place, at)
        self.moved.emit()

    def zoom_by(self, steps: int, at: QPoint | None = None) -> None:
        """Show pages some steps larger, or smaller."""
        self.set_zoom(Zoom(Fit.FREE, stepped(self._arrangement.factor, steps)), at)

    def point_at(self, at: QPoint) -> tuple[int, float, float] | None:
        """Return the page at a point of the view, and where on it in points; None beside pages."""
        place = self.nearest_point(at)
        if place is None or self.sheets is None:
            return None
        index, x, y = place
        page = self.sheets.pages[index]
        return place if 0 <= x <= page.width and 0 <= y <= page.height else None

    def spot_of(self, index: int, x: float, y: float) -> QPoint:
        """Return where a place of a page is, in pixels from the start of what is scrolled."""
        ratio = self.room.ratio
        left, top = self._arrangement.spot(index, x, y)
        return QPoint(round(left / ratio), round(top / ratio))

    def height_of(self, index: int, y: float) -> int | None:
        """Return the height of the view where a height of a page is seen; None out of sight."""
        top = self.spot_of(index, 0, y).y() - self.verticalScrollBar().value()
        return top if 0 <= top <= self.viewport().height() - _ROW else None

    def go_to(self, index: int, y: float) -> None:
        """Scroll so that a height of a page is a little below the upper edge."""
        bar = self.verticalScrollBar()
        value = max(0, min(bar.maximum(), self.spot_of(index, 0, y).y() - _ROW))
        self._glide.stop()
        is_near = abs(value - bar.value()) < 2 * self.viewport().height()
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        if is_near and self.isVisible() and self.style().styleHint(hint, None, self):
            self._glide.setDuration(_MOVE)
            self._glide.setEndValue(value)
            self._glide.start()
        else:
            bar.setValue(value)

    def nearest_point(self, at: QPoint) -> tuple[int, float, float] | None:
        """Return the page at a point of the view or above it, and where on it in points."""
        if not self._arrangement.rects:
            return None
        seen = self._seen()
        x, y = seen.x + round(at.x() * self.room.ratio), seen.y + round(at.y() * self.room.ratio)
        index = self._arrangement.nearest(y)
        return index, *self._arrangement.point(index, x, y)

    def _go(self, place: tuple[int, float, float], at: QPoint) -> None:
        index, x, y = place
        if index < len(self._arrangement.rects):
            spot = self.spot_of(index, x, y) - at
            self.horizontalScrollBar().setValue(spot.x())
            self.verticalScrollBar().setValue(spot.y())

    def _arrange(self) -> None:
        room = self.room
        self._glide.stop()
        self._arrangement = Arrangement(self.sheets.sizes if self.sheets else (), self._zoom, room)
        for bar, length, seen in (
            (self.horizontalScrollBar(), self._arrangement.width, self.viewport().width()),
            (self.verticalScrollBar(), self._arrangement.height, self.viewport().height()),
        ):
            bar.setRange(0, max(0, round(length / room.ratio) - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(_ROW)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the place while the room changes."""
        place = self.nearest_point(QPoint(0, 0))
        self._arrange()
        if place is not None:
            self._go(place, QPoint(0, 0))
        self.moved.emit()
        super().resizeEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002 - all is painted anew
        """Paint what is seen now."""
        self.viewport().update()
        self.moved.emit()

    def event(self, event: QEvent) -> bool:
        """Stay sharp on another screen, and show whether keys come here."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.set_zoom(self._zoom)
        elif event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.viewport().update()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll and zoom by keys."""
        bar = self.verticalScrollBar()
        moves = {
            Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
            Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
            Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
            Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
            Qt.Key.Key_Space: QAbstractSlider.SliderAction.SliderPageStepAdd,
        }
        if event.matches(QKeySequence.StandardKey.ZoomIn) or event.text() == "+":
            self.zoom_by(1)
        elif event.matches(QKeySequence.StandardKey.ZoomOut) or event.text() == "-":
            self.zoom_by(-1)
        elif (
            event.key() == Qt.Key.Key_0 and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            self.set_zoom(Zoom(Fit.FREE, 1))
        elif (move := moves.get(Qt.Key(event.key()))) is not None:
            self._glide.stop()
            bar.triggerAction(move)
        else:
            super().keyPressEvent(event)

    def _paper(self, index: int) -> QRectF:
        """Return where a page stands in the view."""
        rect, seen, ratio = self._arrangement.rects[index], self._seen(), self.room.ratio
        left, top = (rect.x - seen.x) / ratio, (rect.y - seen.y) / ratio
        return QRectF(left, top, rect.width / ratio, rect.height / ratio)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages that are seen."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), QColor(look.tokens().window))
        seen, ratio = self._seen(), self.room.ratio
        for index in self._arrangement.within(seen.y, seen.bottom):
            paper = self._paper(index)
            if not event.region().intersects(paper.toAlignedRect().adjusted(-1, -1, 1, 1)):
                continue
            painter.fillRect(paper, Qt.GlobalColor.white)
            self.pictures.paint(painter, index, paper)
            painter.setPen(QColor(look.tokens().line))
            painter.drawRect(paper.adjusted(-0.5, -0.5, 0.5, 0.5))
            painter.save()
            painter.setClipRect(paper)
            painter.translate(paper.topLeft())
            scale = self._arrangement.scale / ratio
            painter.scale(scale, scale)
            self.paint_over(painter, index)
            painter.restore()
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.tokens().accent), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def paint_over(self, painter: QPainter, index: int) -> None:
        """Paint what lies over a page, in points from its corner."""


def _part(seen: Rect, rect: Rect) -> Rect:
    """Return what is seen of a page and some around it, on a grid so that it changes rarely."""
    grid = 512
    common = seen.meets(rect)
    left, top = (common.x - rect.x) // grid * grid, (common.y - rect.y) // grid * grid
    right = -(-(common.x - rect.x + common.width) // grid) * grid
    bottom = -(-(common.bottom - rect.y) // grid) * grid
    return Rect(left, top, right - left, bottom - top)
