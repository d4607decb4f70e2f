"""The families of fonts of a theme, each shown in itself."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QLabel, QSizePolicy

from briefer.gui.choice import ChoiceBox
from briefer.gui.form.field import Field
from briefer.gui.form.work import Work
from briefer.gui.lane import Errand
from briefer.store.installed import families


def font_words(key: str) -> str:
    """Return what a family is for, by its key in a theme."""
    translate = QCoreApplication.translate
    words = {
        "sans": translate("FontField", "Without serifs"),
        "serif": translate("FontField", "With serifs"),
    }
    return words.get(key, key)


class FontField(Field):
    """A family that ships, is one's own or the machine's; those are looked for on the lane."""

    def __init__(self, work: Work, title: str, key: str) -> None:
        self.box = ChoiceBox()
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        super().__init__(work, title, self.box, "fonts", key)
        self._sample = QLabel(self.tr("Sphinx of black quartz, judge my vow. 0123456789"))
        self._sample.setTextFormat(Qt.TextFormat.PlainText)
        self._sample.setWordWrap(True)
        self._sample.setAccessibleName(self.tr("Sample of {name}").format(name=title))
        self.column.insertWidget(self.column.count() - 1, self._sample)
        self._files: dict[str, Path] = {}
        self.box.activated.connect(self._on_activated)
        self._search = Errand(families)
        self._search.done.connect(self._on_searched)
        self._search.start()
        self.refresh()

    def family(self) -> str:
        """Return the name of the family."""
        table = self.value() or {}
        return str(table.get("family") or table.get("name") or self.path[1])

    def refresh(self) -> None:
        """Show the family as it is now."""
        name = self.family()
        if self.box.findText(name) < 0:
            self.box.addItem(name)
        self.box.setCurrentIndex(self.box.findText(name))
        self._sample.setFont(_font(name, self._files.get(name)))

    def _on_searched(self) -> None:
        """Offer the families: they were read, and are at hand now."""
        for each in families():
            if each.is_usable():
                self._files[each.name] = each.files["regular"]
        self.box.clear()
        for at, name in enumerate(self._files):
            self.box.addItem(name)
            self.box.setItemData(at, _font(name, self._files[name]), Qt.ItemDataRole.FontRole)
            self.box.setItemData(at, QSize(0, 30), Qt.ItemDataRole.SizeHintRole)
        self.refresh()

    def _on_activated(self, at: int) -> None:
        name = self.box.itemText(at)
        if name == self.family():
            return
        before = self.work.saved.value(*self.path) or {}
        if name == (before.get("family") or before.get("name")):
            self.put(before)  # with the files that it named
        else:
            self.put({**(self.value() or {}), "name": name, "family": name})


def _font(name: str, file: Path | None) -> QFont:
    if file is not None:
        _known(file)
    font = QFont(name)
    font.setPixelSize(15)
    return font


@cache
def _known(file: Path) -> int:
    """Make a font known to Qt, once, which may know it from the machine."""
    return QFontDatabase.addApplicationFont(str(file))
