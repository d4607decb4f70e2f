"""What is told of the article as a source: its title, who wrote it, when and where it came."""

from typing import Any, Final

from PySide6.QtWidgets import QFrame, QGridLayout

from briefer.gui.article.review import Review
from briefer.gui.editor.label import Labelled
from briefer.gui.editor.plain import PlainEdit
from briefer.gui.look import SPACE
from briefer.value import replace

_FIELDS: Final = ("title", "publisher", "authors", "published", "address")


class SourceForm(QFrame):
    """Fields of the source that the briefing will cite."""

    def __init__(self, review: Review) -> None:
        super().__init__()
        self._review = review
        self.edits = {name: PlainEdit() for name in _FIELDS}
        titles = (
            self.tr("Title"),
            self.tr("Publisher"),
            self.tr("Authors"),
            self.tr("Published"),
            self.tr("Address"),
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        grid.setHorizontalSpacing(SPACE[2])
        grid.setVerticalSpacing(SPACE[1])
        for at, (title, (name, edit)) in enumerate(zip(titles, self.edits.items(), strict=True), 1):
            field = Labelled(title, edit)
            if name == "title":
                grid.addWidget(field, 0, 0, 1, 2)
            else:
                grid.addWidget(field, at // 2, at % 2)
            edit.edited.connect(lambda text, run, name=name: self._on_edited(name, text, run))
        self.edits["published"].setPlaceholderText(self.tr("Year-month-day"))

    def refresh(self) -> None:
        """Show what is known of the source."""
        placement = self._review.placement
        for name, edit in self.edits.items():
            value = getattr(placement, name)
            if not edit.hasFocus():
                edit.show_markup(", ".join(value) if name == "authors" else value)

    def _on_edited(self, name: str, text: str, run: str) -> None:
        value: Any = text
        if name == "authors":
            value = tuple(filter(None, map(str.strip, text.split(","))))
        changed = replace(self._review.placement, **{name: value})
        self._review.edit(changed, f"typing:{name}:{run}")
