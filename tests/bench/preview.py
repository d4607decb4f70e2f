"""The bench of the preview: from an edit to the page that is seen.

`python tests/bench/preview.py [PAGES]` types into the middle of a briefing, letter by letter, each
when the page of the one before is there. CPU is that of the whole process, all threads: layout,
PDF, pixels and paint together.
"""

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import content
import report
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from briefer.gui import look
from briefer.gui.preview import PreviewView
from briefer.gui.session import Session
from briefer.store.file import Opened
from briefer.store.library import Library

KEYS = 40


def type_letter(session: Session, item: str, number: int) -> None:
    session.edit(content.typed(session.briefing, item, number), run=f"typing:{item}")


def wait(signal: object) -> None:
    loop = QEventLoop()
    signal.connect(loop.quit)
    loop.exec()
    signal.disconnect(loop.quit)


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
    cpu, wall = [], []
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
    rows = [
        {"name": "edit to visible page, CPU", "pages": pages, **report.spread(cpu)},
        {"name": "edit to visible page, clock", "pages": pages, **report.spread(wall)},
    ]
    report.print_spreads(rows, f"{pages} pages, ms")
    report.keep(f"preview {pages}", rows)


if __name__ == "__main__":
    main()
