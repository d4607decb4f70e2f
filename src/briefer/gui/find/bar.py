"""The bar that finds and replaces, below the editor."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMoveEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from briefer.gui.editor.desk import Desk
from briefer.gui.editor.plain import PlainEdit
from briefer.gui.find.hits import ROW_HEIGHT, HitList, Row
from briefer.gui.look import SPACE, icon
from briefer.gui.place import holder_name, leading_to
from briefer.gui.session import Session
from briefer.model.search import Hit, find_words, substituted

if TYPE_CHECKING:
    from briefer.model.briefing import Briefing

_HIGH: Final = 800
"""The least height of a window in which many hits are shown."""


class FindBar(QFrame):
    """Words to find and what is to stand in their place, with all hits and what they become."""

    gone_to = Signal(object, bool)
    """A hit, whose item is shown now, and whether the cursor is to go there."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._desk = session, Desk(session)
        self._searched: Briefing | None = None
        self._is_replacing = False
        self._gone_to: Hit | None = None
        self._replaced = 0
        self.words, self.replacement = PlainEdit(), PlainEdit()
        self.match_case = self._toggle("Aa", self.tr("Match case"))
        self.whole = self._toggle(self.tr("Word"), self.tr("Whole words"))
        self.count = QLabel()
        self.list = HitList()
        self.replace = QPushButton()
        self._build()
        self.words.textChanged.connect(self._begin)
        self.match_case.toggled.connect(self._begin)
        self.whole.toggled.connect(self._begin)
        self.replacement.textChanged.connect(self._preview)
        self.replacement.focused.connect(self._preview)
        self.list.hits.ticked.connect(self._show_count)
        self.list.gone_to.connect(self._on_hit_gone_to)
        self.replace.clicked.connect(self._on_replace_clicked)
        session.changed.connect(self.refresh)
        self.setFocusProxy(self.words)
        self._search()

    def _toggle(self, text: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setCheckable(True)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _tool(self, name: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name))
        button.setIconSize(QSize(20, 20))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _build(self) -> None:
        for line, words in (
            (self.words, self.tr("Find in all texts")),
            (self.replacement, self.tr("Replace with")),
        ):
            line.setPlaceholderText(words)
            line.setAccessibleName(words)
        self.count.setProperty("kind", "secondary")
        back, forth = self._tool("up", self.tr("Previous")), self._tool("down", self.tr("Next"))
        close = self._tool("close", self.tr("Close"))
        back.clicked.connect(lambda: self.list.step(-1))
        forth.clicked.connect(lambda: self.list.step(1))
        close.clicked.connect(self.close_find)
        options = QHBoxLayout()
        options.setSpacing(SPACE[0])
        for each in (self.match_case, self.whole, back, forth):
            options.addWidget(each)
        options.addWidget(self.count, 1)
        options.addWidget(close)
        second = QHBoxLayout()
        second.addWidget(self.replace)
        second.addStretch()
        grid = QGridLayout()
        grid.setSpacing(SPACE[1])
        grid.addWidget(self.words, 0, 0)
        grid.addLayout(options, 0, 1)
        grid.addWidget(self.replacement, 1, 0)
        grid.addLayout(second, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        border = QFrame()
        border.setProperty("kind", "line")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(border)
        column = QVBoxLayout()
        whole.addLayout(column)
        column.setContentsMargins(SPACE[3], SPACE[1], SPACE[3], SPACE[1])
        column.setSpacing(SPACE[1])
        column.addLayout(grid)
        column.addWidget(self.list)
        self.setTabOrder(self.words, self.replacement)

    def close_find(self) -> None:
        """Hide the bar; the cursor goes to where the last hit was."""
        self.hide()
        if self._gone_to is not None:
            self.gone_to.emit(self._gone_to, True)  # noqa: FBT003 - a signal

    def open_replace(self) -> None:
        """Show the bar, and go to what is to stand in the place of what is found."""
        self.show()
        (self.replacement if self.words.text() else self.words).setFocus()

    def refresh(self) -> None:
        """Search anew where the briefing is another one."""
        if self.isVisible() and self._session.briefing is not self._searched:
            self._begin()

    def showEvent(self, event: QShowEvent) -> None:
        """Search what may have changed while it was hidden."""
        super().showEvent(event)
        self.refresh()
        self.words.selectAll()

    def _begin(self) -> None:
        """Seek other words than before."""
        self._replaced = 0
        self._search()

    def _search(self) -> None:
        briefing = self._searched = self._session.briefing
        found = find_words(
            briefing,
            self.words.text(),
            match_case=self.match_case.isChecked(),
            whole=self.whole.isChecked(),
        )
        holders: dict[int, str] = {}
        for hit in found:
            item = hit.written.item
            if id(item) not in holders:
                holders[id(item)] = holder_name(briefing, item, self._desk.reading)
        rows = [Row(hit=hit, place=self._place(hit, holders)) for hit in found]
        self.list.hits.show_rows(rows, match_case=self.match_case.isChecked())
        self.list.setVisible(bool(found))
        self._fit()

    def _fit(self) -> None:
        """Take little of a low window."""
        most = 4 if self.window().height() >= _HIGH else 2
        self.list.setFixedHeight(min(self.list.hits.rowCount(), most) * ROW_HEIGHT + 2)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Fit to the height of the window, below which it stands."""
        super().moveEvent(event)
        self._fit()

    def _place(self, hit: Hit, holders: Mapping[int, str]) -> str:
        holder = holders[id(hit.written.item)]
        if hit.audience:
            whose = self.tr("own text of {audience}").format(audience=self._desk.name(hit.audience))
        else:
            whose = self.tr("shared text")
        spoken = self._desk.language(hit.language) if hit.language else ""
        return " · ".join(each for each in (holder, whose, spoken) if each)

    def _preview(self) -> None:
        self._is_replacing = True
        self.list.hits.show_replacement(self.replacement.text())
        self._show_count()

    def _show_count(self) -> None:
        chosen = len(self.list.hits.chosen())
        self.count.setText(" ".join(filter(None, (self._done_words(), self._left_words()))))
        removes = self._is_replacing and not self.replacement.text()
        verb = self.tr("Remove {count}") if removes else self.tr("Replace {count}")
        self.replace.setText(verb.format(count=chosen))
        can_write = self._is_replacing and not self._session.is_locked
        self.replace.setEnabled(bool(chosen) and can_write)

    def _done_words(self) -> str:
        """Return how many were replaced last, nothing where other words are sought since."""
        if not self._replaced:
            return ""
        if self._replaced == 1:
            return self.tr("1 place replaced.")
        return self.tr("%n places replaced.", "", self._replaced)

    def _left_words(self) -> str:
        hits = self.list.hits
        total = len(hits.rows)
        if not self.words.text().strip():
            return ""
        if self._replaced:
            total = sum(not hits.is_settled(row) for row in hits.rows)
            if total == 1:
                return self.tr("1 is left.")
            return self.tr("%n are left.", "", total) if total else self.tr("None is left.")
        if total == 1:
            return self.tr("1 place")
        return self.tr("%n places", "", total) if total else self.tr("Found nowhere")

    def _on_replace_clicked(self) -> None:
        hits = self.list.hits.chosen()
        self._session.edit(substituted(self._session.briefing, hits, self.replacement.text()))
        self._replaced = len(hits)
        self._show_count()
        self.words.setFocus()

    def _on_hit_gone_to(self, hit: Hit, enters: bool) -> None:  # noqa: FBT001 - a slot
        self._session.show(**leading_to(self._session.briefing, self._desk.reading, hit))
        self._gone_to = hit
        self.gone_to.emit(hit, enters)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from hit to hit by Enter, and away by Escape."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close_find()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.words.hasFocus():
            self.list.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)
