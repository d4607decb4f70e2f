"""Writers: a document and a theme -> the bytes of one format.

They know no briefing, audience or template. Each is a module or package with one function
`write(document, theme, typeset)`; FORMATS is the one table of them, and a writer is imported only
when it is needed.
"""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, cast

from briefer.document.theme import Theme
from briefer.document.tree import Document
from briefer.errors import Problem
from briefer.value import dataclass

if TYPE_CHECKING:
    from briefer.typeset.page import Typeset


@dataclass(frozen=True, slots=True)
class Written:
    """The bytes of a file, and what was wrong with the content on the way."""

    data: bytes
    problems: tuple[Problem, ...] = ()


class Writer(Protocol):
    """What each format provides."""

    def __call__(self, document: Document, theme: Theme, typeset: "Typeset | None") -> Written:
        """Return the file; `typeset` is the document's pages, which only some formats need.

        Raises ExportError where the format cannot hold the document.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: its name, which is the extension of its files too, and its writer's module."""

    name: str
    title: str
    module: str
    needs_pages: bool = False
    is_lockable: bool = False

    def writer(self) -> Writer:
        """Return the writer, imported now."""
        return cast("Writer", import_module(self.module).write)

    def lock(self, data: bytes, password: str) -> bytes:
        """Return a file of a lockable format so that it opens with the password alone."""
        return cast("bytes", import_module(self.module).lock(data, password))


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        each.name: each
        for each in (
            Format(
                name="pdf",
                title="PDF",
                module="briefer.writers.pdf",
                needs_pages=True,
                is_lockable=True,
            ),
            Format(name="docx", title="Word", module="briefer.writers.docx"),
            Format(name="html", title="HTML", module="briefer.writers.html"),
            Format(name="md", title="Markdown", module="briefer.writers.markdown"),
            Format(name="txt", title="Plain text", module="briefer.writers.text"),
            Format(name="xml", title="Markup of the tree", module="briefer.writers.xml"),
        )
    }
)
