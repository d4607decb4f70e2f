"""Unsaved work: written down while it is done, and offered at the next start after a crash."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QObject, Qt, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefer.errors import BrieferError
from briefer.gui import look
from briefer.gui.lane import stand_back
from briefer.gui.language import isolated
from briefer.gui.place import item_kind, item_name
from briefer.gui.session import Session
from briefer.model.difference import Change, Difference, differences, differs_itself
from briefer.model.release import COMMON
from briefer.model.text import Reading
from briefer.store.file import Opened
from briefer.store.journal import Journal, Unsaved
from briefer.store.library import Library

PAUSE_MS = 500
_MOST_SHOWN = 6


class Recorder(QObject):
    """Keeps the journal of a session from its first change, in a thread of its own.

    `place` is the journal of the work that goes on. `failed` tells the error of a write.
    """

    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        parent: QObject | None = None,
        *,
        place: Path | None = None,
        clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
    ) -> None:
        super().__init__(parent)
        self._session, self._base, self._clock = session, session.base, clock
        self._journal = Journal(self._base, place)
        self._lane = QThreadPool(self)
        self._lane.setMaxThreadCount(1)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._on_pause_ended)
        session.changed.connect(self._on_session_changed)
        self._on_session_changed()

    def write_now(self) -> None:
        """Write what is there at once, as before the program ends by a bug. Raises FileError."""
        self._pause.stop()
        self._lane.waitForDone()
        if self._session.is_modified:
            self._journal.write(self._session.opened, self._clock())

    def finish(self) -> None:
        """Return when the journal is as the session is: gone, where nothing is unsaved."""
        if self._pause.isActive():
            self._pause.stop()
            self._on_pause_ended()
        self._lane.waitForDone()

    def discard(self) -> None:
        """Remove the journal: the user does not want what is unsaved."""
        self._session.changed.disconnect(self._on_session_changed)
        self._pause.stop()
        self._lane.start(self._journal.remove)
        self._lane.waitForDone()

    def _on_session_changed(self) -> None:
        if self._session.base is not self._base:
            self._lane.start(self._journal.remove)
            self._base = self._session.base
            self._journal = Journal(self._base)
        if not self._session.is_modified:
            self._pause.stop()
            self._lane.start(self._journal.remove)
        elif not self._pause.isActive():
            self._pause.start()

    def _on_pause_ended(self) -> None:
        self._lane.start(partial(self._write, self._journal, self._session.opened, self._clock()))

    def _write(self, journal: Journal, now: Opened, when: dt.datetime) -> None:
        stand_back()
        try:
            journal.write(now, when)
        except BrieferError as fault:
            self.failed.emit(fault)


def resume(found: Unsaved, library: Library) -> Session:
    """Return a session in which the unsaved work is one step that can be undone."""
    session = Session(found.reopened(), library)
    session.edit(found.briefing)
    return session


class RecoveryDialog(QDialog):
    """Offers what was left unsaved; `recovered` tells what the user wants to go on with.

    To close it is to decide later.
    """

    recovered = Signal(object)

    def __init__(self, found: Sequence[Unsaved], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Unsaved work"))
        self.resize(640, 540)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[look.SPACE[4]] * 4)
        layout.setSpacing(look.SPACE[2])
        layout.addWidget(_line(self.tr("There is unsaved work"), "title"))
        said = self.tr("The program ended before this was saved.")
        layout.addWidget(_line(said, "secondary"))
        layout.addWidget(self._cards(found), 1)
        self._offer_next()
        later = QPushButton(self.tr("Decide later"))
        later.setAutoDefault(False)
        later.clicked.connect(self.reject)
        layout.addWidget(later, 0, Qt.AlignmentFlag.AlignRight)

    def _cards(self, found: Sequence[Unsaved]) -> QScrollArea:
        inside = QWidget()
        self._layout = QVBoxLayout(inside)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(look.SPACE[2])
        for each in found:
            card = _Card(each)
            card.recovered.connect(partial(self._on_card_recovered, card))
            card.discarded.connect(partial(self._drop, card))
            self._layout.addWidget(card)
        self._layout.addStretch()
        scroll = QScrollArea()
        scroll.setProperty("kind", "plain")
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setAccessibleName(self.tr("Unsaved work"))
        return scroll

    def _on_card_recovered(self, card: QWidget, found: Unsaved) -> None:
        self.recovered.emit(found)
        self._drop(card)

    def _drop(self, card: QWidget) -> None:
        self._layout.removeWidget(card)
        card.deleteLater()
        if self._layout.count() == 1:
            self.accept()
        else:
            self._offer_next()

    def _offer_next(self) -> None:
        """Let Return recover what is first."""
        item = self._layout.itemAt(0)
        if item is not None and isinstance(card := item.widget(), _Card):
            card.recover.setDefault(True)
            card.recover.setFocus()


class _Card(QFrame):
    """One briefing with what differs, to be recovered or discarded."""

    recovered = Signal(object)
    discarded = Signal()

    def __init__(self, found: Unsaved) -> None:
        super().__init__()
        self._found = found
        self.setProperty("kind", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.SPACE[3], look.SPACE[3], look.SPACE[3], look.SPACE[2])
        layout.setSpacing(look.SPACE[0])
        title = found.briefing.title.default or self.tr("A briefing without a title")
        layout.addWidget(_line(title, "heading"))
        layout.addWidget(_line(self._where(), "secondary"))
        for text in self._differences():
            layout.addWidget(_line(text, ""))
        layout.addSpacing(look.SPACE[1])
        layout.addLayout(self._buttons(title))

    def _where(self) -> str:
        instant = QDateTime.fromSecsSinceEpoch(int(self._found.when.timestamp()))
        when = isolated(QLocale().toString(instant, QLocale.FormatType.ShortFormat))
        if self._found.file is None:
            return self.tr("{when}, never saved").format(when=when)
        if self._found.reopened().path is None:
            text = self.tr("{when}, {file}: changed since, so it is recovered as a new briefing")
        else:
            text = self.tr("{when}, {file}")
        return text.format(when=when, file=isolated(str(self._found.file)))

    def _differences(self) -> list[str]:
        old, new = self._found.base, self._found.briefing
        told = [self._told(each) for each in differences(old, new)]
        if differs_itself(old, new):
            told.insert(0, self.tr("Changed: title page"))
        more = len(told) - _MOST_SHOWN
        if more > 1:
            told[_MOST_SHOWN:] = [self.tr("and {count} more").format(count=more)]
        return told

    def _told(self, difference: Difference) -> str:
        old, new = self._found.base, self._found.briefing
        pattern = {
            Change.ADDED: self.tr("Added: {kind} “{words}”"),
            Change.CHANGED: self.tr("Changed: {kind} “{words}”"),
            Change.REMOVED: self.tr("Removed: {kind} “{words}”"),
        }[difference.change]
        written = new.language
        reading = Reading(COMMON, written, written, written)
        briefing = old if difference.change == Change.REMOVED else new
        words = item_name(briefing, difference.item, reading)
        return pattern.format(kind=item_kind(difference.item), words=words)

    def _buttons(self, title: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(look.SPACE[1])
        row.addStretch()
        self._discard = QPushButton(self.tr("Discard"))
        self._discard.setAccessibleName(self.tr("Discard {title}").format(title=title))
        self._discard.setAutoDefault(False)  # Return, wherever it is typed, discards nothing
        self._discard.clicked.connect(self._on_discard_clicked)
        self.recover = recover = QPushButton(self.tr("Recover"))
        recover.setProperty("kind", "primary")
        recover.setAccessibleName(self.tr("Recover {title}").format(title=title))
        recover.clicked.connect(lambda: self.recovered.emit(self._found))
        row.addWidget(self._discard)
        row.addWidget(recover)
        return row

    def _on_discard_clicked(self) -> None:
        if self._discard.property("kind") == "danger":
            self._found.remove()
            self.discarded.emit()
            return
        # The first click only asks: what is discarded is gone.
        self._discard.setText(self.tr("Discard for good"))
        self._discard.setProperty("kind", "danger")
        look.restyle(self._discard)


def _line(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if kind:
        label.setProperty("kind", kind)
    return label
