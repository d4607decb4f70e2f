"""What a passage says, and the editor of one that says it in prose."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefer.gui.editor.bound import Beside, Bound, OwnTexts
from briefer.gui.editor.desk import Desk
from briefer.gui.editor.place import Place, of_item
from briefer.gui.editor.prose import ProseEdit
from briefer.gui.look import SPACE
from briefer.model.passage import Passage


class Body(QWidget):
    """What a passage says."""

    focused = Signal()
    tables_pasted = Signal(object)

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

    def start(self) -> None:
        """Put the cursor in."""
        self.setFocus()


class ProseBody(Body):
    """Prose, with the text that it was made from above it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.edit = ProseEdit(desk.names)
        self.edit.setAccessibleName(self.tr("Text of the passage"))
        self.edit.focused.connect(self.focused)
        self.edit.tables_pasted.connect(self.tables_pasted)
        self._beside = Beside(desk)
        self._bound = Bound(desk, self.edit)
        self._own_texts = OwnTexts(desk)
        for each in (self._beside, self.edit, self._own_texts):
            self.column.addWidget(each)
        self.setFocusProxy(self.edit)

    def place(self, passage: Passage) -> Place | None:
        """Return its text."""
        return of_item(passage, "body", "text")

    def refresh(self, passage: Passage, *, is_withheld: bool) -> None:
        """Show the text that is read."""
        self.edit.show_prompt(passage.prompt or self.tr("Write here"))
        text = self._bound.refresh(of_item(passage, "body", "text"), is_withheld=is_withheld)
        if text is not None:
            self._beside.refresh(text)
            self._own_texts.refresh(text)
