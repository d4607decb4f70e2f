"""The clipboard, read within bounds, and what is put into it."""

from typing import Final

from PySide6.QtCore import QMimeData

from briefer.document.text import clean
from briefer.document.tree import Span
from briefer.document.walk import normal
from briefer.gui.editor.prose.line import Line, read_lines, write_lines
from briefer.gui.editor.prose.markup import LONGEST_LINE, MOST_LINES, MOST_TEXT, Pasted, read_html

OWN: Final = "application/x-briefer-prose"
"""Light markup, as the program itself copies it."""

MOST_HTML: Final = 1_000_000


def can_read(source: QMimeData) -> bool:
    """Return whether there is text in the clipboard."""
    return source.hasFormat(OWN) or (
        not source.hasUrls() and (source.hasHtml() or source.hasText())
    )


def read(source: QMimeData) -> Pasted:
    """Return the lines of the clipboard: its structure where it is small enough, else its text."""
    if source.hasFormat(OWN):
        markup = bytes(source.data(OWN).data()[: 4 * MOST_TEXT]).decode("utf-8", "replace")
        lines = read_lines(markup[:MOST_TEXT])
        is_whole = len(markup) <= MOST_TEXT and len(lines) <= MOST_LINES
        return Pasted(lines[:MOST_LINES], is_whole)
    if source.hasHtml() and len(raw := source.html()) <= MOST_HTML:
        pasted = read_html(raw)
        if pasted.lines or pasted.tables or not source.hasText():
            return pasted
    text = source.text()
    found = [
        Line("", 0, content)
        for line in clean(text[:MOST_TEXT].replace("\r\n", "\n").replace("\r", "\n")).split("\n")
        for at in range(0, len(line), LONGEST_LINE)
        if (content := normal((Span(line[at : at + LONGEST_LINE]),)))
    ]
    is_whole = len(text) <= MOST_TEXT and len(found) <= MOST_LINES
    return Pasted(tuple(found[:MOST_LINES]), is_whole)


def write(lines: tuple[Line, ...], plain: str) -> QMimeData:
    """Return the lines for the clipboard: for this program, and as plain text for others."""
    made = QMimeData()
    made.setData(OWN, write_lines(lines).encode())
    made.setText(plain)
    return made
