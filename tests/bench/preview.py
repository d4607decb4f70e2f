"""The bench of the preview: from an edit to the page that is seen, and how long the window waits.

`python tests/bench/preview.py [PAGES]` types into the middle of a briefing, letter by letter, each
when the page of the one before is there; then as fast as a burst of keys comes. CPU is that of the
whole process, all threads; a gap is the time between two turns of the event loop.
"""

import os
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import content
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from briefer.gui import look
from briefer.gui.preview import PreviewView
from briefer.gui.session import Session
from briefer.model.edit import find, replaced, with_text
from briefer.model.passage import Passage
from briefer.store.file import Opened
from briefer.store.library import Library

KEYS = 40
BURST = 60
BETWEEN = 0.03


class Gaps:
    """How long the event loop took for its turns, in milliseconds."""

    def __init__(self) -> None:
        self.found: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._turn)

    def _turn(self) -> None:
        now = time.perf_counter()
        self.found.append((now - self._last) * 1000)
        self._last = now
        time.sleep(0.0005)  # a turn is not to be a computation of its own

    def watch(self) -> None:
        self._last = time.perf_counter()
        self.found.clear()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()


def type_letter(session: Session, item: str, number: int) -> None:
    passage = find(session.briefing, Passage, item)
    assert passage is not None
    text = passage.body.text
    word = " ab"[number % 3]
    body = replace(passage.body, text=with_text(text, text.default + word))
    session.edit(
        replaced(session.briefing, passage, replace(passage, body=body)), run=f"typing:{item}"
    )


def wait(signal: object) -> None:
    loop = QEventLoop()
    signal.connect(loop.quit)
    loop.exec()
    signal.disconnect(loop.quit)


def show(name: str, values: list[float]) -> None:
    ordered = sorted(values)
    median, late = statistics.median(ordered), ordered[int(len(ordered) * 0.95)]
    print(f"{name:<34} median {median:6.1f}   95th {late:6.1f}   most {ordered[-1]:6.1f} ms")


def main() -> None:
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    application = QApplication([])
    look.apply(application)
    session = Session(Opened(briefing=content.briefing(pages)), Library())
    item = session.briefing.sections[pages // 2].passages[0].id
    session.show(item=item)
    view = PreviewView(session)
    view.resize(700, 900)
    view.show()
    wait(view._press.laid)
    for number in range(6):
        type_letter(session, item, number)
        wait(view._press.laid)
    cpu, wall, gaps = [], [], Gaps()
    for number in range(KEYS):
        application.processEvents()
        time.sleep(0.05)
        application.processEvents()
        before, begun = time.process_time(), time.perf_counter()
        type_letter(session, item, number)
        wait(view._press.laid)
        view.pages.viewport().repaint()
        cpu.append((time.process_time() - before) * 1000)
        wall.append((time.perf_counter() - begun) * 1000)
    show("edit to visible page, CPU", cpu)
    show("edit to visible page, clock", wall)
    gaps.watch()
    for number in range(BURST):
        type_letter(session, item, number)
        until = time.perf_counter() + BETWEEN
        while time.perf_counter() < until:
            application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
    gaps.stop()
    show(f"gaps while typing {round(1 / BETWEEN)} keys a second", gaps.found)


if __name__ == "__main__":
    main()
