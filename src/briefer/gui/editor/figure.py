"""A figure: a picture of the briefing, and the words that stand for it and around it."""

from pathlib import Path
from threading import Semaphore
from typing import Final

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageReader,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QWidget,
)

from briefer.gui.editor.body import Body
from briefer.gui.editor.bound import TextField
from briefer.gui.editor.desk import Desk
from briefer.gui.editor.mark import StateMark
from briefer.gui.editor.picture import Found, Taking, picture_in
from briefer.gui.editor.place import of_item
from briefer.gui.look import icon
from briefer.gui.task import Task
from briefer.model.briefing import Briefing, Picture
from briefer.model.coverage import State
from briefer.model.edit import appended, find, replaced
from briefer.model.passage import Figure, Passage
from briefer.value import replace

_LARGEST: Final = QSize(560, 280)


class _Drawing(Task):
    """Makes a picture as small as it is shown."""

    drawn = Signal(QImage, str)

    def __init__(self, raw: bytes, picture: Picture, ratio: float) -> None:
        super().__init__()
        self._raw = raw
        self._picture = picture
        self._ratio = ratio

    def work(self) -> None:
        """Draw it, a few at a time: each takes the memory of the whole picture."""
        with _few:
            image = self._read()
        image.setDevicePixelRatio(self._ratio)
        self.drawn.emit(image, self._picture.sha256)

    def _read(self) -> QImage:
        buffer = QBuffer()
        buffer.setData(QByteArray(self._raw))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(
            buffer, QByteArray(self._picture.media_type.removeprefix("image/").encode())
        )
        size = QSize(self._picture.width, self._picture.height)
        room = _LARGEST * self._ratio
        if size.width() > room.width() or size.height() > room.height():
            reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
        return reader.read()


_few: Final = Semaphore(2)


class PictureView(QWidget):
    """A picture, no larger than it was made, and smaller where there is less room."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_picture(self, pixmap: QPixmap) -> None:
        """Show a picture, or nothing where it is null."""
        self._pixmap = pixmap
        self._settle()
        self.update()

    def _room(self) -> QSize:
        size = self._pixmap.deviceIndependentSize().toSize()
        if size.width() > self.width():
            size.scale(self.width(), size.height(), Qt.AspectRatioMode.KeepAspectRatio)
        return size

    def _settle(self) -> None:
        self.setFixedHeight(self._room().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the picture is at this width."""
        super().resizeEvent(event)
        self._settle()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all is painted anew
        """Paint the picture where a line begins."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
        at = QStyle.alignedRect(self.layoutDirection(), leading, self._room(), self.rect())
        painter.drawPixmap(at, self._pixmap)
        painter.end()


class PictureButton(QPushButton):
    """A button that takes the picture of the clipboard, too."""

    pasted = Signal(object)

    def paste(self) -> None:
        """Take the picture of the clipboard, where there is one."""
        found = picture_in(QGuiApplication.clipboard().mimeData())
        if found is not None and self.isEnabled():
            self.pasted.emit(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste by the usual keys."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)


class FigureBody(Body):
    """A figure; a picture without words for those who cannot see it is marked."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._id = ""
        self._sha256 = ""
        self._picture = PictureView()
        self._picture.hide()
        self.choose = PictureButton(icon("picture"), self.tr("Choose picture…"))
        self.choose.pasted.connect(self.take)
        self.choose.clicked.connect(self._on_choose_clicked)
        self.fault = StateMark()
        self.fault.hide()
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(self.fault, 1)
        row.addStretch()
        self.missing = StateMark()
        self.missing.show_state(
            State.MISSING, self.tr("Say what it shows, for those who cannot see it")
        )
        self._fields = {
            "alt": TextField(desk, self.tr("What it shows, for those who cannot see it")),
            "caption": TextField(desk, self.tr("Caption"), rich=True),
            "note": TextField(desk, self.tr("Note below"), rich=True),
        }
        self.column.addWidget(self._picture)
        self.column.addLayout(row)
        self.alt = self._fields["alt"]
        self.column.addWidget(self.alt)
        self.column.addWidget(self.missing)
        self.column.addWidget(self._fields["caption"])
        self.column.addWidget(self._fields["note"])
        for field in self._fields.values():
            field.edit.focused.connect(self.focused)
        self.first = self.choose
        self.setAcceptDrops(True)

    def refresh(self, passage: Passage, *, is_withheld: bool) -> None:
        """Show the figure as it is read."""
        figure = passage.body
        assert isinstance(figure, Figure)
        self._id = passage.id
        picture = find(self.desk.briefing, Picture, figure.picture)
        sha256 = picture.sha256 if picture else ""
        if sha256 != self._sha256:
            self._sha256 = sha256
            self._draw(picture)
        self.choose.setText(self.tr("Change picture…") if picture else self.tr("Choose picture…"))
        self.choose.setEnabled(not (is_withheld or self.desk.session.is_locked))
        has_alt = bool(figure.alt.choose(self.desk.reading).text.strip())
        self.missing.setVisible(picture is not None and not has_alt)
        for name, field in self._fields.items():
            field.refresh(of_item(passage, "body", name), is_withheld=is_withheld)

    def _draw(self, picture: Picture | None) -> None:
        self._picture.show_picture(QPixmap())
        raw = self.desk.session.opened.pictures.get(picture.sha256) if picture else None
        self._picture.setVisible(raw is not None)
        if picture and raw is None:
            self._on_failed(self.tr("The picture is missing in the file."))
        elif picture and raw is not None:
            drawing = _Drawing(raw, picture, self.devicePixelRatioF())
            drawing.drawn.connect(self._on_drawn)
            drawing.begin()

    def _on_drawn(self, image: QImage, sha256: str) -> None:
        if sha256 == self._sha256:
            self._picture.show_picture(QPixmap.fromImage(image))

    def _on_choose_clicked(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a picture"), "", self.tr("Pictures (*.png *.jpg *.jpeg)")
        )
        if chosen:
            self.take(Path(chosen))

    def take(self, found: Found) -> None:
        """Take a picture in, in a thread."""
        name = found.name if isinstance(found, Path) else self.tr("a picture")
        self.choose.setEnabled(False)
        self.fault.show_state(State.SHARED, self.tr("Taking {0} in").format(name))
        self.fault.show()
        taking = Taking(found, self.desk.new_id("picture"))
        taking.taken.connect(self._on_taken)
        taking.failed.connect(self._on_failed)
        taking.begin()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a picture; what else is dropped is a matter of the window."""
        if self.choose.isEnabled() and picture_in(event.mimeData()) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the picture that is dropped."""
        if (found := picture_in(event.mimeData())) is not None:
            event.acceptProposedAction()
            self.take(found)

    def _on_failed(self, words: str) -> None:
        self.choose.setEnabled(True)
        self.fault.show_state(State.MISSING, words)
        self.fault.show()

    def _on_taken(self, picture: Picture, raw: bytes) -> None:
        self.choose.setEnabled(True)
        self.fault.hide()
        desk = self.desk
        passage = find(desk.briefing, Passage, self._id)
        if passage is not None and isinstance(passage.body, Figure):
            briefing, picture_id = with_picture(desk, picture, raw)
            body = replace(passage.body, picture=picture_id)
            desk.session.edit(replaced(briefing, passage, replace(passage, body=body)))


def with_picture(desk: Desk, picture: Picture, raw: bytes) -> tuple[Briefing, str]:
    """Return the briefing with a picture, and the id by which it has it."""
    same = (each for each in desk.briefing.pictures if each.sha256 == picture.sha256)
    desk.session.add_picture(raw)
    if known := next(same, None):
        return desk.briefing, known.id
    return appended(desk.briefing, desk.briefing, "pictures", picture), picture.id
