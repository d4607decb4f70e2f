"""The title page: what the briefing is called, and when, for whom and by whom it is written."""

from typing import Any, cast

from PySide6.QtWidgets import QGridLayout

from briefer.gui.coverage import surveys_of
from briefer.gui.editor.bound import TextField
from briefer.gui.editor.desk import Desk
from briefer.gui.editor.page import Page
from briefer.gui.editor.place import of_briefing
from briefer.gui.editor.value import ChoiceField, DateField, LineField
from briefer.gui.language import told
from briefer.gui.look import SPACE
from briefer.model.audience import Audience
from briefer.model.briefing import Briefing, Choice
from briefer.model.marking import TLP, UNMARKED, Marking, settle
from briefer.value import replace

_OWN = "text"


class TitlePage(Page):
    """The title page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.head(
            self.tr("Title page"), self.tr("Title, date and reference are for everyone who reads.")
        )
        self._texts = {
            "title": TextField(desk, self.tr("Title"), for_all=True, kind="heading"),
            "subtitle": TextField(desk, self.tr("Subtitle")),
            "author": TextField(desk, self.tr("Author"), for_all=True),
            "organisation": TextField(desk, self.tr("Organisation"), for_all=True),
        }
        self._reference = LineField(
            desk, self.tr("Reference"), "reference", lambda value: self._with("reference", value)
        )
        self._dates = {
            "date": self._date("date", self.tr("Date")),
            "cutoff": self._date("cutoff", self.tr("Information as of")),
        }
        self._language = ChoiceField(
            desk, self.tr("Written in"), lambda value: replace(desk.briefing, language=value)
        )
        self._scheme = ChoiceField(desk, self.tr("Marking"), self._with_marking)
        self._banner = LineField(
            desk, self.tr("Words of the marking"), "marking", self._with_banner
        )
        for name in ("title", "subtitle"):
            self.column.addWidget(self._texts[name])
        self._texts["title"].edit.returned.connect(self._texts["subtitle"].edit.setFocus)
        self._lay_out()
        self.finish()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE[3])
        grid.setVerticalSpacing(SPACE[2])
        rows = (
            (self._reference, self._language),
            (self._dates["date"], self._dates["cutoff"]),
            (self._texts["author"], self._texts["organisation"]),
        )
        for number, (left, right) in enumerate(rows):
            grid.addWidget(left, number, 0)
            grid.addWidget(right, number, 1)
        for number, wide in enumerate((self._scheme, self._banner), len(rows)):
            grid.addWidget(wide, number, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.column.addLayout(grid)

    def _date(self, name: str, title: str) -> DateField:
        return DateField(self.desk, title, name, lambda value: self._with(name, value))

    def _with(self, name: str, value: object) -> Briefing:
        return replace(self.desk.briefing, **cast("Any", {name: value}))

    def _with_marking(self, value: str) -> Briefing:
        made = Marking(scheme="tlp", text=value) if value else UNMARKED
        if value == _OWN:
            made = Marking(scheme="text", text=self.desk.briefing.marking.banner())
        return replace(self.desk.briefing, marking=made)

    def _with_banner(self, value: str) -> Briefing:
        return replace(self.desk.briefing, marking=Marking(scheme="text", text=value))

    def reveal(self, item: str, *, enters: bool = False) -> None:
        """Put the cursor into the title to enter."""
        super().reveal(item, enters=enters)
        if enters:
            self._texts["title"].edit.setFocus()

    def refresh(self) -> None:
        """Show the title page as it is now."""
        briefing = self.desk.briefing
        for name, text in self._texts.items():
            text.refresh(of_briefing(name))
        self._reference.refresh(briefing.reference)
        for name, date in self._dates.items():
            date.refresh(getattr(briefing, name))
        self._language.refresh(briefing.language, self._languages())
        marking = briefing.marking
        choices = [("", self._unmarked()), *((each, each) for each in TLP)]
        choices.append((_OWN, self.tr("Words of one's own")))
        self._scheme.refresh(_OWN if marking.scheme == _OWN else marking.banner(), choices)
        self._scheme.explain(self._printed())
        self._banner.refresh(marking.text if marking.scheme == _OWN else "")
        self._banner.setVisible(marking.scheme == _OWN)

    @property
    def _audience(self) -> Audience | None:
        """Return the audience that is shown, None for all texts and for one that is lost."""
        session = self.desk.session
        return surveys_of(session).audience(session.shown.audience)

    def _unmarked(self) -> str:
        """Return what is printed where the briefing has no marking of its own."""
        marking = self._audience and self._audience.marking
        if not marking or not marking.scheme:
            return self.tr("None")
        return self.tr("From the audience: {marking}").format(marking=marking.banner())

    def _printed(self) -> str:
        """Return in words what is printed for the audience that is shown."""
        if (audience := self._audience) is None:
            return ""
        briefing = self.desk.briefing
        choice = briefing.choices.get(audience.id, Choice())
        settled = settle(briefing.marking, audience.marking, choice.marking)
        if settled.conflict:
            return told(settled.conflict)
        banner = settled.marking.banner()
        if banner == briefing.marking.banner() or self._scheme.box.currentText().endswith(banner):
            return ""
        words = self.tr("Printed for {audience}: {marking}")
        return words.format(audience=self.desk.name(audience.id), marking=banner)

    def _languages(self) -> list[tuple[str, str]]:
        tags = (*self.desk.session.library.languages.ids(), "en-GB")
        return [(tag, self.desk.language(tag)) for tag in sorted(tags)]
