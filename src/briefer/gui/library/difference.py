"""Differences: how an item that is offered stands to the one of its id that there is."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from briefer.gui.language import isolated
from briefer.gui.library.entry import covered_name
from briefer.gui.look import SPACE
from briefer.pipeline.offer import Offered, Standing
from briefer.store.update import Changed

_LONGEST = 600


def standing(offered: Offered) -> str:
    """Return in a word how it stands to the one that there is."""
    translate = QCoreApplication.translate
    match offered.standing:
        case Standing.NEW:
            return translate("Differences", "Not there yet")
        case Standing.SAME:
            return translate("Differences", "The same")
    update = offered.update
    if update is None or update.offered == update.carried:
        return translate("Differences", "Another one")
    if update.offered > update.carried:
        return translate("Differences", "An older one")
    return translate("Differences", "A newer one")


def compared(offered: Offered) -> str:
    """Return the sentence that says how it stands to the one that there is."""
    translate = QCoreApplication.translate
    there = covered_name(offered.layer) if offered.layer else ""
    match offered.standing:
        case Standing.NEW:
            return translate("Differences", "There is none of its id yet.")
        case Standing.SAME:
            return translate("Differences", "It is the same as {0}.").format(there)
    update = offered.update
    if update is None or update.offered == update.carried:
        return translate("Differences", "It differs from {0}.").format(there)
    newer = translate("Differences", "Version {0}, newer than {1} with version {2}.")
    older = translate("Differences", "Version {0}, older than {1} with version {2}.")
    words = newer if update.offered > update.carried else older
    return words.format(update.offered, there, update.carried)


def field_name(field: str) -> str:
    """Return what a field is called, with the keys that lead on to what differs in it."""
    head, _, rest = field.partition(".")
    words = _fields().get(head, head)
    return f"{words}: {isolated(rest)}" if rest else words


def _fields() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "name": translate("Differences", "Name"),
        "title": translate("Differences", "Title"),
        "description": translate("Differences", "Description"),
        "question": translate("Differences", "Question"),
        "language": translate("Differences", "Language"),
        "languages": translate("Differences", "Further languages"),
        "parts": translate("Differences", "Parts and their order"),
        "stakeholders": translate("Differences", "Stakeholders"),
        "yardstick": translate("Differences", "Yardstick"),
        "marking": translate("Differences", "Marking"),
        "page": translate("Differences", "Page"),
        "sources": translate("Differences", "Sources"),
        "template": translate("Differences", "Template"),
        "theme": translate("Differences", "Theme"),
        "options": translate("Differences", "Option"),
        "extends": translate("Differences", "Template that it extends"),
        "max_pages": translate("Differences", "Most pages"),
        "sections": translate("Differences", "Sections"),
        "audiences": translate("Differences", "Audiences"),
        "fonts": translate("Differences", "Font"),
        "colours": translate("Differences", "Colour"),
        "styles": translate("Differences", "Style"),
        "labels": translate("Differences", "Word"),
        "bands": translate("Differences", "Terms"),
        "begins": translate("Differences", "What a new briefing begins with"),
    }


class Differences(QScrollArea):
    """Lists what is another in an item that is offered, field by field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("kind", "card")
        self.setAccessibleName(self.tr("What differs"))
        self._shown: Offered | None = None

    def show_offered(self, offered: Offered, name: str) -> None:
        """Show how it stands, and each field that differs."""
        if offered is self._shown:
            return
        self._shown = offered
        inside = QWidget()
        inside.setProperty("kind", "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(*[SPACE[2]] * 4)
        column.setSpacing(2)
        column.addWidget(_label(name, "strong"))
        column.addWidget(_label(compared(offered), "secondary"))
        for each in offered.update.changes if offered.update else ():
            self._add(column, each)
        column.addStretch(1)
        self.setWidget(inside)

    def _add(self, column: QVBoxLayout, changed: Changed) -> None:
        is_body = changed.field == "body"
        column.addSpacing(SPACE[1])
        name = self.tr("Body of the template") if is_body else field_name(changed.field)
        column.addWidget(_label(name, "label"))
        nothing = self.tr("nothing")
        before, after = (_short(each) or nothing for each in (changed.before, changed.after))
        column.addWidget(_label(self.tr("Now: {0}").format(isolated(before)), "secondary"))
        column.addWidget(_label(self.tr("Then: {0}").format(isolated(after)), ""))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _label(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setProperty("kind", kind)
    label.setWordWrap(True)
    return label
