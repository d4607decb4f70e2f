"""The pictures that the view holds: of each near page the whole, and of a large page a part."""

from collections.abc import Container

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from briefer.gui.preview.arrangement import Rect
from briefer.gui.preview.sheets import Sheets
from briefer.value import dataclass

_MOST_PIXELS = 24_000_000
"""How much is held in all; the pages that are farthest away go first."""

_LARGEST = 12_000_000
"""The largest picture of a whole page; of a larger page only the part that is seen is drawn."""

_CORNER = Rect(0, 0, 512, 512)


@dataclass(frozen=True, slots=True)
class Key:
    """Which picture it is: of what content, how large as a whole, and of which part."""

    content: int
    width: int
    height: int
    part: Rect

    @property
    def is_whole(self) -> bool:
        """Return whether it shows all of the page."""
        return self.part.width == self.width and self.part.height == self.height


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a page, by the page's index."""

    index: int
    key: Key
    image: QImage


def key_of(content: int, rect: Rect, part: Rect) -> Key:
    """Return which picture is wanted of a page that stands in a rectangle, and of which part."""
    whole = Rect(0, 0, rect.width, rect.height)
    is_small = rect.width * rect.height <= _LARGEST
    if is_small:
        return Key(content, rect.width, rect.height, whole)
    seen = part.meets(whole)
    return Key(content, rect.width, rect.height, seen if seen.width and seen.height else _CORNER)


class Pictures:
    """Pictures by the indices of their pages."""

    def __init__(self) -> None:
        self._wholes: dict[int, Picture] = {}
        self._parts: dict[int, Picture] = {}

    @property
    def held(self) -> frozenset[Key]:
        """Return what there is."""
        return frozenset(each.key for kind in self._kinds() for each in kind.values())

    def _kinds(self) -> tuple[dict[int, Picture], dict[int, Picture]]:
        return self._wholes, self._parts

    def keep(self, sheets: Sheets, seen: Container[int]) -> None:
        """Keep what another edition still has, and of the pages that are seen the old picture."""
        for kind in self._kinds():
            for index, picture in list(kind.items()):
                is_there = index < len(sheets.pages) and _is_alike(picture.key, sheets, index)
                if not is_there or not (_is_current(picture, sheets) or index in seen):
                    del kind[index]

    def put(self, picture: Picture, sheets: Sheets, page: int) -> bool:
        """Hold a picture near a page; return False where it is of an earlier edition."""
        if not _is_current(picture, sheets):
            return False
        if picture.key.is_whole:
            self._wholes[picture.index] = picture
            self._parts.pop(picture.index, None)
        else:
            self._parts[picture.index] = picture
            old = self._wholes.get(picture.index)
            if old is not None and not _is_current(old, sheets):
                del self._wholes[picture.index]
        for kind in self._kinds():
            size = sum(each.image.width() * each.image.height() for each in kind.values())
            for index in sorted(kind, key=lambda index: -abs(index - page))[:-2]:
                if size <= _MOST_PIXELS:
                    break
                gone = kind.pop(index).image
                size -= gone.width() * gone.height()
        return True

    def paint(self, painter: QPainter, index: int, paper: QRectF) -> None:
        """Paint what there is of a page into the rectangle of the page."""
        for kind in self._kinds():
            if (picture := kind.get(index)) is None:
                continue
            key = picture.key
            across, down = paper.width() / key.width, paper.height() / key.height
            target = QRectF(
                paper.x() + key.part.x * across,
                paper.y() + key.part.y * down,
                key.part.width * across,
                key.part.height * down,
            )
            painter.drawImage(target, picture.image)


def _is_current(picture: Picture, sheets: Sheets) -> bool:
    contents = sheets.contents
    return picture.index < len(contents) and contents[picture.index] == picture.key.content


def _is_alike(key: Key, sheets: Sheets, index: int) -> bool:
    width, height = sheets.sizes[index]
    return abs(key.width / key.height - width / height) < 0.01
