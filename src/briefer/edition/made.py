"""What is made of the items of a briefing, under the ids of an edition.

What was made is kept for the next compilation, with what it was made from and all else that came of
it: it is the same then wherever that is the same.
"""

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

from briefer.edition.place import Place
from briefer.edition.reference import References, Use
from briefer.errors import Problem
from briefer.value import dataclass


class Item(Protocol):
    """An item of the briefing."""

    @property
    def id(self) -> str:
        """Return the id that it is stored by."""


I = TypeVar("I", bound=Item)  # noqa: E741 - an item
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of an item that stands at a place, what it uses, and what is wrong in it."""

    item: object
    place: Place
    value: Any
    uses: tuple[Use, ...]
    problems: tuple[Problem, ...]


class Maker:
    """Makes what was not made before, numbers ids, and remembers whence they come."""

    def __init__(
        self, stored: Mapping[str, Place], references: References, before: Mapping[str, Made]
    ) -> None:
        self.made: dict[str, Made] = {}
        self.places: dict[str, Place] = {}
        self._stored = stored
        self._references = references
        self._before = before
        self._counts: dict[str, int] = {}

    def at(self, stored: str) -> Place:
        """Return the place of an item, where text is read from now on."""
        place = self._stored.get(stored) or Place(stored)
        self._references.place = place
        return place

    def new_id(self, kind: str, place: Place) -> str:
        """Return the next id of a kind, for what comes from a place."""
        number = self._counts[kind] = self._counts.get(kind, 0) + 1
        identity = f"{kind}{number}"
        self.places[identity] = place
        return identity

    def new(self, kind: str, item: I, make: Callable[[I, str], T]) -> T:
        """Return what is made of an item under the next id of a kind; nothing takes no id."""
        number = self._counts.get(kind, 0) + 1
        value = self.make(f"{kind}{number}", item, make)
        if value:
            self._counts[kind] = number
        return value

    def make(self, identity: str, item: I, make: Callable[[I, str], T]) -> T:
        """Return what is made of an item under an id."""
        place = self.at(item.id)
        known = self._before.get(identity)
        if known is None or not self._holds(known, item, place):
            known = self._made(identity, item, make)
        else:
            self._references.problems.extend(known.problems)
        self.made[identity] = known
        value: T = known.value
        if value:
            self.places[identity] = place
        return value

    def _holds(self, known: Made, item: object, place: Place) -> bool:
        """Return whether an item comes to the same as before; counts its uses where it may."""
        return (
            known.item is item
            and known.place is place
            and all(self._references.use(kind, id_) == now for kind, id_, now in known.uses)
        )

    def _made(self, identity: str, item: I, make: Callable[[I, str], T]) -> Made:
        references = self._references
        references.uses.clear()
        earlier = len(references.problems)
        value = make(item, identity)
        problems = tuple(references.problems[earlier:])
        return Made(item, references.place, value, tuple(references.uses), problems)
