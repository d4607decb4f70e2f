"""What the briefing begins with: its title, its date, its template, and whom it is for."""

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu

from briefer.errors import BrieferError
from briefer.gui.article.review import Review
from briefer.gui.choice import ChoiceBox
from briefer.gui.coverage import literal
from briefer.gui.day import read_day
from briefer.gui.editor.access import Chooser
from briefer.gui.editor.label import Labelled
from briefer.gui.editor.plain import PlainEdit
from briefer.gui.language import in_language
from briefer.gui.look import SPACE, restyle
from briefer.model.release import COMMON
from briefer.model.template import Template
from briefer.store.library import Library
from briefer.store.new import new_briefing

_DATE_WIDTH: Final = 112
_READERS_WIDTH: Final = 124
_HEIGHT: Final = 30


class Beginning(QFrame):
    """Fields in a row; the audiences are those of the template until others are chosen.

    `otherwise` is the title that the briefing has where none is written.
    """

    def __init__(self, review: Review, library: Library, otherwise: str) -> None:
        super().__init__()
        self._review = review
        self._known = {
            each: in_language(audience.name)
            for each, audience in library.audiences.sound().items()
            if each != COMMON
        }
        self._templates = {each.manifest.id: each for each in startable(library)}
        self.title, self.date = PlainEdit(), PlainEdit()
        self.template, self.readers = ChoiceBox(), Chooser()
        self._menu = QMenu(self.readers)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.readers.setMenu(self._menu)
        self.readers.setFixedHeight(_HEIGHT)
        self.readers.setMinimumWidth(_READERS_WIDTH)
        self.title.setPlaceholderText(otherwise)
        self.date.setFixedWidth(_DATE_WIDTH)
        self.title.edited.connect(lambda text, _: review.want("title", title=text))
        self.date.edited.connect(lambda text, _: review.want("date", date=text))
        for each, template in self._templates.items():
            self.template.addItem(in_language(template.manifest.title), each)
        self.template.activated.connect(
            lambda at: review.want(template=str(self.template.itemData(at)))
        )
        self._build()
        review.stepped.connect(self.refresh)
        self.refresh()

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
            return read_day(self._review.wanted.date)
        return None

    @property
    def fault(self) -> str:
        """Return what is to be written otherwise, empty where nothing is."""
        if not self._review.wanted.date.strip() or self.day is not None:
            return ""
        return QCoreApplication.translate("DateField", "Write the day as 2025-06-24")

    @property
    def audiences(self) -> tuple[str, ...]:
        """Return whom the briefing is for, in their order."""
        wanted = self._review.wanted
        if wanted.audiences is not None:
            return wanted.audiences
        template = self._templates.get(wanted.template)
        return new_briefing(template, title="").audiences if template else ()

    def choose(self, audience: str) -> None:
        """Let the briefing be for an audience, or no longer."""
        chosen = self.audiences
        if audience in chosen:
            chosen = tuple(each for each in chosen if each != audience)
        else:
            chosen = (*chosen, audience)
        self._review.want(audiences=chosen)

    def refresh(self) -> None:
        """Show what is wanted now."""
        wanted = self._review.wanted
        self.title.show_markup(wanted.title)
        self.date.show_markup(wanted.date)
        self.template.setCurrentIndex(self.template.findData(wanted.template))
        self._tell_readers()
        if (state := "fault" if self.fault else "") != self.date.property("state"):
            self.date.setProperty("state", state)
            self.date.setAccessibleDescription(self.fault)
            restyle(self.date)

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


def startable(library: Library) -> Iterator[Template]:
    """Yield the templates that a briefing can begin with: those that say for whom they are."""
    shelf = library.templates
    for each in sorted(shelf.ids()):
        with suppress(BrieferError):
            template = shelf.read(each)
            if new_briefing(template, title="").audiences:
                yield template
