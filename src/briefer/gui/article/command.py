"""What can be done with pieces and parts of a review, as edits that are one step to undo each."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from briefer.article import revise
from briefer.article.placement import OUTLOOK, SUMMARY, Role
from briefer.gui.article.review import Review
from briefer.gui.article.rows import keys
from briefer.gui.article.words import ABOUT, TRAY, Words
from briefer.gui.coverage import literal
from briefer.gui.look import icon

SPLIT: Final = "Ctrl+Return"
MERGE: Final = "Ctrl+J"
MOVE: Final = "Ctrl+M"
"""Keys, which the page hears."""


class Commands(QObject):
    """Edits of a review, for its list, its text, its detail and its menus alike."""

    named = Signal()
    """A new part is there, and waits for its name."""

    def __init__(self, review: Review, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review, self._words = review, words

    def targets(self) -> Iterator[tuple[str, str]]:
        """Yield where a passage may go, by keys, with what that is called."""
        placement = self._review.placement
        for key in keys(placement):
            if key != OUTLOOK:
                yield key, self._words.key(key, placement)

    def move(self, at: Sequence[int], key: str) -> None:
        """Let pieces go to a part, to the tray, or to what is told of the article itself."""
        review = self._review
        if key == TRAY:
            review.edit_pieces(lambda p, i: revise.placed(p, i, "unassigned"), at)
        elif key == ABOUT:
            pieces = review.placement.pieces
            for index in at:
                is_late = pieces[index].start > len(review.extract.text) // 2
                self.place((index,), "credit" if is_late else "byline")
        else:
            review.edit_pieces(lambda p, i: revise.moved(p, i, key), at)

    def place(self, at: Sequence[int], role: Role) -> None:
        """Let pieces be something else where they are; what was in no part goes to the first."""
        review = self._review
        placement = review.placement
        part = next((placement.pieces[index].part for index in at), "") or SUMMARY
        review.edit_pieces(lambda p, i: revise.placed(p, i, role, part), at)

    def shift(self, at: Sequence[int], by: int) -> None:
        """Let pieces go to the next part, or the one before; a part changes places with it."""
        review = self._review
        if not at:
            if isinstance(review.here, str):
                review.edit(revise.ordered(review.placement, review.here, by))
            return
        order = [key for key, _ in self.targets() if key != ABOUT]
        piece = review.placement.pieces[at[0]]
        here = order.index(piece.part) if piece.part in order else 0
        there = min(max(here + by, 0), len(order) - 1)
        if there != here:
            self.move(at, order[there])

    def split(self, offset: int) -> None:
        """Make two pieces of the one that holds an offset."""
        review = self._review
        review.edit(revise.split(review.placement, review.extract.text, offset))

    def merge(self) -> None:
        """Make one piece of the current one and the next."""
        if self._review.index >= 0:
            self._review.edit(revise.merged(self._review.placement, self._review.index))

    def agree(self, at: Sequence[int]) -> None:
        """Say that pieces are where they belong."""
        self._review.edit_pieces(revise.agreed, at)

    def add_part(self, at: Sequence[int], kind: str) -> None:
        """Add a section or an outlook, with pieces in it, and ask for its name."""
        names = (self.tr("New stakeholder"),) if kind == OUTLOOK else ()
        placement, part = revise.with_part(self._review.placement, kind, names)
        self._review.edit(revise.moved(placement, at, part))
        self._review.go(part)
        self.named.emit()

    def remove_part(self, part: str) -> None:
        """Remove a part; what was in it goes to the tray."""
        self._review.edit(revise.without_part(self._review.placement, part))
        self._review.go(SUMMARY)

    def set_kind(self, part: str, kind: str) -> None:
        """Let a part be a section of a kind."""
        self._review.edit(revise.with_kind(self._review.placement, part, kind))

    def set_names(self, part: str, names: Sequence[str]) -> None:
        """Let a part be what comes next for some stakeholders, with what there is for them."""
        placement = revise.with_names(self._review.placement, part, names)
        same = (each.id for each in revise.outlooks(placement) if each.names == tuple(names))
        self._review.edit(placement)
        if placement.part(part) is None:
            self._review.go(next(same, SUMMARY))

    def menu(self, parent: QWidget, at: Sequence[int], offset: int = -1) -> QMenu:
        """Return the menu of pieces; with an offset, one of them can be split there."""
        menu = QMenu(parent)
        going = menu.addMenu(icon("right"), self.tr("&Move to"))
        for key, name in self.targets():
            going.addAction(literal(name)).triggered.connect(partial(self.move, at, key))
        going.addSeparator()
        section = going.addAction(icon("add"), self.tr("New &section"))
        section.triggered.connect(partial(self.add_part, at, "situation"))
        outlook = going.addAction(icon("add"), self.tr("New s&takeholder"))
        outlook.triggered.connect(partial(self.add_part, at, OUTLOOK))
        being = menu.addMenu(self.tr("&Is a"))
        for role, name in self.roles():
            being.addAction(name).triggered.connect(partial(self.place, at, role))
        menu.addSeparator()
        if offset >= 0:
            _add(menu, "remove", self.tr("S&plit here"), partial(self.split, offset), SPLIT)
        _add(menu, "down", self.tr("Mer&ge with the next"), self.merge, MERGE)
        _add(menu, "import", self.tr("U&nassign"), partial(self.move, at, TRAY), "Del")
        if any(self._review.placement.pieces[index].doubt for index in at):
            menu.addSeparator()
            _add(menu, "done", self.tr("It is &right so"), partial(self.agree, at))
        return menu

    def roles(self) -> Iterator[tuple[Role, str]]:
        """Yield what a piece may be, with what that is called."""
        yield "passage", self.tr("Text")
        yield "heading", self.tr("Heading or label")
        yield "title", self.tr("Title")
        yield "byline", self.tr("Byline")
        yield "credit", self.tr("Credit")

    def open_menu(
        self, parent: QWidget, at: Sequence[int], place: QPoint, offset: int = -1
    ) -> None:
        """Open the menu of pieces at a place of the screen."""
        if at:
            menu = self.menu(parent, at, offset)
            menu.exec(place)
            menu.deleteLater()


def _add(menu: QMenu, name: str, words: str, slot: Callable[[], object], keys: str = "") -> None:
    """Add an action to a menu, and tell its keys: it is the page that hears them."""
    text = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    action = menu.addAction(icon(name), f"{words}\t{text}" if keys else words)
    action.triggered.connect(lambda *_: slot())
