"""The mapping: which styles of a house's Word file stand for ours, changed row by row."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from briefer.gui.choice import ChoiceBox
from briefer.gui.language import isolated
from briefer.gui.look import SPACE

_CHARACTERS: Final = ("Strong", "Emphasis", "Hyperlink", "footnote reference")
_TABLE: Final = "Briefer Table"


def style_words(name: str) -> str:
    """Return what one of our styles is for, by its name in Word."""
    translate = QCoreApplication.translate
    words = {
        "Body Text": translate("Mapping", "Text"),
        "Title": translate("Mapping", "Title"),
        "Subtitle": translate("Mapping", "Subtitle"),
        "List Bullet": translate("Mapping", "Bulleted list"),
        "List Bullet 2": translate("Mapping", "Bulleted list, second level"),
        "List Bullet 3": translate("Mapping", "Bulleted list, third level"),
        "List Number": translate("Mapping", "Numbered list"),
        "Quote": translate("Mapping", "Quotation"),
        "caption": translate("Mapping", "Caption"),
        "footnote text": translate("Mapping", "Note at the foot of a page"),
        "Strong": translate("Mapping", "Strong words"),
        "Emphasis": translate("Mapping", "Emphasised words"),
        "Hyperlink": translate("Mapping", "Link"),
        "footnote reference": translate("Mapping", "Number of a note"),
        _TABLE: translate("Mapping", "Table"),
    }
    if name.startswith("heading "):
        return translate("Mapping", "Heading {0}").format(name[-1])
    return words.get(name, name)


class MappingTable(QWidget):
    """A row for each of our styles, with a box of those of the file that may stand for it."""

    changed = Signal()

    def __init__(self, styles: Mapping[str, str], offered: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        self.boxes: dict[str, ChoiceBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE[3])
        grid.setVerticalSpacing(SPACE[1])
        grid.setColumnStretch(1, 1)
        for row, name in enumerate((*styles, *(() if _TABLE in styles else (_TABLE,)))):
            kind = "table" if name == _TABLE else _kind(name)
            label, box = QLabel(style_words(name)), ChoiceBox()
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setBuddy(box)
            box.setAccessibleName(style_words(name))
            box.addItem(self.tr("Ours is added"), "")
            for each in offered.get(kind, ()):
                box.addItem(isolated(each), each)
            box.setCurrentIndex(max(0, box.findData(styles.get(name, ""))))
            box.activated.connect(partial(self._on_activated))
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
            self.boxes[name] = box

    def chosen(self) -> Mapping[str, str]:
        """Return the styles of the file by ours, empty where ours are added."""
        return {
            name: str(box.currentData())
            for name, box in self.boxes.items()
            if name != _TABLE or box.currentData()
        }

    def lacking(self) -> tuple[str, ...]:
        """Return what our styles are for that none of the file stand for."""
        return tuple(
            style_words(name)
            for name, box in self.boxes.items()
            if name != _TABLE and not box.currentData()
        )

    def _on_activated(self, _at: int) -> None:
        self.changed.emit()


def _kind(name: str) -> str:
    return "character" if name in _CHARACTERS else "paragraph"
