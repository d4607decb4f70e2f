"""What a passage says, and the editors of one that says it in prose or in cells."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefer.gui.editor.bound import Beside, Bound, OwnTexts
from briefer.gui.editor.cell import CellBar
from briefer.gui.editor.desk import Desk
from briefer.gui.editor.earlier import LastTime
from briefer.gui.editor.grid import Cells, Change, Grid
from briefer.gui.editor.place import Place, Step, of_item
from briefer.gui.editor.prose import ProseEdit
from briefer.gui.look import SPACE
from briefer.model import passage as model
from briefer.model.edit import find
from briefer.model.passage import Passage
from briefer.model.text import Text
from briefer.model.variant import edited
from briefer.value import replace


class Body(QWidget):
    """What a passage says."""

    focused = Signal()
    tables_pasted = Signal(object)
    picture_pasted = Signal(object)

    first: QWidget
    """What has the cursor to begin with. It is no proxy, which Tab would come to once more."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE[1])

    def place(self, passage: Passage) -> Place | None:  # noqa: ARG002 - most have no single text
        """Return the text that an audience may have of its own, None where there are several."""
        return None

    def refresh(self, passage: Passage, *, is_withheld: bool) -> None:
        """Show the body of a passage, which is only read where it is withheld."""
        raise NotImplementedError

    def remark(self, words: str) -> None:
        """Let a screen reader say something of it; nothing for no words."""
        self.first.setAccessibleDescription(words)

    def start(self) -> None:
        """Put the cursor in."""
        self.first.setFocus()


class ProseBody(Body):
    """Prose, with the text that it was made from above it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.edit = ProseEdit(desk.names)
        self.edit.setAccessibleName(self.tr("Text of the passage"))
        self.edit.focused.connect(self.focused)
        self.edit.tables_pasted.connect(self.tables_pasted)
        self.edit.picture_pasted.connect(self.picture_pasted)
        self._beside = Beside(desk)
        self._bound = Bound(desk, self.edit)
        self._own_texts = OwnTexts(desk)
        self._last_time = LastTime(desk)
        for each in (self._beside, self.edit, self._own_texts, self._last_time):
            self.column.addWidget(each)
        self.first = self.edit

    def place(self, passage: Passage) -> Place | None:
        """Return its text."""
        return of_item(passage, "body", "text")

    def remark(self, words: str) -> None:
        """Let a screen reader say it before what is in the text."""
        self.edit.voice.remark(words)

    def refresh(self, passage: Passage, *, is_withheld: bool) -> None:
        """Show the text that is read."""
        self.edit.show_prompt(passage.prompt or self.tr("Write here"))
        place = of_item(passage, "body", "text")
        text = self._bound.refresh(place, is_withheld=is_withheld)
        if text is not None:
            self._beside.refresh(text)
            self._own_texts.refresh(text)
            self._last_time.refresh(place)


class GridBody(Body):
    """Cells, with what can be done with the text of the current one."""

    def __init__(self, desk: Desk, grid: Grid) -> None:
        super().__init__(desk)
        self._id = ""
        self.grid = grid
        self.cell = CellBar(desk, grid.form)
        grid.edited.connect(self._on_edited)
        grid.focused.connect(self._show_current)
        grid.focused.connect(self.focused)
        self.first = grid

    def path_of(self, row: int, column: int) -> tuple[Step, ...]:
        """Return where in the body the text of a cell is; empty for a cell that has none."""
        raise NotImplementedError

    def changed(self, body: model.Body, change: Change) -> model.Body:
        """Return the body as its cells are now."""
        raise NotImplementedError

    @property
    def passage(self) -> Passage | None:
        """Return the passage as it is now, None where it is gone."""
        return find(self.desk.briefing, Passage, self._id)

    def place_at(self, row: int, column: int) -> Place | None:
        """Return the place of the text of a cell, None where it has none."""
        path, passage = self.path_of(row, column), self.passage
        return of_item(passage, "body", *path) if path and passage else None

    def show_cells(self, passage: Passage, cells: Cells, *, is_withheld: bool) -> None:
        """Show the cells of a passage."""
        self._id = passage.id
        self.grid.show_cells(cells)
        self.grid.setEnabled(not (is_withheld or self.desk.session.is_locked))
        self.grid.show_own(
            (row, column)
            for row, texts in enumerate(cells)
            for column in range(len(texts))
            if self._is_own(self.place_at(row, column))
        )
        self._show_current()

    def read(self, text: Text) -> str:
        """Return the variant of a text that is edited."""
        return edited(text, self.desk.reading).of(text)

    def written(self, text: Text, value: str) -> Text:
        """Return a text with that variant changed."""
        variant = edited(text, self.desk.reading)
        return text if variant.of(text) == value else variant.written(text, value)

    def _is_own(self, place: Place | None) -> bool:
        text = place.get(self.desk.briefing) if place and self.desk.audience else None
        return text is not None and text.names_audience(self.desk.audience)

    def _show_current(self) -> None:
        row, column = self.grid.currentRow(), self.grid.currentColumn()
        place = self.place_at(row, column) if min(row, column) >= 0 else None
        self.cell.refresh(place, is_withheld=not self.grid.isEnabled())

    def _on_edited(self, change: Change) -> None:
        if (passage := self.passage) is not None:
            made = replace(passage, body=self.changed(passage.body, change))
            self.desk.exchange(passage, made, change.run)
