"""Pictures from outside: chosen, dropped or pasted, and taken in within bounds, in a thread."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QObject, QRunnable, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageWriter

from briefer.errors import BrieferError
from briefer.gui.language import sentences
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


class Taking(QObject):
    """Takes pictures in, away from the window."""

    taken = Signal(object, bytes)
    """The record of a picture, and its bytes."""

    failed = Signal(str)

    def take(self, found: Found, picture_id: str) -> None:
        """Take a picture in, and emit `taken` or `failed`."""
        path = found if isinstance(found, Path) else Path(self.tr("What was pasted"))
        QThreadPool.globalInstance().start(_Import(self, found, picture_id, path))


class _Import(QRunnable):
    def __init__(self, taking: Taking, found: Found, picture_id: str, path: Path) -> None:
        super().__init__()
        self._taking, self._found, self._id, self._path = taking, found, picture_id, path

    def run(self) -> None:
        """Read it."""
        try:
            picture, raw = _reader(self._found)(self._id, self._path)
        except BrieferError as fault:
            self._taking.failed.emit(sentences(fault))
        else:
            self._taking.taken.emit(picture, raw)


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
