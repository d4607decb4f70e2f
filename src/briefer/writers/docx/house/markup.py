"""Parts of a house's file as trees: read by expat within limits, and written as our own elements.

Names have the prefixes of this table, whatever prefixes a file has; what is of any other namespace
is not read at all. A document type is refused: entities have no place in a Word file.
"""

from collections.abc import Iterator
from typing import Final, TypeAlias
from xml.parsers import expat

from briefer.errors import FileError, said
from briefer.writers.docx.element import Xml, foreign, plain

_OFFICE: Final = "http://schemas.openxmlformats.org"
_DRAWING: Final = f"{_OFFICE}/drawingml/2006"
_MICROSOFT: Final = "http://schemas.microsoft.com/office/word/2010"
NAMESPACES: Final = {
    "w": f"{_OFFICE}/wordprocessingml/2006/main",
    "r": f"{_OFFICE}/officeDocument/2006/relationships",
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "a": f"{_DRAWING}/main",
    "pic": f"{_DRAWING}/picture",
    "wps": f"{_MICROSOFT}/wordprocessingShape",
    "wpg": f"{_MICROSOFT}/wordprocessingGroup",
    "mc": f"{_OFFICE}/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "w10": "urn:schemas-microsoft-com:office:word",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
"""The namespaces that are read and written, by their prefixes."""

_READ: Final = {address: prefix for prefix, address in NAMESPACES.items()} | {
    f"{_OFFICE}/package/2006/relationships": "rels",
    f"{_OFFICE}/package/2006/content-types": "types",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
_DEEPEST: Final = 100
_MOST: Final = 400_000


class Node:
    """An element: its name with a prefix, its attributes by name, and what is in it."""

    __slots__ = ("attributes", "children", "name")

    def __init__(
        self,
        name: str,
        attributes: dict[str, str] | None = None,
        children: "list[Part] | None" = None,
    ) -> None:
        self.name = name
        self.attributes = attributes or {}
        self.children: list[Part] = children or []

    def get(self, name: str, otherwise: str = "") -> str:
        """Return an attribute."""
        return self.attributes.get(name, otherwise)

    def elements(self) -> Iterator["Node"]:
        """Yield the elements in it."""
        return (each for each in self.children if isinstance(each, Node))

    def child(self, *names: str) -> "Node | None":
        """Return the element that a path of names leads to, None where one is missing."""
        at = self
        for name in names:
            found = next((each for each in at.elements() if each.name == name), None)
            if found is None:
                return None
            at = found
        return at

    def value(self, *names: str) -> str:
        """Return the w:val of the element that the names lead to, empty where there is none."""
        found = self.child(*names)
        return found.get("w:val") if found else ""

    def walk(self) -> Iterator["Node"]:
        """Yield the element and all in it, in the order of the text."""
        yield self
        for each in self.elements():
            yield from each.walk()

    def text(self) -> str:
        """Return the text of w:t in it."""
        return "".join(
            each
            for node in self.walk()
            if node.name == "w:t"
            for each in node.children
            if isinstance(each, str)
        )

    def xml(self) -> Xml:
        """Return the element as it is written."""
        content = (plain(each) if isinstance(each, str) else each.xml() for each in self.children)
        attributes = {name.replace(":", "__"): value for name, value in self.attributes.items()}
        return foreign(self.name, *content, **attributes)


Part: TypeAlias = Node | str


class _Builder:
    def __init__(self) -> None:
        self.root: Node | None = None
        self._open: list[Node] = []
        self._skipped = 0
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        known = _named(name)
        if self._skipped or not known:
            self._skipped += 1
            return
        self._count += 1
        if len(self._open) >= _DEEPEST or self._count > _MOST:
            raise OverflowError
        kept = {found: value for key, value in attributes.items() if (found := _named(key))}
        node = Node(known, kept)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        self._open.append(node)

    def end(self, _name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        else:
            self._open.pop()

    def text(self, text: str) -> None:
        if self._open and not self._skipped:
            self._open[-1].children.append(text)

    @staticmethod
    def refuse(*_: object) -> None:
        raise OverflowError


def read(data: bytes, name: str) -> Node:
    """Return the tree of a part. Raises FileError where it is none, or past the limits."""
    builder = _Builder()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = builder.refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes it by place
    except (expat.ExpatError, OverflowError, ValueError, LookupError):
        raise FileError(said("{name} in it is damaged.", name=name[:80])) from None
    if builder.root is None:
        raise FileError(said("{name} in it is damaged.", name=name[:80]))
    return builder.root


def _named(name: str) -> str:
    """Return a name with our prefix, empty where its namespace is not read."""
    address, _, local = name.rpartition(" ")
    if "__" in local:  # which our elements write as a colon
        return ""
    if not address:
        return local
    prefix = _READ.get(address)
    return f"{prefix}:{local}" if prefix else ""
