"""What the briefing begins with: its title, its date, its template, and whom it is for."""

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu

from briefer.errors import BrieferError
from briefer.gui.choice import ChoiceBox
from briefer.gui.coverage import literal
from briefer.gui.day import read_day
from briefer.gui.editor.access import Chooser
from briefer.gui.editor.label import Labelled
from briefer.gui.language import in_language
from briefer.gui.look import SPACE, restyle
from briefer.model.release import COMMON
from briefer.model.template import DEFAULT, Template
from briefer.store.library import Library
from briefer.store.new import new_briefing

_DATE_WIDTH: Final = 112
_READERS_WIDTH: Final = 124
_HEIGHT: Final = 30


class Beginning(QFrame):
    """Fields in a row; the audiences are those of the template until others are chosen.

    `otherwise` is the title that the briefing has where none is written.
    """

    def __init__(self, library: Library, title: str, otherwise: str, date: dt.date) -> None:
        super().__init__()
        self.chosen: tuple[str, ...] | None = None  # those of the template
        self._known = {
            each: in_language(audience.name)
            for each, audience in library.audiences.sound().items()
            if each != COMMON
        }
        self._templates = {each.manifest.id: each for each in startable(library)}
        self.title, self.date = QLineEdit(), QLineEdit()
        self.template, self.readers = ChoiceBox(), Chooser()
        self._menu = QMenu(self.readers)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.readers.setMenu(self._menu)
        self.readers.setFixedHeight(_HEIGHT)
        self.readers.setMinimumWidth(_READERS_WIDTH)
        self.title.setText(title)
        self.title.setPlaceholderText(otherwise)
        self.date.setText(date.isoformat())
        self.date.setFixedWidth(_DATE_WIDTH)
        self.date.textChanged.connect(self._on_date_changed)
        for each, template in self._templates.items():
            self.template.addItem(in_language(template.manifest.title), each)
        self.template.setCurrentIndex(max(0, self.template.findData(DEFAULT)))
        self.template.currentIndexChanged.connect(self._tell_readers)
        self._build()
        self._tell_readers()

    def _build(self) -> None:
        self.setProperty("kind", "top")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        row.setSpacing(SPACE[2])
        for name, field, stretch in (
            (self.tr("Title of the briefing"), self.title, 4),
            (self.tr("Date"), self.date, 0),
            (self.tr("Template"), self.template, 2),
            (self.tr("Audiences"), self.readers, 1),
        ):
            row.addWidget(Labelled(name, field), stretch)

    @property
    def day(self) -> dt.date | None:
        """Return the day that is written, None where there is none."""
        with suppress(ValueError):
            return read_day(self.date.text())
        return None

    @property
    def fault(self) -> str:
        """Return what is to be written otherwise, empty where nothing is."""
        if not self.date.text().strip() or self.day is not None:
            return ""
        return QCoreApplication.translate("DateField", "Write the day as 2025-06-24")

    @property
    def template_id(self) -> str:
        """Return the template that was chosen."""
        return str(self.template.currentData())

    @property
    def audiences(self) -> tuple[str, ...]:
        """Return whom the briefing is for, in their order."""
        if self.chosen is not None:
            return self.chosen
        template = self._templates.get(self.template_id)
        return new_briefing(template, title="").audiences if template else ()

    def take(self, other: "Beginning") -> None:
        """Have what is written in another one."""
        self.title.setText(other.title.text())
        self.date.setText(other.date.text())
        self.template.setCurrentIndex(other.template.currentIndex())
        self.chosen = other.chosen
        self._tell_readers()

    def choose(self, audience: str) -> None:
        """Let the briefing be for an audience, or no longer."""
        chosen = self.audiences
        if audience in chosen:
            self.chosen = tuple(each for each in chosen if each != audience)
        else:
            self.chosen = (*chosen, audience)
        self._tell_readers()

    def _tell_readers(self) -> None:
        names = [self._known.get(each, each) for each in self.audiences]
        said = self.tr("%Ln audiences", "", len(names)) if len(names) != 1 else names[0]
        self.readers.setText(literal(said))
        self.readers.setToolTip("\n".join(names))
        self.readers.setAccessibleDescription(", ".join(names))

    def _fill_menu(self) -> None:
        self._menu.clear()
        for audience, name in self._known.items():
            action = self._menu.addAction(literal(name))
            action.setCheckable(True)
            action.setChecked(audience in self.audiences)
            action.triggered.connect(partial(self.choose, audience))

    def _on_date_changed(self) -> None:
        self.date.setProperty("state", "fault" if self.fault else "")
        self.date.setAccessibleDescription(self.fault)
        restyle(self.date)


def startable(library: Library) -> Iterator[Template]:
    """Yield the templates that a briefing can begin with: those that say for whom they are."""
    shelf = library.templates
    for each in sorted(shelf.ids()):
        with suppress(BrieferError):
            template = shelf.read(each)
            if new_briefing(template, title="").audiences:
                yield template
