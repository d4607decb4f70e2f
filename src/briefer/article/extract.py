r"""What a reader finds in an article: one cleaned text, and what its stretches are.

Offsets count characters of `Extract.text`, where paragraphs stand in reading order with an empty
line between them: `text[a.end : b.start] == "\n\n"` for neighbours. None holds a line end.
"""

from typing import Literal

from briefer.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch in strong or emphasis, or a link, whose address is https, http or mailto."""

    start: int
    end: int
    kind: Literal["strong", "emphasis", "link"]
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Where a paragraph stands in a table of the article: all counted from 0."""

    table: int
    row: int
    column: int
    is_head: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A stretch of text with what the format says of it.

    `level` is that of a heading, from 1, or the depth of a list's item, from 1. `is_ordered` is of
    items. `list` numbers the lists of an article from 1, so that neighbours of one list are known.
    A caption belongs to a picture or a table that stood there. `is_underlined` is what plain text
    and typewriters do to headings; marks say what is strong.
    """

    start: int
    end: int
    kind: Literal["paragraph", "heading", "item", "quote", "cell", "caption"] = "paragraph"
    level: int = 0
    is_ordered: bool = False
    list: int = 0
    cell: Cell | None = None
    is_underlined: bool = False
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """What was left out, by its kind: how often, and its characters that are not white.

    Kinds: "navigation", "script", "style", "form", "hidden", "deleted", "comment", "picture",
    "control" (characters), "furniture" (header and footer of pages), "field", "metadata", "markup"
    (signs that stand for structure: of lists, quotes and lines), "hyphen" (at the end of a line).
    """

    kind: str
    count: int
    characters: int = 0
    sample: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What the file itself says beside its text: meta tags, JSON-LD, properties; empty if nothing.

    `published` is an ISO date. `address` is https or http.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    publisher: str = ""
    address: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """An article as it was read: format "text", "markdown", "html" or "docx"."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    format: Literal["text", "markdown", "html", "docx"] = "text"
    encoding: str = "utf-8"
    declared: Declared = Declared()
    dropped: tuple[Dropped, ...] = ()

    def of(self, paragraph: Paragraph) -> str:
        """Return the text of a paragraph."""
        return self.text[paragraph.start : paragraph.end]
