"""Places: where in a briefing a block of an edition comes from."""

from collections.abc import Callable, Mapping
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


def places_of_blocks(blocks: Blocks, known: Mapping[str, Place]) -> dict[str, Place]:
    """Return the place of every block: its own, else that of what holds it or came before."""
    found: dict[str, Place] = {}
    _walk(blocks, known, found, None)
    return found


def _walk(
    blocks: Blocks, known: Mapping[str, Place], found: dict[str, Place], place: Place | None
) -> None:
    for block in blocks:
        own = known.get(block.id) or known.get(block.id.partition(".")[0])
        place = own or place
        if place:
            found[block.id] = place
        _walk(children(block), known, found, place)
