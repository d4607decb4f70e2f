"""A house's Word file: what is taken of it, by an allow-list, as trees and pictures.

Taken are styles, lists, the colours and fonts of its theme, the set-up of its pages, its headers
and footers, and the pictures in these. All else is not even read: its text, its macros, properties
and comments, custom XML, building blocks, the template that it is attached to, what lies outside.
"""

import posixpath
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal, NamedTuple

from briefer.archive import Archive
from briefer.errors import FileError, said
from briefer.writers.docx.house.markup import Node, read

Kind = Literal["header", "footer"]
PageKind = Literal["default", "first", "even"]
KINDS: Final[tuple[Kind, ...]] = ("header", "footer")

LARGEST: Final = 25 * 1024 * 1024
"""How large such a file may be, in bytes."""

_PAGES: Final[dict[str, PageKind]] = {"default": "default", "first": "first", "even": "even"}
_LARGEST_PICTURE: Final = 10 * 1024 * 1024


class Furniture(NamedTuple):
    """A header or footer as it is in the file, and the parts that its ids lead to."""

    content: Node
    pictures: dict[str, bytes]


class HouseFile(NamedTuple):
    """What is taken of a file; `section` is its last, with what it inherits of those before it."""

    name: str
    styles: Node
    numbering: Node | None
    theme: Node | None
    settings: Node | None
    section: Node | None
    furniture: dict[tuple[Kind, PageKind], Furniture]
    has_macros: bool

    @property
    def has_page(self) -> bool:
        """Return whether the file says how large a page is, and its margins."""
        section = self.section
        return section is not None and all(map(section.child, ("w:pgSz", "w:pgMar")))

    @property
    def is_first_apart(self) -> bool:
        """Return whether the first page has a header and a footer of its own."""
        section = self.section
        return section is not None and _is_on(section.child("w:titlePg")) and self.has_page

    @property
    def is_even_apart(self) -> bool:
        """Return whether even pages have headers and footers of their own."""
        return self.settings is not None and _is_on(self.settings.child("w:evenAndOddHeaders"))


def read_house(path: Path) -> HouseFile:
    """Return what is taken of the file, which is never changed. Raises FileError."""
    try:
        found = path.stat()
    except OSError:
        found = None
    if found is None or not path.is_file():
        raise FileError(said("There is no file {file}.", file=path.name), path=path)
    if found.st_size > LARGEST:
        fault = FileError(said("It is larger than {most} MB.", most=LARGEST // 1024**2))
        raise _unreadable(path, fault)
    return _read(path, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int, _size: int) -> HouseFile:
    try:
        with Archive(path) as archive:
            return _Reader(archive, path.name).house()
    except FileError as fault:
        raise _unreadable(path, fault) from None


def _unreadable(path: Path, fault: FileError) -> FileError:
    return FileError(
        said("{file} cannot be read. {fault}", file=path.name, fault=fault.message),
        fault.hint or "Use a .docx or .dotx that Word saved.",
        path=path,
    )


class _Reader:
    def __init__(self, archive: Archive, name: str) -> None:
        self._archive = archive
        self._name = name

    def house(self) -> HouseFile:
        main = self._main()
        relations = self._relations(main)
        document = self._tree(main)
        by_kind = dict(relations.values())
        trees = {
            kind: self._tree(by_kind[kind]) if kind in by_kind else None
            for kind in ("styles", "numbering", "theme", "settings")
        }
        if trees["styles"] is None:
            raise FileError("It has no styles.")
        section, references = _merged(document)
        return HouseFile(
            name=self._name,
            styles=trees["styles"],
            numbering=trees["numbering"],
            theme=trees["theme"],
            settings=trees["settings"],
            section=section,
            furniture={
                key: self._furniture(relations[identity][1])
                for key, identity in references.items()
                if relations.get(identity, ("",))[0] == key[0]
            },
            has_macros=any(each.endswith("vbaproject.bin") for each in self._archive.names()),
        )

    def _main(self) -> str:
        """Return the name of the part that holds the document. Raises FileError."""
        for kind, target in self._relations("").values():
            if kind == "officeDocument":
                types = self._tree("[Content_Types].xml")
                told = {
                    each.get("PartName").lower().lstrip("/"): each.get("ContentType")
                    for each in types.elements()
                }
                found = told.get(target.lower(), "")
                if found.endswith(".main+xml") and ("wordprocessing" in found or "word" in found):
                    return target
        raise FileError("It is no Word file.")

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return the kinds and targets of what belongs to a part, by id; nothing outside."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if self._archive.read(rels) is None:
            return {}
        return {
            each.get("Id"): (
                each.get("Type").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, each.get("Target"))).lstrip("/"),
            )
            for each in self._tree(rels).elements()
            if each.get("TargetMode") != "External"
        }

    def _tree(self, part: str) -> Node:
        data = self._archive.read(part)
        if data is None:
            raise FileError(said("{name} is missing in it.", name=part[:80]))
        return read(data, part)

    def _furniture(self, part: str) -> Furniture:
        pictures = {}
        for identity, (kind, target) in self._relations(part).items():
            if kind == "image":
                data = self._archive.read(target, _LARGEST_PICTURE)
                if data is not None:
                    pictures[identity] = data
        return Furniture(self._tree(part), pictures)


def _merged(document: Node) -> tuple[Node | None, dict[tuple[Kind, PageKind], str]]:
    """Return the last section, and the headers and footers that it has or inherits."""
    section: Node | None = None
    found: dict[tuple[Kind, PageKind], str] = {}
    for node in document.walk():
        if node.name == "w:sectPr":
            section = node
            for kind in KINDS:
                for each in node.elements():
                    page = _PAGES.get(each.get("w:type", "default"))
                    if page and each.name == f"w:{kind}Reference":
                        found[kind, page] = each.get("r:id")
    return section, found


def _is_on(node: Node | None) -> bool:
    return node is not None and node.get("w:val", "1") not in ("0", "false", "off")
