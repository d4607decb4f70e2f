"""Tasks: work in threads of their own, each kept until its thread has ended.

A thread that is freed while it runs would end the program, and who asked for its work, such as a
dialog that is closed, may be gone before it is done.
"""

import atexit
from functools import partial

from PySide6.QtCore import QThread, QTimer

from briefer.gui.lane import stand_back


class Task(QThread):
    """A thread that does its `work`, which tells what came of it by signals."""

    def __init__(self) -> None:
        super().__init__()
        self.finished.connect(self._on_finished)

    def begin(self) -> None:
        """Start the thread, which is kept until it has ended."""
        _running.add(self)
        self.start()

    def run(self) -> None:
        """Do the work, after that of the window."""
        stand_back()
        self.work()

    def work(self) -> None:
        """Do what is to be done; between two steps an interruption may be asked for."""
        raise NotImplementedError

    def _on_finished(self) -> None:
        self.wait()  # `finished` is emitted by the thread, which is not yet gone then
        QTimer.singleShot(0, partial(_running.discard, self))


_running: set[Task] = set()


@atexit.register
def _end() -> None:
    """End the tasks at the exit, each after the step that it does."""
    for task in _running:
        task.requestInterruption()
    for task in _running:
        task.wait()
