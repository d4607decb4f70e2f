"""The bench of the start: from nothing to a painted window, beside novelWriter's.

`python tests/bench/start.py` runs whole processes in turn, under Xvfb where it is installed; both
are stopped at the first turn of the event loop after the main window was painted. CPU is that of a
process, memory its peak.
"""

import compileall
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import report

from briefer.bundled import asset
from briefer.store.file import save_briefing
from briefer.store.new import sample

RUNS = 15
PAINTED = Path(__file__).parent / "peers" / "painted.py"
OURS = ("PySide6", "briefer.__main__", "start")
PEER = ("PyQt6", "novelwriter", "main")


@dataclass
class Start:
    name: str
    words: tuple[str, ...]
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    def run(self) -> None:
        """Start once; raises SystemExit where it does not come to be painted."""
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, str(PAINTED), *self.words],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        _, status, usage = os.wait4(process.pid, 0)
        if status and process.stderr:
            raise SystemExit(f"{self.name} failed: {process.stderr.read().decode()}")
        self.wall.append(time.perf_counter() - begun)
        self.cpu.append(usage.ru_utime + usage.ru_stime)
        self.memory.append(usage.ru_maxrss / 1024)

    def row(self, peer: "Start") -> report.Row:
        return {
            "name": self.name,
            "wall": round(statistics.median(self.wall), 3),
            "cpu": round(statistics.median(self.cpu), 3),
            "wall_ratio": _ratio(self.wall, peer.wall),
            "cpu_ratio": _ratio(self.cpu, peer.cpu),
            "memory": round(max(self.memory)),
        }


def _ratio(ours: list[float], theirs: list[float]) -> float:
    return round(statistics.median(a / b for a, b in zip(ours, theirs, strict=True)), 3)


@contextmanager
def display() -> Iterator[None]:
    """Give the processes a screen: an Xvfb of their own, else none is drawn on."""
    if not shutil.which("Xvfb"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        yield
        return
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as number:
        os.environ["DISPLAY"] = f":{number.readline().strip()}"
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    try:
        yield
    finally:
        server.terminate()
        server.wait()


def main() -> None:
    compileall.compile_dir(asset().parent / "src" / "briefer", quiet=1)  # as an installer does
    with tempfile.TemporaryDirectory() as name, display():
        home = Path(name)
        os.environ.update(HOME=name, BRIEFER_HOME=str(home / "briefer"))
        for each in ("CONFIG", "DATA", "CACHE", "STATE"):
            os.environ[f"XDG_{each}_HOME"] = str(home / each.lower())
        file = home / "sample.briefing"
        save_briefing(sample(), file)
        peer = Start("novelWriter", (*PEER, "window"))
        all_of = (
            peer,
            Start("briefer", (*OURS, "window")),
            Start("briefer, with a file", (*OURS, "window", str(file))),
            Start("briefer, to the first page", (*OURS, "page", str(file))),
        )
        for each in all_of:
            each.run()
            each.wall, each.cpu, each.memory = [], [], []
        for _ in range(RUNS):
            for each in all_of:
                each.run()
        rows = [each.row(peer) for each in all_of]
    report.keep("start", rows)
    print(f"{'from start to paint':<28} {'s':>6} {'ratio':>6} {'CPU s':>6} {'ratio':>6} {'MiB':>5}")
    for row in rows:
        print(
            f"{row['name']:<28} {row['wall']:>6} {row['wall_ratio']:>6} {row['cpu']:>6} "
            f"{row['cpu_ratio']:>6} {row['memory']:>5}"
        )


if __name__ == "__main__":
    main()
