"""What the status bar counts: words and problems of the edition, on the lane of the preview."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from briefer.document.walk import words
from briefer.errors import BrieferError, Problem
from briefer.gui.lane import lane
from briefer.store.file import Opened
from briefer.store.library import Library
from briefer.value import dataclass

if TYPE_CHECKING:
    from briefer.pipeline import Request

WORDS_A_MINUTE: Final = 230
"""How fast a grown reader reads prose silently (Brysbaert 2019: 238 for non-fiction)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Words and problems of an edition, with the items they are of; -1 words where it has none."""

    words: int
    problems: tuple[tuple[Problem, str], ...] = ()

    @property
    def minutes(self) -> int:
        """Return how many minutes it takes to read, at least one."""
        return max(1, round(self.words / WORDS_A_MINUTE))


class Counter(QObject):
    """Counts the edition that is asked for last. It has no parent: the lane may outlive it."""

    counted = Signal(object)

    def count(self, opened: Opened, library: Library, request: "Request") -> None:
        """Count, and emit `counted` with a Tally."""
        lane().put(self, lambda: self._work(opened, library, request))

    def _work(self, opened: Opened, library: Library, request: "Request") -> Iterator[None]:
        from briefer.gui.checking import check_once, place_of  # noqa: PLC0415 - after the first paint
        from briefer.pipeline.house import lacking  # noqa: PLC0415 - as above

        try:
            checked = check_once(opened, library, request, lay_out=False)
        except BrieferError:
            self.counted.emit(Tally(words=-1))  # the preview says why
            return
        yield
        count = -1 if checked.document is None else len(words(checked.document))
        told = (*checked.problems, *lacking(checked))
        problems = tuple((each, place_of(checked, each).item) for each in told)
        self.counted.emit(Tally(words=count, problems=problems))
