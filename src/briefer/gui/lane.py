"""The lane: the one thread on which pages are made, and on which alone pdfium is called.

pdfium is not safe for threads, so there is one lane in a process, whoever needs it. Each client has
one piece of work at most: the latest that was put wins, and what it replaces stops at its next
`yield`; there the clients take turns. The lane knows nothing of what is done on it, but it sees to
it that the window need not wait: threads take short turns, that of the window comes first, and
garbage is collected while nothing is done. Work that ends in a bug ends alone.

Qt's objects are freed in the thread of the window alone: there garbage is collected and clients go.
"""

import atexit
import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from typing import Final

from PySide6.QtCore import QObject, Qt, QThread, Signal
from PySide6.QtGui import QGuiApplication

Work = Callable[[], Iterator[None]]
"""What is to be done, in pieces: between two it may be given up for something newer."""

_TURN: Final = 0.0002
"""Seconds until a thread that computes lets another one on: Qt lets it in at each of its calls."""

_IDLE: Final = 3.0
"""Seconds without work until garbage is collected."""

_MOST_PIECES: Final = 1000
"""Pieces of work after which that is done all the same."""

_MANY: Final = 8_000
"""New objects that are looked at between two works, too, so that there are few at rest."""

_FEW: Final = 20_000
"""As many objects are looked at in 10 ms, and in 40 ms where the computer is at other work."""

_NICE: Final = 5
"""How far a thread stands back on Linux, where Qt's priorities do nothing."""


class Lane:
    """A thread that does the latest work of each client, in turn."""

    def __init__(self) -> None:
        self._waiting: dict[object, Iterator[None]] = {}
        self._changed = threading.Condition()
        self._is_closed = False
        self._home = _Home()
        self._thread = threading.Thread(target=self._run, name="preview", daemon=True)

    def put(self, client: object, work: Work) -> None:
        """Do some work for a client, in the place of what it waits for."""
        with self._changed:
            self._waiting[client] = work()
            if self._thread.ident is None:
                self._thread.start()
            self._changed.notify()

    def close(self) -> None:
        """End the thread after the piece that it does."""
        with self._changed:
            self._is_closed = True
            self._changed.notify()
        self._thread.join()

    def _run(self) -> None:
        import pypdfium2  # noqa: PLC0415 - the window is there before it

        pypdfium2.PdfDocument.new().close()  # registers what frees open files at the exit
        atexit.register(self.close)  # later, so called before that
        sys.setswitchinterval(_TURN)
        stand_back()
        gc.disable()  # it would be done in whichever thread, and in the midst of typing
        gc.freeze()  # what is there by now stays, and need not be looked at
        while not self._is_closed:
            self._work_on()
            self._home.rested.emit()
            with self._changed:
                self._changed.wait_for(self._is_called)

    def _work_on(self) -> None:
        """Do what is called for until nothing was for some time."""
        for _ in range(_MOST_PIECES):
            with self._changed:
                if not self._changed.wait_for(self._is_called, _IDLE) or self._is_closed:
                    return
                client = next(iter(self._waiting))
                work = self._waiting.pop(client)
            if self._goes_on(work):
                with self._changed:
                    self._waiting.setdefault(client, work)
            else:
                given = [client]
                del client, work
                self._home.given.emit(given)

    def _goes_on(self, work: Iterator[None]) -> bool:
        """Return whether there is more to do; a bug is told as that of a thread that ends by it."""
        try:
            return next(work, self) is not self
        except Exception as fault:  # noqa: BLE001 - whatever it is, the others wait for the lane
            thrown = (type(fault), fault, fault.__traceback__, self._thread)
            threading.excepthook(threading.ExceptHookArgs(thrown))
            return False

    def _is_called(self) -> bool:
        return self._is_closed or bool(self._waiting)


@cache
def lane() -> Lane:
    """Return the lane of this process."""
    return Lane()


class _Home(QObject):
    """The thread of the window, to which the lane gives what must not be freed in its own."""

    given = Signal(object)
    """A list: who empties it has the last of what is in it."""
    rested = Signal()
    """Nothing was done for some time."""

    def __init__(self) -> None:
        super().__init__()
        self.given.connect(self._on_given)
        self.rested.connect(self._on_rested)

    def _on_given(self, given: list[object]) -> None:
        given.clear()
        if gc.get_count()[0] > _MANY:
            _look()

    def _on_rested(self) -> None:
        _tidy()


def _tidy() -> None:
    """Collect garbage, all of it while the user is with another program.

    To look at 200 pages takes 0.3 s.
    """
    if QGuiApplication.applicationState() != Qt.ApplicationState.ApplicationActive:
        gc.unfreeze()
        gc.collect()
    _look()


def _look() -> None:
    """Collect garbage where that does not keep a key waiting, and look at what stays no more."""
    if gc.get_count()[0] < _FEW:
        gc.collect()
    gc.freeze()


class Errand(QObject):
    """Something that is done once on the lane. It has no parent: the lane may outlive a window."""

    done = Signal()

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__()
        self._work = work

    def start(self) -> None:
        """Do it after what the lane is at."""
        lane().put(self, self._run)

    def _run(self) -> Iterator[None]:
        self._work()
        self.done.emit()
        yield


def stand_back() -> None:
    """Let the thread that calls this get a core only after those of windows, its own among them."""
    QThread.currentThread().setPriority(QThread.Priority.LowPriority)
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
