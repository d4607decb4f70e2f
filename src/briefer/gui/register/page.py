"""A register: the table with its buttons, and below it the form of the chosen record."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefer.gui.editor.desk import Desk
from briefer.gui.editor.prose import ProseEdit
from briefer.gui.look import SPACE, icon
from briefer.gui.register.table import Column, RecordTable
from briefer.gui.session import Session
from briefer.gui.spelling import attach
from briefer.model.edit import appended, moved, replaced


class RegisterPage(QWidget):
    """The records of one list of the briefing; what is special is in `added`, `removed`, `fill`."""

    def __init__(self, session: Session, part: str, columns: Sequence[Column], title: str) -> None:
        super().__init__()
        self.session = session
        self.desk = Desk(session)
        self.desk.follow = self.follow
        self._part = part
        self._chosen = ""
        self._seen: tuple[object, ...] = ()
        self.table = RecordTable(columns)
        self.table.setAccessibleName(title)
        self.table.chosen.connect(self.choose)
        self.form = QWidget()
        self.form.setProperty("kind", "window")
        self._scroll = QScrollArea()
        self._scroll.setProperty("kind", "plain")
        self.empty = QLabel()
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self.empty.setProperty("kind", "secondary")
        self._buttons = self._make_buttons()
        self._build(title)
        session.changed.connect(self._on_session_changed)

    @property
    def records(self) -> tuple[Any, ...]:
        """Return the records of the list."""
        found: tuple[Any, ...] = getattr(self.session.briefing, self._part)
        return found

    @property
    def record(self) -> Any:
        """Return the chosen record, None where there is none."""
        return next((each for each in self.records if each.id == self._chosen), None)

    def made(self, record_id: str) -> Any:
        """Return a new record."""
        raise NotImplementedError

    def fill(self, record: Any) -> None:
        """Show the record in the form."""
        raise NotImplementedError

    def cleared(self, record: Any) -> None:
        """Remove the record from the briefing."""
        self.session.edit(replaced(self.session.briefing, record, None))

    def follow(self, edit: ProseEdit) -> None:
        """Give a text of the form what all texts have."""
        attach(edit, self.session)

    def choose(self, record_id: str) -> None:
        """Go to a record."""
        self._chosen = record_id
        self.session.show(item=record_id)
        self.refresh()

    def refresh(self) -> None:
        """Show what is there now."""
        records, shown = self.records, self.session.shown
        ids = [each.id for each in records]
        if shown.item in ids:
            self._chosen = shown.item
        elif self._chosen not in ids:
            self._chosen = ids[0] if ids else ""
        state = (self.session.briefing, shown, self._chosen)
        if all(a is b for a, b in zip(state, self._seen, strict=False)) and self._seen:
            return
        self._seen = state
        self.table.show_records(records, self._chosen)
        record = self.record
        self._scroll.setVisible(record is not None)
        self.table.setVisible(bool(records))
        self.empty.setVisible(record is None)
        if record is not None:
            self.fill(record)
        can_write = not self.session.is_locked
        add, up, down, remove = self._buttons
        add.setEnabled(can_write)
        up.defaultAction().setEnabled(self.can_move(-1))
        down.defaultAction().setEnabled(self.can_move(1))
        remove.defaultAction().setEnabled(can_write and record is not None)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while another editor was shown."""
        super().showEvent(event)
        self.refresh()

    def _on_session_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _make_buttons(self) -> tuple[QPushButton, QToolButton, QToolButton, QToolButton]:
        add = QPushButton(icon("add"), self.tr("Add"))
        add.clicked.connect(self.add)
        return (
            add,
            self._tool("up", self.tr("Move up"), "Alt+Shift+Up", lambda: self.move_by(-1)),
            self._tool("down", self.tr("Move down"), "Alt+Shift+Down", lambda: self.move_by(1)),
            self._tool("delete", self.tr("Remove"), "Alt+Shift+Delete", self.remove),
        )

    def _tool(self, name: str, words: str, keys: str, slot: Callable[[], None]) -> QToolButton:
        action = QAction(icon(name), words, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(slot)
        self.addAction(action)
        button = QToolButton()
        button.setDefaultAction(action)
        button.setIconSize(QSize(20, 20))
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{words} ({shown})")
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _build(self, title: str) -> None:
        head = QLabel(title)
        head.setProperty("kind", "heading")
        row = QHBoxLayout()
        row.setSpacing(SPACE[0])
        row.addWidget(head, 1)
        for button in self._buttons[1:]:
            row.addWidget(button)
        row.addSpacing(SPACE[1])
        row.addWidget(self._buttons[0])
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(SPACE[4], SPACE[3], SPACE[4], SPACE[2])
        column.setSpacing(SPACE[1])
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty)
        scroll = self._scroll
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.form)
        scroll.setAccessibleName(self.tr("{title}: the chosen one").format(title=title))
        scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(above)
        split.addWidget(scroll)
        split.setSizes([260, 440])
        split.setChildrenCollapsible(False)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(split)

    def add(self) -> None:
        """Add a record at the end, and go to its first text."""
        new = self.made(self.desk.new_id(self._part.removesuffix("s")))
        briefing = self.session.briefing
        self.session.edit(appended(briefing, briefing, self._part, new))
        self.choose(new.id)
        self.form.findChildren(ProseEdit)[0].setFocus()

    def remove(self) -> None:
        """Remove the chosen record."""
        if (record := self.record) is not None:
            at = self.records.index(record)
            left = [each.id for each in self.records if each is not record]
            self._chosen = left[min(at, len(left) - 1)] if left else ""
            self.session.show(item=self._chosen or self._part)
            self.cleared(record)

    def can_move(self, by: int) -> bool:
        """Return whether the chosen record has another above it for -1, below it for 1."""
        ids = [each.id for each in self.records]
        if self.session.is_locked or self._chosen not in ids:
            return False
        return 0 <= ids.index(self._chosen) + by < len(ids)

    def move_by(self, by: int) -> None:
        """Move the chosen record up or down."""
        if (record := self.record) is not None and self.can_move(by):
            beside = self.records[self.records.index(record) + by]
            self.session.edit(moved(self.session.briefing, record, beside, before=by < 0))
