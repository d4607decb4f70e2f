"""The bench of the event loop: how long it keeps a key waiting, in a real window.

`python tests/bench/gaps.py [NAME ...]` opens a briefing, types into it letter by letter while its
200 pages are made or nine files are exported, and asks for a word's spelling. A timer of 5 ms says
how late each turn is. Of the latest, `own` is what the thread of the window computed itself, and
`core` how long it waited for a core of the machine; the rest it waited for another thread of ours.
`ours` is the most without that wait. Of some runs the quietest is told, for the machine may have
others on it.
"""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import content
import report
from PySide6.QtCore import QEventLoop, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefer.gui import language, look
from briefer.gui.app import Program
from briefer.gui.editor.prose import ProseEdit
from briefer.gui.export.job import writing
from briefer.gui.export.plan import Order
from briefer.gui.library.offer import OfferDialog
from briefer.gui.window.main import MainWindow
from briefer.pipeline import Delivery, Request
from briefer.store.bundle import write_bundle
from briefer.store.file import Opened, save_briefing
from briefer.store.new import sample
from briefer.store.packing import files_for
from briefer.value import replace

TURN = 5
BETWEEN = 90
RUNS = 3
SCHEDULED = Path("/proc/thread-self/schedstat")


class Gaps(QObject):
    """Notes for each turn of the event loop how late it was, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[float, float, float]] = []
        self._before = self._now()
        self._timer = QTimer(self, interval=TURN, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _turn(self) -> None:
        now = self._now()
        gap, own, core = ((a - b) * 1000 for a, b in zip(now, self._before, strict=True))
        self._before = now
        self.found.append((max(0.0, gap - TURN), own, core))

    def _now(self) -> tuple[float, float, float]:
        waited = int(SCHEDULED.read_text().split()[1]) / 1e9 if SCHEDULED.exists() else 0.0
        return time.perf_counter(), time.thread_time(), waited

    def row(self, name: str) -> report.Row:
        self._timer.stop()
        _, own, core = max(self.found)
        return {
            "name": name,
            "turns": len(self.found),
            **report.spread([late for late, _, _ in self.found]),
            "own": round(own, 1),
            "core": round(core, 1),
            "ours": round(max(late - core for late, _, core in self.found), 1),
        }


def pause(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def until(is_so: Callable[[], bool], most_s: float = 20) -> None:
    begun = time.monotonic()
    while not is_so():
        if time.monotonic() - begun > most_s:
            raise SystemExit("It waited for too long.")
        pause(20)


def window_of(program: Program, file: Path) -> MainWindow:
    """Return the window of a file, as soon as its first page is there."""
    program.open(file)
    window = program.windows[-1]
    window.resize(1360, 860)  # beside each other, on however small a screen
    until(lambda: window.desk is not None and window.desk.preview is not None)
    until(lambda: bool(window.desk.preview.pages.pictures.held))
    return window


def enter(window: MainWindow) -> None:
    """Put the cursor into a text in the middle of the briefing."""
    briefing = window.session.briefing
    passage = briefing.sections[len(briefing.sections) // 2].passages[0]
    window.activateWindow()
    until(window.isActiveWindow)
    window.session.show(item=passage.id)
    until(lambda: isinstance(QApplication.focusWidget(), ProseEdit))
    pause(800)


def type_letters(count: int) -> None:
    for number in range(count):
        QTest.keyClick(QApplication.focusWidget(), "  abcdefgh"[number % 10])
        pause(BETWEEN)


def opening(program: Program, folder: Path) -> report.Row:
    """Open a briefing from the welcome page."""
    save_briefing(sample(), folder / "sample.briefing", overwrite=True)
    program.welcome()
    pause(2000)
    gaps = Gaps()
    window_of(program, folder / "sample.briefing")
    pause(1000)
    return gaps.row("a briefing opens")


def items(program: Program, folder: Path) -> report.Row:
    """Go through all that the outline has."""
    save_briefing(sample(), folder / "sample.briefing", overwrite=True)
    window = window_of(program, folder / "sample.briefing")
    pause(1000)
    briefing, gaps = window.session.briefing, Gaps()
    shown = (*briefing.sections, *briefing.outlooks)
    for item in ("about", "summary", *(each.id for each in shown), "outlooks", "sources"):
        window.session.show(item=item)
        pause(400)
    for audience in (*briefing.audiences, "common"):
        window.session.show(audience=audience)
        pause(400)
    return gaps.row("items and audiences are chosen")


def previewing(program: Program, folder: Path) -> report.Row:
    save_briefing(Opened(briefing=content.briefing(200)), folder / "200.briefing", overwrite=True)
    window = window_of(program, folder / "200.briefing")
    enter(window)
    gaps = Gaps()
    type_letters(60)
    pause(3500)  # while nothing is done, garbage is collected
    type_letters(5)
    return gaps.row("200 pages are made, typing")


def exporting(program: Program, folder: Path) -> report.Row:
    briefing = replace(content.briefing(20), audiences=sample().briefing.audiences)
    opened = Opened(briefing=briefing)
    save_briefing(opened, folder / "20.briefing", overwrite=True)
    window = window_of(program, folder / "20.briefing")
    enter(window)
    orders = [
        Order(request=Request(audience=each), formats=("pdf", "docx", "html"))
        for each in briefing.audiences
    ]
    delivery = Delivery(folder=folder, formats=(), force=True)
    job = writing(opened, window.session.library, orders, delivery)
    gaps = Gaps()
    job.begin()
    while job.isRunning():
        type_letters(5)
    job.wait()
    return gaps.row("nine files are exported, typing")


def offered() -> list[str]:
    menu = QApplication.activePopupWidget()
    return [] if menu is None else [each.text() for each in menu.actions()]


def spelling(program: Program, folder: Path) -> report.Row:
    save_briefing(Opened(briefing=content.briefing(5)), folder / "5.briefing", overwrite=True)
    window = window_of(program, folder / "5.briefing")
    enter(window)
    edit = QApplication.focusWidget()
    QTest.keyClicks(edit, " governmennt and ")
    pause(600)
    gaps = Gaps()
    for _ in range(2):
        QTest.keyClick(edit, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    point = edit.cursorRect().center() + QPoint(8, 0)
    where = edit.viewport().mapToGlobal(point)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.postEvent(edit.viewport(), QContextMenuEvent(reason, point, where))
    until(lambda: "government" in offered())
    pause(600)
    QApplication.activePopupWidget().close()
    return gaps.row("a right click on a word")


def offering(program: Program, folder: Path) -> report.Row:
    """Look at a bundle of 20 templates, each drawn for three audiences, while one types."""
    for number in range(20):
        if f"copy-{number}" not in program.library.templates.ids():
            program.library.templates.duplicate("brief", f"copy-{number}")
    ids = [f"copy-{number}" for number in range(20)]
    bundle = folder / "20.briefbundle"
    bundle.write_bytes(b"".join(write_bundle(files_for(program.library, ids))))
    save_briefing(sample(), folder / "sample.briefing", overwrite=True)
    window = window_of(program, folder / "sample.briefing")
    enter(window)
    dialog = OfferDialog(bundle, window)
    gaps = Gaps()
    dialog.show()
    begun = time.monotonic()
    while not dialog._is_done and time.monotonic() - begun < 60:
        type_letters(5)
    pause(1000)
    row = gaps.row("20 templates are looked at, typing")
    dialog.reject()
    return row


ALL = {each.__name__: each for each in (opening, items, previewing, exporting, spelling, offering)}


def measured(program: Program, names: list[str]) -> Iterator[report.Row]:
    for name in names:
        rows = []
        for _ in range(RUNS):
            with tempfile.TemporaryDirectory() as folder:
                rows.append(ALL[name](program, Path(folder)))
                for window in [*program.windows]:
                    window.files.session.save(overwrite=True)
                    window.close()
                pause(300)
        yield min(rows, key=lambda row: row["most"])


def main() -> None:
    application = QApplication([])
    with tempfile.TemporaryDirectory() as home:
        os.environ["BRIEFER_HOME"] = home
        language.speak(application, "en")
        look.apply(application)
        program = Program(lambda *_: None)
        program.broken.connect(lambda fault: sys.__excepthook__(type(fault), fault, None))
        rows = []
        print(
            f"{'gaps in the event loop, ms':<34} {'median':>7} {'p95':>6} {'most':>6} {'own':>6} "
            f"{'core':>6} {'ours':>6}"
        )
        for row in measured(program, sys.argv[1:] or [*ALL]):
            rows.append(row)
            print(
                f"{row['name']:<34} {row['median']:>7} {row['p95']:>6} {row['most']:>6} "
                f"{row['own']:>6} {row['core']:>6} {row['ours']:>6}"
            )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"peak memory {memory} MiB")
    report.keep("gaps", rows)


if __name__ == "__main__":
    main()
