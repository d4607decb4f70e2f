"""The press: makes the pages of an edition and pictures of them, on the lane.

What is seen is made first: the edition is compiled and laid out as a whole, then one page after the
other is written and drawn alone, and only those that are seen or near. A page that is the same as
before keeps its picture.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from briefer.document.theme import Theme
from briefer.document.tree import Document
from briefer.edition.place import NOWHERE, Place
from briefer.errors import BrieferError, Problem
from briefer.gui.checking import check_once, place_of
from briefer.gui.lane import lane
from briefer.gui.preview.arrangement import Arrangement, Rect, Room, Zoom
from briefer.gui.preview.pictures import Key, Picture, key_of
from briefer.gui.preview.proof import picture, proof
from briefer.gui.preview.sheets import Sheets
from briefer.pipeline import Request
from briefer.store.file import Opened
from briefer.store.library import Library
from briefer.typeset.page import Page
from briefer.value import dataclass

_KEPT = 24
"""How many proofs are kept: those of a screen and of what is near it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is wanted: an edition, and pictures of pages as they are shown.

    `wanted` are indices of pages with the part that is seen, in pixels of the page; those of the
    page that `item` begins on come first in a new edition. `held` are the pictures that are there.
    """

    opened: Opened
    library: Library
    request: Request
    zoom: Zoom
    room: Room
    wanted: tuple[tuple[int, Rect], ...] = ()
    item: str = ""
    held: frozenset[Key] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why there are no pages, and where in the briefing that is."""

    request: Request
    problem: Problem | BrieferError
    place: Place = NOWHERE


class Press(QObject):
    """Takes orders, the latest of which wins. It has no parent: the lane may outlive a window."""

    laid = Signal(object, object)
    """A new edition (`Sheets`), with the picture of the page that is seen."""
    drawn = Signal(object)
    """A `Picture` of the edition that was laid last."""
    failed = Signal(object)
    """A `Failure`."""
    broken = Signal(object)
    """The `Request` that a bug kept from being made, which is told beside."""

    def __init__(self) -> None:
        super().__init__()
        self._ordered: tuple[Opened, Request] | None = None
        self._sheets: Sheets | None = None
        self._released: list[Sheets | None] = []
        self._proofs: dict[int, bytes] = {}
        self._count = 0

    def order(self, order: Order) -> None:
        """Put an order in the place of the one before."""
        lane().put(self, lambda: self._guarded(order))

    def release(self, sheets: Sheets | None) -> None:
        """Take back what is no longer shown: to free 200 pages would take the window 10 ms."""
        self._released.append(sheets)

    def finish(self) -> None:
        """Free all that was made; no order comes after."""
        lane().put(self, self._empty)

    def _empty(self) -> Iterator[None]:
        self._ordered = self._sheets = None
        self._released.clear()
        self._proofs.clear()
        yield

    def _guarded(self, order: Order) -> Iterator[None]:
        try:
            yield from self._fill(order)
        except BrieferError as fault:
            self._ordered = (order.opened, order.request)
            self.failed.emit(Failure(request=order.request, problem=fault))
        except Exception:
            self._ordered = (order.opened, order.request)
            self.broken.emit(order.request)
            raise

    def _fill(self, order: Order) -> Iterator[None]:
        is_new = self._ordered is None or not _same(self._ordered, (order.opened, order.request))
        self._released.clear()
        sheets = self._lay(order) if is_new else self._sheets
        if sheets is None:
            return
        arrangement = Arrangement(sheets.sizes, order.zoom, order.room)
        wanted = _with_item(order, sheets, is_new=is_new)
        for index, part in wanted:
            key = key_of(sheets.contents[index], arrangement.rects[index], part)
            made = None
            if key not in order.held:
                made = Picture(index, key, self._draw(sheets, index, key))
            if is_new:
                self._sheets, self._ordered, is_new = sheets, (order.opened, order.request), False
                self.laid.emit(sheets, made)
            elif made is not None:
                self.drawn.emit(made)
            yield

    def _lay(self, order: Order) -> Sheets | None:
        checked = check_once(order.opened, order.library, order.request)
        if checked.document is None or checked.pages is None:
            self._ordered = (order.opened, order.request)
            problem = checked.problems[0]
            place = place_of(checked, problem)
            self.failed.emit(Failure(request=order.request, problem=problem, place=place))
            return None
        contents = self._contents(checked.theme, checked.document, checked.pages.pages)
        return Sheets(checked, checked.document, checked.pages, tuple(contents))

    def _contents(self, theme: Theme, document: Document, pages: Sequence[Page]) -> Iterator[int]:
        """Yield a number for each page: that of before, where it is what it was."""
        old = self._sheets
        if old and (old.checked.theme, old.document.pictures) != (theme, document.pictures):
            old = None
        for index, page in enumerate(pages):
            if old and index < len(old.pages) and old.pages[index].looks_like(page):
                yield old.contents[index]
            else:
                self._count += 1
                yield self._count

    def _draw(self, sheets: Sheets, index: int, key: Key) -> QImage:
        data = self._proofs.get(key.content)
        if data is None:
            page = sheets.pages[index]
            made = proof(sheets.document, sheets.checked.theme, sheets.typeset, page)
            data = self._proofs[key.content] = made.data
            if len(self._proofs) > _KEPT:
                del self._proofs[next(iter(self._proofs))]
        return picture(data, key.width, key.height, key.part)


def _same(one: tuple[Opened, Request], other: tuple[Opened, Request]) -> bool:
    return (
        one[0].briefing is other[0].briefing
        and one[0].pictures is other[0].pictures
        and one[1] == other[1]
    )


def _with_item(order: Order, sheets: Sheets, *, is_new: bool) -> list[tuple[int, Rect]]:
    """Return the pages to draw: where the item now begins first, and none that is no more."""
    last = len(sheets.contents) - 1
    wanted = [(min(index, last), part) for index, part in order.wanted] or [(0, Rect(0, 0, 1, 1))]
    if is_new and (first := sheets.boxes((order.item,))):
        wanted.insert(0, (first[0][0], wanted[0][1]))
    return list(dict.fromkeys(wanted))
