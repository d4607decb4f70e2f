"""The page of the review: the article on one side, the draft on the other, until it is accepted."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefer.article.placement import OUTLOOK, Placement, Suggestion
from briefer.article.revise import without_empty
from briefer.gui.article.article import ArticleText
from briefer.gui.article.begin import Beginning
from briefer.gui.article.command import MERGE, MOVE, SPLIT, Commands
from briefer.gui.article.detail import Detail
from briefer.gui.article.draft import DraftList
from briefer.gui.article.found import SuggestionList, dropped_rows, wrap
from briefer.gui.article.head import Head
from briefer.gui.article.kept import Kept, Offer
from briefer.gui.article.review import Review
from briefer.gui.article.words import TRAY, Words
from briefer.gui.coverage import literal
from briefer.gui.look import SPACE, icon
from briefer.pipeline.article import Imported
from briefer.store.library import Library

_NARROWEST: Final = 300
"""The least width of the article; that of the draft is what its buttons need."""


class ReviewPage(QWidget):
    """An article that was read, and the draft that it becomes; it says what is to be done then."""

    left = Signal()
    """The user goes back."""
    accepted = Signal()
    """The draft is to be the briefing."""
    forgotten = Signal()
    """What was kept for the outlet is to be forgotten."""

    def __init__(
        self, imported: Imported, library: Library, date: dt.date, review: Review | None = None
    ) -> None:
        super().__init__()
        self._library = library
        self.review = review or Review(imported, date)
        self.review.setParent(self)
        words = Words(library)
        self.commands = Commands(self.review, words, self)
        self.head = Head(self.review, imported.name)
        otherwise = Path(imported.name).stem
        self.beginning = Beginning(self.review, library, otherwise)
        self.article = ArticleText(self.review, words)
        self.draft = DraftList(self.review, words)
        self.detail = Detail(self.review, words, self.commands)
        self.suggestions = SuggestionList(self.review, library.yardsticks.sound())
        self.dropped, self.tabs = QListWidget(), QTabBar()
        self.kept, self.offer = Kept(self.review, words), Offer(self.review)
        self._stack = QStackedWidget()
        self._adding = (
            self._add_button(self.tr("&Section"), "situation"),
            self._add_button(self.tr("Sta&keholder"), OUTLOOK),
        )
        self._build()
        self._connect()
        self.setFocusProxy(self.draft)

    def rebuilt(self) -> "ReviewPage":
        """Return the page anew, with what was done in it."""
        made = ReviewPage(self.imported, self._library, dt.date.min, self.review)
        made.kept.keeping.setChecked(self.kept.keeping.isChecked())
        return made

    @property
    def imported(self) -> Imported:
        """Return the article as the rules place it."""
        return self.review.imported

    @property
    def placement(self) -> Placement:
        """Return the placement as it is to be drafted: without parts in which nothing is."""
        return without_empty(self.review.placement)

    @property
    def taken(self) -> tuple[Suggestion, ...]:
        """Return the suggestions that become judgements."""
        every = self.review.before.suggestions
        return tuple(each for each in every if each.start in self.review.taken)

    def _build(self) -> None:
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = _column(self)
        column.addWidget(self.head)
        column.addWidget(self.beginning)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(1)
        column.addWidget(sides, 1)
        # From the outside to the inside: what is put into another place is styled anew.
        for at, (stretch, fill) in enumerate(((6, self._fill_article), (5, self._fill_draft))):
            side = QWidget()
            sides.addWidget(side)
            sides.setStretchFactor(at, stretch)
            fill(_column(side))
        column.addWidget(self.offer)
        column.addWidget(self._foot())

    def _fill_article(self, column: QVBoxLayout) -> None:
        self.article.setMinimumWidth(_NARROWEST)
        column.addWidget(self.article, 1)
        if len(self.article.leaves) > 1:
            column.addWidget(Turner(self.article))

    def _fill_draft(self, column: QVBoxLayout) -> None:
        self.tabs.addTab(self.tr("Draft"))
        count = len(self.review.before.suggestions)
        self.tabs.addTab(literal(_counted(self.tr("Judgements"), count)))
        dropped = self.imported.extract.dropped
        self.tabs.addTab(literal(_counted(self.tr("Left out"), len(dropped))))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(self.tr("Draft, judgements, and what was left out"))
        top = QHBoxLayout()
        top.setContentsMargins(SPACE[1], 0, SPACE[1], 0)
        top.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        top.addWidget(self.tabs)
        top.addStretch(1)
        for each in self._adding:
            top.addWidget(each)
        whole, line = QWidget(), QFrame()
        line.setProperty("kind", "line")
        self._stack.addWidget(whole)
        inside = _column(whole)
        inside.addWidget(self.draft, 1)
        inside.addWidget(line)
        inside.addWidget(self.detail)
        self._stack.addWidget(self._judgements())
        self.dropped.addItems([*dropped_rows(dropped)])
        wrap(self.dropped)
        self.dropped.setAccessibleName(self.tr("What was left out"))
        self._stack.addWidget(self.dropped)

    def _judgements(self) -> QWidget:
        page = QWidget()
        column = _column(page)
        says = self.tr(
            "These sentences say how likely something is. What you tick becomes a judgement that "
            "waits to be reviewed."
        )
        if not len(self.review.before.suggestions):
            says = self.tr("No sentence of the article says how likely something is.")
        label = _label(says)
        label.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        column.addWidget(label)
        column.addWidget(self.suggestions, 1)
        return page

    def _foot(self) -> QWidget:
        foot, row = QFrame(), QHBoxLayout()
        foot.setLayout(row)
        foot.setProperty("kind", "foot")
        row.setContentsMargins(SPACE[2], SPACE[0], SPACE[2], SPACE[0])
        row.setSpacing(SPACE[1])
        dropped = self.imported.extract.dropped
        count = sum(each.characters for each in dropped)
        says = self.tr("%Ln characters were left out", "", count)
        if not dropped:
            says = self.tr("Nothing was left out")
        row.addWidget(_label(says))
        if dropped:
            more = QPushButton(self.tr("Details"))
            more.setProperty("kind", "tiny")
            more.clicked.connect(partial(self.tabs.setCurrentIndex, 2))
            row.addWidget(more)
        row.addStretch(1)
        row.addWidget(self.kept)
        return foot

    def _add_button(self, words: str, kind: str) -> QPushButton:
        button = QPushButton(icon("add", "accent"), words)
        button.setProperty("kind", "link")
        button.setToolTip(self.tr("The chosen passages go into it"))
        button.clicked.connect(lambda: self.commands.add_part(self.draft.pieces(), kind))
        return button

    def _connect(self) -> None:
        self.head.left.connect(self.left)
        self.head.accepted.connect(self.accepted)
        self.tabs.currentChanged.connect(self._on_tab_chosen)
        self.draft.asked.connect(self._on_draft_asked)
        self.draft.dropped.connect(lambda key: self.commands.move(self.draft.pieces(), key))
        self.draft.thrown.connect(lambda: self.commands.move(self.draft.pieces(), TRAY))
        self.draft.shifted.connect(lambda by: self.commands.shift(self.draft.pieces(), by))
        self.article.asked.connect(self._on_article_asked)
        self.detail.piece.splitting.connect(self._split)
        self.commands.named.connect(self.detail.part.start)
        self.kept.forgotten.connect(self.forgotten)
        for keys, slot in self._keys():
            within = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(keys), self, context=within).activated.connect(slot)

    def _keys(self) -> tuple[tuple[QKeySequence.StandardKey | str, Callable[[], object]], ...]:
        return (
            (QKeySequence.StandardKey.Undo, self.review.undo),
            (QKeySequence.StandardKey.Redo, self.review.redo),
            ("F8", partial(self.review.step_doubt, 1)),
            ("Shift+F8", partial(self.review.step_doubt, -1)),
            ("F6", self._go_over),
            (MOVE, self._open_menu),
            (SPLIT, self._split),
            (MERGE, self.commands.merge),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape go from what is written to the draft, and from there back."""
        fields = (self.detail, self.beginning)
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif any(each.isAncestorOf(self.focusWidget()) for each in fields):
            self.draft.setFocus()
        else:
            self.left.emit()

    def _split(self) -> None:
        self.commands.split(self.article.offset)

    def _go_over(self) -> None:
        """Give the focus to the other side."""
        (self.draft if self.article.hasFocus() else self.article).setFocus()

    def _open_menu(self) -> None:
        if self.article.hasFocus():
            place = self.article.viewport().mapToGlobal(self.article.cursorRect().bottomLeft())
            self._on_article_asked(place)
        else:
            rect = self.draft.visualRect(self.draft.currentIndex())
            self._on_draft_asked(self.draft.viewport().mapToGlobal(rect.bottomLeft()))

    def _on_draft_asked(self, place: QPoint) -> None:
        self.commands.open_menu(self.draft, self.draft.pieces(), place)

    def _on_article_asked(self, place: QPoint) -> None:
        at = (self.review.index,) if self.review.index >= 0 else ()
        self.commands.open_menu(self.article, at, place, self.article.offset)

    def _on_tab_chosen(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        for each in self._adding:
            each.setVisible(at == 0)

    def forget(self) -> None:
        """Let the article be as the rules alone place it, unless something was corrected in it."""
        self.review.place(self.imported.forgotten)

    def use(self, found: Imported) -> bool:
        """Let the article be as the corrections of an outlet place it; say whether any is met."""
        self.review.place(found)
        return bool(found.profile)


class Turner(QFrame):
    """Turns the leaves of an article that is too long to be shown at once."""

    def __init__(self, article: ArticleText) -> None:
        super().__init__()
        self._article = article
        self.setProperty("kind", "foot")
        self._said = _label("")
        self.back, self.on = QToolButton(), QToolButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE[2], 0, SPACE[2], 0)
        for button, name, words, by in (
            (self.back, "chevron-left", self.tr("Earlier in the article"), -1),
            (self.on, "chevron-right", self.tr("Further in the article"), 1),
        ):
            button.setIcon(icon(name))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(partial(self._turn, by))
        row.addStretch(1)
        for each in (self.back, self._said, self.on):
            row.addWidget(each)
        row.addStretch(1)
        article.turned.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say which leaf is shown."""
        number, count = self._article.number, len(self._article.leaves)
        self._said.setText(self.tr("Part {0} of {1}").format(number + 1, count))
        self.back.setEnabled(number > 0)
        self.on.setEnabled(number < count - 1)

    def _turn(self, by: int, *_: object) -> None:
        self._article.turn_to(self._article.number + by)


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column


def _counted(words: str, count: int) -> str:
    return f"{words}  {count}" if count else words


def _label(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("kind", "secondary")
    label.setWordWrap(len(words) > 60)
    return label
