"""The form of an audience: who reads, what they get in which order, and how it is printed."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QLocale

from briefer.gui.choice import ChoiceBox
from briefer.gui.editor.label import Labelled
from briefer.gui.form.field import ChoiceField, TextField
from briefer.gui.form.marking import MarkingField
from briefer.gui.form.option import OptionFields
from briefer.gui.form.order import OrderField
from briefer.gui.form.page import FormPage
from briefer.gui.form.work import Work
from briefer.gui.language import in_itself, in_language, language_name
from briefer.gui.place import part_name
from briefer.model.audience import Audience
from briefer.model.text import EMPTY, Reading, primary
from briefer.spelling.dictionary import LANGUAGES


class AudienceForm(FormPage):
    """All that the file of an audience has."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._readers()
        self._contents()
        self._reading()
        self._pages()

    def _readers(self) -> None:
        part = self.part(self.tr("Who reads"))
        self.written = LanguageChoice(self._work)
        part.add(self.written)
        name = TextField(self._work, self.tr("Name"), "name")
        self.first = name.edit
        part.add(name)
        question = TextField(self._work, self.tr("What it asks"), "question")
        question.edit.setPlaceholderText(self.tr("Such as: what does this mean for our ports?"))
        part.add(question)
        part.add(TextField(self._work, self.tr("Description"), "description"))

    def _contents(self) -> None:
        part = self.part(
            self.tr("What it gets"),
            self.tr(
                "Drag to order, or move with Alt and the arrows. What is not listed is left out."
            ),
        )
        self.parts = OrderField(
            self._work,
            self.tr("Parts and their order"),
            [*parts(self._work)],
            "parts",
            usual=Audience(id="any", name=EMPTY).parts,
            other=self.tr("Another kind of section…"),
            read=_kind,
        )
        self.stakeholders = OrderField(
            self._work,
            self.tr("Whom it reads about first"),
            [*stakeholders(self._work)],
            "stakeholders",
            other=self.tr("Somebody else…"),
        )
        part.add(self.parts)
        part.add(self.stakeholders)

    def _reading(self) -> None:
        work, library = self._work, self._work.library
        part = self.part(self.tr("How it reads"))
        known = library.languages.sound()
        tags = dict.fromkeys((*known, "en-GB", str(work.value("language") or "en")))
        named = [(tag, in_itself(tag, known)) for tag in tags]
        spellings = [
            ("", self.tr("As its language")),
            *((each, _spelling(each)) for each in LANGUAGES),
        ]
        part.add(
            ChoiceField(work, self.tr("Language"), named, "language"),
            ChoiceField(work, self.tr("Spelling"), spellings, "spelling"),
        )
        part.add(OrderField(work, self.tr("Further languages"), named, "languages"))
        yardsticks = (
            (each.id, in_language(each.name)) for each in library.yardsticks.sound().values()
        )
        part.add(
            ChoiceField(
                work,
                self.tr("Yardstick of likelihood"),
                [("", self.tr("None")), *yardsticks],
                "yardstick",
            ),
            ChoiceField(work, self.tr("Sources are shown"), self._displays(), "sources"),
        )

    def _displays(self) -> list[tuple[str, str]]:
        return [
            ("", self.tr("As they are usually")),
            ("full", self.tr("In full")),
            ("graded", self.tr("With their grades")),
            ("described", self.tr("Described, not named")),
            ("none", self.tr("Not at all")),
        ]

    def _pages(self) -> None:
        work, library = self._work, self._work.library
        part = self.part(self.tr("How it is printed"))
        templates = (
            (each.manifest.id, in_language(each.manifest.title))
            for each in library.templates.sound().values()
            if not each.manifest.partial
        )
        themes = ((each.id, each.name) for each in library.themes.sound().values())
        pages = [("", self.tr("As the theme has it")), ("a4", "A4"), ("letter", self.tr("Letter"))]
        part.add(
            ChoiceField(
                work, self.tr("Template"), [("", self.tr("The usual one")), *templates], "template"
            ),
            ChoiceField(
                work, self.tr("Theme"), [("", self.tr("As the template has it")), *themes], "theme"
            ),
        )
        part.add(
            ChoiceField(work, self.tr("Size of the page"), pages, "page"),
            MarkingField(work, self.tr("Marking"), "marking"),
        )
        part.add(OptionFields(work))


class LanguageChoice(Labelled):
    """In which language the printed texts of the form are shown and written."""

    def __init__(self, work: Work) -> None:
        self.box = ChoiceBox()
        super().__init__(self.tr("Texts of this form in"), self.box)
        self._work = work
        self._offered: list[tuple[str, str]] = []
        self.box.activated.connect(lambda at: work.write_in(str(self.box.itemData(at))))
        work.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Offer the language of the audience, and those that the library has."""
        own = str(self._work.value("language") or "en")
        default = self.tr("{language}, which holds where there is no other")
        others = (each for each in self._work.library.languages.sound() if each == primary(each))
        offered = [("", default.format(language=language_name(own)))]
        offered += [(each, language_name(each)) for each in others if each != primary(own)]
        if offered != self._offered:
            self._offered = offered
            self.box.clear()
            for tag, words in offered:
                self.box.addItem(words, tag)
        self.box.setCurrentIndex(max(self.box.findData(self._work.language), 0))


def parts(work: Work) -> Iterator[tuple[str, str]]:
    """Yield the parts that an edition can have, by the names of the window's language."""
    translate = QCoreApplication.translate
    yield "judgements", part_name("judgements")
    yield "outlooks", part_name("outlooks")
    languages = work.library.languages.sound()
    tag = primary(QLocale().name().replace("_", "-"))
    labels = languages[tag if tag in languages else "en"].labels
    named = {
        name.removeprefix("kind_"): words
        for name, words in labels.items()
        if name.startswith("kind_")
    }
    yield from named.items()
    briefing = work.opened.briefing
    for section in briefing.sections:
        if section.kind and section.kind not in named:
            named[section.kind] = section.heading.default or section.kind
            yield section.kind, named[section.kind]
    yield "*", translate("AudienceForm", "All other sections")


def stakeholders(work: Work) -> Iterator[tuple[str, str]]:
    """Yield whom a list of stakeholders may name: those of the briefing, and their kinds."""
    briefing, translate = work.opened.briefing, QCoreApplication.translate
    reading = Reading("common", briefing.language, briefing.language, briefing.language)
    for each in briefing.stakeholders:
        yield each.id, each.name.choose(reading).text or each.id
    yield "state", translate("AudienceForm", "All states")
    yield "alliance", translate("AudienceForm", "All alliances")
    yield "market", translate("AudienceForm", "All markets")
    yield "body", translate("AudienceForm", "All bodies")


def _kind(typed: str) -> str:
    """Return what is typed as a kind of section."""
    return "-".join("".join(c if c.isalnum() else " " for c in typed.casefold()).split())


def _spelling(tag: str) -> str:
    return QLocale(tag).nativeTerritoryName() or tag
