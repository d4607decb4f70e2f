"""Pictures from outside: chosen, dropped or pasted, and taken in within bounds, in a thread."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Signal
from PySide6.QtGui import QImage, QImageWriter

from briefer.errors import BrieferError
from briefer.gui.language import sentences
from briefer.gui.task import Task
from briefer.model.briefing import Picture

Found = Path | bytes | QImage
"""A file, the bytes of a PNG or JPEG, or pixels."""

_SUFFIXES: Final = (".png", ".jpg", ".jpeg")
_RAW: Final = ("image/png", "image/jpeg")


def picture_in(source: QMimeData) -> Found | None:
    """Return the picture that is dropped or in the clipboard, None where there is none.

    Sheets put a picture of their cells beside the text: then it is the text that counts.
    """
    for url in source.urls():
        path = Path(url.toLocalFile())
        if url.isLocalFile() and path.suffix.lower() in _SUFFIXES:
            return path
    if source.hasUrls() or source.text().strip():
        return None
    for kind in _RAW:
        if source.hasFormat(kind):
            return bytes(source.data(kind).data())
    image = source.imageData() if source.hasImage() else None
    return image if isinstance(image, QImage) and not image.isNull() else None


class Taking(Task):
    """Takes a picture in, away from the window."""

    taken = Signal(object, bytes)
    """The record of a picture, and its bytes."""

    failed = Signal(str)

    def __init__(self, found: Found, picture_id: str) -> None:
        super().__init__()
        self._found, self._id = found, picture_id
        self._path = found if isinstance(found, Path) else Path(self.tr("What was pasted"))

    def work(self) -> None:
        """Take the picture in, and emit `taken` or `failed`."""
        try:
            picture, raw = _reader(self._found)(self._id, self._path)
        except BrieferError as fault:
            self.failed.emit(sentences(fault))
        else:
            self.taken.emit(picture, raw)


def _reader(found: Found) -> Callable[[str, Path], tuple[Picture, bytes]]:
    from briefer.store.picture import import_picture, take_picture  # noqa: PLC0415 - Pillow late

    if isinstance(found, Path):
        return lambda picture_id, path: import_picture(path, picture_id)
    raw = _encoded(found) if isinstance(found, QImage) else found
    return lambda picture_id, path: take_picture(raw, picture_id, path)


def _encoded(image: QImage) -> bytes:
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(target, b"PNG").write(image)
    return bytes(target.data().data())
