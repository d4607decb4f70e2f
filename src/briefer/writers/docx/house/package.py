"""The package of a file in a house's style: our parts, with the house's styles, lists and theme.

Of its file nothing goes in but what `clean` lets through, under names of ours.
"""

from functools import lru_cache

from briefer.document.theme import PageStyle
from briefer.errors import Problem, said, warning
from briefer.pillow import loading
from briefer.writers.docx.element import NOTHING, Xml, element, empty, foreign, joined, twips
from briefer.writers.docx.house.clean import styles_only, theme_only
from briefer.writers.docx.house.file import HouseFile, Kind, PageKind
from briefer.writers.docx.house.markup import NAMESPACES, Node
from briefer.writers.docx.house.sheet import FIRST_LIST, HouseNumbering
from briefer.writers.docx.house.style import MOST_LISTS
from briefer.writers.docx.package import NUMBERING, STYLES, WordPackage

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DECLARED = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
"""The head of a part, and the namespaces of its root."""

_THEME = "word/theme/theme1.xml"
_SETTINGS = "word/settings.xml"
_TYPES = "[Content_Types].xml"
_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOTS = {"header": "hdr", "footer": "ftr"}
_AFTER_PPR = ("w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tblStylePr")
_AFTER_BIDI = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing",
    "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment",
    "w:textboxTightWrap", "w:outlineLvl", "w:rPr",
)  # fmt: skip
_LARGEST = 50_000_000
_TALLEST = 4000


class HousePackage(WordPackage):
    """The base document with what a house has in the place of ours."""

    def __init__(
        self, house: HouseFile, numbering: HouseNumbering, *, lang: str, rtl: bool
    ) -> None:
        super().__init__()
        self._house = house
        self._lists = NOTHING
        self._sections = 0
        self._references: list[Xml] = []
        self._known: dict[bytes, bytes] = {}
        self.problems: list[Problem] = []
        self._take_styles(lang, rtl=rtl)
        self._take_lists(numbering)
        self._take_theme()
        self._take_settings()

    def put(self, part: str, before: str, content: Xml) -> None:
        """Put content into a part; the defaults of styles are the house's."""
        if part == NUMBERING:  # all w:abstractNum stand before all w:num
            content = joined((content, self._lists))
        if part != STYLES or before == "</w:styles>":
            super().put(part, before, content)

    def _take_lists(self, numbering: HouseNumbering) -> None:
        """Put the lists of the house into the file, numbered beyond ours."""
        node = self._house.numbering
        found: dict[str, list[Xml]] = {"w:abstractNum": [], "w:num": []}
        for each in node.elements() if node else ():
            clean = styles_only(each)
            if clean is None or each.name not in found:
                continue
            _shift(clean, f"{each.name}Id")
            if told := clean.child("w:abstractNumId"):
                _shift(told, "w:val")
                numbering.abstract_of[int(clean.get("w:numId"))] = int(told.get("w:val"))
            found[each.name].append(clean.xml())
        super().put(NUMBERING, "</w:numbering>", joined(found["w:abstractNum"]))
        self._lists = joined(found["w:num"])

    def furniture(self, kind: Kind, page: PageKind, content: Xml) -> None:
        """Put a header or footer into the file: `content` is all that is in it."""
        name = part_of(kind, page)
        root = _ROOTS[kind]
        self._base[name] = f"{DECLARATION}<w:{root} {DECLARED}>{content}</w:{root}>"
        identity = {"header": "rId7", "footer": "rId8"}[kind]
        if page != "default":
            super().put(
                _TYPES, "</Types>",
                foreign("Override", PartName=f"/{name}", ContentType=f"{_PART}.{kind}+xml"),
            )  # fmt: skip
            identity = self._relate("word/document.xml", kind, name.removeprefix("word/"))
        reference = foreign(f"w:{kind}Reference", w__type=page, r__id=identity)
        self._references.append(reference)

    def house_picture(self, part: str, data: bytes) -> str:
        """Return the id of a picture of a header or footer, empty where it is of no known kind."""
        found = self._known.get(data)
        if found is None:
            found = self._known[data] = pixels(data)
        if not found:
            self.problems.append(
                warning(
                    said("A picture of {file} is left out.", file=self._house.name),
                    "Headers and footers may have PNG, JPEG and GIF.",
                )
            )
            return ""
        is_jpeg = found[:2] == b"\xff\xd8"
        number = list(self._known).index(data) + 1
        target = f"media/house{number}.{'jpg' if is_jpeg else 'png'}"
        self._added[f"word/{target}"] = found
        return self._relate(part, "image", target)

    def section(self, page: PageStyle, size: float, *, rtl: bool, columns: int = 1) -> Xml:
        """Return a section with the house's page; the first page is apart in the first alone."""
        self._sections += 1
        house = self._house.section
        is_first = self._sections == 1 and self._house.is_first_apart
        size_of, margins, borders, grid = (
            [styles_only(found)] if house and (found := house.child(f"w:{name}")) else []
            for name in ("pgSz", "pgMar", "pgBorders", "docGrid")
        )
        if not self._house.has_page:
            return super().section(page, size, rtl=rtl, columns=columns)
        content = [
            *self._references,
            empty("type", "continuous"),
            *(node.xml() for node in (*size_of, *margins, *borders) if node),
            empty("cols", num=columns, space=twips(page.gap)),
            *([empty("titlePg")] if is_first else []),
            *([empty("bidi")] if rtl else []),
            *(node.xml() for node in grid if node),
        ]
        return element("sectPr", *content)

    def hyphenate(self) -> None:
        """Let Word hyphenate; the switch stands before that of even pages (§17.15.1)."""
        if self._house.is_even_apart:
            super().put(_SETTINGS, "<w:evenAndOddHeaders", empty("autoHyphenation"))
        else:
            super().hyphenate()

    def _take_styles(self, lang: str, *, rtl: bool) -> None:
        clean = styles_only(self._house.styles)
        assert clean
        for node in clean.walk():
            if node.name == "w:numPr" and (number := node.child("w:numId")):
                _shift(number, "w:val")
        self._speak(clean, lang, rtl=rtl)
        written = clean.xml()
        start = written.index(">") + 1
        head = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
        self._base[STYLES] = f"{DECLARATION}<w:styles {DECLARED} {head}>{written[start:]}"

    @staticmethod
    def _speak(styles: Node, lang: str, *, rtl: bool) -> None:
        """Let text be of the document's language and direction where nothing says otherwise."""
        defaults = styles.child("w:docDefaults")
        if defaults is None:
            defaults = Node("w:docDefaults")
            styles.children.insert(0, defaults)
        runs = _within(_within(defaults, "w:rPrDefault", 0), "w:rPr", 0)
        told = {"w:val": lang, "w:eastAsia": lang, "w:bidi": lang if rtl else "ar-SA"}
        runs.children.append(Node("w:lang", told))
        if not rtl:
            _straighten(styles)
        else:
            defaulted = (each for each in styles.elements() if each.get("w:default") == "1")
            text = next((each for each in defaulted if each.get("w:type") == "paragraph"), None)
            _turn(_within(_within(defaults, "w:pPrDefault", 1), "w:pPr", 0))
            if text:
                names = [each.name for each in text.elements()]
                at = next(
                    (index for index, name in enumerate(names) if name in _AFTER_PPR), len(names)
                )
                _turn(_within(text, "w:pPr", at))

    def _take_theme(self) -> None:
        theme = self._house.theme
        elements = theme.child("a:themeElements") if theme else None
        clean = theme_only(elements) if elements else None
        if clean:
            root = f'<a:theme xmlns:a="{NAMESPACES["a"]}" name="House">'
            self._base[_THEME] = f"{DECLARATION}{root}{clean.xml()}</a:theme>"

    def _take_settings(self) -> None:
        if self._house.is_even_apart:
            super().put(_SETTINGS, "<w:characterSpacingControl", empty("evenAndOddHeaders"))


def part_of(kind: Kind, page: PageKind) -> str:
    """Return the name of the part that a header or footer is."""
    return f"word/{kind}{('default', 'first', 'even').index(page) + 1}.xml"


def _within(node: Node, name: str, at: int) -> Node:
    """Return the element of a name in another, put there where it is missing."""
    found = node.child(name)
    if found is None:
        found = Node(name)
        node.children.insert(at, found)
    return found


def _turn(paragraphs: Node) -> None:
    """Let paragraphs read from right to left, in the order of ECMA-376-1 §17.3.1.26."""
    names = [each.name for each in paragraphs.elements()]
    at = next((index for index, name in enumerate(names) if name in _AFTER_BIDI), len(names))
    paragraphs.children.insert(at, Node("w:bidi"))


def _straighten(styles: Node) -> None:
    """Let no style of a house that reads from right to left turn what does not."""
    for node in [*styles.walk()]:
        node.children[:] = [
            each
            for each in node.children
            if not isinstance(each, Node) or each.name not in ("w:bidi", "w:rtl")
        ]


def _shift(node: Node, name: str) -> None:
    """Let a number of a list be one of the house's; that of no list stays."""
    told = node.get(name)
    number = int(told) if told.isdecimal() and len(told) < 6 else 0
    if number or name != "w:val" or node.name == "w:abstractNumId":
        node.attributes[name] = str(FIRST_LIST + number % MOST_LISTS)


@lru_cache(maxsize=16)
def pixels(data: bytes) -> bytes:
    """Return a picture with its pixels alone, empty where it is none that is known.

    What cameras and programs wrote beside the pixels may name people and places.
    """
    from io import BytesIO  # noqa: PLC0415 - few files have pictures

    with loading:
        from PIL import Image  # noqa: PLC0415 - as above
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG", "GIF")) as image:
            if image.width * image.height > _LARGEST:
                return b""
            is_jpeg = image.format == "JPEG"
            bare = image.convert("RGB" if is_jpeg else "RGBA")
            bare.info = {}
            bare.thumbnail((_TALLEST, _TALLEST))
            target = BytesIO()
            bare.save(target, "JPEG" if is_jpeg else "PNG", **({"quality": 92} if is_jpeg else {}))
            return target.getvalue()
    except Exception:  # noqa: BLE001 - damaged pictures raise whatever Pillow's readers do
        return b""
