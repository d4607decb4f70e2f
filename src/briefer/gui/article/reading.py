"""Reading an article in a thread, while the window says so and offers to cancel it.

What reads is loaded in the thread, too; nothing of Qt may be, as the window is at work meanwhile.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Signal

from briefer.errors import BrieferError
from briefer.gui.task import Task

if TYPE_CHECKING:
    from briefer.pipeline.article import Imported
    from briefer.pipeline.reading import Reader

Read = Callable[["Reader"], "Imported"]
"""Which article a reader is to read."""


class Reading(Task):
    """Reads an article; what was cancelled tells nothing."""

    done = Signal(object)
    """The article, as an `Imported`."""
    failed = Signal(object)
    """Why it cannot be read, as a BrieferError."""

    def __init__(self, read: Read) -> None:
        super().__init__()
        self._read = read
        self._reader: Reader | None = None

    def work(self) -> None:
        """Read it."""
        from briefer.pipeline.reading import Reader  # noqa: PLC0415 - not in the window's thread

        self._reader = reader = Reader()
        try:
            found = self._read(reader)
        except BrieferError as fault:
            if not self.isInterruptionRequested():
                self.failed.emit(fault)
        else:
            if not self.isInterruptionRequested():
                self.done.emit(found)
        reader.end()

    def cancel(self) -> None:
        """Read no further."""
        self.requestInterruption()
        if self._reader is not None:
            self._reader.end()


def pasting(data: QMimeData) -> Read | None:
    """Return what reads a clipboard: its HTML, else its text; None where it has neither."""
    html, text = data.html() if data.hasHtml() else "", data.text()
    if html.strip():
        return lambda reader: reader.pasted(html, is_html=True)
    if text.strip():
        return lambda reader: reader.pasted(text, is_html=False)
    return None
