"""Making an audience of one's own: its name, what it asks, and which one it is like."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout

from briefer.errors import BrieferError
from briefer.gui import look
from briefer.gui.choice import ChoiceBox
from briefer.gui.coverage import literal
from briefer.gui.editor.label import Labelled
from briefer.gui.foot import foot
from briefer.gui.language import in_language, sentences
from briefer.model.audience import Audience
from briefer.model.release import COMMON
from briefer.model.text import EMPTY, Text
from briefer.store.item import write_audience
from briefer.store.library import Library
from briefer.value import replace


class MakingDialog(QDialog):
    """Asks for a new audience, and writes it into the library; `made` is its id then."""

    def __init__(self, library: Library, parent: QDialog | None = None) -> None:
        super().__init__(parent)
        self.made = ""
        self._library = library
        self._known = [each for each in library.audiences.sound().values() if each.id != COMMON]
        self._name, self._question, self._like = QLineEdit(), QLineEdit(), ChoiceBox()
        self._question.setPlaceholderText(self.tr("Such as: what does this mean for our ports?"))
        for each in self._known:
            self._like.addItem(literal(in_language(each.name)), each.id)
        self._fault = QLabel()
        self._make = QPushButton(self.tr("Make audience"))
        self._build()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("New audience"))
        self.setMinimumWidth(420)
        like = Labelled(self.tr("Like"), self._like)
        like.explain(
            self.tr(
                "Its parts and their order, yardstick, marking, language, page and template are "
                "taken from there."
            )
        )
        self._fault.setProperty("kind", "missing")
        self._fault.setTextFormat(Qt.TextFormat.PlainText)
        self._fault.setWordWrap(True)
        self._fault.hide()
        self._make.setProperty("kind", "primary")
        self._make.setDefault(True)
        self._make.setEnabled(False)
        self._make.clicked.connect(self._on_make_clicked)
        self._name.textChanged.connect(lambda text: self._make.setEnabled(bool(text.strip())))
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[look.SPACE[4]] * 4)
        layout.setSpacing(look.SPACE[2])
        layout.addWidget(Labelled(self.tr("Name"), self._name))
        layout.addWidget(Labelled(self.tr("What it asks"), self._question))
        layout.addWidget(like)
        layout.addWidget(self._fault)
        layout.addLayout(foot(cancel, self._make))

    def _on_make_clicked(self) -> None:
        name = self._name.text().strip()
        like = next(each for each in self._known if each.id == self._like.currentData())
        made = _like(like, self._id(name), name, self._question.text().strip())
        try:
            self._library.audiences.make(made.id, write_audience(made))
        except BrieferError as fault:
            self._fault.setText(sentences(fault))
            self._fault.show()
            return
        self.made = made.id
        self.accept()

    def _id(self, name: str) -> str:
        """Return an id that is made of the name and is nobody's yet."""
        stem = "-".join(re.findall(r"[a-z0-9]+", name.casefold()))[:40] or "audience"
        taken, found, number = {*self._library.audiences.ids()}, stem, 2
        while found in taken:
            found, number = f"{stem}-{number}", number + 1
        return found


def _like(audience: Audience, identity: str, name: str, question: str) -> Audience:
    return replace(
        audience,
        id=identity,
        version=1,
        name=Text(name),
        question=Text(question) if question else EMPTY,
        description=EMPTY,
    )
