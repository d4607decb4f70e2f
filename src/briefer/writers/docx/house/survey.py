"""What there is in a house's file to choose from: styles, words of its headers, its logo.

The logo is the first picture of a header that is no background: one of a size that logos have.
"""

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from briefer.writers.docx.house.clean import described
from briefer.writers.docx.house.file import Furniture, HouseFile, Kind, PageKind
from briefer.writers.docx.house.markup import Node
from briefer.writers.docx.house.package import pixels
from briefer.writers.docx.house.style import HouseStyles

_EMUS: Final = 12_700
_HIGHEST, _WIDEST = 144, 0.6
"""How high a logo is in points, and how much of a page it is wide, at most."""

_USUAL: Final = 36.0
_LOWEST: Final = 6.0
_MOST_WORDS: Final = 200
_HALF: Final = 220
"""How far from the left a drawing stands that stands on the right, in points."""

_ENDS: Final = ("right", "end", "outside")
_PAGES: Final[tuple[PageKind, ...]] = ("default", "first", "even")

Place = Literal["first", "every"]
Side = Literal["start", "end"]

_PLACES: Final[tuple[tuple[PageKind, Place], ...]] = (("default", "every"), ("first", "first"))


class HouseLogo(NamedTuple):
    """A picture of a header: its bytes, its height in points, and where it stands."""

    data: bytes
    alt: str
    height: float
    place: Place
    side: Side


class Survey(NamedTuple):
    """What a file has: the names of its styles by their kind, the words of headers and footers."""

    styles: dict[str, tuple[str, ...]]
    header: str
    footer: str
    logo: HouseLogo | None
    has_macros: bool


def survey(file: HouseFile, styles: HouseStyles, width: float) -> Survey:
    """Return what there is to choose from; `width` is that of a page."""
    names: dict[str, list[str]] = {"paragraph": [], "character": [], "table": []}
    for style in styles:
        if style.kind in names and style.name:
            names[style.kind].append(style.name)
    found = {kind: tuple(sorted({*each}, key=str.casefold)) for kind, each in names.items()}
    return Survey(
        styles=found,
        header=_words(file, "header"),
        footer=_words(file, "footer"),
        logo=_logo(file, width),
        has_macros=file.has_macros,
    )


def _words(file: HouseFile, kind: Kind) -> str:
    """Return the words of the headers or footers, those of all pages first."""
    given = (file.furniture.get((kind, page)) for page in _PAGES)
    texts = (_text(each.content) for each in given if each)
    return " · ".join(dict.fromkeys(filter(None, texts)))[:_MOST_WORDS]


def _text(content: Node) -> str:
    """Return the words of a header, parted where its paragraphs and columns are."""
    found = []
    for node in content.walk():
        if node.name in ("w:p", "w:tab"):
            found.append(" ")
        elif node.name == "w:t":
            found += [each for each in node.children if isinstance(each, str)]
    return " ".join("".join(found).split())


def _logo(file: HouseFile, width: float) -> HouseLogo | None:
    for page, place in _PLACES:
        furniture = file.furniture.get(("header", page))
        for found in _drawings(furniture) if furniture else ():
            if found.height <= _HIGHEST and found.width <= width * _WIDEST:
                side: Side = "end" if found.is_at_end else "start"
                height = max(_LOWEST, found.height)
                return HouseLogo(found.data, found.alt, height, place, side)
    return None


class _Drawing(NamedTuple):
    data: bytes
    alt: str
    width: float
    height: float
    is_at_end: bool


def _drawings(furniture: Furniture) -> Iterator[_Drawing]:
    """Yield the pictures that can be read."""
    for paragraph in furniture.content.walk():
        if paragraph.name != "w:p":
            continue
        is_at_end = paragraph.value("w:pPr", "w:jc") in _ENDS
        for node in paragraph.walk():
            if node.name == "w:tab" and not node.get("w:val"):
                is_at_end = True
            if node.name in ("wp:inline", "wp:anchor") and (found := _drawn(node, furniture)):
                side = _side(node)
                yield found._replace(is_at_end=is_at_end if side is None else side)


def _drawn(node: Node, furniture: Furniture) -> _Drawing | None:
    extent = node.child("wp:extent")
    blip = next((each for each in node.walk() if each.name == "a:blip"), None)
    data = furniture.pictures.get(blip.get("r:embed")) if blip else None
    found = pixels(data) if data else b""
    if extent is None or not found:
        return None
    properties = node.child("wp:docPr")
    alt = described(properties) if properties else ""
    width, height = (_points(extent.get(name)) for name in ("cx", "cy"))
    return _Drawing(found, alt, width, height or _USUAL, is_at_end=False)


def _side(node: Node) -> bool | None:
    """Return whether a drawing that stands free is nearer to the right, None for any other."""
    position = node.child("wp:positionH")
    if position is None:
        return None
    align, offset = position.child("wp:align"), position.child("wp:posOffset")
    if align is not None:
        return _said(align) in _ENDS
    return offset is not None and _points(_said(offset)) > _HALF


def _said(node: Node) -> str:
    return "".join(each for each in node.children if isinstance(each, str)).strip()


def _points(text: str) -> float:
    try:
        return min(max(float(text), 0), 1e9) / _EMUS
    except ValueError:
        return 0
