"""The look at a file before it comes in: read, and drawn from the sample, in a thread."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from threading import Lock

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from briefer.errors import BrieferError
from briefer.gui.lane import lane
from briefer.gui.library.entry import Entry
from briefer.gui.task import Task
from briefer.pipeline.offer import Offer, Tried, offered
from briefer.store.layered import Layer
from briefer.store.library import Library


class Look(Task):
    """Reads a file, then draws the editions of the sample that show what is in it.

    What was unpacked is there until it is released.
    """

    opened = Signal(object, object, object)
    """The offer, its items as entries, and the editions that are to be drawn."""
    failed = Signal(object)
    """A BrieferError: nothing can be offered."""
    tried = Signal(object)
    """An edition was drawn: a Tried."""
    done = Signal()
    """All that can be drawn was drawn."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._unpacked = ExitStack()
        self._ends: set[str] = set()
        self._lock = Lock()

    def work(self) -> None:
        """Look at it until all was drawn or an interruption is asked for."""
        try:
            offer = self._unpacked.enter_context(offered(self._path, Library()))
            self.opened.emit(offer, tuple(_entries(offer)), offer.editions)
            for each in offer.tried():
                if self.isInterruptionRequested():
                    return
                self.tried.emit(each)
            self.done.emit()
        except BrieferError as fault:
            self.failed.emit(fault)
        finally:
            self._end("worked")

    def release(self) -> None:
        """Draw no more, and remove what was unpacked."""
        self.requestInterruption()
        self._end("released")

    def _end(self, which: str) -> None:
        with self._lock:
            self._ends.add(which)
            is_over = len(self._ends) == 2
        if is_over:
            self._unpacked.close()


class Taking(Task):
    """Makes an offer the user's own."""

    taken = Signal()
    failed = Signal(object)

    def __init__(self, offer: Offer, *, overwrite: bool) -> None:
        super().__init__()
        self._offer = offer
        self._overwrite = overwrite

    def work(self) -> None:
        """Take it."""
        try:
            self._offer.take(Library(), overwrite=self._overwrite)
        except BrieferError as fault:
            self.failed.emit(fault)
        else:
            self.taken.emit()


class Leaves(QObject):
    """Draws the pages of PDFs on the lane. It has no parent: the lane may outlive a dialog."""

    drawn = Signal(object, int, QImage)
    """The edition, the number of a page, and its picture."""

    def draw(self, tried: tuple[Tried, ...], width: int, scale: float) -> None:
        """Draw the pages of these, in the place of what is being drawn."""
        lane().put(self, lambda: self._work(tried, width, scale))

    def _work(self, tried: tuple[Tried, ...], width: int, scale: float) -> Iterator[None]:
        from briefer.gui.preview.proof import whole_page  # noqa: PLC0415 - with pages alone

        for number in range(max((each.pages for each in tried), default=0)):
            for each in tried:
                if number < each.pages:
                    image = whole_page(each.pdf, round(width * scale), number)
                    image.setDevicePixelRatio(scale)
                    self.drawn.emit(each.edition, number, image)
                    yield


def _entries(offer: Offer) -> Iterator[Entry]:
    library = Library(offer.folder)
    for each in offer.items:
        kind = f"{each.kind}s"
        item = library.shelves()[kind].read(each.id)
        yield Entry(kind=kind, id=each.id, layers=(Layer.OFFERED,), item=item)
