"""The process that knows the dictionaries, started when it is first asked, and ended with us."""

import atexit
import json
import sys
from collections import deque
from collections.abc import Callable
from functools import cache
from typing import Any, Final

from PySide6.QtCore import QObject, QProcess

Then = Callable[[list[str] | None], None]
"""Takes an answer, None where there will be none."""

_MOST_STARTS: Final = 5
_END_MS: Final = 1000


class Service(QObject):
    """Asks the process. One that ends is started anew for what is asked next, a few times."""

    def __init__(self) -> None:
        super().__init__()
        self._starts = 0
        self._waiting: deque[Then] = deque()
        self.process = QProcess(self)
        self.process.setProgram(sys.executable)
        self.process.setArguments(["-P", "-X", "utf8", "-m", "briefer.spelling"])
        self.process.setStandardErrorFile(QProcess.nullDevice())
        self.process.readyReadStandardOutput.connect(self._on_answered)
        self.process.finished.connect(self._give_up)
        self.process.errorOccurred.connect(self._give_up)
        atexit.register(self.close)

    def ask(self, question: dict[str, Any], then: Then) -> None:
        """Ask, and call `then` with the answer in a later turn of the event loop."""
        if self.process.state() == QProcess.ProcessState.NotRunning:
            if self._starts == _MOST_STARTS:
                return
            self._starts += 1
            self.process.start()
        self._waiting.append(then)
        self.process.write(json.dumps(question).encode() + b"\n")

    def close(self) -> None:
        """End the process."""
        self.process.blockSignals(True)  # noqa: FBT003 - Qt's
        self.process.closeWriteChannel()
        if not self.process.waitForFinished(_END_MS):
            self.process.kill()
            self.process.waitForFinished(_END_MS)

    def _on_answered(self) -> None:
        while self._waiting and self.process.canReadLine():
            answer: list[str] = json.loads(bytes(self.process.readLine().data()))
            self._waiting.popleft()(answer)

    def _give_up(self) -> None:
        waiting, self._waiting = self._waiting, deque()
        for then in waiting:
            then(None)


@cache
def service() -> Service:
    """Return the service of this program."""
    return Service()
