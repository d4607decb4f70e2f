"""Removing an audience: the briefing is no longer for it, and nothing that was written is lost."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from briefer.gui.coverage import audience_name, literal, surveys_of
from briefer.gui.session import Session
from briefer.model.briefing import Briefing
from briefer.value import replace

_WIDE = 380


def without_audience(briefing: Briefing, audience: str) -> Briefing:
    """Return the briefing without an audience; its texts and what is released to it stay."""
    kept = tuple(each for each in briefing.audiences if each != audience)
    return replace(briefing, audiences=kept)


def may_remove(session: Session, audience: str, parent: QWidget) -> bool:
    """Return whether the user wants the audience removed, told what becomes of its texts."""
    translate = QCoreApplication.translate
    name = audience_name(session, audience)
    own = surveys_of(session).of(audience).total.own
    box = QMessageBox(parent)
    box.setWindowTitle(translate("Audience", "Remove an audience"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(translate("Audience", "Remove {} from this briefing?").format(name))
    told = translate(
        "Audience",
        "Nobody gets its edition any more. Its own texts ({}) and what is released to it stay in "
        "the file, for the day it is added again.",
    )
    box.setInformativeText(told.format(own))
    for label in box.findChildren(QLabel, "qt_msgbox_informativelabel"):
        label.setMinimumWidth(_WIDE)
    remove = box.addButton(
        translate("Audience", "Remove {}").format(literal(name)),
        QMessageBox.ButtonRole.DestructiveRole,
    )
    remove.setProperty("kind", "danger")
    keep = box.addButton(translate("Audience", "Keep it"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    return box.clickedButton() is remove
