"""The review of an article: what a person makes of its placement, step by step."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from operator import attrgetter

from PySide6.QtCore import QObject, Signal

from briefer.article import revise
from briefer.article.extract import Extract
from briefer.article.placement import Piece, Placement
from briefer.model.history import History

Here = int | str
"""Where one is: the offset at which a piece begins, or the key of a part (see `rows`)."""


class Review(QObject):
    """An article and its placement with its history; undo goes back to what the rules made.

    `taken` are the offsets of the suggestions that become judgements.
    """

    changed = Signal()
    """The placement is another one."""
    moved = Signal()
    """One is elsewhere."""

    def __init__(
        self, extract: Extract, placement: Placement, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.extract = extract
        self.before = placement
        self.taken: frozenset[int] = frozenset()
        self._history = History(present=placement)
        self._here: Here = placement.pieces[0].start if placement.pieces else ""

    @property
    def placement(self) -> Placement:
        """Return the placement as it is now."""
        return self._history.present

    @property
    def can_undo(self) -> bool:
        """Return whether there is a step to go back."""
        return bool(self._history.past)

    @property
    def can_redo(self) -> bool:
        """Return whether there is a step to go on."""
        return bool(self._history.future)

    def edit(self, placement: Placement, run: str = "") -> None:
        """Take a changed placement; changes of one run, such as typing, are one step to undo."""
        self._take(self._history.record(placement, run))

    def edit_pieces(
        self, change: Callable[[Placement, Iterable[int]], Placement], at: Iterable[int]
    ) -> None:
        """Change the pieces at some indexes by one of the functions of `revise`."""
        if found := tuple(at):
            self.edit(change(self.placement, found))

    def undo(self) -> None:
        """Go one step back."""
        self._take(self._history.undo())

    def redo(self) -> None:
        """Go one step on."""
        self._take(self._history.redo())

    def _take(self, history: History[Placement]) -> None:
        if history is not self._history:
            self._history = history
            self.changed.emit()

    @property
    def here(self) -> Here:
        """Return where one is; a piece that was merged is now in the one before."""
        if isinstance(self._here, str):
            return self._here
        return self.placement.pieces[index].start if (index := self.index) >= 0 else ""

    @property
    def index(self) -> int:
        """Return the index of the piece where one is, -1 at a part."""
        here = self._here
        return revise.index_at(self.placement, here) if isinstance(here, int) else -1

    @property
    def piece(self) -> Piece | None:
        """Return the piece where one is, None at a part."""
        return self.placement.pieces[self.index] if self.index >= 0 else None

    def go(self, here: Here) -> None:
        """Go to a piece by an offset in it, or to a part."""
        before, self._here = self.here, here
        if self.here != before:
            self.moved.emit()

    def between(self, start: int, end: int) -> range:
        """Return the indexes of the pieces that have something between two offsets."""
        pieces = self.placement.pieces
        first = bisect_right(pieces, start, key=attrgetter("end"))
        return range(first, bisect_left(pieces, end, key=attrgetter("start")))

    def doubts(self) -> list[int]:
        """Return the indexes of the pieces that a person should look at."""
        return [at for at, each in enumerate(self.placement.pieces) if each.doubt]

    def step_doubt(self, by: int) -> None:
        """Go to the next piece with a doubt, or the one before for -1; after the last the first."""
        doubts, here = self.doubts(), self.index
        if doubts:
            ahead = [at for at in doubts if at > here] if by > 0 else []
            behind = [at for at in doubts if at < here] if by < 0 else []
            at = (ahead or doubts)[0] if by > 0 else (behind or doubts)[-1]
            self.go(self.placement.pieces[at].start)

    def text(self, piece: Piece, most: int = 0) -> str:
        """Return the words of a piece, the first characters of them for a limit."""
        end = min(piece.end, piece.start + most) if most else piece.end
        return self.extract.text[piece.start : end]
