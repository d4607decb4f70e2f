"""The parts of a Word file, as streams of elements: within limits, without entities."""

import posixpath
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final, NamedTuple

from lxml import etree

from briefer.archive import Archive
from briefer.article.reader import limit
from briefer.errors import ArticleError, FileError, said

_HINT: Final = "Open it in Word and save it again, or copy its text and paste it."
_MOST_ELEMENTS: Final = 500_000
_DOCTYPE: Final = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
_OTHERS: Final = (
    ("xl/workbook.xml", said("An Excel file")),
    ("ppt/presentation.xml", said("A PowerPoint file")),
    ("content.xml", said("An OpenDocument file")),
    ("meta-inf/container.xml", said("An e-book")),
)


class Relation(NamedTuple):
    """Where a part points to: the last word of the type, and a part or an address."""

    kind: str
    target: str
    is_external: bool


class Package:
    """The parts of a Word file. Raises ArticleError where one is damaged or past the limits."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = Archive(BytesIO(data))
        except FileError as fault:
            raise _damaged(fault.message) from None
        documents = [each for each in self.relations("") if each.kind == "officeDocument"]
        self.document = documents[0].target if documents else "word/document.xml"
        names = self._archive.names()
        if self.document.lower() not in names or self.document.startswith(("xl/", "ppt/")):
            raise _other(names)

    def read(self, name: str) -> bytes:
        """Return the bytes of a part, empty where there is none."""
        try:
            return self._archive.read(name) or b""
        except FileError as fault:
            raise _damaged(fault.message) from None

    def relations(self, name: str) -> list[Relation]:
        """Return where a part points to; "" is the file as a whole."""
        return [relation for _, relation in self._relations(name)]

    def relations_by_id(self, name: str) -> dict[str, Relation]:
        """Return where a part points to, by the ids that it uses."""
        return dict(self._relations(name))

    def elements(self, name: str) -> Iterator[tuple[str, Any, str]]:
        """Yield the starts and ends of the elements of a part, with their names of no namespace.

        What has ended, and its paragraph with it, is forgotten.
        """
        data = self.read(name)
        if not data:
            return
        if _DOCTYPE.search(data.replace(b"\0", b"")):
            raise _damaged(said("{name} in it is damaged.", name=name))
        parser = etree.iterparse(
            BytesIO(data),
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            for count, (event, element) in enumerate(parser):
                if count > 2 * _MOST_ELEMENTS:
                    raise limit.too_long()
                tag = element.tag
                yield event, element, tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""
                if event == "end":
                    _forget(element)
        except etree.XMLSyntaxError as fault:
            if "XML_PARSE_HUGE" in str(fault):
                raise limit.too_deep() from None
            raise _damaged(said("{name} in it is damaged.", name=name)) from None

    def _relations(self, name: str) -> Iterator[tuple[str, Relation]]:
        folder, file = posixpath.split(name)
        for event, element, tag in self.elements(posixpath.join(folder, "_rels", f"{file}.rels")):
            if event == "start" and tag == "Relationship":
                is_external = element.get("TargetMode") == "External"
                target = element.get("Target") or ""
                if not is_external:
                    target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                kind = (element.get("Type") or "").rpartition("/")[2]
                yield element.get("Id") or "", Relation(kind, target, is_external)


def _forget(element: Any) -> None:
    """Free what has been read, but for the properties that are asked for when they end."""
    if element.tag.endswith(("}p", "}tbl", "}footnote", "}comment", "}style")):
        element.clear()
        before = element.getprevious()
        if before is not None:
            element.getparent().remove(before)


def _damaged(fault: str) -> ArticleError:
    return ArticleError(said("The Word file cannot be read. {fault}", fault=fault), _HINT)


def _other(names: tuple[str, ...]) -> ArticleError:
    what = next((what for name, what in _OTHERS if name in names), said("A zip file"))
    return ArticleError(
        said("{what} cannot be read as an article.", what=what),
        "Open it in a word processor and save it as .docx, or copy its text and paste it.",
    )
