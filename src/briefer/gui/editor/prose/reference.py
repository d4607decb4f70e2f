"""Links, citations and notes: put into a text, changed, and taken out of it."""

from typing import Final

from PySide6.QtGui import QTextCharFormat, QTextCursor

from briefer.document.prose import parse_line
from briefer.document.text import clean, one_line
from briefer.document.tree import Citation, Link, Note, Span
from briefer.gui.editor.prose.document import (
    NOTE,
    TARGET,
    char_format,
    chip_format,
    is_chip,
    is_strong,
    linked,
)
from briefer.gui.editor.prose.edit import ProseEdit
from briefer.gui.editor.prose.line import Line

SCHEMES: Final = ("https://", "http://", "mailto:")


def address_of(typed: str) -> str:
    """Return what was typed as an address that a link may lead to, empty where it is none."""
    address = one_line(clean(typed)).replace(" ", "%20")
    if address.lower().startswith(SCHEMES):
        return address if len(address) > len("https://") else ""
    if ":" in address.partition("/")[0] or "." not in address:
        return ""
    return f"mailto:{address}" if "@" in address else f"https://{address}"


def select_link(edit: ProseEdit) -> str:
    """Select the link that the cursor is in, and return its address; empty where it is in none."""
    cursor = edit.textCursor()
    at = cursor.selectionStart()
    found = edit.chip_at(at) or edit.chip_at(at - 1)
    if found is None or not found.isAnchor():
        return ""
    address = found.anchorHref()
    start = at if edit.chip_at(at) is not None else at - 1
    end = start
    while _leads_to(edit, start - 1, address):
        start -= 1
    while _leads_to(edit, end, address):
        end += 1
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    return address


def _leads_to(edit: ProseEdit, position: int, address: str) -> bool:
    found = edit.chip_at(position)
    return found is not None and found.anchorHref() == address


def set_link(edit: ProseEdit, address: str) -> None:
    """Let what is selected lead to an address, or nowhere where that is empty."""
    cursor = edit.textCursor()
    if not cursor.hasSelection():
        if address:
            edit.insert((Line("", 0, (Link(address, (Span(address),)),)),))
        return
    edit.as_step(lambda: _relink(cursor, address))


def _relink(cursor: QTextCursor, address: str) -> None:
    """Give each character of the selection its format with another link, or with none."""
    first, last = cursor.selectionStart(), cursor.selectionEnd()
    for position in range(first, last):
        cursor.setPosition(position)
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        found = cursor.charFormat()
        if found.objectType() and found.property(NOTE):
            continue
        made = char_format(strong=is_strong(found), emphasis=found.fontItalic())
        if is_chip(found):
            made = chip_format(made, target=str(found.property(TARGET)))
        cursor.setCharFormat(linked(made, address, first) if address else made)


def insert_citation(edit: ProseEdit, source: str) -> None:
    """Cite a source at the cursor."""
    edit.insert((Line("", 0, (Citation(source),)),))


def insert_note(edit: ProseEdit, markup: str) -> None:
    """Hang a note on the place of the cursor."""
    if content := parse_line(markup):
        edit.insert((Line("", 0, (Note(content),)),))


def change_chip(edit: ProseEdit, position: int, *, target: str = "", note: str = "") -> None:
    """Let a chip cite another source or say another note; an empty one is deleted."""
    cursor = QTextCursor(edit.document())
    cursor.setPosition(position)
    cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
    if not (target or note):
        edit.as_step(cursor.removeSelectedText)
        return
    found = QTextCharFormat(cursor.charFormat())
    made = char_format(strong=is_strong(found), emphasis=found.fontItalic())
    made = chip_format(made, target=target) if target else chip_format(made, note=note)
    edit.as_step(lambda: cursor.setCharFormat(made))
