"""Pages before and after an update, beside each other."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from briefer.errors import BrieferError
from briefer.gui.lane import lane
from briefer.gui.language import sentences
from briefer.gui.look import SPACE
from briefer.value import dataclass

if TYPE_CHECKING:
    from briefer.pipeline import Checked, Request
    from briefer.store.file import Opened
    from briefer.store.library import Library
    from briefer.typeset.page import Page

WIDTH: Final = 250
_MOST: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two: a briefing and the library that its edition is made with."""

    opened: "Opened"
    library: "Library"


class Drawing(QObject):
    """Draws the pages of both sides on the lane, one pair after another.

    It has no parent: the lane may outlive the dialog.
    """

    drawn = Signal(int, object, object)
    """The number of a page, and its picture on either side: None where there is no such page."""

    failed = Signal(str)
    """Why an edition has no pages."""

    def draw(self, before: Side, after: Side, request: "Request", scale: float) -> None:
        """Draw them, in the place of what is being drawn."""
        lane().put(self, lambda: self._work((before, after), request, scale))

    def _work(self, sides: tuple[Side, Side], request: "Request", scale: float) -> Iterator[None]:
        from briefer.pipeline import check  # noqa: PLC0415 - on the lane, where it keeps no one

        made = []
        for side in sides:
            try:
                made.append(check(side.opened, side.library, request))
            except BrieferError as fault:
                self.failed.emit(sentences(fault))
                return
            yield
        pages = [each.pages.pages[:_MOST] if each.pages else () for each in made]
        for each in made:
            if each.pages is None:
                self.failed.emit(sentences(each.problems[-1]) if each.problems else "")
        for number, (left, right) in enumerate(zip_longest(*pages), 1):
            one = _drawn(made[0], left, scale) if left else None
            other = _drawn(made[1], right, scale) if right else None
            self.drawn.emit(number, one, other)
            yield


def _drawn(checked: "Checked", page: "Page", scale: float) -> QImage:
    from briefer.gui.preview.arrangement import Rect  # noqa: PLC0415 - with pages alone
    from briefer.gui.preview.proof import picture, proof  # noqa: PLC0415 - as above

    assert checked.document is not None
    assert checked.pages is not None
    width = round(WIDTH * scale)
    height = round(WIDTH * scale * page.height / page.width)
    made = proof(checked.document, checked.theme, checked.pages, page)
    image = picture(made.data, width, height, Rect(0, 0, width, height))
    image.setDevicePixelRatio(scale)
    return image


class PagePairs(QScrollArea):
    """The pairs of pages, each with what is to be said of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(2 * WIDTH + 4 * SPACE[3])
        self.setAccessibleName(self.tr("Pages before and after"))
        self.differing: list[int] = []
        self._drawing = Drawing()
        self._drawing.drawn.connect(self._on_drawn)
        self._drawing.failed.connect(self._on_failed)

    def draw(self, before: Side, after: Side, request: "Request") -> None:
        """Show the pages of both sides as they come."""
        self.differing = []
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(*[SPACE[3]] * 4)
        self._grid.setSpacing(SPACE[1])
        self._grid.setRowStretch(1000, 1)
        for column, words in enumerate((self.tr("BEFORE"), self.tr("AFTER"))):
            head = QLabel(words)
            head.setProperty("kind", "label")
            self._grid.addWidget(head, 0, column)
        self.setWidget(inside)
        self._drawing.draw(before, after, request, self.devicePixelRatioF())

    def finish(self) -> None:
        """Draw no more."""
        self._drawing.drawn.disconnect(self._on_drawn)
        self._drawing.failed.disconnect(self._on_failed)

    def _on_drawn(self, number: int, before: QImage | None, after: QImage | None) -> None:
        is_same = before is not None and after is not None and before == after
        if not is_same:
            self.differing.append(number)
        words = self.tr("Page {number}") if not is_same else self.tr("Page {number}, the same")
        for column, image in enumerate((before, after)):
            page = QLabel()
            if image is not None:
                page.setPixmap(QPixmap.fromImage(image))
                page.setFixedSize(image.deviceIndependentSize().toSize() + QSize(2, 2))
                page.setProperty("kind", "sheet")
            page.setAccessibleName(words.format(number=number))
            self._grid.addWidget(page, 2 * number - 1, column, Qt.AlignmentFlag.AlignTop)
        caption = QLabel(words.format(number=number))
        caption.setProperty("kind", "secondary" if is_same else "strong")
        self._grid.addWidget(caption, 2 * number, 0, 1, 2)

    def _on_failed(self, words: str) -> None:
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("kind", "withheld")
        self._grid.addWidget(label, 999, 0, 1, 2)
