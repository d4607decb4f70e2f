"""The grid of an export: audiences in their languages down, formats across, each cell a tick."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QPushButton, QWidget

from briefer.gui import look
from briefer.gui.export.plan import OFFERED, Edition, Tick
from briefer.writers import FORMATS


class EditionGrid(QWidget):
    """Ticks by edition and format; the head of a column ticks or clears all of it."""

    ticked = Signal()

    def __init__(self, editions: Sequence[Edition], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._boxes: dict[Tick, QCheckBox] = {}
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(look.SPACE[3], look.SPACE[1], look.SPACE[3], look.SPACE[2])
        self._layout.setHorizontalSpacing(look.SPACE[2])
        self._layout.setVerticalSpacing(look.SPACE[0])
        self._layout.setColumnStretch(0, 1)
        for column, name in enumerate(OFFERED, 2):
            self._layout.addWidget(self._head(name), 0, column, Qt.AlignmentFlag.AlignHCenter)
        for row, edition in enumerate(editions, 1):
            self._add_row(row, edition)

    def _head(self, name: str) -> QPushButton:
        title = self._title(name)
        head = QPushButton(title)
        head.setProperty("kind", "quiet")
        head.setAccessibleName(self.tr("{format} for all").format(format=title))
        head.setToolTip(self.tr("Tick or clear the whole column"))
        head.clicked.connect(lambda: self._on_head_clicked(name))
        return head

    def _title(self, name: str) -> str:
        """Return the name of a format; only that of texts is no proper name."""
        return self.tr("Plain text") if name == "txt" else FORMATS[name].title

    def _add_row(self, row: int, edition: Edition) -> None:
        name = _plain(edition.name if not edition.language else "")
        self._layout.addWidget(name, row, 0)
        language = _plain(edition.language_name or edition.fault)
        language.setProperty("kind", "secondary")
        self._layout.addWidget(language, row, 1, Qt.AlignmentFlag.AlignLeft)
        if edition.fault:
            name.setEnabled(False)
            language.setWordWrap(True)
            return
        for column, each in enumerate(OFFERED, 2):
            box = QCheckBox()
            box.setMinimumSize(28, 28)
            title = self._title(each)
            box.setAccessibleName(f"{edition.name}, {edition.language_name}, {title}")
            box.toggled.connect(self.ticked)
            self._boxes[edition.audience, edition.language, each] = box
            self._layout.addWidget(box, row, column, Qt.AlignmentFlag.AlignHCenter)

    def ticks(self) -> frozenset[Tick]:
        """Return what is ticked."""
        return frozenset(tick for tick, box in self._boxes.items() if box.isChecked())

    def tick(self, ticks: frozenset[Tick]) -> None:
        """Tick these, and clear all others."""
        blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        for key, box in self._boxes.items():
            box.setChecked(key in ticks)
        self.blockSignals(blocked)
        self.ticked.emit()

    def _on_head_clicked(self, name: str) -> None:
        column = frozenset(tick for tick in self._boxes if tick[2] == name)
        ticks = self.ticks()
        self.tick(ticks - column if column <= ticks else ticks | column)


def _plain(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
