"""Places: where in a briefing a block of an edition comes from."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Final

from briefer.document.tree import Blocks
from briefer.document.walk import children
from briefer.value import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """An item of the briefing by its stored id, and what tells a person the way there."""

    item: str
    tell: Callable[[], str] = str

    @property
    def words(self) -> str:
        """Return words that lead there, put together when they are asked for, which is rare."""
        return self.tell()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Place):
            return NotImplemented
        return (self.item, self.words) == (other.item, other.words)

    def __hash__(self) -> int:
        return hash(self.item)


NOWHERE: Final = Place("")
"""The place of what belongs to no item."""


class BlockPlaces(Mapping[str, Place]):
    """The place of every block: its own, else that of what holds it or came before.

    They are found when one is asked for, as not all compilations are for a person to go by.
    """

    def __init__(self, blocks: Blocks, known: Mapping[str, Place]) -> None:
        self._blocks = blocks
        self._known = known

    @cached_property
    def _places(self) -> Mapping[str, Place]:
        found = dict(self._known)
        _walk(self._blocks, self._known, found, None)
        return found

    def __getitem__(self, identity: str) -> Place:
        return self._places[identity]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def _walk(
    blocks: Blocks, known: Mapping[str, Place], found: dict[str, Place], place: Place | None
) -> None:
    for block in blocks:
        own = known.get(block.id) or known.get(block.id.partition(".")[0])
        place = own or place
        if place:
            found[block.id] = place
        if inner := children(block):
            _walk(inner, known, found, place)
