"""The likelihood of a judgement in each yardstick: one band of it, chosen and never converted."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.errors import BrieferError
from briefer.gui.editor.desk import Desk
from briefer.gui.editor.pairs import Pairs
from briefer.gui.language import in_language, listed
from briefer.gui.look import SPACE, restyle
from briefer.gui.register import ChoiceField
from briefer.model.edit import replaced
from briefer.model.judgement import Band, Judgement, Yardstick, band_for, overlapping
from briefer.value import replace


def band_words(band: Band) -> str:
    """Return the term of a band with its range."""
    return f"{band.term.default} ({band.low}–{band.high} %)"  # noqa: RUF001 - a range


class _BandField(ChoiceField):
    """The band of one yardstick."""

    def __init__(self, desk: Desk, yardstick: Yardstick, nothing: str) -> None:
        offered = [("", nothing), *((b.id, band_words(b)) for b in yardstick.bands)]
        super().__init__(desk, in_language(yardstick.name), "likelihood", offered)
        self._yardstick = yardstick.id
        self.explain(yardstick.standard, yardstick.note)

    def get(self, record: Any) -> str:
        return str(record.likelihood.get(self._yardstick, ""))

    def put(self, record: Any, value: str) -> Any:
        others = {k: band for k, band in record.likelihood.items() if k != self._yardstick}
        return replace(record, likelihood=others | ({self._yardstick: value} if value else {}))


class _Row(QWidget):
    """A yardstick: its band, who reads by it, and what is offered where no band is chosen."""

    def __init__(self, desk: Desk, yardstick: Yardstick, readers: str) -> None:
        super().__init__()
        self._desk, self._yardstick, self._readers = desk, yardstick, readers
        self._field = _BandField(desk, yardstick, self.tr("Not given"))
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._offers = QVBoxLayout()
        self._offers.setSpacing(SPACE[0])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._field)
        column.addWidget(self._said)
        column.addLayout(self._offers)

    def refresh(self, judgement: Judgement) -> None:
        """Show the band of a judgement."""
        self._field.refresh(judgement)
        known = self._desk.session.library.yardsticks.sound()
        band = band_for(judgement.likelihood, self._yardstick, known)
        is_missing = band is None and bool(judgement.likelihood) and bool(self._readers)
        self._said.setProperty("kind", "missing" if is_missing else "small")
        restyle(self._said)
        self._said.setText(self._words(judgement, band))
        self._said.setVisible(bool(self._said.text()))
        self._offer(judgement, overlapping(judgement.likelihood, self._yardstick, known), band)

    def _words(self, judgement: Judgement, band: Band | None) -> str:
        if band is not None and self._yardstick.id not in judgement.likelihood:
            return self.tr("The same percentages: {band}").format(band=band_words(band))
        if not self._readers:
            return ""
        if band is None and judgement.likelihood:
            return self.tr("Missing for {readers}").format(readers=self._readers)
        return self.tr("Read by {readers}").format(readers=self._readers)

    def _offer(self, judgement: Judgement, bands: tuple[Band, ...], band: Band | None) -> None:
        while (old := self._offers.takeAt(0)) is not None:
            if widget := old.widget():
                widget.deleteLater()
        if band is not None or self._desk.session.is_locked:
            return
        for each in bands:
            button = QPushButton(self.tr("Use {band}").format(band=band_words(each)))
            button.setProperty("kind", "tiny")
            button.setToolTip(self.tr("Overlaps what is given: choose it if it is meant"))
            button.clicked.connect(partial(self._choose, judgement, each.id))
            self._offers.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _choose(self, judgement: Judgement, band: str) -> None:
        new = self._field.put(judgement, band)
        self._desk.session.edit(replaced(self._desk.briefing, judgement, new))


class LikelihoodForm(Pairs):
    """The yardsticks in two columns, those that audiences of the briefing read by first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(SPACE[2])
        self._desk = desk
        self._rows: list[_Row] = []
        self._shown: tuple[str, ...] | None = None

    def refresh(self, judgement: Judgement) -> None:
        """Show the likelihood of a judgement."""
        audiences = self._desk.briefing.audiences
        if audiences != self._shown:
            self._shown = audiences
            self._fill()
        for row in self._rows:
            row.refresh(judgement)

    def _fill(self) -> None:
        readers = self._readers()
        known = self._desk.session.library.yardsticks.sound().values()
        ordered = sorted(known, key=lambda each: each.id not in readers)
        self._rows = [_Row(self._desk, each, listed(readers.get(each.id, ()))) for each in ordered]
        self.put(self._rows)

    def _readers(self) -> dict[str, list[str]]:
        """Return the names of the audiences that read by each yardstick."""
        found: dict[str, list[str]] = {}
        for each in self._desk.briefing.audiences:
            try:
                audience = self._desk.session.library.audiences.read(each)
            except BrieferError:
                continue
            found.setdefault(audience.yardstick, []).append(in_language(audience.name))
        return found
