"""Removing an audience: the briefing is no longer for it, and nothing that was written is lost."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from briefer.gui.coverage import audience_name, literal, surveys_of
from briefer.gui.question import ask
from briefer.gui.session import Session
from briefer.model.briefing import Briefing
from briefer.value import replace


def without_audience(briefing: Briefing, audience: str) -> Briefing:
    """Return the briefing without an audience; its texts and what is released to it stay."""
    kept = tuple(each for each in briefing.audiences if each != audience)
    return replace(briefing, audiences=kept)


def may_remove(session: Session, audience: str, parent: QWidget) -> bool:
    """Return whether the user wants the audience removed, told what becomes of its texts."""
    translate = QCoreApplication.translate
    name = audience_name(session, audience)
    told = translate(
        "Audience",
        "Nobody gets its edition any more. Its own texts ({}) and what is released to it stay in "
        "the file, for the day it is added again.",
    )
    answers = (
        ("remove", translate("Audience", "Remove {}").format(literal(name)), "danger"),
        ("keep", translate("Audience", "Keep it"), "primary"),
    )
    question = translate("Audience", "Remove {} from this briefing?").format(name)
    own = surveys_of(session).of(audience).total.own
    return ask(parent, question, told.format(own), answers) == "remove"
