"""The lane: the one thread on which pages are made, and on which alone pdfium is called.

pdfium is not safe for threads, so there is one lane in a process, whoever needs it. Each client has
one piece of work at most: the latest that was put wins, and what it replaces stops at its next
`yield`; there the clients take turns. The lane knows nothing of what is done on it, but it sees to
it that the window need not wait: threads take short turns, and garbage is collected while nothing
is done.
"""

import atexit
import gc
import sys
import threading
from collections.abc import Callable, Iterator
from functools import cache

Work = Callable[[], Iterator[None]]
"""What is to be done, in pieces: between two it may be given up for something newer."""

_TURN = 0.001
"""Seconds until a thread that computes lets another one on."""

_IDLE = 3.0
"""Seconds without work until garbage is collected: it holds up every thread for up to 0.2 s."""

_NEVER = 1_000_000


class Lane:
    """A thread that does the latest work of each client, in turn."""

    def __init__(self) -> None:
        self._waiting: dict[object, Iterator[None]] = {}
        self._changed = threading.Condition()
        self._is_closed = False
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
        import pypdfium2  # noqa: F401, PLC0415 - so that the lane ends before the library does

        atexit.register(self.close)
        sys.setswitchinterval(_TURN)
        gc.set_threshold(*gc.get_threshold()[:2], _NEVER)
        tidy: Callable[[], object] = (
            gc.freeze
        )  # what is there by then stays: no collection need look at it again
        while not self._is_closed:
            with self._changed:
                is_called = self._changed.wait_for(self._is_called, _IDLE)
            if not is_called:
                tidy()
                tidy = gc.collect
            self._do_next()

    def _do_next(self) -> None:
        with self._changed:
            self._changed.wait_for(self._is_called)
            if self._is_closed:
                return
            client = next(iter(self._waiting))
            work = self._waiting.pop(client)
        for _ in work:
            with self._changed:
                self._waiting.setdefault(client, work)
            return

    def _is_called(self) -> bool:
        return self._is_closed or bool(self._waiting)


@cache
def lane() -> Lane:
    """Return the lane of this process."""
    return Lane()
