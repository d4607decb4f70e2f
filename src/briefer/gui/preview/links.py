"""The links of the pages: under the pointer, from one to the next by keys, and where they lead."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPen

from briefer.gui.look.palette import LIGHT
from briefer.typeset.page import LinkArea

if TYPE_CHECKING:
    from briefer.gui.preview.page_scroll import PageScroll

_AROUND = 1.5
_KEYS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

Spot = tuple[int, LinkArea]
"""The index of a page, and a link on it."""


class Links(QObject):
    """Tab goes through the links in sight, and on from the last; Enter follows the one it is at."""

    reached = Signal(str)
    """A link has the focus: what it says and where it leads; empty when none has."""
    followed = Signal(str)
    """A link that leads out of the document is followed."""

    def __init__(self, pages: "PageScroll") -> None:
        super().__init__(pages)
        self._pages = pages
        self._current: Spot | None = None
        pages.installEventFilter(self)

    def at(self, place: tuple[int, float, float] | None) -> LinkArea | None:
        """Return the link at a place: the index of a page, and where on it in points."""
        sheets = self._pages.sheets
        if place is None or sheets is None:
            return None
        index, x, y = place
        for link in sheets.pages[index].links:
            if link.x <= x <= link.x + link.width and link.y <= y <= link.y + link.height:
                return link
        return None

    def follow(self, link: LinkArea) -> None:
        """Go to where a link leads."""
        if not link.target.startswith("#"):
            self.followed.emit(link.target)
            return
        sheets = self._pages.sheets
        target = sheets.typeset.destinations.get(link.target[1:]) if sheets else None
        if target is not None:
            self._pages.go_to(target.page - 1, target.y)

    def clear(self) -> None:
        """Take the focus from the link that has it."""
        self._reach(None)

    def paint(self, painter: QPainter, index: int) -> None:
        """Paint a frame around the link that has the focus."""
        if self._current is not None and self._current[0] == index:
            link = self._current[1]
            frame = QRectF(link.x, link.y, link.width, link.height)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(LIGHT.accent), _AROUND))
            painter.drawRect(frame.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the keys of the pages before they do."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._does(event)
        if isinstance(event, QFocusEvent):
            is_back = event.gotFocus() and event.reason() == Qt.FocusReason.BacktabFocusReason
            if not (is_back and self._step(-1)):
                self.clear()
        return super().eventFilter(watched, event)

    def _does(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _KEYS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self._step(_KEYS[key])
        if self._current is None:
            return False
        if key in _ENTER:
            self.follow(self._current[1])
        elif key != Qt.Key.Key_Escape:
            return False
        self.clear()
        return True

    def _step(self, by: int) -> bool:
        """Return whether there is another link in sight, which has the focus now."""
        seen = list(self._in_sight())
        here = seen.index(self._current) if self._current in seen else None
        at = (0 if by > 0 else len(seen) - 1) if here is None else here + by
        self._reach(seen[at] if 0 <= at < len(seen) else None)
        return self._current is not None

    def _in_sight(self) -> Iterator[Spot]:
        """Yield the links in sight from top to bottom, each with the first of its rectangles."""
        sheets, view = self._pages.sheets, self._pages.viewport().rect()
        if sheets is None:
            return
        bars = self._pages.horizontalScrollBar(), self._pages.verticalScrollBar()
        scrolled = QPoint(bars[0].value(), bars[1].value())
        for index in sorted(index for index, _ in self._pages.wanted()):
            last = None
            for link in sheets.pages[index].links:
                middle = link.x + link.width / 2, link.y + link.height / 2
                if link.mark != last and view.contains(
                    self._pages.spot_of(index, *middle) - scrolled
                ):
                    yield index, link
                last = link.mark

    def _reach(self, spot: Spot | None) -> None:
        if spot == self._current:
            return
        self._current = spot
        self._pages.viewport().update()
        says = ""
        if spot is not None:
            link = spot[1]
            leads = link.target
            sheets = self._pages.sheets
            if leads.startswith("#") and sheets is not None:
                target = sheets.typeset.destinations.get(leads[1:])
                number = target.page if target else spot[0] + 1
                leads = self.tr("page {number}").format(number=number)
            says = self.tr("Link: {text} ({leads})").format(text=link.text, leads=leads)
        self.reached.emit(says)
