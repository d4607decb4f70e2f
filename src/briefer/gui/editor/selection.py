"""Selecting words that were found: in which editor they stand, and where in it.

Hits are counted in light markup, editors in what is read of it.
"""

from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QScrollArea, QWidget

from briefer.gui.editor.grid import Grid
from briefer.gui.editor.plain import PlainEdit
from briefer.gui.editor.prose import ProseEdit
from briefer.gui.editor.prose.document import begin, insert_lines
from briefer.gui.editor.prose.line import Form, read_lines
from briefer.model.briefing import Briefing
from briefer.model.search import Hit

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Signs without a meaning, which mark a hit while its text is read."""

_ROOM: Final = 48
_SETTLED_MS: Final = 60


def select(page: QWidget, hit: Hit) -> QWidget | None:
    """Select the words of a hit and return their editor; None where it does not show them now."""
    item, path = hit.written.item, hit.written.path
    start = () if isinstance(item, Briefing) else (item.id,)
    name = ":".join(map(str, (*start, *path)))
    for edit in page.findChildren(ProseEdit, name):
        if (span := _span(hit, edit.form, edit.toPlainText())) is not None:
            cursor = edit.textCursor()
            cursor.setPosition(span[0])
            cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
            edit.setTextCursor(cursor)
            _scroll(edit, edit.cursorRect().center().y())
            return edit
        if hit.start == hit.end and edit.markup() == hit.value:
            return edit  # the place is within signs of markup: the cursor stays where it is
    for line in page.findChildren(PlainEdit, name):
        if line.text() == hit.value:
            line.setSelection(hit.start, hit.end - hit.start)
            _scroll(line, 0)
            return line
    return _select_cell(page, hit)


def _select_cell(page: QWidget, hit: Hit) -> Grid | None:
    match hit.written.path:
        case ("body", "rows", int(row), int(column)):
            row += 1
        case ("body", "columns", int(column), "head"):
            row = 0
        case ("body", "categories", int(row)):
            row, column = row + 1, 0
        case ("body", "series", int(column), "name"):
            row, column = 0, column + 1
        case _:
            return None
    for grid in page.findChildren(Grid):
        cells = grid.cells()
        if row < len(cells) and column < len(cells[row]) and cells[row][column] == hit.value:
            grid.setCurrentCell(row, column)
            _scroll(grid, grid.visualRect(grid.currentIndex()).center().y())
            return grid
    return None


def _span(hit: Hit, form: Form, shown: str) -> tuple[int, int] | None:
    """Return where the hit stands in what an editor shows, None where that is another text."""
    value = hit.value
    marked = f"{value[: hit.start]}{_OPEN}{value[hit.start : hit.end]}{_CLOSE}{value[hit.end :]}"
    held = QTextDocument()
    cursor = QTextCursor(held)
    begin(cursor, form)
    insert_lines(cursor, read_lines(marked, form), form)
    read = held.toPlainText()
    start, end = read.find(_OPEN), read.find(_CLOSE) - 1
    if start < 0 or end < start or read.replace(_OPEN, "").replace(_CLOSE, "") != shown:
        return None
    return start, end


def _scroll(edit: QWidget, y: int) -> None:
    """Let a height of an editor be seen, now and when the cards around it have their sizes."""
    for delay in (0, _SETTLED_MS):
        QTimer.singleShot(delay, edit, partial(_bring, edit, y))


def _bring(edit: QWidget, y: int) -> None:
    around = edit.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None and (inside := around.widget()) is not None:
        place = edit.mapTo(inside, edit.rect().topLeft())
        around.ensureVisible(place.x(), place.y() + y, 0, _ROOM)
