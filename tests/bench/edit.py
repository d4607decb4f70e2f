"""The bench of the file: from an edit to the whole tagged PDF, in a process that goes on.

`python tests/bench/edit.py [PAGES]` types into the middle of a briefing, letter by letter, and
writes the edition after each. CPU is told without that of packing into object streams, and whole.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import content
import report

from briefer.pipeline import Request, check
from briefer.pipeline.export import write
from briefer.store.file import Opened
from briefer.store.library import Library
from briefer.typeset import Standing
from briefer.value import replace
from briefer.writers.pdf import objects

KEYS = 40


class Packing:
    """Packs as ever, and knows how long it took."""

    def __init__(self) -> None:
        self.spent = 0.0
        self._pack = objects.pack
        objects.pack = self

    def __call__(self, *given: object) -> bytes:
        begun = time.process_time()
        made = self._pack(*given)
        self.spent += time.process_time() - begun
        return made


def main() -> None:
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    opened, library = Opened(briefing=content.briefing(pages)), Library()
    item = opened.briefing.sections[pages // 2].passages[0].id
    packing, standing = Packing(), Standing()
    bare, whole = [], []
    for number in range(-6, KEYS):
        opened = replace(opened, briefing=content.typed(opened.briefing, item, number))
        packing.spent, begun = 0.0, time.process_time()
        write(check(opened, library, Request(audience="common"), standing=standing), "pdf")
        spent = time.process_time() - begun
        if number >= 0:
            bare.append((spent - packing.spent) * 1000)
            whole.append(spent * 1000)
    rows = [
        {"name": "edit to file before packing, CPU", "pages": pages, **report.spread(bare)},
        {"name": "edit to file, CPU", "pages": pages, **report.spread(whole)},
    ]
    report.print_spreads(rows, f"{pages} pages, ms")
    report.keep(f"edit {pages}", rows)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["BRIEFER_HOME"] = home
        main()
