"""What a theme holds: fonts, colours, the page, and a style for each kind and role."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from briefer.value import dataclass, field, replace

SIZES = {"a4": (595.2756, 841.8898), "letter": (612.0, 792.0)}
"""Width and height of the pages, in points."""

MOST_SOURCES = 16
"""How many sources stand in the columns of their style; more are as wide as text is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFamily:
    """The four files of a family, its name in Word, and files for characters that it lacks."""

    name: str
    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path
    fallback: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a block looks; lengths in points, `start` and `end` by the direction of the text.

    `tabular`, `old_style` (figures) and `small_capitals` are had where the font has them. What is
    `wide` goes over all columns of a page. Short panels and few sources stand in `columns`.
    """

    font: str = "sans"
    size: float = 10
    leading: float = 14
    bold: bool = False
    italic: bool = False
    colour: str = "#000000"
    align: Literal["start", "end", "center", "justify"] = "start"
    before: float = 0
    after: float = 0
    start: float = 0
    end: float = 0
    first: float = 0
    keep_with_next: bool = False
    keep_together: bool = False
    background: str = ""
    line_top: float = 0
    line_bottom: float = 0
    line_start: float = 0
    line_colour: str = ""
    pad_x: float = 0
    pad_y: float = 0
    radius: float = 0
    capitals: bool = False
    tracking: float = 0
    hyphenate: bool = False
    tabular: bool = False
    old_style: bool = False
    small_capitals: bool = False
    columns: int = 1
    wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineStyle:
    """How an inline differs from the text around it; an empty colour is that text's."""

    colour: str = ""
    background: str = ""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    capitals: bool = False
    scale: float = 1
    rise: float = 0
    pad_x: float = 0
    pad_y: float = 0
    radius: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStyle:
    """The page and its margins; `header` and `footer`: how far in their base lines stand.

    Lines of text as high as those of "text" stand on a `grid`, unless it is 0, and so do headings,
    below which the space is then the same; but not those of lists and panels.
    """

    size: str = "a4"
    width: float = SIZES["a4"][0]
    height: float = SIZES["a4"][1]
    top: float = 70
    bottom: float = 70
    start: float = 70
    end: float = 70
    header: float = 36
    footer: float = 36
    columns: int = 1
    gap: float = 18
    grid: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A picture at the top of the first page, or in the header of every one.

    `height` is in points, and `side` goes by the direction of the text. `alt` is what it shows, for
    those who cannot see it.
    """

    file: Path
    alt: str = ""
    height: float = 36
    place: Literal["first", "every"] = "first"
    side: Literal["start", "end"] = "start"

    def size(self, width: int, height: int, room: float) -> tuple[float, float]:
        """Return the width and height in points of so many pixels, no wider than the room."""
        wide = self.height * width / height
        return (wide, self.height) if wide <= room else (room, room * height / width)

    def top(self, page: PageStyle) -> float:
        """Return how far from above it stands in a header: in the middle of its line."""
        return max(_EDGE, page.header - _HALF_LETTER - self.height / 2)


_EDGE = 17  # nearer to the edge, printers cut
_HALF_LETTER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A look: fonts by name ("sans"), colours by name ("accent"), styles by kind and role.

    `house` is the Word file whose styles and headers Word files have, and `house_styles` says which
    of its styles stand for ours, by their names in Word; an empty one is ours. `replaced` are
    families that are not installed, with the files that stand for them. `header` and `footer` are
    texts in the place of the document's, with places such as {title}; without them the document has
    its own. Headings are `numbered` from the first level down. The `logo` is on pages, and in Word
    files whose house has none.
    """

    id: str
    name: str
    version: int = 1
    page: PageStyle = PageStyle()
    fonts: Mapping[str, FontFamily] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)
    chart: tuple[str, ...] = ("#1F4E8C",)
    styles: Mapping[str, Style] = field(default_factory=dict)
    inlines: Mapping[str, InlineStyle] = field(default_factory=dict)
    house: Path | None = None
    house_styles: Mapping[str, str] = field(default_factory=dict)
    replaced: Mapping[str, Path] = field(default_factory=dict)
    header: str = ""
    footer: str = ""
    numbered: bool = False
    logo: Logo | None = None

    def style(self, kind: str, role: str = "", within: str = "") -> Style:
        """Return the style of a kind of block with a role, in a panel of the role `within`.

        The nearest that the theme has: "panel.W kind.role", "kind.role", "panel.W kind", "kind",
        "text".
        """
        names = [f"{kind}.{role}", kind] if role else [kind]
        if within:
            inner = [f"panel.{within} {name}" for name in names]
            names = [inner[0], *([names[0]] if role else []), *inner[1:], kind]
        for name in names:
            if name in self.styles:
                return self.styles[name]
        return self.styles.get("text", Style())

    def inline(self, kind: str, role: str = "") -> InlineStyle:
        """Return the style of a kind of inline with a role: "kind.role", else "kind"."""
        found = self.inlines.get(f"{kind}.{role}") or self.inlines.get(kind)
        return found or InlineStyle(bold=kind == "strong", italic=kind == "emphasis")

    def on(self, size: str) -> "Theme":
        """Return the theme for a size of page; the margins at the sides grow, and lines do not."""
        width, height = SIZES[size]
        page = self.page
        more = (width - page.width) / 2
        page = replace(page, start=page.start + more, end=page.end + more)
        return replace(self, page=replace(page, size=size, width=width, height=height))
