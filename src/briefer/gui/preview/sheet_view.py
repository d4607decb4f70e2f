"""The pages to point at: text to select and copy, links, the item under a point, marks.

It changes nothing of the session: it says what was pointed at.
"""

from PySide6.QtCore import QPoint, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from briefer.gui.preview.found import Found
from briefer.gui.preview.links import Links
from briefer.gui.preview.overlay import paint_bars, paint_patches
from briefer.gui.preview.page_scroll import Anchor, PageScroll
from briefer.gui.preview.reading import Reading
from briefer.gui.preview.sheets import Sheets, Spot
from briefer.typeset.page import Box

_FADE = 1400
_FAINT = 0.35
_EDGE = 24


class SheetView(PageScroll):
    """The pages of an edition, with what is marked, found and selected on them."""

    pointed = Signal(str)
    """An item was clicked on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.links = Links(self)
        self._marked: list[Spot] = []
        self._found = Found()
        self._selected: tuple[int, int] | None = None
        self._pressed: QPoint | None = None
        self._fading = QVariantAnimation(self)
        self._fading.setStartValue(1.0)
        self._fading.setEndValue(_FAINT)
        self._fading.setDuration(_FADE)
        self._fading.valueChanged.connect(self.viewport().update)
        self._drag = QTimer(self, interval=40)
        self._drag.timeout.connect(self._on_drag_continued)
        self.viewport().setMouseTracking(True)

    @property
    def reading(self) -> Reading | None:
        """Return the text of the pages, None where there are none."""
        return self.sheets.reading if self.sheets is not None else None

    def show_sheets(self, sheets: Sheets | None, anchor: Anchor | None = None) -> None:
        """Show another edition, without what belonged to the text of the one before."""
        self._selected = self._pressed = None
        self.links.clear()
        self._marked = []
        self._found = Found()
        super().show_sheets(sheets, anchor)

    def mark(self, boxes: list[Spot], *, is_new: bool) -> None:
        """Mark boxes of pages by a bar, which stands out at first where it is new."""
        self._marked = boxes
        if is_new:
            self._fading.stop()
            self._fading.start()
        self.viewport().update()

    def show_found(self, found: Found) -> None:
        """Highlight what was found."""
        self._found = found
        self.viewport().update()

    def reveal(self, position: int) -> None:
        """Scroll to a position of the text where it is out of sight."""
        patch = next(self.reading.patches(position, position + 1), None) if self.reading else None
        if patch is not None and self.height_of(patch.index, patch.y) is None:
            self.go_to(patch.index, patch.y)

    def bring(self, index: int, box: Box) -> None:
        """Scroll to where a box begins, unless it is in sight; to the edge if it is first."""
        first = min(each.y for each in self.sheets.pages[index].boxes) if self.sheets else 0.0
        if self.height_of(index, box.y) is None:
            self.go_to(index, box.y if box.y > first else 0)

    @property
    def selected_text(self) -> str:
        """Return the text that is selected, in reading order."""
        if self._selected is None or self.reading is None:
            return ""
        return self.reading.text[slice(*sorted(self._selected))]

    def copy(self) -> None:
        """Copy what is selected."""
        if text := self.selected_text:
            QGuiApplication.clipboard().setText(text)

    def select_all(self) -> None:
        """Select the text of all pages."""
        if self.reading is not None:
            self._select(0, len(self.reading.text))

    def _select(self, start: int, end: int) -> None:
        self._selected = (start, end) if start != end else None
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = event.position().toPoint()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._selected:
            self._extend(self._pressed)
            return
        at = self._position(self._pressed)
        self._selected = None if at is None else (at, at)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select, or show what a click would do."""
        at = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._show_cursor(at)
        elif (at - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._extend(at)
            if not self.viewport().rect().contains(at):
                self._drag.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow a link, or point to an item, where nothing was selected."""
        self._drag.stop()
        pressed, self._pressed = self._pressed, None
        if pressed is None or event.button() != Qt.MouseButton.LeftButton or self.selected_text:
            return
        self._selected = None
        link = self.links.at(self.point_at(pressed))
        if link is None:
            self._point(pressed)
        else:
            self.links.follow(link)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        at = self._position(event.position().toPoint())
        if at is not None and self.reading is not None:
            self._select(*self.reading.word(at))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy."""
        menu = QMenu(self)
        copy = menu.addAction(self.tr("Copy"), QKeySequence.StandardKey.Copy, self.copy)
        copy.setEnabled(bool(self.selected_text))
        menu.addAction(
            self.tr("Select All"), QKeySequence.StandardKey.SelectAll, self.select_all
        ).setEnabled(self.sheets is not None)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy and select by keys; Enter points to the first item in sight."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            items = self.sheets.items_on(self.page) if self.sheets is not None else ()
            seen = (item for y, item in items if self.height_of(self.page, y) is not None)
            if item := next(seen, None):
                self.pointed.emit(item)
        elif event.key() == Qt.Key.Key_Escape and self._selected:
            self._select(0, 0)
        else:
            super().keyPressEvent(event)

    def paint_over(self, painter: QPainter, index: int) -> None:
        """Paint marks, what was found and what is selected."""
        boxes = [box for each, box in self._marked if each == index]
        opacity = self._fading.currentValue()
        is_rtl = self.sheets is not None and self.sheets.document.dir == "rtl"
        paint_bars(painter, boxes, _FAINT if opacity is None else float(opacity), is_rtl=is_rtl)
        self._found.paint(painter, index)
        self.links.paint(painter, index)
        if self._selected is not None and self.reading is not None:
            patches = self.reading.patches(*sorted(self._selected))
            paint_patches(painter, (each for each in patches if each.index == index), 0.3)

    def _position(self, at: QPoint) -> int | None:
        place = self.nearest_point(at)
        if place is None or self.reading is None:
            return None
        return self.reading.at(*place)

    def _extend(self, at: QPoint) -> None:
        position = self._position(at)
        if self._selected is not None and position is not None:
            self._selected = (self._selected[0], position)
            self.viewport().update()

    def _on_drag_continued(self) -> None:
        at = self.viewport().mapFromGlobal(self.cursor().pos())
        over = max(0, at.y() - self.viewport().height()) or min(0, at.y())
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + max(-_EDGE, min(_EDGE, over)))
        self._extend(at)

    def _point(self, at: QPoint) -> None:
        place = self.point_at(at)
        if place and self.sheets and (item := self.sheets.item_at(*place)):
            self.pointed.emit(item)

    def _show_cursor(self, at: QPoint) -> None:
        place = self.point_at(at)
        link = self.links.at(place)
        shape = Qt.CursorShape.ArrowCursor
        if link is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif place is not None and self.reading is not None and self.reading.is_on_text(*place):
            shape = Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
