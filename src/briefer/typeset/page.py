"""Pages: what stands where, and what it is: the display list that the PDF writer draws.

The origin is the upper left corner of a page, x to the right and y down, in points. The structure
is a tree of the standard types of PDF (ISO 32000-1 §14.8.4) in logical order, whose leaves are
marks. Every item says which of its page's marks it has (from 1 upward), or that it is furniture
(`ARTIFACT`). Blocks are known by their id, so that a point leads to a place in the text and back,
without anything of it in the delivered file.
"""

from briefer.errors import Problem
from briefer.value import dataclass, field

ARTIFACT = 0
"""The mark of furniture, rules and backgrounds, which have no part in the structure."""


LOGO = ""
"""The picture that is the logo, which has no id."""


@dataclass(frozen=True, slots=True, eq=False)
class Glyphs:
    """Shaped glyphs of one face, in visual order; lengths in ems, `xs` from the left end.

    `clusters` are offsets in `text`, a range where each glyph shows one character; `bare` is the
    width without a space at the end of the text.
    """

    face: str
    text: str
    ids: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    clusters: tuple[int, ...] | range
    width: float
    bare: float
    rtl: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one face, size and colour on one base line.

    `words` are in visual order, and `starts` the x of their left ends; `tracking` is added after
    each glyph. `text` is that of all words in logical order. `offset` is where `text` begins in the
    plain text of the block: that of its own lines (`walk.lines` without those of blocks within),
    with a line end between them; a note has the offset of its reference. `x` is where the first
    glyph stands, `end` the x where the run ends.
    """

    mark: int
    x: float
    y: float
    end: float
    face: str
    size: float
    colour: str
    words: tuple[Glyphs, ...]
    starts: tuple[float, ...]
    text: str
    tracking: float = 0
    rtl: bool = False
    block: str = ""
    offset: int = 0

    @property
    def glyphs(self) -> tuple[int, ...]:
        """The glyph ids of the face, in visual order."""
        return tuple(glyph for word in self.words for glyph in word.ids)

    @property
    def xs(self) -> tuple[float, ...]:
        """The x of each glyph."""
        size, tracking = self.size, self.tracking
        return tuple(
            start + size * x + tracking * number
            for start, word in zip(self.starts, self.words, strict=True)
            for number, x in enumerate(word.xs)
        )

    @property
    def ys(self) -> tuple[float, ...]:
        """How far each glyph stands above the base line."""
        size = self.size
        return tuple(size * y for word in self.words for y in word.ys or (0.0,) * len(word.ids))

    @property
    def clusters(self) -> tuple[int, ...]:
        """The offsets in `text` of the characters that each glyph shows."""
        found: list[int] = []
        at = len(self.text) if self.rtl else 0
        for word in self.words:
            if self.rtl:
                at -= len(word.text)
            found += [at + cluster for cluster in word.clusters]
            if not self.rtl:
                at += len(word.text)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Area:
    """A filled rectangle, such as a background; rounded by `radius`."""

    mark: int
    x: float
    y: float
    width: float
    height: float
    colour: str
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points, or the outline of an area where it is closed; dashes in points."""

    mark: int
    points: tuple[tuple[float, float], ...]
    width: float
    colour: str
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled polygon."""

    mark: int
    points: tuple[tuple[float, float], ...]
    colour: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the document, by its id; `LOGO` is its logo."""

    mark: int
    x: float
    y: float
    width: float
    height: float
    picture: str


Item = Run | Area | Stroke | Shape | Image


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A rectangle that leads to an address, or inside the document to a destination ("#id").

    `mark` is that of the page which a structure element of type Link has.
    """

    mark: int
    x: float
    y: float
    width: float
    height: float
    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Box:
    """The rectangle of a block, or of its part on a page; later boxes lie in earlier ones."""

    block: str
    role: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class WordBox:
    """The rectangle of a word, with its place in the plain text of its block."""

    block: str
    offset: int
    text: str
    x: float
    y: float
    width: float
    height: float


@dataclass(slots=True, eq=False)
class Mark:
    """A leaf of the logical structure, on whichever pages its content landed.

    Where it `is_spoken`, glyphs do not say what it says: its pages do.
    """

    is_spoken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: its items in order of drawing, and the boxes that clicks and searches ask.

    `marks` are those of its items, and `spoken` what is spoken for each, if anything. `targets` are
    the names of places that links lead to, with their y.
    """

    number: int
    width: float
    height: float
    items: tuple[Item, ...]
    marks: tuple[Mark, ...] = ()
    spoken: tuple[str, ...] = ()
    links: tuple[LinkArea, ...] = ()
    boxes: tuple[Box, ...] = ()
    targets: tuple[tuple[str, float], ...] = ()

    def looks_like(self, other: "Page") -> bool:
        """Return whether both show the same."""
        size, other_size = (self.width, self.height), (other.width, other.height)
        return self is other or (self.items == other.items and size == other_size)


@dataclass(slots=True, kw_only=True)
class Element:
    """An element of the logical structure; its children are elements and marks.

    `tag` is a standard type ("H1", "P", "LBody", ...). `attributes` go into the element's attribute
    dictionaries, by name: Scope, ColSpan, RowSpan, Headers, ListNumbering, Placement, BBox.
    """

    tag: str
    id: str = ""
    lang: str = ""
    alt: str = ""
    actual: str = ""
    title: str = ""
    attributes: dict[str, object] = field(default_factory=dict)
    children: list["Element | Mark"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Destination:
    """A place inside the document that links and bookmarks lead to."""

    page: int
    y: float


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline that viewers show; `level` from 1."""

    level: int
    title: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeset:
    """Pages with their logical structure, the places that links lead to, and the problems met.

    `destinations` are found by the name that links use without "#": a block's id, a source item's
    id.
    """

    pages: tuple[Page, ...]
    structure: Element
    destinations: dict[str, Destination]
    bookmarks: tuple[Bookmark, ...]
    problems: tuple[Problem, ...] = ()
