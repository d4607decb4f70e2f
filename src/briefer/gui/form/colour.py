"""Colours of a theme: as they are written, and picked by hue, depth and lightness."""

from typing import Any, Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from briefer.gui import look
from briefer.gui.editor.plain import PlainEdit
from briefer.gui.form.field import Field
from briefer.gui.form.work import Work
from briefer.gui.look import SPACE, restyle

_SIDE: Final = 180
_STRIP: Final = 18
_STEP: Final = 0.02


class ColourField(Field):
    """A colour as "#1F4E8C", or as the name of one of the theme's; what is neither is not taken."""

    def __init__(self, work: Work, title: str, *path: str) -> None:
        self.edit = PlainEdit()
        super().__init__(work, title, self.edit, *path)
        self.column.removeWidget(self.edit)
        self.swatch = Swatch()
        self.swatch.setAccessibleName(self.tr("Pick: {name}").format(name=title))
        self.swatch.setToolTip(self.tr("Pick the colour"))
        row = QHBoxLayout()
        row.setSpacing(SPACE[0])
        row.addWidget(self.swatch)
        row.addWidget(self.edit, 1)
        self.column.insertLayout(1, row)
        self.edit.edited.connect(self._on_edited)
        self.edit.editingFinished.connect(self.refresh)
        self.swatch.clicked.connect(self._on_swatch_clicked)
        self.refresh()

    def colour(self) -> str:
        """Return the colour as it is painted."""
        value = str(self.value() or "")
        return str(self.work.value("colours", value) or value)

    def refresh(self) -> None:
        """Show the colour as it is now."""
        if not self.edit.hasFocus() or self._read(self.edit.text()) != (self.value() or ""):
            self.edit.show_markup(str(self.value() or ""))
            self._mark("")
        self.swatch.show_colour(self.colour())

    def _read(self, typed: str) -> str | None:
        """Return what is typed as a value, None where it is no colour."""
        words = typed.strip()
        if words in (self.work.value("colours") or {}) or not words:
            return words
        digits = words.removeprefix("#")
        is_hex = len(digits) == 6 and all(each in "0123456789abcdefABCDEF" for each in digits)
        return f"#{digits.upper()}" if is_hex else None

    def _on_edited(self, typed: str) -> None:
        value = self._read(typed)
        self._mark("" if value is not None else "wrong")
        if value is not None:
            self.put(value or None, typed=True)

    def _on_swatch_clicked(self) -> None:
        picker = Picker(QColor(self.colour() or "#000000"), self)
        picker.picked.connect(lambda name: self.put(name, typed=True))
        picker.move(self.swatch.mapToGlobal(QPoint(0, self.swatch.height() + 2)))
        picker.show()
        picker.square.setFocus()

    def _mark(self, state: str) -> None:
        if (self.edit.property("state") or "") != state:
            self.edit.setProperty("state", state)
            restyle(self.edit)


class ListedColourField(ColourField):
    """A colour of a list, by its number."""

    def __init__(self, work: Work, title: str, at: int, *path: str) -> None:
        self._at = at
        super().__init__(work, title, *path)

    def value(self) -> Any:
        """Return the colour of the number."""
        listed = super().value() or []
        return listed[self._at] if self._at < len(listed) else None

    def put(self, value: Any, *, typed: bool = False) -> None:
        """Put another colour in its place."""
        if value:
            listed = [*(self.work.value(*self.path) or [])]
            listed[self._at] = value
            super().put(listed, typed=typed)


class Swatch(QToolButton):
    """A button that shows a colour."""

    def __init__(self) -> None:
        super().__init__()
        self._colour = QColor()
        self.setFixedSize(30, 30)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_colour(self, name: str) -> None:
        """Show another colour, none for an empty name."""
        self._colour = QColor(name) if name else QColor()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the colour; a stroke through the field says that there is none."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.tokens().edge), 1))
        inner = self.rect().adjusted(5, 5, -6, -6)
        if self._colour.isValid():
            painter.setBrush(self._colour)
        painter.drawRoundedRect(inner, 3, 3)
        if not self._colour.isValid():
            painter.drawLine(inner.bottomLeft(), inner.topRight())


class Picker(QFrame):
    """A square of depth and lightness beside a strip of hues, which closes by itself."""

    picked = Signal(str)

    def __init__(self, colour: QColor, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "raised")
        self._hue = max(colour.hsvHueF(), 0.0)
        self.square = Plane(self.tr("Depth and lightness"), _SIDE)
        self.strip = Plane(self.tr("Hue"), _STRIP)
        self.square.set_place(colour.hsvSaturationF(), 1 - colour.valueF())
        self.strip.set_place(0.5, self._hue)
        self.square.paint = self._paint_square
        self.strip.paint = _paint_hues
        self.square.moved.connect(self._on_moved)
        self.strip.moved.connect(self._on_moved)
        row = QHBoxLayout(self)
        row.setContentsMargins(*[SPACE[1]] * 4)
        row.setSpacing(SPACE[1])
        row.addWidget(self.square)
        row.addWidget(self.strip)

    def _on_moved(self) -> None:
        self._hue = min(self.strip.y_, 0.999)
        self.square.update()
        colour = QColor.fromHsvF(self._hue, self.square.x_, 1 - self.square.y_)
        self.picked.emit(colour.name().upper())

    def _paint_square(self, painter: QPainter, rect: QRect) -> None:
        across = QLinearGradient(rect.topLeft(), rect.topRight())
        across.setColorAt(0, Qt.GlobalColor.white)
        across.setColorAt(1, QColor.fromHsvF(self._hue, 1, 1))
        painter.fillRect(rect, across)
        down = QLinearGradient(rect.topLeft(), rect.bottomLeft())
        down.setColorAt(0, QColor(0, 0, 0, 0))
        down.setColorAt(1, Qt.GlobalColor.black)
        painter.fillRect(rect, down)


class Plane(QWidget):
    """A place on a field of colours, moved by the pointer and by the arrows."""

    moved = Signal()

    def __init__(self, name: str, width: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFixedSize(width, _SIDE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.x_ = self.y_ = 0.0
        self.paint = _paint_hues

    def set_place(self, x: float, y: float) -> None:
        """Move to a place, from 0 to 1 both ways."""
        self.x_, self.y_ = min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move there."""
        at = event.position()
        self.set_place(at.x() / self.width(), at.y() / self.height())
        self.moved.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move along."""
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move a step."""
        steps = {
            Qt.Key.Key_Left: (-_STEP, 0.0),
            Qt.Key.Key_Right: (_STEP, 0.0),
            Qt.Key.Key_Up: (0.0, -_STEP),
            Qt.Key.Key_Down: (0.0, _STEP),
        }
        if (step := steps.get(Qt.Key(event.key()))) is None:
            super().keyPressEvent(event)
            return
        self.set_place(self.x_ + step[0], self.y_ + step[1])
        self.moved.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's
        """Paint the colours, and a ring around the place."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter, self.rect())
        x, y = round(self.x_ * self.width()), round(self.y_ * self.height())
        for colour, radius in ((Qt.GlobalColor.black, 7), (Qt.GlobalColor.white, 6)):
            painter.setPen(QPen(colour, 1.5))
            painter.drawEllipse(QPoint(x, y), radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.tokens().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


def _paint_hues(painter: QPainter, rect: QRect) -> None:
    hues = QLinearGradient(rect.topLeft(), rect.bottomLeft())
    for step in range(7):
        hues.setColorAt(step / 6, QColor.fromHsvF(min(step / 6, 0.999), 1, 1))
    painter.fillRect(rect, hues)
