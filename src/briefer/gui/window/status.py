"""The status bar: how long the edition is, what is wrong with it, where the briefing is kept."""

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QStatusBar, QWidget

from briefer.errors import Severity
from briefer.gui.coverage import audience_name, tip
from briefer.gui.language import placed
from briefer.gui.look import SPACE, icon
from briefer.gui.session import Session
from briefer.gui.window.tally import Counter, Tally

_PAUSE_MS: Final = 300
_MOST_LISTED: Final = 20
_BESIDE: Final = 72
"""The room that a menu takes beside the words of an entry."""


class StatusBar(QStatusBar):
    """Says what is true of the edition that is shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._counted: tuple[object, ...] = ()
        self._tally = Tally(words=-1)
        self._words, self._file = QLabel(), QLabel()
        self._problems = QPushButton(self.tr("No problems"))
        self._problems.setProperty("kind", "status")
        self._problems.clicked.connect(self.open_problems)
        self._problems.hide()
        self._counter = Counter()
        self._counter.counted.connect(self._on_counted)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._count)
        for label in (self._words, self._file):
            label.setProperty("kind", "small")
        self.setSizeGripEnabled(False)
        self.setContentsMargins(SPACE[1], 0, SPACE[1], 0)
        self.addWidget(self._words)
        self.addWidget(self._problems)
        self.addPermanentWidget(self._file)
        session.changed.connect(self.refresh)
        self.refresh()

    @property
    def words(self) -> str:
        """Return what it says of the length of the edition, nothing until it was counted."""
        return self._words.text()

    def refresh(self) -> None:
        """Say where the briefing is kept, and count anew where the edition may have changed."""
        session = self._session
        self._file.setText(self._kept())
        shown = session.shown
        seen = (session.briefing, (shown.audience, shown.language, shown.template))
        if not self._counted or seen[0] is not self._counted[0] or seen[1] != self._counted[1]:
            self._counted = seen
            self._pause.start()

    def _kept(self) -> str:
        session = self._session
        if session.is_locked:
            return self.tr("Read-only")
        if session.path is None:
            return self.tr("Not saved yet")
        return self.tr("Changed") if session.is_modified else self.tr("Saved")

    def _count(self) -> None:
        request = self._session.request()
        if request is None:
            self._on_counted(Tally(words=-1))
        else:
            self._counter.count(self._session.opened, self._session.library, request)

    def _on_counted(self, tally: Tally) -> None:
        self._tally = tally
        if tally.words < 0:
            self._words.setText("")
        else:
            words = self.tr("%Ln words", "", tally.words)
            minutes = self.tr("%Ln min to read", "", tally.minutes)
            self._words.setText(f"{words}  ·  {minutes}")
        self._words.setAccessibleName(self._words.text())
        self._show_problems()

    def _show_problems(self) -> None:
        problems = self._tally.problems
        self._problems.setVisible(bool(problems))
        is_bad = any(each.severity == Severity.ERROR for each, _ in problems)
        self._problems.setIcon(icon("error", "withheld") if is_bad else icon("warning", "missing"))
        count = len(problems)
        text = self.tr("1 problem") if count == 1 else self.tr("%Ln problems", "", count)
        self._problems.setText(text)
        counted = self.tr(
            "Found in checking the edition for {audience}; one text may have several. How many "
            "texts are missing is counted with the audience at the top."
        )
        said = counted.format(audience=audience_name(self._session, self._session.shown.audience))
        self._problems.setToolTip(tip(said))
        self._problems.setAccessibleDescription(said)

    @property
    def has_problems(self) -> bool:
        """Return whether there is something to say against the edition."""
        return bool(self._tally.problems)

    def open_problems(self) -> None:
        """List the problems; the one that is chosen is shown in the editor."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        room = self.width() - _BESIDE
        worst_first = sorted(self._tally.problems, key=lambda p: p[0].severity != Severity.ERROR)
        for each, item in worst_first[:_MOST_LISTED]:
            text = placed(each)
            sign = (
                ("error", "withheld") if each.severity == Severity.ERROR else ("warning", "missing")
            )
            fits = menu.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room)
            action = menu.addAction(icon(*sign), fits.replace("&", "&&"))
            action.setToolTip(text)
            action.triggered.connect(partial(self._on_problem_chosen, item))
        above = QPoint(0, -menu.sizeHint().height())
        menu.exec(self._problems.mapToGlobal(above))

    def _on_problem_chosen(self, item: str) -> None:
        if item:
            self._session.show(item=item)
