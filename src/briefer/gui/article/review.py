"""The review of an article: what a person makes of its placement, step by step."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QObject, Signal

from briefer.article import revise
from briefer.article.placement import Piece, Placement
from briefer.model.history import History
from briefer.model.template import DEFAULT
from briefer.pipeline.article import Imported
from briefer.value import dataclass, replace

Here = int | str
"""Where one is: the offset at which a piece begins, or the key of a part (see `rows`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the briefing begins with besides the article; without audiences those of the template.

    `date` is as it is written, whether or not it is a day.
    """

    title: str = ""
    date: str = ""
    template: str = DEFAULT
    audiences: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """All that a review decides; `taken` are the offsets of suggestions that become judgements.

    `imported` is the article as the rules place it, by the corrections that are used in this step.
    """

    imported: Imported
    placement: Placement
    wanted: Wanted
    taken: frozenset[int] = frozenset()


class Review(QObject):
    """An article and what is decided of it, with its history: undo goes back to how it began."""

    changed = Signal()
    """The placement is another one."""
    stepped = Signal()
    """Something is decided otherwise, the placement or what else there is."""
    moved = Signal()
    """One is elsewhere."""

    def __init__(
        self,
        imported: Imported,
        date: dt.date | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        placement = imported.placement
        self.extract = imported.extract
        self.before = placement
        wanted = Wanted(title=placement.title, date=date.isoformat() if date else "")
        self._history = History(present=Step(imported=imported, placement=placement, wanted=wanted))
        self._here: Here = placement.pieces[0].start if placement.pieces else ""

    @property
    def placement(self) -> Placement:
        """Return the placement as it is now."""
        return self._history.present.placement

    @property
    def imported(self) -> Imported:
        """Return the article as the rules place it, by the corrections that are used now."""
        return self._history.present.imported

    @property
    def is_placed_by_hand(self) -> bool:
        """Return whether something stands otherwise than the rules placed it."""
        was, now = self.imported.placement, self.placement
        return (was.pieces, was.parts) != (now.pieces, now.parts)

    @property
    def wanted(self) -> Wanted:
        """Return what the briefing begins with, as it is now."""
        return self._history.present.wanted

    @property
    def taken(self) -> frozenset[int]:
        """Return the offsets of the suggestions that become judgements."""
        return self._history.present.taken

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
        self._record(run, placement=placement)

    def place(self, imported: Imported) -> None:
        """Let all stand as the rules place it anew, unless a person placed something.

        What is told of the source stays. Where nothing moves, there is nothing to undo.
        """
        made, now = imported.placement, self.placement
        placement = replace(now, pieces=made.pieces, parts=made.parts)
        if not self.is_placed_by_hand and placement != now:
            self._record("", imported=imported, placement=placement)
            return
        present = replace(self._history.present, imported=imported)
        self._history = replace(self._history, present=present)
        self.changed.emit()

    def want(self, run: str = "", **values: Any) -> None:
        """Let the briefing begin with other values, by the names of `Wanted`."""
        self._record(run, wanted=replace(self.wanted, **values))

    def take(self, taken: frozenset[int]) -> None:
        """Let other suggestions become judgements."""
        self._record("", taken=taken)

    def _record(self, run: str, **values: Any) -> None:
        step = replace(self._history.present, **values)
        self._take(self._history.record(step, run))

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

    def _take(self, history: History[Step]) -> None:
        if history is not self._history:
            before, self._history = self.placement, history
            self.stepped.emit()
            if self.placement is not before:
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
