"""The form of a template: its manifest, and beside it the body for who knows how."""

from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout

from briefer.errors import BrieferError, TemplateError
from briefer.gui.form.audience import LanguageChoice, parts
from briefer.gui.form.body import BodyPage
from briefer.gui.form.field import ChoiceField, NumberField, Range, TextField, TickField
from briefer.gui.form.order import OrderField
from briefer.gui.form.page import FormPage, ItemForm
from briefer.gui.form.record import OptionRecords, SectionFields
from briefer.gui.form.skeleton import (
    BottomLinePrompts,
    KeptAudiences,
    KeptSectionFields,
    KeptStakeholderFields,
)
from briefer.gui.form.work import Work
from briefer.gui.language import in_language
from briefer.gui.look import SPACE
from briefer.gui.session import Session


class TemplateForm(ItemForm):
    """Two tabs: what the template says of itself, and what it prints."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.manifest, self.body = ManifestPage(work), BodyPage(work)
        self.first = self.manifest.first
        self.tabs, self._shown = QTabBar(), QStackedWidget()
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("Parts of the template"))
        for words, page in (
            (self.tr("What it says of itself"), self.manifest),
            (self.tr("Body"), self.body),
        ):
            self.tabs.addTab(words)
            self._shown.addWidget(page)
        self.tabs.currentChanged.connect(self._on_tab_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        column.addWidget(self.tabs)
        column.addWidget(self._shown, 1)

    def attend(self, session: Session) -> None:
        """Judge the body by the pages."""
        self.body.attend(session)

    def check(self) -> None:
        """Raise TemplateError for what is not allowed in the body, and go to its line."""
        try:
            self.body.check()
        except TemplateError as fault:
            self.tabs.setCurrentIndex(1)
            self.body.edit.go(fault.line)
            raise

    def _on_tab_chosen(self, at: int) -> None:
        self._shown.setCurrentIndex(at)
        (self.body.edit if at else self.first).setFocus()


class ManifestPage(FormPage):
    """All that a manifest has."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._describe()
        self._make()
        self._begin()
        options = self.part(
            self.tr("Options"), self.tr("Choices for whoever exports; the body asks for them.")
        )
        self.options = OptionRecords(work)
        options.add(self.options)

    def _begin(self) -> None:
        work = self._work
        kinds = [each for each in parts(work) if each[0] not in ("judgements", "outlooks", "*")]
        audiences = [
            (name, in_language(each.name)) for name, each in work.library.audiences.sound().items()
        ]
        sections = self.part(
            self.tr("Sections"), self.tr("What a new briefing starts with, in this order.")
        )
        people = self.part(self.tr("For whom and about whom"))
        listed = self.tr("Audiences")
        if work.draft.saved is None:
            self.sections = SectionFields(work, kinds)
            sections.add(self.sections)
            people.add(OrderField(work, listed, audiences, "audiences"))
            people.add(
                OrderField(
                    work,
                    self.tr("Stakeholders"),
                    (),
                    "stakeholders",
                    other=self.tr("Another stakeholder…"),
                )
            )
            return
        sections.add(BottomLinePrompts(work))
        sections.add(KeptSectionFields(work, kinds))
        people.add(KeptAudiences(work, listed, audiences))
        people.add(KeptStakeholderFields(work))

    def _describe(self) -> None:
        part = self.part(self.tr("What it is"))
        part.add(LanguageChoice(self._work))
        title = TextField(self._work, self.tr("Title"), "title")
        self.first = title.edit
        part.add(title)
        part.add(TextField(self._work, self.tr("Description"), "description"))
        versions = Range(low=1, high=9999, usual=1)
        part.add(
            NumberField(self._work, self.tr("Version"), versions, "version"),
            TickField(self._work, self.tr("Only there for others to extend"), "partial"),
        )

    def _make(self) -> None:
        work, part = self._work, self.part(self.tr("How its pages are made"))
        themes = [(each.id, each.name) for each in work.library.themes.sound().values()]
        pages = NumberField(work, self.tr("Pages at most"), Range(high=200), "max_pages")
        pages.box.setSpecialValueText(self.tr("Any number"))
        part.add(
            ChoiceField(
                work,
                self.tr("Extends"),
                [("", self.tr("No other template")), *self._parents()],
                "extends",
            )
        )
        part.add(
            ChoiceField(work, self.tr("Theme"), [("", self.tr("The usual one")), *themes], "theme"),
            pages,
        )

    def _parents(self) -> list[tuple[str, str]]:
        """Return the templates that do not extend this one."""
        own = self._work.draft.id
        found = []
        for name in self._work.library.templates.ids():
            try:
                template = self._work.library.templates.read(name)
            except BrieferError:
                continue
            if own not in {each.manifest.id for each in template.chain()}:
                found.append((name, in_language(template.manifest.title)))
        return found
