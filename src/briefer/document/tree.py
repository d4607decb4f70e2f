"""The tree of an edition: some dozen generic blocks with roles, and eight inlines.

A new idea of the domain is a new role in a template and a theme, never a new block here. Every
block carries the id that problems and clicks in a preview lead back by, and may carry its own
language.

White space in spans is normal: runs of spaces, tabs and line ends are one space, none stands at
either end of a line of inlines, and no two spans are neighbours (`normal` in `walk`).
"""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from briefer.value import dataclass, field

Direction = Literal["", "ltr", "rtl"]
Align = Literal["start", "end", "center", "decimal"]
ChartKind = Literal["bar", "column", "line"]


@dataclass(frozen=True, slots=True)
class Span:
    """Plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Text of strong importance."""

    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed text."""

    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to an address outside (https, http or mailto)."""

    address: str
    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Note:
    """A note that hangs on this place; writers put its content where their format has notes."""

    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to a source.

    In prose `target` is the id of a source and `label` is empty; in a document that is ready to be
    written, `target` is the id of a `SourceItem` (empty: none is listed) and `label` its printed
    label, such as "3"; the writers print "[3]".
    """

    target: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    """A few words set apart by their role, such as a likelihood or a portion mark."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line end that is part of the text."""


Inline = Span | Strong | Emphasis | Link | Note | Citation | Badge | LineBreak
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What all blocks have: an id that is unique in the document, a role, a language."""

    id: str = ""
    role: str = ""
    lang: str = ""
    dir: Direction = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Block):
    """A heading of level 1 (a part of the document) to 6; the title is a paragraph of that role."""

    level: int
    content: Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Block):
    """A paragraph."""

    content: Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets(Block):
    """An unordered list; each item is a row of blocks."""

    items: tuple["Blocks", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers(Block):
    """A numbered list that begins at 1; each item is a row of blocks."""

    items: tuple["Blocks", ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what is said of it."""

    term: Inlines
    blocks: "Blocks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions(Block):
    """A list of terms with what is said of each."""

    items: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """How a column of a table stands."""

    align: Align = "start"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `columns` and `rows` say how many of each it spans."""

    content: Inlines
    columns: int = 1
    rows: int = 1


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Block):
    """A table; the rows of `head` recur on each page, and `row_heads` first columns name rows."""

    columns: tuple[Column, ...]
    head: tuple[Row, ...] = ()
    rows: tuple[Row, ...] = ()
    row_heads: int = 0
    caption: Inlines = ()
    note: Inlines = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel(Block):
    """Blocks that belong together and are set apart by their role."""

    blocks: "Blocks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Block):
    """A picture of the document, by its id there; `note` names where it comes from."""

    picture: str
    alt: str = ""
    caption: Inlines = ()
    note: Inlines = ()


@dataclass(frozen=True, slots=True)
class Series:
    """The values of a chart under one name; None is a gap."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(Block):
    """A chart: bars lie, columns stand, lines run over the categories."""

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    alt: str = ""
    caption: Inlines = ()
    note: Inlines = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Block):
    """Words of somebody else."""

    blocks: "Blocks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Block):
    """A line across the page; the role "writing" is a line to write on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak(Block):
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class SourceItem:
    """An entry of the list of sources; citations lead to its id."""

    id: str
    label: str
    content: Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList(Block):
    """The list of sources."""

    items: tuple[SourceItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents(Block):
    """A list of the headings to `depth`, printed only in a document of over `over_pages` pages."""

    depth: int = 2
    over_pages: int = 4


AnyBlock = (
    Heading
    | Paragraph
    | Bullets
    | Numbers
    | Definitions
    | Table
    | Panel
    | Figure
    | Chart
    | Quote
    | Rule
    | PageBreak
    | SourceList
    | Contents
)
Blocks = tuple[AnyBlock, ...]


@dataclass(frozen=True, slots=True)
class Marking:
    """How the document may be handled: a scheme and the words of its banner."""

    scheme: Literal["", "tlp", "text"] = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """The pixels of a figure, as they were stored."""

    data: bytes = field(repr=False)
    media_type: Literal["image/png", "image/jpeg"]
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Labels:
    """The words that writers add themselves, in the document's language."""

    page: str = "Page {page} of {pages}"
    contents: str = "Contents"
    continued: str = "continued"
    notes: str = "Notes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An edition that is ready to be written.

    `header` and `footer` are the quiet words on each page beside marking and page number;
    `max_pages` is the most that it may have (0: any number), and more are an error problem. The
    `logo` is put where the theme says.
    """

    title: str
    lang: str = "en"
    dir: Direction = "ltr"
    blocks: Blocks = ()
    marking: Marking = Marking()
    subject: str = ""
    author: str = ""
    organisation: str = ""
    reference: str = ""
    date: dt.date | None = None
    header: str = ""
    footer: str = ""
    max_pages: int = 0
    labels: Labels = Labels()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    logo: Picture | None = None
