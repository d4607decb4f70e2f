"""Sheets: an edition that is laid out, and which item of the briefing stands where on it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import field

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
from briefer.model.briefing import Briefing
from briefer.model.edit import items
from briefer.model.record import Record
from briefer.pipeline import Checked
from briefer.typeset.page import Box, Page, Typeset
from briefer.value import dataclass

_NUMBERED = re.compile(r"b\d+")
"""The id of a block that is no item of the briefing."""

_PARTS = ("summary", "judgements", "sources")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """An edition that is laid out; `contents` has a number for the content of each page.

    A page whose number is that of an earlier edition looks the same. `items` has the item of each
    block: a stored id, or the name of a part as in `Shown`.
    """

    checked: Checked
    document: Document
    typeset: Typeset
    contents: tuple[int, ...]
    items: dict[str, str] = field(default_factory=dict)

    @property
    def pages(self) -> tuple[Page, ...]:
        """Return the pages."""
        return self.typeset.pages

    @property
    def sizes(self) -> list[tuple[float, float]]:
        """Return the sizes of the pages in points."""
        return [(page.width, page.height) for page in self.pages]

    def boxes(self, wanted: tuple[str, ...]) -> Iterator[tuple[int, Box]]:
        """Yield where some items stand, with the indices of the pages."""
        sought = {*wanted}
        for index, page in enumerate(self.pages):
            for box in page.boxes:
                if self.items.get(box.block) in sought:
                    yield index, box
        for name, target in self.typeset.destinations.items():
            place = self.checked.places.get(name)
            if place is not None and place.item in sought and _is_source(name):
                yield target.page - 1, Box(name, "", self.pages[0].width / 8, target.y, 0, 12)

    def item_at(self, index: int, x: float, y: float) -> str:
        """Return the item that a point of a page belongs to, empty where nothing stands."""
        page = self.pages[index]
        found = ""
        for box in page.boxes:
            if box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height:
                found = self.items.get(box.block, "")
        return self._source_at(index, y) if found == "sources" else found

    def _source_at(self, index: int, y: float) -> str:
        above = [
            (target.y, place.item)
            for name, target in self.typeset.destinations.items()
            if target.page == index + 1 and target.y <= y and _is_source(name)
            if (place := self.checked.places.get(name))
        ]
        return max(above)[1] if above else "sources"


def _is_source(name: str) -> bool:
    return name.startswith("source")


def items_of_blocks(document: Document, places: Mapping[str, Place]) -> dict[str, str]:
    """Return the item of each block; a heading that is no item belongs to what follows it."""
    found: dict[str, str] = {}
    following = "about"
    for block in reversed(list(walk.blocks(document.blocks))):
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
    for each in items(briefing):
        ids = _ids(each)
        if each.id == item:
            return (ids, owner) if item in owner else (ids,)
        if item in ids:
            owner = ids
    return ((item,),)


def _ids(record: Record) -> tuple[str, ...]:
    own = getattr(record, "id", "")
    return (own, *(each.id for each in items(record)))
