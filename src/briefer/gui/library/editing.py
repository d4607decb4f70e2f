"""Editing: which kinds have forms that edit their items, and opening one."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from briefer.errors import BrieferError
from briefer.gui.library.entry import Entry
from briefer.gui.message import tell
from briefer.pipeline.house import Proposed, based, called, take
from briefer.store.file import Opened
from briefer.store.library import Library
from briefer.store.new import sample

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


def open_house(
    library: Library, opened: Opened | None, parent: QWidget, saved: Callable[[str], None]
) -> None:
    """Let a Word file be chosen, and a theme of one's own be made of it.

    What is handed in is called with the key of the theme.
    """
    from briefer.gui.form.house import HouseDialog, Worn, choose_word_file  # noqa: PLC0415 - as above

    path = choose_word_file(parent)
    if path is None:
        return
    worn = Worn(based(library, "house", called(path)), called(path))
    dialog = HouseDialog(path, worn, library, opened or sample(), parent)

    def make(proposed: Proposed) -> None:
        try:
            saved(f"theme/{take(proposed, library)}")
        except BrieferError as fault:
            tell(parent, fault)

    dialog.made.connect(make)
    dialog.open()
