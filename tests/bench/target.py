"""What is aimed at of speed and memory, and how what the benches found last stands to it."""

from collections.abc import Iterator

import report


def tell() -> None:
    """Print a row for each aim: what it is, the most that it may be, what it is."""
    rows = [*_rows()]
    print(f"{'aim':<56} {'at most':>8} {'found':>8}")
    for name, most, found in rows:
        print(f"{name:<56} {most:>8.4g} {found:>8.4g} {'' if found <= most else 'over'}")
    names = ("name", "most", "found")
    report.keep("aims", [dict(zip(names, each, strict=True)) for each in rows])


def _rows() -> Iterator[tuple[str, float, float]]:
    found = {(row.get("pages"), row["name"]): row for row in report.kept("export")}

    def ratio(pages: int, peer: str, what: str) -> float:
        return float(found[pages, "briefer pdf"][what]) / float(found[pages, peer][what])

    yield "20 pages, cold process: CPU to Typst", 1.25, found[20, "briefer pdf"]["ratio"]
    yield "20 pages, cold process: CPU to WeasyPrint", 0.1, ratio(20, "weasyprint", "cpu")
    yield "200 pages, cold process: CPU to Typst", 0.5, found[200, "briefer pdf"]["ratio"]
    yield "200 pages, cold process: memory to Typst", 0.3, ratio(200, "typst", "memory")
    edit = report.kept("edit 20")[0]
    yield "20 pages, edit to file before packing: CPU, ms", 20, edit["median"]
    near, far = report.kept("preview 20")[0], report.kept("preview 200")[0]
    yield "20 pages, edit to pixels: CPU, median, ms", 20, near["median"]
    yield "20 pages, edit to pixels: CPU, 95th percentile, ms", 50, near["p95"]
    yield "200 pages, edit to pixels: CPU to 20 pages", 2, far["median"] / near["median"]
    yield "20 pages, packed: size to Typst", 1, ratio(20, "typst", "size")
