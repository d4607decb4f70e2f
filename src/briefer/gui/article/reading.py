"""Reading an article in a thread, while the window says so and offers to cancel it."""

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QMimeData, Signal

from briefer.errors import BrieferError
from briefer.gui.task import Task
from briefer.pipeline.article import Imported
from briefer.pipeline.reading import Reader

Read = Callable[[Reader], Imported]
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
        self._reader = Reader()

    def work(self) -> None:
        """Read it, and load meanwhile what shows it."""
        import_module("briefer.gui.article.page")
        try:
            found = self._read(self._reader)
        except BrieferError as fault:
            if not self.isInterruptionRequested():
                self.failed.emit(fault)
        else:
            if not self.isInterruptionRequested():
                self.done.emit(found)
        self._reader.end()

    def cancel(self) -> None:
        """Read no further."""
        self.requestInterruption()
        self._reader.end()


def pasting(data: QMimeData) -> Read | None:
    """Return what reads a clipboard: its HTML, else its text; None where it has neither."""
    html, text = data.html() if data.hasHtml() else "", data.text()
    if html.strip():
        return lambda reader: reader.pasted(html, is_html=True)
    if text.strip():
        return lambda reader: reader.pasted(text, is_html=False)
    return None
