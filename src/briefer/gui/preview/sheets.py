"""Sheets: an edition that is laid out, and which item of the briefing stands where on it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from briefer.document import walk
from briefer.document.tree import (
    AnyBlock,
    Bullets,
    Definitions,
    Document,
    Heading,
    Numbers,
    SourceList,
)
from briefer.edition.place import Place
from briefer.gui.preview.reading import Reading
from briefer.model.briefing import Briefing
from briefer.model.edit import items, parts_with
from briefer.model.record import Record
from briefer.pipeline import Checked
from briefer.typeset.page import Box, Page, Typeset

_NUMBERED = re.compile(r"b\d+")
"""The id of a block that is no item of the briefing."""

_PARTS = ("summary", "judgements", "sources")

Spot = tuple[int, Box]
"""The index of a page, and a rectangle on it."""


class Sheets:
    """An edition that is laid out, made ready to be asked: that is done on the lane.

    `contents` has a number for the content of each page: one that has the number of an earlier page
    looks the same.
    """

    def __init__(
        self, checked: Checked, document: Document, typeset: Typeset, contents: Sequence[int]
    ) -> None:
        self.checked = checked
        self.document = document
        self.typeset = typeset
        self.contents = contents
        blocks = list(walk.blocks(document.blocks))
        self._ranks = {block.id: rank for rank, block in enumerate(blocks)}
        self._items = _items(blocks, checked.places)
        self._spots: dict[str, list[Spot]] = {}
        for item, spot in (*self._boxed(), *self._listed()):
            self._spots.setdefault(item, []).append(spot)

    @cached_property
    def reading(self) -> Reading:
        """Return the text of the pages; few ask for it."""
        return Reading(self.pages, self._ranks)

    def text(self, index: int) -> str:
        """Return the text of a page."""
        return Reading((self.pages[index],), self._ranks).text

    @property
    def pages(self) -> tuple[Page, ...]:
        """Return the pages."""
        return self.typeset.pages

    @property
    def sizes(self) -> list[tuple[float, float]]:
        """Return the sizes of the pages in points."""
        return [(page.width, page.height) for page in self.pages]

    def boxes(self, wanted: Sequence[str]) -> list[Spot]:
        """Return where some items stand, from the first page to the last."""
        found = [spot for item in dict.fromkeys(wanted) for spot in self._spots.get(item, ())]
        return sorted(found, key=lambda spot: spot[0])

    def items_on(self, index: int) -> list[tuple[float, str]]:
        """Return the items of a page from top to bottom, with the height where each begins."""
        found = [(box.y, self._items.get(box.block, "")) for box in self.pages[index].boxes]
        return sorted(each for each in found if each[1])

    def item_at(self, index: int, x: float, y: float) -> str:
        """Return the item that a point of a page belongs to, empty where nothing stands."""
        found = ""
        for box in self.pages[index].boxes:
            if box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height:
                found = self._items.get(box.block, "")
        if found != "sources":
            return found
        above = [
            (spot.y, item) for item, (page, spot) in self._listed() if page == index and spot.y <= y
        ]
        return max(above)[1] if above else found

    def _boxed(self) -> Iterator[tuple[str, Spot]]:
        for index, page in enumerate(self.pages):
            for box in page.boxes:
                if item := self._items.get(box.block):
                    yield item, (index, box)

    def _listed(self) -> Iterator[tuple[str, Spot]]:
        """Yield the sources of the lists, which have no boxes, with the first line of each."""
        lists = {box.block: box for page in self.pages for box in page.boxes}
        for block in walk.blocks(self.document.blocks):
            if not isinstance(block, SourceList) or (box := lists.get(block.id)) is None:
                continue
            for each in block.items:
                place = self.checked.places.get(each.id)
                target = self.typeset.destinations.get(each.id)
                if place and target:
                    yield place.item, (target.page - 1, Box(each.id, "", box.x, target.y, 0, 12))


def _items(blocks: Sequence[AnyBlock], places: Mapping[str, Place]) -> dict[str, str]:
    """Return the item of each block; a heading that is no item belongs to what follows it."""
    found: dict[str, str] = {}
    following = "about"
    for block in reversed(blocks):
        following = found[block.id] = _item(block, places, following)
    return found


def _item(block: AnyBlock, places: Mapping[str, Place], following: str) -> str:
    if isinstance(block, SourceList):
        return "sources"
    role, place = getattr(block, "role", ""), places.get(block.id)
    if _NUMBERED.fullmatch(block.id):
        if place is None and role in _PARTS:
            return role
        if isinstance(block, Heading | Bullets | Numbers | Definitions) or role == "label":
            return following
    return place.item if place else "about"


def ids_of(briefing: Briefing, item: str) -> tuple[tuple[str, ...], ...]:
    """Return what to look for where an item is sought: itself with all in it, else its owner."""
    parts: dict[str, tuple[Record, ...]] = {
        "summary": briefing.summary,
        "outlooks": briefing.outlooks,
        "judgements": briefing.judgements,
        "sources": briefing.sources,
    }
    if item in parts:
        return ((item, *(each for part in parts[item] for each in _ids(part))),)
    owner: tuple[str, ...] = ()
    for part in parts_with(briefing, item):
        for each in (part, *items(part)):
            ids = _ids(each)
            if each.id == item:
                return (ids, owner) if item in owner else (ids,)
            if item in ids:
                owner = ids
    return ((item,),)


def _ids(record: Record) -> tuple[str, ...]:
    own = getattr(record, "id", "")
    return (own, *(each.id for each in items(record)))
