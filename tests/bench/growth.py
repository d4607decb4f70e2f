"""The bench of growth: CPU for one, two and four times as much of what is odd, up to large sizes.

`python tests/bench/growth.py [KIND ...]` sets and writes each, the quickest of some runs, and ends
with an error where twice as much takes more than two and a half times as long.
"""

import gc
import sys
import time
import tomllib
from itertools import pairwise
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

import odd
import report

from briefer.bundled import asset
from briefer.document.theme import Theme, read_theme
from briefer.document.tree import Document
from briefer.typeset import face, typeset
from briefer.writers.pdf import write

RUNS = 3
MOST = 2.5
LENGTHS = {
    "a paragraph": 250_000,
    "an Arabic paragraph": 60_000,
    "a paragraph in a cell": 60_000,
    "rows": 1250,
    "columns": 60,
    "notes": 1000,
    "a cell over many rows": 1250,
    "staggered rows": 1250,
}
USUAL = 5000


def seconds(document: Document, theme: Theme) -> float:
    """Return the CPU of the quickest of some runs, each of which begins with nothing kept."""
    found = []
    for _ in range(RUNS):
        face._typefaces.clear()
        gc.collect()
        begun = time.process_time()
        write(document, theme, typeset(document, theme))
        found.append(time.process_time() - begun)
    return min(found)


def main(kinds: list[str]) -> None:
    """Print a row for each kind."""
    text = asset("themes", "plain.toml").read_text(encoding="utf-8")
    theme = read_theme(tomllib.loads(text), lambda name: asset("fonts", name))
    rows = []
    gc.disable()  # as the program does while it works
    seconds(odd.document(odd.said("warm")), theme)
    print(f"{'':<24} {'length':>8} {'s':>7} {'x 2':>7} {'x 4':>7}  ratios")
    for kind in kinds or odd.ODD:
        length = LENGTHS.get(kind, USUAL)
        found = [seconds(odd.document(odd.ODD[kind](length * n)), theme) for n in (1, 2, 4)]
        ratios = [round(more / less, 2) for less, more in pairwise(found)]
        rows.append({"name": kind, "length": length, "seconds": found, "ratios": ratios})
        times = " ".join(f"{each:7.3f}" for each in found)
        print(f"{kind:<24} {length:>8} {times}  {ratios[0]:.2f} {ratios[1]:.2f}", flush=True)
    report.keep("growth", rows)
    if steep := [row["name"] for row in rows if max(row["ratios"]) > MOST]:
        raise SystemExit(f"More than in proportion: {', '.join(steep)}.")


if __name__ == "__main__":
    main(sys.argv[1:])
