"""The buttons of the prose editor: one row for whichever text has the cursor."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolBar, QWidget
from shiboken6 import isValid

from briefer.gui.editor.prose import reference
from briefer.gui.editor.prose.document import NOTE, TARGET, is_chip, is_strong, kind_of
from briefer.gui.editor.prose.edit import ProseEdit
from briefer.gui.editor.prose.popup import LinkPopup, NotePopup, Popup, SourcePopup
from briefer.gui.editor.prose.surface import Names
from briefer.gui.look import icon

Sources = Callable[[], Sequence[tuple[str, str]]]
"""Returns the ids of the sources with what they are called."""


class ProseToolbar(QToolBar):
    """Strong, emphasis, lists, link, citation and note."""

    def __init__(self, names: Names, sources: Sources, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._sources = sources
        self._edit: ProseEdit | None = None
        self.setAccessibleName(self.tr("Text"))
        self.setIconSize(QSize(20, 20))
        self.strong = self._add("bold", self.tr("Strong"), "Ctrl+B", self._on_strong)
        self.emphasis = self._add("italic", self.tr("Emphasis"), "Ctrl+I", self._on_emphasis)
        self.addSeparator()
        self.bullets = self._add("bullets", self.tr("Bullets"), "Ctrl+Shift+8", self._on_bullets)
        self.numbers = self._add("numbers", self.tr("Numbers"), "Ctrl+Shift+7", self._on_numbers)
        self.addSeparator()
        self.link = self._add("link", self.tr("Link…"), "Ctrl+L", self.ask_link)
        self.cite = self._add(
            "citation", self.tr("Cite a source…"), "Ctrl+Shift+C", self.ask_source
        )
        self.note = self._add("note", self.tr("Note…"), "Ctrl+Shift+N", self.ask_note)
        for action in (self.strong, self.emphasis, self.bullets, self.numbers):
            action.setCheckable(True)
        self._show_state()

    def _add(self, name: str, text: str, keys: str, slot: Callable[[], None]) -> QAction:
        action = QAction(icon(name), text, self)
        action.setShortcut(QKeySequence(keys))
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{text.removesuffix('…')} ({shown})")
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def follow(self, edit: ProseEdit) -> None:
        """Let the buttons be those of a text; a text is followed from the first time on."""
        edit.focused.connect(lambda: self._take(edit))
        edit.activated.connect(lambda position: self._on_activated(edit, position))
        edit.cursorPositionChanged.connect(self._show_state)
        edit.textChanged.connect(self._show_state)  # a list ends, and the cursor stays
        edit.currentCharFormatChanged.connect(self._show_state)
        edit.destroyed.connect(self._on_edit_destroyed)

    def _take(self, edit: ProseEdit) -> None:
        self._edit = edit
        self._show_state()

    def _on_edit_destroyed(self) -> None:
        if self._edit is not None and not isValid(self._edit):
            self._edit = None
            self._show_state()

    def _show_state(self) -> None:
        edit = self._edit
        can_write = edit is not None and not edit.isReadOnly() and edit.form != "plain"
        is_prose = can_write and edit is not None and edit.form == "prose"
        for action in self.actions():
            action.setEnabled(can_write)
        self.bullets.setEnabled(is_prose)
        self.numbers.setEnabled(is_prose)
        found = edit.format_of_choice() if edit else None
        kind = kind_of(edit.textCursor().block()) if edit else ""
        self.strong.setChecked(found is not None and is_strong(found))
        self.emphasis.setChecked(found is not None and found.fontItalic())
        self.bullets.setChecked(kind == "bullet")
        self.numbers.setChecked(kind == "number")

    def _do(self, change: Callable[[ProseEdit], None]) -> None:
        if self._edit is not None:
            change(self._edit)
            self._edit.setFocus()
        self._show_state()

    def _on_strong(self) -> None:
        self._do(ProseEdit.toggle_strong)

    def _on_emphasis(self) -> None:
        self._do(ProseEdit.toggle_emphasis)

    def _on_bullets(self) -> None:
        self._do(lambda edit: edit.toggle_list("bullet"))

    def _on_numbers(self) -> None:
        self._do(lambda edit: edit.toggle_list("number"))

    def ask_link(self) -> None:
        """Ask for the address that what is selected leads to."""
        if (edit := self._edit) is not None:
            popup = LinkPopup(reference.select_link(edit), edit)
            popup.chosen.connect(lambda address: reference.set_link(edit, address))
            self._show(popup, edit)

    def ask_source(self) -> None:
        """Ask for a source to cite at the cursor."""
        if (edit := self._edit) is not None:
            popup = SourcePopup(self._sources(), edit)
            popup.chosen.connect(lambda source: reference.insert_citation(edit, source))
            self._show(popup, edit)

    def ask_note(self) -> None:
        """Ask for a note at the cursor."""
        if (edit := self._edit) is not None:
            popup = NotePopup("", self._names, edit)
            popup.chosen.connect(lambda note: reference.insert_note(edit, note))
            self._show(popup, edit)

    def _on_activated(self, edit: ProseEdit, position: int) -> None:
        found = edit.chip_at(position)
        self._edit = edit
        if found is None:
            return
        if not is_chip(found):
            self.ask_link()
        elif found.property(TARGET):
            popup: Popup = SourcePopup(self._sources(), edit, is_change=True)
            popup.chosen.connect(
                lambda source: reference.change_chip(edit, position, target=source)
            )
            self._show(popup, edit)
        else:
            popup = NotePopup(str(found.property(NOTE)), self._names, edit)
            popup.chosen.connect(lambda note: reference.change_chip(edit, position, note=note))
            self._show(popup, edit)

    def _show(self, popup: Popup, edit: ProseEdit) -> None:
        below = edit.cursorRect().bottomLeft() + QPoint(0, 6)
        popup.show_at(edit.viewport().mapToGlobal(below))
