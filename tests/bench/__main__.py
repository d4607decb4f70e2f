"""The bench: whole processes on the same words, measured in turn and told as ratios.

`python tests/bench [PAGES ...]` prints a table and writes `build/bench.json`; after it, what an
edit costs in a process that goes on, and how all of it stands to what is aimed at. CPU is that of a
process, memory its peak. Nothing here is a test, but it ends where a contestant sets other words.
"""

import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import content
import report
import source
import target
import words
from pypandoc import get_pandoc_path

from briefer.bundled import asset
from briefer.pipeline import Request, check
from briefer.store.file import Opened, save_briefing
from briefer.store.library import Library

HERE = Path(__file__).parent
RUNS = {5: 7, 20: 7, 200: 5}
SLOW = {"weasyprint", "fpdf2", "platypus"}  # with 200 pages they run once
MOST_MISSING, MOST_BESIDE = 0.002, 0.05
PEERS = {".pdf": "typst", ".docx": "docxtpl"}


@dataclass
class Contestant:
    name: str
    command: list[str]
    target: Path
    cpu: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    def run(self) -> None:
        """Run once, in a process of its own; raises where it fails."""
        process = subprocess.Popen(
            self.command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
        )
        _, status, usage = os.wait4(process.pid, 0)
        if status and process.stderr:
            raise SystemExit(f"{self.name} failed: {process.stderr.read().decode()}")
        self.cpu.append(usage.ru_utime + usage.ru_stime)
        self.memory.append(usage.ru_maxrss / 1024)


def contestants(pages: int, folder: Path) -> dict[str, Contestant]:
    """Return who takes part, with their sources written."""
    briefing = content.briefing(pages)
    file = folder / f"{pages}.briefing"
    save_briefing(Opened(briefing=briefing), file)
    checked = check(Opened(briefing=briefing), Library(), Request(audience="common"), lay_out=False)
    assert checked.document
    fonts = str(asset("fonts"))
    made = folder / f"BENCH-{pages}_common"
    files = {
        "typ": source.typst(checked.document),
        "html": source.page(checked.document, fonts),
        "md": source.markdown(checked.document),
        "json": source.context(checked.document),
    }
    for extension, text in files.items():
        (folder / f"{pages}.{extension}").write_text(text)
    template = folder / "template.docx"
    subprocess.run([sys.executable, HERE / "peers/docxtpl_template.py", template], check=True)

    def path(name: str) -> str:
        return str(folder / f"{pages}{name}")

    def python(peer: str, *arguments: str) -> list[str]:
        return [sys.executable, str(HERE / "peers" / f"{peer}_peer.py"), *arguments]

    def briefer(name: str) -> list[str]:
        return [
            sys.executable, "-m", "briefer", "export", str(file), "-a", "common", "-f", name,
            "-o", str(folder), "--force",
        ]  # fmt: skip

    return {
        "briefer pdf": Contestant("briefer pdf", briefer("pdf"), made.with_suffix(".pdf")),
        "typst": Contestant(
            "typst", python("typst", path(".typ"), path("-t.pdf"), fonts), Path(path("-t.pdf"))
        ),
        "weasyprint": Contestant(
            "weasyprint",
            python("weasyprint", path(".html"), path("-w.pdf")),
            Path(path("-w.pdf")),
        ),
        **{
            name: Contestant(
                name,
                python(name, path(".json"), path(f"-{name}.pdf"), fonts),
                Path(path(f"-{name}.pdf")),
            )
            for name in ("platypus", "fpdf2")
        },
        "briefer docx": Contestant("briefer docx", briefer("docx"), made.with_suffix(".docx")),
        "docxtpl": Contestant(
            "docxtpl",
            python("docxtpl", path(".json"), str(template), path("-d.docx")),
            Path(path("-d.docx")),
        ),
        "pandoc": Contestant(
            "pandoc",
            [get_pandoc_path(), path(".md"), "-o", path("-p.docx")],
            Path(path("-p.docx")),
        ),
    }


def measure(pages: int, folder: Path) -> list[report.Row]:
    """Run all in turn, a warm-up first, and return a row each."""
    found = contestants(pages, folder)
    several = {name: each for name, each in found.items() if pages < 200 or name not in SLOW}
    for each in found.values():
        each.run()
        if each.name in several:
            each.cpu.clear()
            each.memory.clear()
    compare(found, (folder / f"{pages}.json").read_text())
    for _ in range(RUNS.get(pages, 3)):
        for each in several.values():
            each.run()
    return [row(pages, each, found[PEERS[each.target.suffix]]) for each in found.values()]


def compare(found: dict[str, Contestant], context: str) -> None:
    """End the bench where a PDF lacks words of the content, or has many beside them."""
    expected = words.wanted(context)
    for each in found.values():
        if each.target.suffix == ".pdf":
            missing, beside = words.missing(each.target, expected)
            if missing.total() > MOST_MISSING * expected.total():
                raise SystemExit(f"{each.name} lacks {missing.total()} words: {missing}")
            if beside.total() > MOST_BESIDE * expected.total():
                raise SystemExit(f"{each.name} sets {beside.total()} more words: {beside}")


def row(pages: int, each: Contestant, peer: Contestant) -> report.Row:
    """Return what was measured of a contestant, beside its peer in the same turn."""
    ratio = statistics.median(a / b for a, b in zip(each.cpu, peer.cpu, strict=False))
    return {
        "pages": pages,
        "name": each.name,
        "cpu": round(statistics.median(each.cpu), 3),
        "ratio": round(ratio, 2),
        "peer": peer.name,
        "memory": round(max(each.memory)),
        "size": each.target.stat().st_size,
    }


def start() -> dict[str, object]:
    """Return the CPU of `briefer --help`."""
    each = Contestant("briefer --help", [sys.executable, "-m", "briefer", "--help"], HERE)
    for _ in range(11):
        each.run()
    return {"name": each.name, "cpu": round(statistics.median(each.cpu), 3)}


def main() -> None:
    """Measure, print and keep the table."""
    sizes = [int(each) for each in sys.argv[1:]] or [5, 20, 200]
    begun = time.monotonic()
    compileall.compile_dir(asset().parent / "src" / "briefer", quiet=1)  # as an installer does
    with tempfile.TemporaryDirectory() as name:
        os.environ["BRIEFER_HOME"] = f"{name}/home"
        rows = [row for pages in sizes for row in measure(pages, Path(name))]
        rows.append(start())
    print(f"{'pages':>5} {'who':<14} {'CPU s':>7} {'ratio':>6} {'to':<10} {'MiB':>5} {'KB':>6}")
    for row in rows:
        if "pages" in row:
            size = int(str(row["size"])) // 1024
            print(
                f"{row['pages']:>5} {row['name']:<14} {row['cpu']:>7} {row['ratio']:>6} "
                f"{row['peer']:<10} {row['memory']:>5} {size:>6}"
            )
        else:
            print(f"      {row['name']:<14} {row['cpu']:>7}")
    report.keep("export", rows)
    if {20, 200} <= set(sizes):
        for bench, count in (("edit", 20), ("preview", 20), ("preview", 200)):
            subprocess.run([sys.executable, HERE / f"{bench}.py", str(count)], check=True)
        target.tell()
    print(f"{time.monotonic() - begun:.0f} s in all; {report.TARGET}")


if __name__ == "__main__":
    main()
