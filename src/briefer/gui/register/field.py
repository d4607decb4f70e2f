"""What forms of records are made of: lines, dates and choices, each under its label."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from briefer.gui.choice import ChoiceBox
from briefer.gui.editor.desk import Desk
from briefer.gui.editor.label import Labelled
from briefer.gui.editor.plain import PlainEdit
from briefer.gui.look import SPACE, restyle
from briefer.model.edit import replaced
from briefer.value import replace


class ValueField(Labelled):
    """A line that is no printed text: a name, an address, a date.

    `read` returns the value of what was typed and raises ValueError where it is none; then the
    record stays as it was. `write` shows a value.
    """

    def __init__(
        self,
        desk: Desk,
        title: str,
        name: str,
        *,
        read: Callable[[str], Any] = str,
        write: Callable[[Any], str] = str,
    ) -> None:
        self._edit = PlainEdit()
        super().__init__(title, self._edit)
        self._desk, self._name, self._read, self._write = desk, name, read, write
        self._record: Any = None
        self._edit.edited.connect(self._on_edited)

    def set_hint(self, text: str) -> None:
        """Say what the line looks like, while nothing is in it."""
        self._edit.setPlaceholderText(text)

    def refresh(self, record: Any) -> None:
        """Show the value of a record, and what was typed in its place while that is none."""
        value = getattr(record, self._name)
        if self._record is None or record.id != self._record.id or not self._is(value):
            self._edit.show_markup(self._write(value))
            self._say(is_wrong=False)
        self._record = record
        self._edit.setReadOnly(self._desk.session.is_locked)

    def _is(self, value: Any) -> bool:
        """Return whether a value is the one that was shown before, whatever is typed now."""
        return bool(getattr(self._record, self._name) == value)

    def _on_edited(self, typed: str, run: str) -> None:
        try:
            value = self._read(typed.strip())
        except ValueError:
            self._say(is_wrong=True)
            return
        self._say(is_wrong=False)
        if self._is(value):  # as after a space: what is not in the briefing takes no more edits
            return
        old, new = self._record, replace(self._record, **{self._name: value})
        self._record = new
        name = f"typing:{old.id}:{self._name}:{run}"
        self._desk.session.edit(replaced(self._desk.briefing, old, new), name)

    def _say(self, *, is_wrong: bool) -> None:
        state = "wrong" if is_wrong else ""
        if (self._edit.property("state") or "") != state:
            self._edit.setProperty("state", state)
            restyle(self._edit)


class ChoiceField(Labelled):
    """A choice of values, each with its words."""

    def __init__(
        self, desk: Desk, title: str, name: str, offered: Sequence[tuple[str, str]]
    ) -> None:
        self._box = ChoiceBox()
        super().__init__(title, self._box)
        self._desk, self._name = desk, name
        self._record: Any = None
        for value, words in offered:
            self._box.addItem(words, value)
        self._box.activated.connect(self._on_activated)

    def refresh(self, record: Any) -> None:
        """Show the value of a record."""
        self._record = record
        self._box.setCurrentIndex(self._box.findData(self.get(record)))
        self._box.setEnabled(not self._desk.session.is_locked)

    def get(self, record: Any) -> str:
        """Return what is chosen in the record."""
        return str(getattr(record, self._name))

    def put(self, record: Any, value: str) -> Any:
        """Return the record with another choice."""
        return replace(record, **{self._name: value})

    def _on_activated(self) -> None:
        new = self.put(self._record, self._box.currentData())
        if new != self._record:
            self._desk.session.edit(replaced(self._desk.briefing, self._record, new))


class Form(QGridLayout):
    """Fields in two columns; a wide one takes both."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(SPACE[3])
        self.setVerticalSpacing(SPACE[2])
        self.setColumnStretch(0, 1)
        self.setColumnStretch(1, 1)
        self._at = 0

    def add(self, *fields: QWidget) -> None:
        """Add a row of one field or two."""
        for column, each in enumerate(fields):
            span = 3 - len(fields)
            self.addWidget(each, self._at, column, 1, span, Qt.AlignmentFlag.AlignTop)
        self._at += 1
