"""The key judgements: what each says, how likely it is and why, and who may read it."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout

from briefer.errors import BrieferError
from briefer.gui.editor.access import Access
from briefer.gui.editor.bound import TextField
from briefer.gui.editor.place import of_item
from briefer.gui.editor.prose import ProseEdit, ProseToolbar
from briefer.gui.judgement.likelihood import LikelihoodForm, band_words
from briefer.gui.judgement.review import Review
from briefer.gui.look import SPACE
from briefer.gui.place import first_words
from briefer.gui.register import ChoiceField, Column, Form, RegisterPage
from briefer.gui.session import Session
from briefer.model.edit import replaced
from briefer.model.judgement import Judgement, band_for
from briefer.value import replace


def confidences() -> list[tuple[str, str]]:
    """Return the levels of confidence (JP 2-0, AnCR) with their words."""
    translate = QCoreApplication.translate
    return [
        ("", translate("Confidence", "Not said")),
        ("high", translate("Confidence", "High")),
        ("moderate", translate("Confidence", "Moderate")),
        ("low", translate("Confidence", "Low")),
    ]


class JudgementsEditor(RegisterPage):
    """The table of judgements and the form of one."""

    def __init__(self, session: Session) -> None:
        translate = QCoreApplication.translate
        columns = (
            Column(title=translate("JudgementsEditor", "No."), text=self._number, width=48),
            Column(title=translate("JudgementsEditor", "Judgement"), text=self._statement),
            Column(
                title=translate("JudgementsEditor", "Likelihood"), text=self._likelihood, width=190
            ),
            Column(
                title=translate("JudgementsEditor", "Confidence"),
                text=_confidence,
                width=96,
                is_spare=True,
            ),
        )
        title = translate("JudgementsEditor", "Judgements")
        super().__init__(session, "judgements", columns, title)
        self.empty.setText(
            self.tr("No judgements yet. Each is one sentence, with one likelihood for all readers.")
        )
        self._toolbar = ProseToolbar(self.desk.names, self.desk.sources)
        self._note = QLabel(
            self.tr("A judgement says the same to all: it may be withheld, but not reworded.")
        )
        self._note.setProperty("kind", "secondary")
        self._note.setWordWrap(True)
        self._texts = {
            "statement": TextField(self.desk, self.tr("Statement"), rich=True, for_all=True),
            "basis": TextField(self.desk, self.tr("What it rests on"), rich=True, for_all=True),
        }
        self._confidence = ChoiceField(
            self.desk, self.tr("Confidence"), "confidence", confidences()
        )
        self._likelihoods = LikelihoodForm(self.desk)
        self._access = Access(self.desk)
        self._review = Review(session)
        self._lay_out()
        self.refresh()

    def follow(self, edit: ProseEdit) -> None:
        """Give a text what all have, and the buttons."""
        super().follow(edit)
        self._toolbar.follow(edit)

    def _lay_out(self) -> None:
        likelihood = QLabel(self.tr("LIKELIHOOD"))
        likelihood.setProperty("kind", "label")
        form = Form()
        form.add(self._review)
        form.add(self._note)
        form.add(self._toolbar)
        form.add(self._texts["statement"])
        form.add(likelihood)
        form.add(self._likelihoods)
        form.add(self._confidence)
        form.add(self._texts["basis"])
        form.add(self._access)
        column = QVBoxLayout(self.form)
        column.setContentsMargins(SPACE[4], SPACE[3], SPACE[4], SPACE[4])
        column.addLayout(form)
        column.addStretch()

    def made(self, record_id: str) -> Judgement:
        """Return a new judgement."""
        return Judgement(id=record_id)

    def fill(self, record: Any) -> None:
        """Show the judgement in the form."""
        self._review.refresh(record)
        for name, field in self._texts.items():
            field.refresh(of_item(record, name))
        self._confidence.refresh(record)
        self._likelihoods.refresh(record)
        self._access.refresh(record)

    def cleared(self, record: Any) -> None:
        """Remove the judgement, from the outlooks that name it too."""
        briefing = self.session.briefing
        for outlook in briefing.outlooks:
            if record.id in outlook.judgements:
                left = tuple(each for each in outlook.judgements if each != record.id)
                briefing = replaced(briefing, outlook, replace(outlook, judgements=left))
        self.session.edit(replaced(briefing, record, None))

    def _number(self, judgement: Judgement) -> str:
        return str(next(at for at, j in enumerate(self.records, 1) if j.id == judgement.id))

    def _statement(self, judgement: Judgement) -> str:
        return first_words(self.desk.briefing, judgement, self.desk.reading)

    def _likelihood(self, judgement: Judgement) -> str:
        """Return the band in the yardstick of who reads, else in the first that is given."""
        known = self.session.library.yardsticks.sound()
        wanted = ""
        try:
            audience = self.session.audience
            wanted = audience.yardstick if audience else ""
        except BrieferError:
            pass
        for name in (wanted, *judgement.likelihood):
            if name in known and (band := band_for(judgement.likelihood, known[name], known)):
                return band_words(band)
        return ""


def _confidence(judgement: Judgement) -> str:
    return dict(confidences())[judgement.confidence] if judgement.confidence else ""
