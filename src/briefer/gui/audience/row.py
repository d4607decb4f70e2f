"""The row of segments: those that fit, and which of them do not."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from briefer.gui import look
from briefer.gui.audience.segment import HEIGHT, Segment

_GAP = look.SPACE[0]
_DIVIDER = look.SPACE[3] + 1


class SegmentRow(QWidget):
    """Segments side by side; a divider stands before what is no audience of the briefing.

    The chosen one is always among those that are seen.
    """

    overflowed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._segments: list[Segment] = []
        self._hidden: list[Segment] = []
        self._divided = 0
        self._divider: QRect | None = None
        self._arranged: tuple[object, ...] = ()

    def set_segments(self, segments: Sequence[Segment], divided: int) -> None:
        """Show segments, with the divider before that of a number."""
        self._segments, self._divided = list(segments), divided
        self.arrange()

    def hidden_segments(self) -> list[Segment]:
        """Return the segments that did not fit, in order."""
        return self._hidden

    def sizeHint(self) -> QSize:
        """Return the room for all segments."""
        return QSize(self._width(self._segments), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the room for the widest segment."""
        return QSize(max((each.sizeHint().width() for each in self._segments), default=0), HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the segments in the new width."""
        super().resizeEvent(event)
        self.arrange()

    def event(self, event: QEvent) -> bool:
        """Arrange anew when a segment wants another width."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self.arrange()
        return super().event(event)

    def arrange(self) -> None:
        """Place the segments that fit, where they do not stand so already."""
        seen = self._fitting()
        wanted = [(each, each.sizeHint()) for each in seen]
        arranged = (self.rect(), self.layoutDirection(), self._segments, self._divided, wanted)
        if arranged == self._arranged:
            return
        self._arranged = arranged
        at, self._divider = 0, None
        for number, each in enumerate(self._segments):
            if each not in seen:
                each.hide()
                continue
            if number >= self._divided and at and self._divider is None:
                at += _DIVIDER - _GAP
                self._divider = self._visual(at - _DIVIDER // 2 - 1, 1)
            each.setGeometry(self._visual(at, each.sizeHint().width()))
            each.show()
            at += each.width() + _GAP
        self.update()
        hidden = [each for each in self._segments if each not in seen]
        if hidden != self._hidden:
            self._hidden = hidden
            self.overflowed.emit()

    def _visual(self, at: int, wide: int) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(at, 0, wide, HEIGHT))

    def _fitting(self) -> list[Segment]:
        seen: list[Segment] = []
        chosen = [each for each in self._segments if each.isChecked()]
        for each in (*chosen, *self._segments):
            if each not in seen and self._width([*seen, each]) <= self.width():
                seen.append(each)
            elif each not in seen and seen:
                break
        return seen

    def _width(self, segments: Sequence[Segment]) -> int:
        wide = sum(each.sizeHint().width() for each in segments) + _GAP * max(len(segments) - 1, 0)
        beyond = [each in segments for each in self._segments[self._divided :]]
        return wide + (_DIVIDER if any(beyond) else 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's
        """Paint the divider."""
        if self._divider:
            painter = QPainter(self)
            painter.fillRect(self._divider.adjusted(0, 8, 0, -8), QColor(look.tokens().edge))
