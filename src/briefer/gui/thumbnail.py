"""Thumbnails: the first pages of what templates, audiences and themes make, drawn on the lane.

Those of the sample are kept in the cache folder, each named by the hash of all that its page is
made with; nothing of a briefing is kept.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPointF, QRectF, QSaveFile, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap

from briefer import __version__
from briefer.errors import BrieferError
from briefer.gui.lane import lane
from briefer.gui.look import tokens
from briefer.store import home
from briefer.store.library import Library
from briefer.store.new import sample
from briefer.value import dataclass

if TYPE_CHECKING:
    from briefer.document.theme import Theme
    from briefer.pipeline import Request
    from briefer.pipeline.choice import Settled
    from briefer.store.file import Opened
    from briefer.typeset import Standing

SIZE: Final = QSize(176, 249)
"""The room for the picture of a page: that of A4 fills it."""

_AUDIENCE: Final = "nato"
_MOST_FILES: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Which briefing is drawn, and for whom where nothing says another."""

    opened: "Opened"
    audience: str


class Thumbnails(QObject):
    """Draws the items that are wanted, by folder and id such as "themes/plain".

    It has no parent: the lane may outlive who wants them. Without a subject they are of the sample.
    The library is read once: when it has changed, others have to draw.
    """

    drawn = Signal(str, QImage)
    """A page; a null picture where the item has none."""

    def __init__(self, subject: Subject | None = None) -> None:
        super().__init__()
        self._subject = subject
        self.made = 0
        self._library: Library | None = None
        self._standing: Standing | None = None

    def want(self, names: Sequence[str], scale: float, then: Sequence[str] = ()) -> None:
        """Draw these, in the place of what was wanted before, and then import modules."""
        lane().put(self, lambda: self._work(names, scale, then))

    def _work(self, names: Sequence[str], scale: float, then: Sequence[str]) -> Iterator[None]:
        for name in names:
            image = QImage()
            with suppress(BrieferError):
                image = self._picture(name, SIZE * scale)
            image.setDevicePixelRatio(scale)
            self.drawn.emit(name, image)
            yield
        for module in then:
            import_module(module)
            yield

    def _picture(self, name: str, size: QSize) -> QImage:
        from briefer.pipeline.choice import settle  # noqa: PLC0415 - after the first paint

        library = self._library = self._library or Library()
        subject = self._subject or Subject(opened=sample(), audience=_AUDIENCE)
        request = _request(library, name, subject.audience)
        settled = settle(subject.opened, library, request)
        if self._subject is not None:
            return self._drawn(subject.opened, library, request, size)
        path = home.cache() / "thumbnails" / f"{_key(settled, size)}.png"
        kept = QImage(str(path)) if path.is_file() else QImage()
        if not kept.isNull():
            return kept.convertToFormat(QImage.Format.Format_RGB32)
        image = self._drawn(subject.opened, library, request, size)
        _keep(image, path)
        return image

    def _drawn(self, opened: "Opened", library: Library, request: "Request", size: QSize) -> QImage:
        from briefer.gui.preview.arrangement import Rect  # noqa: PLC0415 - after the first paint
        from briefer.gui.preview.proof import picture, proof  # noqa: PLC0415 - as above
        from briefer.pipeline import check  # noqa: PLC0415 - as above
        from briefer.typeset import Standing  # noqa: PLC0415 - as above

        self.made += 1
        self._standing = self._standing or Standing()
        checked = check(opened, library, request, standing=self._standing)
        if checked.document is None or not checked.pages or not checked.pages.pages:
            return QImage()
        page = checked.pages.pages[0]
        made = proof(checked.document, checked.theme, checked.pages, page)
        scale = min(size.width() / page.width, size.height() / page.height)
        width, height = round(page.width * scale), round(page.height * scale)
        return picture(made.data, width, height, Rect(0, 0, width, height))


def paint_page(painter: QPainter, page: QRectF, pixmap: QPixmap) -> None:
    """Paint a page with its edge into the middle of a place, or the place where it will be."""
    on = tokens()
    if pixmap.isNull():
        painter.fillRect(page, QColor(on.window))
    else:
        middle = page.center()
        page = QRectF(QPointF(), pixmap.deviceIndependentSize())
        page.moveCenter(middle)
        page.moveTopLeft(page.topLeft().toPoint().toPointF())
        painter.drawPixmap(page.topLeft(), pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(QColor(on.line), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(page)


def _request(library: Library, name: str, audience: str) -> "Request":
    from briefer.pipeline import Request  # noqa: PLC0415 - after the first paint

    kind, _, item_id = name.partition("/")
    match kind:
        case "audiences":
            return Request(audience=item_id)
        case "themes":
            return Request(audience=audience, theme=item_id)
    theme = library.templates.read(item_id).manifest.theme
    return Request(audience=audience, template=item_id, theme=theme)


def _key(settled: "Settled", size: QSize) -> str:
    """Return the hash of all that the page is made with."""
    order = settled.order
    parts = (
        __version__,
        size.toTuple(),
        order.tag,
        order.language,
        order.audience,
        order.yardsticks.get(order.audience.yardstick),
        sorted(order.options.items()),
        [(each.text, each.manifest) for each in order.template.chain()],
        settled.theme,
        [*_fonts(settled.theme)],
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _fonts(theme: "Theme") -> Iterator[tuple[int, int]]:
    """Yield the size and the time of each font of the theme."""
    for family in theme.fonts.values():
        own = (family.regular, family.bold, family.italic, family.bold_italic)
        for path in (*own, *family.fallback):
            with suppress(OSError):
                found = path.stat()
                yield found.st_size, found.st_mtime_ns


def _keep(image: QImage, path: Path) -> None:
    """Keep a picture in the cache, which never grows beyond some number of them."""
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        others = [*path.parent.iterdir()]
        if len(others) >= _MOST_FILES:  # most of them of what was changed since
            for other in others:
                other.unlink()
        file = QSaveFile(str(path))
        if file.open(QSaveFile.OpenModeFlag.WriteOnly) and image.save(file, "PNG"):  # type: ignore[call-overload]
            file.commit()
