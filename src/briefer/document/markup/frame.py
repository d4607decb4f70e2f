"""Frames: a document that was read once, with slots for whatever its passages hold later.

It knows no markup.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import cast

from briefer.document.tree import AnyBlock, Block, Blocks, Document
from briefer.document.walk import differ, with_children
from briefer.value import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot(Block):
    """Where the blocks of a passage go."""

    passage: str


class Ids:
    """Hands out ids, none of them twice: "b1", "b2", ... and those that are asked for."""

    def __init__(self, taken: Mapping[str, int] | None = None) -> None:
        self._times = dict(taken or {})

    def taken(self) -> Mapping[str, int]:
        """Return the ids that were handed out, and how often each was asked for."""
        return self._times

    def new(self, given: str) -> str:
        """Return the id that is asked for, or one made of it where it is taken."""
        wanted, times = given, self._times
        while not wanted or wanted in times:
            times[given] = times.get(given, 0) + 1
            wanted = f"{given}.{times[given]}" if given else f"b{times[given]}"
        times[wanted] = 1
        return wanted


@dataclass(frozen=True, slots=True)
class Frame:
    """A document with slots in the place of passages.

    `ids` are those that are taken in it. The blocks of a passage bear its name as their id, or one
    that begins with it and a point: `shown` are all ids up to a point, `alone` the passages that
    stand there once, and share theirs with nothing.
    """

    document: Document
    ids: Mapping[str, int]
    shown: AbstractSet[str]
    alone: AbstractSet[str]

    def filled(self, passages: Mapping[str, Blocks]) -> Document:
        """Return the document with the blocks of its passages, the very same ones if it can."""
        filling = _Filling(passages, self.alone, Ids(self.ids))
        return replace(self.document, blocks=filling.blocks(self.document.blocks))


def framed(document: Document, ids: Mapping[str, int], passages: Mapping[str, int]) -> Frame:
    """Return a document with slots as a frame; `passages` says how often each stands in it."""
    own = {each.partition(".")[0] for each in ids}
    alone = {name for name, times in passages.items() if times == 1} - own
    return Frame(document, ids, own | passages.keys(), alone)


class _Filling:
    """Puts the blocks of passages into slots."""

    def __init__(self, passages: Mapping[str, Blocks], alone: AbstractSet[str], ids: Ids) -> None:
        self._passages = passages
        self._alone = alone
        self._new_id = ids.new

    def blocks(self, blocks: Blocks) -> Blocks:
        return _same(tuple(self._filled(blocks)), blocks)

    def _filled(self, blocks: Blocks) -> Iterator[AnyBlock]:
        for block in cast("tuple[AnyBlock | Slot, ...]", blocks):
            if not isinstance(block, Slot):
                yield with_children(block, self.blocks)
            elif block.passage in self._alone:
                yield from self._passages[block.passage]
            else:
                yield from map(self._named, self._passages[block.passage])

    def _named(self, block: AnyBlock) -> AnyBlock:
        """Return a block of a passage under an id that no other has."""
        return with_children(replace(block, id=self._new_id(block.id)), self._all_named)

    def _all_named(self, blocks: Blocks) -> Blocks:
        return tuple(map(self._named, blocks))


def _same(new: Blocks, old: Blocks) -> Blocks:
    return new if differ(new, old) else old
