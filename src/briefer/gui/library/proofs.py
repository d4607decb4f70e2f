"""The proofs: the pages that a template makes of the sample, an audience beside the other."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from briefer.errors import BrieferError
from briefer.gui.language import in_language, placed
from briefer.gui.library.look import Leaves
from briefer.gui.look import SPACE
from briefer.pipeline.offer import Tried
from briefer.store.library import Library

_WIDTH: Final = 180
_COLUMNS: Final = 3
_MOST_PROBLEMS: Final = 4
_PAGES: Final = 3
"""The row of the first page; above are the audience, the count and the problems."""


class Proofs(QScrollArea):
    """Shows what came of a template for each audience."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(_COLUMNS * (_WIDTH + SPACE[2]) + 2 * SPACE[3] + SPACE[2])
        self.setProperty("kind", "card")
        self.setAccessibleName(self.tr("Pages of the sample"))
        self._library = Library()
        self._grid = QGridLayout()
        self._name = ""
        self._shown: tuple[Tried, ...] = ()
        self._leaves = Leaves()
        self._leaves.drawn.connect(self._on_drawn)

    def show_tried(self, name: str, tried: Sequence[Tried]) -> None:
        """Show what there is of a template so far; nothing says that nothing is drawn of it."""
        if (name, tuple(tried)) == (self._name, self._shown) and self.widget() is not None:
            return
        self._name, self._shown = name, tuple(tried)
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
            if not name.startswith("templates/"):
                words = self.tr("It comes with the templates, and has no pages of its own.")
            self._grid.addWidget(_label(words, "secondary", 2 * _WIDTH), 0, 0, 1, _COLUMNS)
        self.setWidget(inside)
        self._leaves.draw(self._shown, _WIDTH, self.devicePixelRatioF())

    def finish(self) -> None:
        """Draw no more."""
        self._leaves.drawn.disconnect(self._on_drawn)
        self._leaves.draw((), _WIDTH, 1)

    def _head(self, column: int, tried: Tried) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(_label(self._audience(tried.audience), "strong"), 0, column)
        count = self.tr("1 page") if tried.pages == 1 else self.tr("%Ln pages", "", tried.pages)
        count = count if tried.pdf else self.tr("No pages")
        kind = "secondary" if tried.pdf else "withheld"
        self._grid.addWidget(_label(count, kind), 1, column)
        told = [placed(each) for each in tried.problems[:_MOST_PROBLEMS]]
        if more := len(tried.problems) - len(told):
            one, many = self.tr("1 more problem"), self.tr("%Ln more problems", "", more)
            told.append(one if more == 1 else many)
        if told:
            kind = "missing" if tried.pdf else "withheld"
            self._grid.addWidget(_label("\n".join(told), kind), 2, column, top)

    def _audience(self, audience: str) -> str:
        try:
            return in_language(self._library.audiences.read(audience).name)
        except BrieferError:
            return audience

    def _on_drawn(self, template: str, audience: str, number: int, image: QImage) -> None:
        shown = [each.audience for each in self._shown]
        if self._name != f"templates/{template}" or audience not in shown:
            return
        page = QLabel()
        page.setPixmap(QPixmap.fromImage(image))
        page.setFixedSize(image.deviceIndependentSize().toSize() + QSize(2, 2))
        page.setProperty("kind", "sheet")
        words = self.tr("{0}, page {1}")
        page.setAccessibleName(words.format(self._audience(audience), number + 1))
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(page, _PAGES + number, shown.index(audience), top)


def _label(text: str, kind: str, width: int = _WIDTH) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("kind", kind)
    label.setWordWrap(True)
    label.setFixedWidth(width)
    return label
