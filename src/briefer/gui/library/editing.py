"""Editing: which kinds have forms that edit their items, and opening one."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from briefer.gui.library.entry import Entry
from briefer.store.file import Opened
from briefer.store.library import Library

EDITED: Final = ("audiences", "themes", "templates")
"""The kinds that there are forms for, by the names of their folders."""


def open_editor(
    entry: Entry,
    library: Library,
    opened: Opened | None,
    parent: QWidget,
    saved: Callable[[str], None],
) -> None:
    """Open the form of an item with the pages of a briefing, or of the sample.

    What is handed in is called with the key of what was saved, such as "audience/gulf". Raises
    BrieferError.
    """
    from briefer.gui.form import open_form  # noqa: PLC0415 - most look at the library only

    form = open_form(entry.kind.removesuffix("s"), entry.id, library, opened, parent)
    form.saved.connect(saved)
    form.open()
