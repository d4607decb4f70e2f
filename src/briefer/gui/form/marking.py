"""The marking of an audience: a label of the Traffic Light Protocol, one's own words, or none."""

from typing import Final

from briefer.gui.choice import ChoiceBox
from briefer.gui.editor.plain import PlainEdit
from briefer.gui.form.field import Field
from briefer.gui.form.work import Work
from briefer.model.marking import TLP

_OWN: Final = "text"


class MarkingField(Field):
    """A choice, and below it the words where they are one's own."""

    def __init__(self, work: Work, title: str, *path: str) -> None:
        self.box, self.words = ChoiceBox(), PlainEdit()
        super().__init__(work, title, self.box, *path)
        self.words.setAccessibleName(self.tr("Words of the marking"))
        self.words.setPlaceholderText(self.tr("Words of the marking"))
        self.box.addItem(self.tr("As the briefing is marked"), "")
        for each in TLP:
            self.box.addItem(each, each)
        self.box.addItem(self.tr("Own words"), _OWN)
        self.column.insertWidget(self.column.count() - 1, self.words)
        self.box.activated.connect(self._on_activated)
        self.words.edited.connect(self._on_edited)
        self.refresh()

    def refresh(self) -> None:
        """Show the marking as it is now."""
        value = self.value() or {}
        scheme, text = value.get("scheme", ""), value.get("text", "")
        at = self.box.findData(text if scheme == "tlp" else scheme)
        self.box.setCurrentIndex(max(at, 0))
        self.words.setVisible(scheme == _OWN)
        if scheme == _OWN:
            self.words.show_markup(text)

    def _on_activated(self, index: int) -> None:
        chosen = self.box.itemData(index)
        if chosen == _OWN:
            self.put({"scheme": _OWN, "text": self.words.text()})
            self.words.setFocus()
        else:
            self.put({"scheme": "tlp", "text": chosen} if chosen else None)

    def _on_edited(self, typed: str) -> None:
        self.put({"scheme": _OWN, "text": typed}, typed=True)
