"""The logo of a theme: a picture that is chosen, shown and taken out, and where it stands."""

from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.document.tree import Picture
from briefer.errors import BrieferError
from briefer.gui import look
from briefer.gui.form.field import ChoiceField, LineField, NumberField, Range
from briefer.gui.form.work import Work
from briefer.gui.language import sentences
from briefer.gui.look import SPACE, icon
from briefer.gui.register.field import Form
from briefer.gui.task import Task
from briefer.store.logo import read_logo, take_logo

_ROOM: Final = QSize(220, 56)
_USUAL: Final = 12.7
"""How high a logo is that does not say it, in millimetres."""


class Taking(Task):
    """Takes a picture into the user's own library, away from the window."""

    taken = Signal(str)
    """The name of the logo."""

    failed = Signal(str)

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def work(self) -> None:
        """Take it in, and emit `taken` or `failed`."""
        try:
            self.taken.emit(take_logo(read_logo(self._path), self._path.stem))
        except BrieferError as fault:
            self.failed.emit(sentences(fault))


class LogoPlate(QWidget):
    """A logo on white, as paper is."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap()
        self.setFixedHeight(_ROOM.height() + 2 * SPACE[1])

    def show_picture(self, picture: Picture | None) -> None:
        """Show a picture, or nothing."""
        pixmap = QPixmap()
        if picture is not None:
            pixmap.loadFromData(picture.data)
            ratio = self.devicePixelRatioF()
            pixmap = pixmap.scaled(
                _ROOM * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            pixmap.setDevicePixelRatio(ratio)
        self._pixmap = pixmap
        self.setVisible(not pixmap.isNull())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor("white"))
        painter.setPen(QPen(QColor(look.tokens().line), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        size = self._pixmap.deviceIndependentSize()
        at = QRectF(self.rect()).center()
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(at)
        painter.drawPixmap(place.topLeft(), self._pixmap)


class LogoFields(QWidget):
    """The picture with its buttons, and the fields that say where and how high it is."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._name: object = None
        self.plate, self.fault = LogoPlate(), QLabel()
        self.choose = QPushButton(icon("picture"), "")
        self.remove = QPushButton(icon("delete"), self.tr("Remove"))
        places = (
            ("", self.tr("At the top of the first page")),
            ("every", self.tr("In the header of every page")),
        )
        sides = (("", self.tr("At the start")), ("end", self.tr("At the end")))
        self.fields = (
            ChoiceField(work, self.tr("Where"), places, "logo", "place"),
            ChoiceField(work, self.tr("Side"), sides, "logo", "side"),
            self._height(),
            LineField(work, self.tr("What it shows, in words"), "logo", "alt"),
        )
        self._lay_out()
        self.choose.clicked.connect(self._on_choose_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)
        work.changed.connect(self.refresh)
        self.refresh()

    def _height(self) -> NumberField:
        """Return the field of the height: in millimetres, unless its file has it in points."""
        title = self.tr("Height")
        if self._work.value("logo", "height") is not None:
            points = Range(low=6, high=200, step=1, decimals=1, unit=self.tr("pt"))
            return NumberField(self._work, title, points, "logo", "height")
        mm = Range(low=3, high=70, step=0.5, decimals=1, unit=self.tr("mm"), usual=_USUAL)
        return NumberField(self._work, title, mm, "logo", "height_mm")

    def _lay_out(self) -> None:
        self.fault.setProperty("kind", "withheld")
        self.fault.setTextFormat(Qt.TextFormat.PlainText)
        self.fault.setWordWrap(True)
        self.fault.hide()
        self.choose.setAutoDefault(False)
        self.remove.setAutoDefault(False)
        row, form = QHBoxLayout(), Form()
        row.setSpacing(SPACE[1])
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        row.addStretch()
        where, side, height, alt = self.fields
        form.add(where, side)
        form.add(height, alt)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(self.plate)
        column.addLayout(row)
        column.addWidget(self.fault)
        column.addLayout(form)

    def refresh(self) -> None:
        """Show the picture as it is now, and its fields where there is one."""
        name = self._work.value("logo", "file")
        if name == self._name and self.choose.text():
            return
        self._name, picture = name, None
        with suppress(BrieferError):  # the pages say what is wrong
            picture = read_logo(self._work.library.file(name)) if isinstance(name, str) else None
        self.plate.show_picture(picture)
        self.plate.setAccessibleName(self.tr("Logo"))
        self.choose.setText(self.tr("Another picture…") if name else self.tr("Choose a picture…"))
        self.remove.setVisible(bool(name))
        for each in self.fields:
            each.setVisible(bool(name))

    def take(self, path: Path) -> None:
        """Take a picture in."""
        self.choose.setEnabled(False)
        self.fault.hide()
        taking = Taking(path)
        taking.taken.connect(self._on_taken)
        taking.failed.connect(self._on_failed)
        taking.begin()

    def _on_choose_clicked(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a picture"), "", self.tr("Pictures (*.png *.jpg *.jpeg)")
        )
        if chosen:
            self.take(Path(chosen))

    def _on_taken(self, name: str) -> None:
        self.choose.setEnabled(True)
        self._work.put(("logo", "file"), name)

    def _on_failed(self, words: str) -> None:
        self.choose.setEnabled(True)
        self.fault.setText(words)
        self.fault.show()

    def _on_remove_clicked(self) -> None:
        draft = self._work.draft.with_value(("logo", "file"), None)
        self._work.take(draft.with_value(("logo", "alt"), None))
        self.choose.setFocus()
