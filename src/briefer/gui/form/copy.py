"""A copy of what a form changes: under which name it is kept beside the other."""

import re

from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from briefer.gui.editor.label import Labelled
from briefer.gui.foot import foot
from briefer.gui.form.field import text_with
from briefer.gui.look import SPACE
from briefer.store.draft import Draft
from briefer.store.library import Library
from briefer.value import replace

_TITLES = {"audience": "name", "theme": "name", "template": "title"}


def title_of(draft: Draft) -> str:
    """Return what the draft is called by default, its id where it has no name."""
    value = draft.value(_TITLES[draft.kind])
    return str((value.get("default") if isinstance(value, dict) else value) or draft.id)


def copied(draft: Draft, title: str, library: Library) -> Draft:
    """Return the draft under another name, and an id that is made of it and is nobody's yet."""
    found = free_id(title, draft.kind, library)
    key = _TITLES[draft.kind]
    named = draft.with_value((key,), text_with(draft.value(key), "", title))
    return replace(named, id=found).with_value(("id",), found)


def free_id(title: str, kind: str, library: Library) -> str:
    """Return an id that is made of a title, and is nobody's yet among those of a kind."""
    stem = "-".join(re.findall(r"[a-z0-9]+", title.casefold()))[:40] or kind
    taken, found, number = {*library.shelves()[f"{kind}s"].ids()}, stem, 2
    while found in taken:
        found, number = f"{stem}-{number}", number + 1
    return found


class CopyDialog(QDialog):
    """Asks for the name of a copy."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Save a copy"))
        self.setMinimumWidth(420)
        self.name = QLineEdit(title)
        self.name.selectAll()
        save = QPushButton(self.tr("Save copy"))
        save.setProperty("kind", "primary")
        save.setDefault(True)
        save.clicked.connect(self.accept)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.name.textChanged.connect(lambda text: save.setEnabled(bool(text.strip())))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[SPACE[4]] * 4)
        column.setSpacing(SPACE[2])
        column.addWidget(Labelled(self.tr("Name of the copy"), self.name))
        column.addLayout(foot(cancel, save))
