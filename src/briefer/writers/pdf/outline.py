"""Where links and bookmarks lead: destinations, annotations of links and the outline."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any
from urllib.parse import quote

from briefer.typeset.page import Bookmark, Destination, LinkArea, Page
from briefer.writers.pdf.objects import (
    Objects,
    Reference,
    dictionary,
    name,
    numbers,
    string,
    text_string,
)

_SCHEMES = {"https", "http", "mailto"}
_PRINT = 1 << 2  # ISO 32000-1 table 165
_URI_SAFE = ":/?#[]@!$&'()*+,;=%~"


class Places:
    """The places inside a document, by their names."""

    def __init__(
        self,
        destinations: Mapping[str, Destination],
        pages: Sequence[Page],
        references: Sequence[Reference],
    ) -> None:
        self._destinations = destinations
        self._pages = {page.number: (page, at) for page, at in zip(pages, references, strict=True)}

    def find(self, target: str) -> str | None:
        """Return the explicit destination of a name, or None where there is no such place."""
        destination = self._destinations.get(target)
        if destination is None or destination.page not in self._pages:
            return None
        page, reference = self._pages[destination.page]
        return f"[{reference} /XYZ null {numbers(page.height - destination.y)} null]"

    def link(self, area: LinkArea, page: Page, key: int) -> str | None:
        """Return the annotation of a link, or None where it leads nowhere that may be opened.

        `key` leads to its element in the tree of parents.
        """
        if area.target.startswith("#"):
            place = self.find(area.target[1:])
            leads = f"/Dest {place}" if place else ""
        elif area.target.partition(":")[0].lower() in _SCHEMES:
            address = text_string(quote(area.target, safe=_URI_SAFE))
            leads = f"/A <</S /URI /URI {address}>>"
        else:
            leads = ""
        if not leads:
            return None
        bottom = page.height - area.y - area.height
        edges = numbers(area.x, bottom, area.x + area.width, bottom + area.height)
        said = text_string(area.text or area.target)
        return (
            f"<</Type /Annot /Subtype /Link {leads} /Rect [{edges}] /Border [0 0 0]"
            f" /F {_PRINT} /Contents {said} /StructParent {key}>>"
        )


def outline(objects: Objects, bookmarks: Sequence[Bookmark], places: Places) -> Reference | None:
    """Return a reference to the outline, or None without bookmarks."""
    if not bookmarks:
        return None
    root = dictionary({"Type": name("Outlines")})
    reference = objects.add(root)
    _fill(objects, root, reference, bookmarks, places)
    return reference


def _fill(
    objects: Objects, parent: Any, at: Reference, bookmarks: Sequence[Bookmark], places: Places
) -> None:
    """Set the entries below a parent: each as high as the first, with the deeper after it."""
    high = [n for n, bookmark in enumerate(bookmarks) if bookmark.level <= bookmarks[0].level]
    entries: list[tuple[Any, Reference]] = []
    for start, stop in pairwise([*high, len(bookmarks)]):
        bookmark = bookmarks[start]
        entry = dictionary({"Title": string(bookmark.title), "Parent": at})
        reference = objects.add(entry)
        if (place := places.find(bookmark.target)) is not None:
            entry["Dest"] = place
        if below := bookmarks[start + 1 : stop]:
            _fill(objects, entry, reference, below, places)
        entries.append((entry, reference))
    for (entry, reference), (after, following) in pairwise(entries):
        entry["Next"] = following
        after["Prev"] = reference
    parent["First"], parent["Last"] = entries[0][1], entries[-1][1]
    parent["Count"] = len(bookmarks)
