"""The proofs: the pages that an item makes of the sample, an audience beside the other."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from briefer.errors import BrieferError
from briefer.gui.language import in_language, placed
from briefer.gui.library.look import Leaves
from briefer.gui.look import SPACE
from briefer.pipeline.offer import Edition, Tried
from briefer.store.library import Library

_NARROWEST: Final = 110
_WIDEST: Final = 180
_COLUMNS: Final = 3
_AROUND: Final = 2 * SPACE[3] + SPACE[2]
_MOST_PROBLEMS: Final = 4
_PAGES: Final = 3
"""The row of the first page; above are the audience, the count and the problems."""


class Proofs(QScrollArea):
    """Shows what came of an item for each audience, which has its name in the library."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(_width_of(_NARROWEST))
        self.setMaximumWidth(_width_of(_WIDEST))
        self.setProperty("kind", "card")
        self.setAccessibleName(self.tr("Pages of the sample"))
        self.library = Library()
        self._grid = QGridLayout()
        self._column = _WIDEST
        self._name = ""
        self._shown: tuple[Tried, ...] = ()
        self._is_drawn = False
        self._leaves = Leaves()
        self._leaves.drawn.connect(self._on_drawn)

    def show_tried(self, name: str, tried: Sequence[Tried], *, is_drawn: bool) -> None:
        """Show what there is of an item so far, or say that it has no pages."""
        if (name, tuple(tried)) == (self._name, self._shown) and self.widget() is not None:
            return
        self._name, self._shown, self._is_drawn = name, tuple(tried), is_drawn
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the pages be as wide as there is room for."""
        super().resizeEvent(event)
        column = _column_of(self.width())
        if column != self._column:
            self._column = column
            if self.widget() is not None:
                self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("kind", "window")
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(*[SPACE[3]] * 4)
        self._grid.setHorizontalSpacing(SPACE[2])
        self._grid.setVerticalSpacing(SPACE[1])
        self._grid.setRowStretch(1000, 1)
        self._grid.setColumnStretch(_COLUMNS, 1)
        for column, each in enumerate(self._shown):
            self._head(column, each)
        if not self._shown:
            words = self.tr("Pages are shown here as they are drawn.")
            if not self._is_drawn:
                words = self.tr("It comes with the templates, and has no pages of its own.")
            self._grid.addWidget(
                self._label(words, "secondary", 2 * self._column), 0, 0, 1, _COLUMNS
            )
        self.setWidget(inside)
        self._leaves.draw(self._shown, self._column, self.devicePixelRatioF())

    def finish(self) -> None:
        """Draw no more."""
        self._leaves.drawn.disconnect(self._on_drawn)
        self._leaves.draw((), self._column, 1)

    def _head(self, column: int, tried: Tried) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(
            self._label(self._audience(tried.edition.audience), "strong"), 0, column
        )
        count = self.tr("1 page") if tried.pages == 1 else self.tr("%Ln pages", "", tried.pages)
        count = count if tried.pdf else self.tr("No pages")
        kind = "secondary" if tried.pdf else "withheld"
        self._grid.addWidget(self._label(count, kind), 1, column)
        told = [placed(each) for each in tried.problems[:_MOST_PROBLEMS]]
        if more := len(tried.problems) - len(told):
            one, many = self.tr("1 more problem"), self.tr("%Ln more problems", "", more)
            told.append(one if more == 1 else many)
        if told:
            kind = "missing" if tried.pdf else "withheld"
            self._grid.addWidget(self._label("\n".join(told), kind), 2, column, top)

    def _audience(self, audience: str) -> str:
        try:
            return in_language(self.library.audiences.read(audience).name)
        except BrieferError:
            return audience

    def _on_drawn(self, edition: Edition, number: int, image: QImage) -> None:
        shown = [each.edition for each in self._shown]
        if edition not in shown:
            return
        page = QLabel()
        page.setPixmap(QPixmap.fromImage(image))
        page.setFixedSize(image.deviceIndependentSize().toSize() + QSize(2, 2))
        page.setProperty("kind", "sheet")
        words = self.tr("{0}, page {1}")
        page.setAccessibleName(words.format(self._audience(edition.audience), number + 1))
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(page, _PAGES + number, shown.index(edition), top)

    def _label(self, text: str, kind: str, width: int = 0) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("kind", kind)
        label.setWordWrap(True)
        label.setFixedWidth(width or self._column)
        return label


def _width_of(column: int) -> int:
    return _COLUMNS * (column + SPACE[2]) + _AROUND


def _column_of(width: int) -> int:
    return min(max((width - _AROUND) // _COLUMNS - SPACE[2], _NARROWEST), _WIDEST)
