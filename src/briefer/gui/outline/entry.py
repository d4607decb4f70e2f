"""Entries of the outline: the parts of a briefing as an audience reads them."""

from PySide6.QtCore import QCoreApplication

from briefer.gui.coverage import Surveys, count_words, state_words
from briefer.gui.place import part_name, section_name, stakeholder_name
from briefer.gui.session import Session
from briefer.model.audience import Audience
from briefer.model.briefing import Briefing, Outlook, Section
from briefer.model.coverage import Coverage, State, Survey
from briefer.model.text import Reading
from briefer.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the outline; `key` is what `Shown.item` calls it.

    `item` is what can be moved and removed, None for parts that are always there. No coverage
    stands for all texts. `is_left_out` says that the audience gets no sections of the kind.
    """

    key: str
    title: str
    icon: str
    coverage: Coverage | None = None
    item: Section | Outlook | None = None
    is_left_out: bool = False
    children: tuple["Entry", ...] = ()

    def words(self) -> str:
        """Return what the audience gets of it, in words; nothing for all texts."""
        if self.coverage is None:
            return ""
        if self.coverage.state == State.WITHHELD:
            return state_words(State.WITHHELD)
        if self.is_left_out:
            return QCoreApplication.translate("Outline", "This audience gets no such part")
        return count_words(self.coverage)


def entries(session: Session, surveys: Surveys) -> tuple[Entry, ...]:
    """Return the outline of the session's briefing for the audience that is shown."""
    shown = session.shown.audience
    reading, audience = surveys.reading(shown), surveys.audience(shown)
    return _Entries(session.briefing, surveys.shown(), reading, audience).all()


class _Entries:
    """Makes the entries for one reading."""

    def __init__(
        self,
        briefing: Briefing,
        survey: Survey | None,
        reading: Reading,
        audience: Audience | None,
    ) -> None:
        self._briefing = briefing
        self._survey = survey
        self._reading = reading
        self._audience = audience

    def all(self) -> tuple[Entry, ...]:
        briefing = self._briefing
        heading = briefing.outlook_heading.choose(self._reading).text or part_name("outlooks")
        outlooks = tuple(map(self._outlook, briefing.outlooks))
        return (
            self._part("about", "about"),
            self._part("summary", "summary"),
            *map(self._section, briefing.sections),
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

    def _section(self, section: Section) -> Entry:
        return Entry(
            key=section.id,
            title=section_name(section, self._reading),
            icon="section",
            coverage=self._survey.of(section) if self._survey else None,
            item=section,
            is_left_out=self._is_left_out(section.kind),
        )

    def _outlook(self, outlook: Outlook) -> Entry:
        return Entry(
            key=outlook.id,
            title=stakeholder_name(self._briefing, outlook, self._reading),
            icon="outlook",
            coverage=self._survey.of(outlook) if self._survey else None,
            item=outlook,
            is_left_out=self._is_left_out("outlooks"),
        )
