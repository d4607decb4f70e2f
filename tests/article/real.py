"""A real article, in all four formats, from its text to the editions of the three audiences.

    python tests/article/real.py ARTICLE.txt

The other formats are made of the text. It fails where a part, a stakeholder or the credit is not
found, something is left over, or an edition is not written.
"""

import html
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from docx import Document

from briefer.__main__ import main as program
from briefer.article.placement import OUTLOOK, Placement
from briefer.pipeline.article import Imported, imported, read_article

STAKEHOLDERS = [("Iran",), ("Russia",), ("United States", "NATO"), ("Global markets",)]
EDITIONS = 6
KINDS = ["situation", "positions", "stakes", "regional", "opinion"]


def lines(article: Imported) -> Iterator[tuple[bool, str]]:
    """Yield the paragraphs of the article, and whether each is a heading."""
    headings = {each.start for each in article.placement.pieces if each.role == "heading"}
    for each in article.extract.paragraphs:
        yield each.start in headings, article.extract.of(each)


def formats(article: Imported, folder: Path) -> Iterator[Path]:
    """Write the article as Markdown, HTML and Word, and yield the files."""
    written = list(lines(article))
    markdown = folder / "real.md"
    markdown.write_text(
        "\n\n".join(f"## {line}" if is_heading else line for is_heading, line in written)
    )
    yield markdown
    page = folder / "real.html"
    rows = (f"<{(tag := 'h2' if h else 'p')}>{html.escape(line)}</{tag}>" for h, line in written)
    page.write_text(f"<html lang=en><body><article>{''.join(rows)}</article></body></html>")
    yield page
    word = Document()
    for is_heading, line in written:
        word.add_paragraph(line, style="Heading 2" if is_heading else None)
    path = folder / "real.docx"
    word.save(str(path))
    yield path


def check(name: str, placement: Placement) -> None:
    """Fail where the placement is not what the article says."""
    names = [each.names for each in placement.parts if each.kind == OUTLOOK and each.names]
    kinds = [each.kind for each in placement.parts if each.kind in KINDS]
    roles = {each.role for each in placement.pieces}
    found = (names, kinds, "credit" in roles, "unassigned" in roles)
    if found != (STAKEHOLDERS, KINDS, True, False):
        sys.exit(f"{name}: {found}")


def main(path: Path) -> None:
    """Check the article in each format, and export what it becomes."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for each in (path, *formats(imported(read_article(path), path.name), folder)):
            check(each.name, imported(read_article(each), each.name).placement)
            draft, out = folder / f"{each.name}.briefing", folder / each.suffix
            if program(["import", str(each), "-o", str(draft)]):
                sys.exit(f"{each.name} was not imported.")
            if program(["export", str(draft), "-o", str(out)]) or len([*out.iterdir()]) != EDITIONS:
                sys.exit(f"{each.name} was not exported.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
