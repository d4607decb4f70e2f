"""Entries of the outline: the parts of a briefing as an audience reads them."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from briefer.gui.coverage import count_words, state_words, surveys_of
from briefer.gui.place import part_name, section_name, stakeholder_name
from briefer.gui.session import Session
from briefer.model.audience import Audience
from briefer.model.briefing import Outlook, Section
from briefer.model.coverage import Coverage, State, Survey
from briefer.model.text import Reading
from briefer.model.transfer import UNASSIGNED
from briefer.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the outline; `key` is what `Shown.item` calls it.

    `kind` is that of an item, which can be moved and removed; None for parts that are always there.
    No coverage stands for all texts. `is_left_out` says that the audience gets no sections of the
    kind, `is_unassigned` that no rule knew where what is in it belongs.
    """

    key: str
    title: str
    icon: str
    coverage: Coverage | None = None
    kind: type[Section] | type[Outlook] | None = None
    is_left_out: bool = False
    is_unassigned: bool = False
    children: tuple["Entry", ...] = ()

    def words(self) -> str:
        """Return what the audience gets of it, in words; nothing for all texts."""
        if self.is_unassigned:
            return QCoreApplication.translate("Outline", "Move its passages to other parts")
        if self.coverage is None:
            return ""
        if self.coverage.state == State.WITHHELD:
            return state_words(State.WITHHELD)
        if self.is_left_out:
            return QCoreApplication.translate("Outline", "This audience gets no such part")
        return count_words(self.coverage)


_Made = tuple[Section | Outlook, Coverage | None, Entry]


class Entries:
    """The outline of a session, of which only what changed is made anew."""

    _reading: Reading
    _audience: Audience | None
    _survey: Survey | None

    def __init__(self, session: Session) -> None:
        self._session = session
        self._surveys = surveys_of(session)
        self._context: tuple[object, ...] = ()
        self._made: dict[int, _Made] = {}

    def all(self) -> tuple[Entry, ...]:
        """Return the entries for the audience that is shown."""
        shown, briefing = self._session.shown.audience, self._session.briefing
        self._reading, self._audience = self._surveys.reading(shown), self._surveys.audience(shown)
        self._survey = self._surveys.shown()
        context = (self._reading, self._audience, briefing.stakeholders)
        kept = self._made if context == self._context else {}
        self._context, self._made = context, {}
        heading = briefing.outlook_heading.choose(self._reading).text or part_name("outlooks")
        outlooks = tuple(self._item(each, kept) for each in briefing.outlooks)
        return (
            self._part("about", "about"),
            self._part("summary", "summary"),
            *(self._item(each, kept) for each in briefing.sections),
            Entry(key="outlooks", title=heading, icon="matrix", children=outlooks),
            self._part("judgements", "judgement"),
            self._part("sources", "source"),
        )

    def _part(self, key: str, icon: str) -> Entry:
        coverage: Coverage | None = getattr(self._survey, key, None)
        is_left_out = key == "judgements" and self._is_left_out(key)
        return Entry(
            key=key,
            title=part_name(key),
            icon=icon,
            coverage=coverage,
            is_left_out=is_left_out,
        )

    def _is_left_out(self, part: str) -> bool:
        return self._audience is not None and not self._audience.gets(part)

    def _item(self, item: Section | Outlook, kept: Mapping[int, _Made]) -> Entry:
        coverage = self._survey.of(item) if self._survey else None
        found = kept.get(id(item))
        if found is None or found[1] != coverage:
            if isinstance(item, Section):
                made = self._section(item, coverage)
            else:
                made = self._outlook(item, coverage)
            found = (item, coverage, made)
        self._made[id(item)] = found
        return found[2]

    def _section(self, section: Section, coverage: Coverage | None) -> Entry:
        return Entry(
            key=section.id,
            title=section_name(section, self._reading),
            icon="section",
            coverage=coverage,
            kind=Section,
            is_left_out=self._is_left_out(section.kind),
            is_unassigned=section.kind == UNASSIGNED,
        )

    def _outlook(self, outlook: Outlook, coverage: Coverage | None) -> Entry:
        return Entry(
            key=outlook.id,
            title=stakeholder_name(self._session.briefing, outlook, self._reading),
            icon="outlook",
            coverage=coverage,
            kind=Outlook,
            is_left_out=self._is_left_out("outlooks"),
        )
