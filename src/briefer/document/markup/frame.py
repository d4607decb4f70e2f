"""Frames: a document that was read once, with slots for whatever its passages hold later.

It knows no markup.
"""

from collections.abc import Iterator, Mapping
from typing import cast

from briefer.document.tree import AnyBlock, Block, Blocks, Document, Paragraph
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
    """A document with slots in the place of passages, and the ids that are taken in it."""

    document: Document
    ids: Mapping[str, int]

    def filled(self, passages: Mapping[str, Blocks]) -> Document:
        """Return the document with the blocks of its passages, the very same ones if it can."""
        filling = _Filling(passages, Ids(self.ids))
        return replace(self.document, blocks=filling.blocks(self.document.blocks))


class _Filling:
    """Puts the blocks of passages into slots."""

    def __init__(self, passages: Mapping[str, Blocks], ids: Ids) -> None:
        self._passages = passages
        self._new_id = ids.new

    def blocks(self, blocks: Blocks) -> Blocks:
        return _same(tuple(self._filled(blocks)), blocks)

    def _filled(self, blocks: Blocks) -> Iterator[AnyBlock]:
        for block in cast("tuple[AnyBlock | Slot, ...]", blocks):
            if isinstance(block, Slot):
                yield from map(self._named, self._passages[block.passage])
            else:
                yield with_children(block, self.blocks)

    def _named(self, block: AnyBlock) -> AnyBlock:
        """Return a block of a passage under an id that no other has."""
        identity = self._new_id(block.id)
        named = block if identity == block.id else replace(block, id=identity)
        return named if isinstance(named, Paragraph) else with_children(named, self._all_named)

    def _all_named(self, blocks: Blocks) -> Blocks:
        return _same(tuple(map(self._named, blocks)), blocks)


def _same(new: Blocks, old: Blocks) -> Blocks:
    return new if differ(new, old) else old
