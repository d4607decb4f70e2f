"""The table of all actions: menus, command palette and help are made from it.

Each menu is a module; `appearance` is the part of the view that chooses colours and language, and
`review` what the help tells of the keys of another page.
"""

from collections.abc import Iterator
from typing import Final

from briefer.gui.action import Action
from briefer.gui.actions.audience import AUDIENCE
from briefer.gui.actions.briefing import BRIEFING
from briefer.gui.actions.edit import EDIT
from briefer.gui.actions.file import FILE
from briefer.gui.actions.go import GO
from briefer.gui.actions.help import HELP
from briefer.gui.actions.passage import PASSAGE
from briefer.gui.actions.review import REVIEW as REVIEW
from briefer.gui.actions.text import TEXT
from briefer.gui.actions.view import VIEW

MENUS: Final = (FILE, EDIT, VIEW, TEXT, PASSAGE, AUDIENCE, BRIEFING, GO, HELP)


def actions() -> Iterator[Action]:
    """Yield all actions in the order of the menus."""
    for menu in MENUS:
        yield from (each for each in menu.actions if each is not None)
