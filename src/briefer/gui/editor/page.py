"""Pages: what is shown of the briefing at once, in a column as wide as lines are read well."""

from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from briefer.gui.editor.card import CardList
from briefer.gui.editor.desk import Desk
from briefer.gui.editor.order import put_in_order
from briefer.gui.look import SPACE

_MEASURE: Final = 620
"""The width of a card, in which a line at 15 px has some 70 characters."""


class Page(QScrollArea):
    """A page with a title, whose parts stand below each other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.lists: list[CardList] = []
        self._entering = ""
        self.setWidgetResizable(True)
        self.setProperty("kind", "plain")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click beside the text leaves the cursor
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.title = QLabel()
        self.title.setProperty("kind", "title")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.hint = QLabel()
        self.hint.setProperty("kind", "secondary")
        self.hint.setWordWrap(True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        column = self._content = QWidget()
        column.setMaximumWidth(_MEASURE + 2 * SPACE[4])
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.column = QVBoxLayout(column)
        self.column.setContentsMargins(SPACE[4], SPACE[3], SPACE[4], SPACE[5])
        self.column.setSpacing(SPACE[3])
        self.column.addWidget(self.title)
        self.column.addWidget(self.hint)
        self.setWidget(column)
        self.head("")
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    def head(self, title: str, hint: str = "") -> None:
        """Say what the page is."""
        self.setAccessibleName(title)
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def add_group(self, *widgets: QWidget) -> None:
        """Add widgets that stand close together."""
        column = QVBoxLayout()
        column.setSpacing(SPACE[0])
        for each in widgets:
            column.addWidget(each)
        self.column.addLayout(column)

    def add_cards(self, cards: CardList) -> None:
        """Add a list of cards, which is shown and scrolled to by the page."""
        self.lists.append(cards)
        cards.grown.connect(lambda: self.reveal(self._entering or self.desk.session.shown.item))
        cards.started.connect(self._on_card_started)
        self.column.addWidget(cards)

    def finish(self) -> None:
        """Let the parts stand at the top."""
        self.column.addStretch(1)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's
        """Go on in the order in which the parts stand, in which they were not made."""
        put_in_order(self, self._content)
        return super().focusNextPrevChild(next)

    def refresh(self) -> None:
        """Show the briefing as it is now."""
        for each in self.lists:
            each.refresh()

    def enter(self) -> bool:
        """Put the cursor into the first card, as soon as it is there; return whether there is one.

        Cards are made one after the other, so that the heading would have the cursor until then.
        """
        first = next(filter(None, (each.first for each in self.lists)), "")
        if first:
            self.reveal(first, enters=True)
        return bool(first)

    def reveal(self, item: str, *, enters: bool = False) -> None:
        """Scroll to an item of the page, unless the cursor is in it; put the cursor in to enter."""
        if enters:
            self._entering = item
        for each in self.lists:
            if (card := each.card_of(item)) is not None:
                focus = QApplication.focusWidget()
                if focus is None or not card.isAncestorOf(focus):
                    self.keep_card_visible(card)
                    if self._entering == item:
                        card.start()
                self._entering = ""

    def keep_visible(self, widget: QWidget, rect: QRect) -> None:
        """Scroll as far as a part of a widget needs to be seen."""
        place = rect.translated(widget.mapTo(self._content, widget.rect().topLeft()))
        self.ensureVisible(place.center().x(), place.top(), 0, SPACE[5])
        self.ensureVisible(place.center().x(), place.bottom(), 0, SPACE[5])

    def _on_card_started(self, card: QWidget) -> None:
        """Scroll so that as much of a new card is seen as there is room for, its top at least."""
        for _ in range(2):  # a text is as high as its width makes it, which is known only then
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.keep_visible(card, QRect(0, card.height() - 1, 1, 1))
        self.keep_visible(card, QRect(0, 0, 1, 1))

    def keep_card_visible(self, card: QWidget) -> None:
        """Scroll so that a card is seen from its top, and as much of it as there is room for."""
        top = card.mapTo(self._content, card.rect().topLeft()).y()
        bar, bottom, room = self.verticalScrollBar(), top + card.height(), self.viewport().height()
        if top < bar.value():
            bar.setValue(top - SPACE[3])
        elif bottom > bar.value() + room:
            bar.setValue(min(top - SPACE[3], bottom + SPACE[3] - room))
