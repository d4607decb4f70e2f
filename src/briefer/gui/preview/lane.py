"""The lane: the one thread on which pages are made, and on which alone pdfium is called.

pdfium is not safe for threads, so there is one lane in a process, whoever needs it. Each client has
one piece of work at most: the latest that was put wins, and what it replaces stops at its next
`yield`. The lane knows nothing of what is done on it.
"""

import atexit
import sys
import threading
from collections.abc import Callable, Iterator
from functools import cache

Work = Callable[[], Iterator[None]]
"""What is to be done, in pieces: between two it may be given up for something newer."""

_TURN = 0.001
"""Seconds until a thread that computes lets another one on. The window must not wait for longer."""


class Lane:
    """A thread that does the latest work of each client, in turn."""

    def __init__(self) -> None:
        self._waiting: dict[object, Work] = {}
        self._changed = threading.Condition()
        self._is_closed = False
        self._thread = threading.Thread(target=self._run, name="preview", daemon=True)

    def put(self, client: object, work: Work) -> None:
        """Do some work for a client, in the place of what it waits for."""
        with self._changed:
            self._waiting[client] = work
            if not self._thread.ident:
                sys.setswitchinterval(_TURN)
                self._thread.start()
            self._changed.notify()

    def close(self) -> None:
        """End the thread after the piece that it does."""
        with self._changed:
            self._is_closed = True
            self._waiting.clear()
            self._changed.notify()
        if self._thread.ident:
            self._thread.join()

    def _run(self) -> None:
        import pypdfium2  # noqa: F401, PLC0415 - so that the lane ends before the library does

        atexit.register(self.close)
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._is_closed)
                if self._is_closed:
                    return
                client = next(iter(self._waiting))
                work = self._waiting.pop(client)
            self._do(client, work)

    def _do(self, client: object, work: Work) -> None:
        for _ in work():
            if self._is_closed or client in self._waiting:
                return


@cache
def lane() -> Lane:
    """Return the lane of this process."""
    return Lane()
