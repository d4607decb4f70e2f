"""Growth: what can be added to the outline, and the briefing with it."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication

from briefer.gui.session import Session
from briefer.model import edit
from briefer.model.briefing import Briefing, Outlook, Section, Stakeholder
from briefer.model.passage import Passage
from briefer.model.text import Text, primary
from briefer.value import dataclass, replace

OWN_KIND = "other"
"""The kind of a section that is of none that the languages name."""


@dataclass(frozen=True, slots=True)
class Grown:
    """A briefing with something new; `key` is the entry of it."""

    briefing: Briefing
    key: str


def kinds(session: Session) -> Iterator[tuple[str, str]]:
    """Yield the kinds of section, each with its name in the language of the briefing."""
    languages, tag = session.library.languages.sound(), session.briefing.language
    known = next((each for each in (tag, primary(tag), "en") if each in languages), None)
    if known is not None:
        for label, name in languages[known].labels.items():
            if label.startswith("kind_"):
                yield label.removeprefix("kind_"), name


def with_section(briefing: Briefing, kind: str, heading: str, after: str) -> Grown:
    """Return the briefing with an empty section after another one, or after all."""
    key = edit.fresh_id(briefing, "section")
    passage = Passage(id=edit.fresh_id(briefing, "passage"))
    section = Section(id=key, kind=kind, heading=Text(heading), passages=(passage,))
    beside = edit.find(briefing, Section, after)
    if beside is None:
        return Grown(edit.appended(briefing, briefing, "sections", section), key)
    return Grown(edit.inserted(briefing, beside, section), key)


def without_outlook(briefing: Briefing) -> Iterator[Stakeholder]:
    """Yield the stakeholders for whom nothing comes next yet."""
    taken = {outlook.stakeholder for outlook in briefing.outlooks}
    return (each for each in briefing.stakeholders if each.id not in taken)


def with_outlook(briefing: Briefing, stakeholder: str) -> Grown:
    """Return the briefing with an empty outlook for one of its stakeholders."""
    key = edit.fresh_id(briefing, "outlook")
    passage = Passage(id=edit.fresh_id(briefing, "passage"))
    outlook = Outlook(id=key, stakeholder=stakeholder, passages=(passage,))
    return Grown(edit.appended(briefing, briefing, "outlooks", outlook), key)


def with_stakeholder(briefing: Briefing) -> Grown:
    """Return the briefing with a new stakeholder that has an empty outlook."""
    name = QCoreApplication.translate("Outline", "New stakeholder")
    stakeholder = Stakeholder(id=edit.fresh_id(briefing, "stakeholder"), name=Text(name))
    added = edit.appended(briefing, briefing, "stakeholders", stakeholder)
    return with_outlook(added, stakeholder.id)


def renamed(briefing: Briefing, key: str, rename: Callable[[Text], Text]) -> Briefing:
    """Return the briefing with another name of an entry."""
    section = edit.find(briefing, Section, key)
    if section is not None:
        return edit.replaced(briefing, section, replace(section, heading=rename(section.heading)))
    outlook = edit.find(briefing, Outlook, key)
    found = outlook and edit.find(briefing, Stakeholder, outlook.stakeholder)
    if found:
        return edit.replaced(briefing, found, replace(found, name=rename(found.name)))
    if key == "outlooks":
        return replace(briefing, outlook_heading=rename(briefing.outlook_heading))
    return briefing


def name_of(briefing: Briefing, key: str) -> Text | None:
    """Return the name of an entry that may be renamed, None for others."""
    found: list[Text] = []

    def note(name: Text) -> Text:
        found.append(name)
        return name

    renamed(briefing, key, note)
    return found[0] if found else None
