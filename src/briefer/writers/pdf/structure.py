"""The logical structure of a file: elements, the marked content that they hold, and links.

ISO 32000-1 §14.7 and §14.8. It knows no drawing.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count, groupby, repeat
from operator import itemgetter
from typing import NamedTuple

from briefer.typeset.page import Element, Mark, Page
from briefer.writers.pdf.extent import Extent
from briefer.writers.pdf.objects import Objects, Reference, array, dictionary, name, text_string

_OWNERS = {
    "Scope": "Table",
    "ColSpan": "Table",
    "RowSpan": "Table",
    "Headers": "Table",
    "Summary": "Table",
    "ListNumbering": "List",
}


def tags(root: Element) -> dict[Mark, str]:
    """Return the type of the element of each mark."""
    found: dict[Mark, str] = {}
    elements = [root]
    for element in elements:  # which grow meanwhile
        tag = element.tag
        for child in element.children:
            if isinstance(child, Mark):
                found[child] = "Span" if child.is_spoken else tag
            else:
                elements.append(child)
    return found


class Annotation(NamedTuple):
    """An annotation: the index of its page, its key in the tree of parents, the reference to it."""

    page: int
    key: int
    reference: Reference


Place = tuple[int, int]
"""The index of a page, and the number of a marked content on it."""


class Drawn(NamedTuple):
    """A page in the file: the reference to it, and which of its marks each marked content has."""

    page: Page
    reference: Reference
    contents: Sequence[int]


class Structure:
    """The structure tree of a file.

    `links` has the annotations of a mark, and `extents` what the marks of figures take up.
    """

    def __init__(
        self,
        objects: Objects,
        pages: Sequence[Drawn],
        links: Mapping[Mark, Sequence[Annotation]],
        extents: Mapping[Mark, Extent],
    ) -> None:
        self._objects = objects
        self._pages = pages
        self._links = links
        self._extents = extents
        self._first, self._further = _places(pages)
        self._parents: list[list[Reference]] = [[""] * len(each.contents) for each in pages]
        self._named: dict[str, Reference] = {}
        self._annotated: dict[int, Reference] = {}

    def tree(self, root: Element) -> Reference:
        """Return a reference to the root of the tree, with the element `root` as its only child."""
        entries = dictionary({"Type": name("StructTreeRoot")})
        reference = self._objects.add(entries)
        entries["K"] = self._element(root, reference)
        entries["ParentTree"] = self._parent_tree()
        entries["ParentTreeNextKey"] = max(self._annotated, default=len(self._pages) - 1) + 1
        if self._named:
            pairs = sorted(self._named.items())
            leaf = {
                "Names": array(part for key, value in pairs for part in (_bytes(key), value)),
                "Limits": array((_bytes(pairs[0][0]), _bytes(pairs[-1][0]))),
            }
            kid = self._objects.add(dictionary(leaf))
            entries["IDTree"] = self._objects.add(dictionary({"Kids": array([kid])}))
        return reference

    def _element(self, element: Element, parent: Reference) -> Reference:
        reference = self._objects.reserve()
        home, kids = None, []
        for child in element.children:
            if isinstance(child, Element):
                kids.append(self._element(child, reference))
            elif child.is_spoken:
                kids += self._spoken(child, reference)
            else:
                for page, number in self._places(child):
                    self._parents[page][number] = reference
                    if home is None:
                        home = page
                    kids.append(
                        str(number)
                        if page == home
                        else f"<</Type /MCR /Pg {self._pages[page].reference} /MCID {number}>>"
                    )
        if element.tag == "Link":
            kids += self._annotations(element, reference)
        entries = f"/S {name(element.tag)} /P {parent}{self._properties(element, reference)}"
        if home is not None:
            entries += f" /Pg {self._pages[home].reference}"
        if kids:
            entries += f" /K {kids[0]}" if len(kids) == 1 else f" /K [{' '.join(kids)}]"
        self._objects.fill(reference, f"<<{entries}>>")
        return reference

    def _places(self, mark: Mark) -> Sequence[Place]:
        if mark in self._further:
            return self._further[mark]
        return (self._first[mark],) if mark in self._first else ()

    def _spoken(self, mark: Mark, parent: Reference) -> Iterator[Reference]:
        """Yield what a mark says on each of its pages, as an element."""
        for at, places in groupby(self._places(mark), key=itemgetter(0)):
            reference = self._objects.reserve()
            numbers = [number for _, number in places]
            for number in numbers:
                self._parents[at][number] = reference
            page = self._pages[at].page
            said = page.spoken[page.marks.index(mark)]
            actual = f" /ActualText {text_string(said)}" if said else ""
            kids = f"{numbers[0]}" if len(numbers) == 1 else f"[{' '.join(map(str, numbers))}]"
            self._objects.fill(
                reference,
                f"<</S /Span /P {parent}{actual} /Pg {self._pages[at].reference} /K {kids}>>",
            )
            yield reference

    def _properties(self, element: Element, reference: Reference) -> str:
        """Return the entries of what an element says of itself."""
        found = ""
        if element.lang:
            found += f" /Lang {text_string(element.lang)}"
        if element.alt:
            found += f" /Alt {text_string(element.alt)}"
        if element.actual:
            found += f" /ActualText {text_string(element.actual)}"
        if element.title:
            found += f" /T {text_string(element.title)}"
        if element.id:
            found += f" /ID {_bytes(element.id)}"
            self._named[element.id] = reference
        attributes = element.attributes
        if element.tag == "Figure":
            attributes = self._placement(element) | attributes
        return f"{found} /A {_attributes(attributes)}" if attributes else found

    def _placement(self, element: Element) -> dict[str, object]:
        """Return where a figure stands (ISO 32000-1 §14.8.5.4.3)."""
        marks = (mark for mark in element.children if isinstance(mark, Mark))
        extents = [self._extents[mark] for mark in marks if mark in self._extents]
        if not extents:
            return {}
        return {"Placement": "Block", "BBox": tuple(round(edge, 2) for edge in extents[0])}

    def _annotations(self, element: Element, link: Reference) -> Iterator[str]:
        """Yield the annotations of a link."""
        for child in element.children:
            if isinstance(child, Element):
                continue
            for page, key, reference in self._links.get(child, ()):
                self._annotated[key] = link
                yield f"<</Type /OBJR /Pg {self._pages[page].reference} /Obj {reference}>>"

    def _parent_tree(self) -> Reference:
        rows: list[object] = []
        for page, found in enumerate(self._parents):
            parents = self._objects.reserve()
            self._objects.fill(parents, f"[{' '.join(found)}]")
            rows += (page, parents)
        for row in sorted(self._annotated.items()):
            rows += row
        return self._objects.add(dictionary({"Nums": array(rows)}))


def _places(
    pages: Sequence[Drawn],
) -> tuple[dict[Mark, Place], dict[Mark, list[Place]]]:
    """Return the first place of each mark, and all places of those that have several."""
    first: dict[Mark, Place] = {}
    further: dict[Mark, list[Place]] = {}
    for at, (page, _, contents) in enumerate(pages):
        marks = [page.marks[number - 1] for number in contents]
        if len(set(marks)) == len(marks) and first.keys().isdisjoint(marks):
            first.update(zip(marks, zip(repeat(at), count(), strict=False), strict=False))
            continue
        for content, mark in enumerate(marks):
            if mark in first:
                further.setdefault(mark, [first[mark]]).append((at, content))
            else:
                first[mark] = (at, content)
    return first, further


def _attributes(attributes: Mapping[str, object]) -> str:
    owners: dict[str, str] = {}
    for key, value in attributes.items():
        owner = _OWNERS.get(key, "Layout")
        owners[owner] = f"{owners.get(owner, f'/O /{owner}')} /{key} {_attribute(key, value)}"
    found = [f"<<{entries}>>" for entries in owners.values()]
    return found[0] if len(found) == 1 else f"[{' '.join(found)}]"


def _attribute(key: str, value: object) -> str:
    match value:
        case str():
            return name(value)
        case tuple() | list():
            parts = (_bytes(str(each)) if key == "Headers" else str(each) for each in value)
            return f"[{' '.join(parts)}]"
        case _:
            return str(value)


def _bytes(text: str) -> str:
    return f"<{text.encode().hex()}>"
