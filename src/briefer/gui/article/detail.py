"""The detail: why the chosen passage stands where it does, what the chosen part is, and buttons."""

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefer.article.placement import OUTLOOK, SUMMARY, Part
from briefer.gui.article.command import MERGE, SPLIT, Commands
from briefer.gui.article.known import stakeholders
from briefer.gui.article.review import Review
from briefer.gui.article.source import SourceForm
from briefer.gui.article.words import ABOUT, TRAY, Words, key_of, reason, role
from briefer.gui.choice import ChoiceBox
from briefer.gui.look import SPACE, icon

_COMMAS: Final = re.compile(r"\s*[,;،؛]\s*")
_HEADS: Final = ("heading", "label")


class Detail(QStackedWidget):
    """Tells of where one is, and changes it."""

    def __init__(self, review: Review, words: Words, commands: Commands) -> None:
        super().__init__()
        self._review = review
        self.piece = PieceDetail(review, words, commands)
        self.part = PartDetail(review, words, commands)
        self.source = SourceForm(review)
        for each in (self.piece, self.part, self.source):
            self.addWidget(each)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        review.changed.connect(self.refresh)
        review.moved.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show where one is."""
        here = self._review.here
        if self._review.piece is not None:
            self.setCurrentWidget(self.piece)
        else:
            self.setCurrentWidget(self.source if here == ABOUT else self.part)
        page = self.currentWidget()
        assert isinstance(page, PieceDetail | PartDetail | SourceForm)
        page.refresh()


class PieceDetail(QFrame):
    """A piece: the rule that placed it, its doubt, and where else it may go."""

    splitting = Signal()
    """It is to be split where the cursor stands."""

    def __init__(self, review: Review, words: Words, commands: Commands) -> None:
        super().__init__()
        self._review, self._words, self._commands = review, words, commands
        self.place, self.role = ChoiceBox(), ChoiceBox()
        self.why = _label("secondary")
        self.why.setAccessibleName(self.tr("Why it stands there"))
        self.doubt = _label("missing")
        self.agree = _button("done", self.tr("It is &right so"), self._on_agreed)
        self.merge = _button("down", self.tr("&Merge with the next"), commands.merge)
        self.split = _button("remove", self.tr("Split at the c&ursor"), self.splitting.emit)
        self.throw = _button("import", self.tr("Unassi&gn"), self._on_thrown)
        for button, keys in ((self.merge, MERGE), (self.split, SPLIT), (self.throw, "Del")):
            button.setToolTip(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))
        for at, (_, name) in enumerate(commands.roles()):
            self.role.insertItem(at, name)
        self.place.activated.connect(self._on_place_chosen)
        self.role.activated.connect(self._on_role_chosen)
        self._build()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE[1])
        grid.setVerticalSpacing(SPACE[1])
        for at, (name, box) in enumerate(
            ((self.tr("Be&longs to"), self.place), (self.tr("&Is a"), self.role))
        ):
            label = _label("secondary")
            label.setText(name)
            label.setWordWrap(False)
            label.setBuddy(box)
            box.setAccessibleName(name.replace("&", ""))
            grid.addWidget(label, 0, 2 * at)
            grid.addWidget(box, 0, 2 * at + 1)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(3, 1)
        column = _column(self)
        line = QHBoxLayout()
        line.addWidget(self.doubt, 1)
        line.addWidget(self.agree)
        column.addWidget(self.why)
        column.addLayout(line)
        column.addLayout(grid)
        column.addLayout(_row(self.split, self.merge, self.throw))
        column.addStretch(1)

    def refresh(self) -> None:
        """Show the piece where one is."""
        review, piece = self._review, self._review.piece
        if piece is None:
            return
        why, doubt = reason(piece)
        self.why.setText(why)
        self.doubt.setText(doubt)
        self.why.setVisible(bool(why))
        self.doubt.setVisible(bool(doubt))
        self.agree.setVisible(bool(doubt))
        self.place.clear()
        for key, name in self._commands.targets():
            self.place.addItem(name, key)
        if piece.part == OUTLOOK:
            self.place.addItem(self._words.key(OUTLOOK), OUTLOOK)
        self.place.setCurrentIndex(self.place.findData(key_of(piece)))
        roles = [name for name, _ in self._commands.roles()]
        shown = "heading" if piece.role in _HEADS else piece.role
        self.role.setCurrentIndex(roles.index(shown) if shown in roles else -1)
        self.setAccessibleName(f"{self._words.place(piece, review.placement)}, {role(piece)}")
        self.setAccessibleDescription(f"{why} {doubt}".strip())
        self.merge.setEnabled(review.index < len(review.placement.pieces) - 1)
        self.throw.setEnabled(piece.role != "unassigned")

    def _on_place_chosen(self, at: int) -> None:
        self._commands.move((self._review.index,), self.place.itemData(at))

    def _on_role_chosen(self, at: int) -> None:
        roles = [name for name, _ in self._commands.roles()]
        self._commands.place((self._review.index,), roles[at])

    def _on_agreed(self) -> None:
        self._commands.agree((self._review.index,))

    def _on_thrown(self) -> None:
        self._commands.move((self._review.index,), TRAY)


class PartDetail(QFrame):
    """A part: its kind or its stakeholders, and its place among the others."""

    def __init__(self, review: Review, words: Words, commands: Commands) -> None:
        super().__init__()
        self._review, self._words, self._commands = review, words, commands
        self.says = _label("secondary")
        self.kind, self.names = ChoiceBox(), QComboBox()
        self.names.setEditable(True)
        self.names.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.names.setSizeAdjustPolicy(
            self.names.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._kind, self._names = _label("secondary"), _label("secondary")
        self.up = _button("up", self.tr("Up"), partial(self._shift, -1))
        self.down = _button("down", self.tr("Down"), partial(self._shift, 1))
        self.remove = _button("delete", self.tr("Remove the part"), self._on_removed)
        self.kind.activated.connect(self._on_kind_chosen)
        self.names.activated.connect(lambda _: self._on_names_written())
        line = self.names.lineEdit()
        assert line is not None
        line.setAccessibleName(self.tr("Stakeholders"))
        line.editingFinished.connect(self._on_names_written)
        self._build()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE[1])
        grid.setVerticalSpacing(SPACE[1])
        for row, (label, name, box) in enumerate(
            (
                (self._kind, self.tr("Kind"), self.kind),
                (self._names, self.tr("Stakeholders"), self.names),
            )
        ):
            label.setText(name)
            label.setWordWrap(False)
            label.setBuddy(box)
            box.setAccessibleName(name)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
        self.names.setToolTip(self.tr("Part several that speak together by commas"))
        grid.setColumnStretch(1, 1)
        column = _column(self)
        column.addWidget(self.says)
        column.addLayout(grid)
        column.addLayout(_row(self.up, self.down, self.remove))
        column.addStretch(1)

    def refresh(self) -> None:
        """Show the part where one is."""
        here, placement = str(self._review.here), self._review.placement
        part = placement.part(here)
        is_own = part is not None and here not in (SUMMARY, OUTLOOK)
        self.says.setText(self._told(here, part))
        self.says.setVisible(bool(self.says.text()))
        for each in (self._kind, self.kind, self.up, self.down, self.remove):
            each.setVisible(is_own)
        is_outlook = is_own and part is not None and part.kind == OUTLOOK
        self._names.setVisible(is_outlook)
        self.names.setVisible(is_outlook)
        self.setAccessibleName(self._words.key(here, placement))
        if part is not None and is_own:
            self._fill(part)

    def start(self) -> None:
        """Put the cursor where the part is named."""
        box = self.names if self.names.isVisibleTo(self) else self.kind
        box.setFocus()
        if box is self.names and (line := self.names.lineEdit()) is not None:
            line.selectAll()

    def _told(self, here: str, part: Part | None) -> str:
        if here == TRAY:
            return self.tr("What no rule knew. It stays in the briefing, and nobody is given it.")
        if here == OUTLOOK:
            return self.tr("The heading over what comes next for each stakeholder.")
        if part is not None and part.kind == SUMMARY:
            return self.tr("What is read first, and by everyone.")
        return ""

    def _fill(self, part: Part) -> None:
        self.kind.clear()
        for kind, name in self._words.kinds.items():
            self.kind.addItem(name, kind)
        self.kind.addItem(self._words.key(OUTLOOK), OUTLOOK)
        if self.kind.findData(part.kind) < 0:
            self.kind.addItem(part.kind, part.kind)
        self.kind.setCurrentIndex(self.kind.findData(part.kind))
        line = self.names.lineEdit()
        if part.kind == OUTLOOK and line is not None and not line.isModified():
            self.names.clear()
            self.names.addItems(stakeholders(self._review.placement))
            self.names.setEditText(", ".join(part.names))

    def _shift(self, by: int) -> None:
        self._commands.shift((), by)

    def _on_kind_chosen(self, at: int) -> None:
        kind, here = self.kind.itemData(at), str(self._review.here)
        if kind == OUTLOOK:
            self._commands.set_names(here, (self.tr("New stakeholder"),))
            self.start()
        else:
            self._commands.set_kind(here, kind)

    def _on_names_written(self) -> None:
        part = self._review.placement.part(str(self._review.here))
        line = self.names.lineEdit()
        assert line is not None
        line.setModified(False)
        names = tuple(filter(None, _COMMAS.split(self.names.currentText().strip())))
        if part is not None and part.kind == OUTLOOK and names and names != part.names:
            self._commands.set_names(part.id, names)

    def _on_removed(self) -> None:
        self._commands.remove_part(str(self._review.here))


def _column(frame: QFrame) -> QVBoxLayout:
    column = QVBoxLayout(frame)
    column.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
    column.setSpacing(SPACE[1])
    return column


def _row(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE[0])
    for each in buttons:
        row.addWidget(each)
    row.addStretch(1)
    return row


def _button(name: str, words: str, slot: Callable[[], object]) -> QPushButton:
    button = QPushButton(icon(name, "accent"), words)
    button.setProperty("kind", "link")
    button.setAutoDefault(True)
    button.clicked.connect(lambda *_: slot())
    return button


def _label(kind: str) -> QLabel:
    label = QLabel()
    label.setProperty("kind", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
