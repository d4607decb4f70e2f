"""The figures that the benches find: printed by each, kept together in `build/bench.json`."""

import json
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Any

TARGET = Path("build/bench.json")

Row = dict[str, Any]


def spread(values: Sequence[float]) -> Row:
    """Return the middle, the 95th percentile and the largest of some values."""
    ordered = sorted(values)
    found = statistics.median(ordered), ordered[int(len(ordered) * 0.95)], ordered[-1]
    return dict(zip(("median", "p95", "most"), (round(each, 1) for each in found), strict=True))


def print_spreads(rows: Sequence[Row], title: str) -> None:
    """Print rows of spreads."""
    print(f"{title:<34} {'median':>7} {'p95':>6} {'most':>6}")
    for row in rows:
        print(f"{row['name']:<34} {row['median']:>7} {row['p95']:>6} {row['most']:>6}")


def kept(bench: str) -> Sequence[Row]:
    """Return the rows that a bench found last."""
    rows: Sequence[Row] = json.loads(TARGET.read_text())[bench]
    return rows


def keep(bench: str, rows: Sequence[Row]) -> None:
    """Put the rows of a bench in the place of those that it found before."""
    known = json.loads(TARGET.read_text()) if TARGET.exists() else {}
    known = known if isinstance(known, dict) else {}
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(known | {bench: list(rows)}, indent=1))
