"""What audiences get of the briefing: surveys of the session, and the words and marks for them."""

import html

from PySide6.QtCore import QCoreApplication, QObject

from briefer.errors import BrieferError
from briefer.gui.language import in_language, listed
from briefer.gui.session import ALL_TEXTS, Session
from briefer.model.audience import Audience
from briefer.model.coverage import Coverage, State, Survey, survey
from briefer.model.release import COMMON
from briefer.model.text import Reading

ORDER = (State.MISSING, State.OWN, State.WITHHELD)
"""The states that stand out, the most urgent first."""


class Surveys(QObject):
    """The surveys of a session's briefing, of which only what changed is made anew."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._kept: dict[str, Survey] = {}

    def of(self, audience: str) -> Survey:
        """Return what the audience gets, in the language that is shown for it."""
        briefing, reading = self._session.briefing, self.reading(audience)
        found = self._kept.get(audience)
        if found is None or found.briefing is not briefing or found.reading != reading:
            known = self.audience(audience)
            gets = known.gets if known else _gets_all
            found = self._kept[audience] = survey(briefing, reading, found, gets)
        return found

    def audience(self, audience: str) -> Audience | None:
        """Return an audience, None for all texts and for one that the library has lost."""
        try:
            return self._session.library.audiences.read(audience)
        except BrieferError:
            return None

    def shown(self) -> Survey | None:
        """Return what the shown audience gets, None for all texts."""
        audience = self._session.shown.audience
        return None if audience == ALL_TEXTS else self.of(audience)

    def reading(self, audience: str) -> Reading:
        """Return how an audience reads; all texts, and one that is lost, are in the briefing's."""
        written, shown = self._session.briefing.language, self._session.shown
        known = self.audience(audience)
        own = known.language if known else written
        language = shown.language if shown.audience == audience else ""
        return Reading(audience or COMMON, language or own, own, written)


def surveys_of(session: Session) -> Surveys:
    """Return the surveys of a session, one for all that ask."""
    return session.findChild(Surveys) or Surveys(session)


def _gets_all(_: str) -> bool:
    return True


def audience_name(session: Session, audience: str) -> str:
    """Return the name of an audience, its id where the library has lost it."""
    if audience == ALL_TEXTS:
        return QCoreApplication.translate("Coverage", "All texts")
    try:
        return in_language(session.library.audiences.read(audience).name)
    except BrieferError:
        return audience


def state_words(state: State) -> str:
    """Return the word for a state."""
    return {
        State.SHARED: QCoreApplication.translate("Coverage", "Shared text"),
        State.OWN: QCoreApplication.translate("Coverage", "Own text"),
        State.WITHHELD: QCoreApplication.translate("Coverage", "Withheld"),
        State.MISSING: QCoreApplication.translate("Coverage", "Missing"),
    }[state]


def count(coverage: Coverage, state: State) -> int:
    """Return how many in it are in a state that stands out."""
    return int(getattr(coverage, state.value))


def count_words(coverage: Coverage) -> str:
    """Return in words how many are missing, own and withheld."""
    translate = QCoreApplication.translate
    words = [
        translate("Coverage", "%n missing", "", coverage.missing) if coverage.missing else "",
        translate("Coverage", "%n own", "", coverage.own) if coverage.own else "",
        translate("Coverage", "%n withheld", "", coverage.withheld) if coverage.withheld else "",
    ]
    return listed(filter(None, words)) or state_words(State.SHARED)


def literal(text: str) -> str:
    """Return a text for a menu or a button, where an ampersand marks a key."""
    return text.replace("&", "&&")


def tip(text: str) -> str:
    """Return a tool tip that shows the text as it is, tags and all."""
    if "<" not in text:
        return text
    return f"<span>{html.escape(text).replace(chr(10), '<br>')}</span>"
