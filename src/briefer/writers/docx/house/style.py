"""The styles of a house: what each comes to along the styles that it is based on.

ECMA-376-1 §17.7.2: the defaults of the document, then each style over the one it is based on.
"""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from briefer.document.theme import Style
from briefer.writers.docx.house.file import HouseFile
from briefer.writers.docx.house.markup import Node

MOST_LISTS: Final = 12_000
"""How many lists a file may have; Word has no more than some thirty thousand in all."""

_LONGEST_CHAIN: Final = 20
_SINGLE: Final = 1.2
"""How high a line is that Word calls single, as a part of the size."""

_ALIGN: Final = {
    "center": "center", "right": "end", "end": "end", "both": "justify", "distribute": "justify",
}  # fmt: skip

_INDENTS: Final = {"w:left": "start", "w:start": "start", "w:right": "end", "w:end": "end"}


class HouseStyle(NamedTuple):
    """A style: how it is called, and how its text looks; `number` is the list that it makes.

    `font` is the name of its font. What `has_ground` is not on white. `outline` is the level of a
    heading, from 0.
    """

    id: str
    name: str
    kind: str
    font: str
    look: Style
    number: tuple[int, int] | None = None
    outline: int | None = None
    has_ground: bool = False


class HouseStyles:
    """The styles of a file by id."""

    def __init__(self, house: HouseFile) -> None:
        self._house = house
        self._nodes: dict[str, Node] = {}
        self.defaults: dict[str, str] = {}
        for node in house.styles.elements():
            if node.name == "w:style" and (identity := node.get("w:styleId")):
                self._nodes.setdefault(identity, node)
                if node.get("w:default") in ("1", "true", "on"):
                    self.defaults.setdefault(node.get("w:type"), identity)
        self.fonts = _theme_fonts(house.theme)
        self._lists = _lists(house.numbering)
        self._known: dict[str, HouseStyle] = {}

    @property
    def default(self) -> str:
        """Return the id of the style of paragraphs that name none, empty where there is none."""
        return self.defaults.get("paragraph", "")

    def __iter__(self) -> Iterator[HouseStyle]:
        """Yield all styles in the order of the file."""
        return map(self.get, self._nodes)

    def __contains__(self, identity: str) -> bool:
        """Return whether there is a style of the id."""
        return identity in self._nodes

    def ids(self) -> frozenset[str]:
        """Return the ids of all."""
        return frozenset(self._nodes)

    def names(self) -> frozenset[str]:
        """Return the names of all in small letters."""
        return frozenset(each.value("w:name").lower() for each in self._nodes.values())

    def get(self, identity: str) -> HouseStyle:
        """Return the style of an id that there is."""
        if identity not in self._known:
            self._known[identity] = self._made(identity)
        return self._known[identity]

    def text(self, identity: str = "") -> HouseStyle:
        """Return the style of text, by its id; the default of the file where it names none."""
        if identity or self.default:
            return self.get(identity or self.default)
        return HouseStyle("", "", "paragraph", *self._look(()))

    def _made(self, identity: str) -> HouseStyle:
        chain = self._chain(identity)
        own = self._nodes[identity]
        font, look = self._look(chain)
        number = None
        for node in chain:
            if found := node.child("w:pPr", "w:numPr"):
                listed, level = found.value("w:numId"), found.value("w:ilvl")
                is_list = _number(listed) in self._lists
                number = (_number(listed), _number(level)) if is_list else None
        levels = [each for node in chain if (each := node.value("w:pPr", "w:outlineLvl"))]
        outline = _number(levels[-1]) if levels and _number(levels[-1]) < 9 else None
        has_ground = any(node.child("w:pPr", "w:shd") for node in chain)
        name, kind = own.value("w:name"), own.get("w:type")
        return HouseStyle(identity, name, kind, font, look, number, outline, has_ground)

    def _chain(self, identity: str) -> tuple[Node, ...]:
        """Return the style after those that it is based on."""
        found: list[Node] = []
        while identity in self._nodes and len(found) < _LONGEST_CHAIN:
            node = self._nodes[identity]
            if node in found:
                break
            found.append(node)
            identity = node.value("w:basedOn")
        return tuple(reversed(found))

    def _look(self, chain: tuple[Node, ...]) -> tuple[str, Style]:
        defaults = self._house.styles.child("w:docDefaults")
        runs, paragraphs = [], []
        if defaults:
            runs.append(defaults.child("w:rPrDefault", "w:rPr"))
            paragraphs.append(defaults.child("w:pPrDefault", "w:pPr"))
        runs += [node.child("w:rPr") for node in chain]
        paragraphs += [node.child("w:pPr") for node in chain]
        font = ""
        found: dict[str, Any] = {"size": 10.0}
        for run in filter(None, runs):
            font = self._font(run) or font
            _take_run(run, found)
        spacing: dict[str, str] = {}
        for paragraph in filter(None, paragraphs):
            _take_paragraph(paragraph, found, spacing)
        size = found["size"]
        found["before"] = _twips(spacing.get("w:before"))
        found["after"] = _twips(spacing.get("w:after"))
        line = _number(spacing.get("w:line", "240"), 240)
        is_exact = spacing.get("w:lineRule", "auto") != "auto"
        height = line / 20 if is_exact else line / 240 * size * _SINGLE
        found["leading"] = max(size, height)
        return font, Style(**found)

    def _font(self, run: Node) -> str:
        fonts = run.child("w:rFonts")
        if fonts is None:
            return ""
        theme = fonts.get("w:asciiTheme")
        if theme:
            return self.fonts[0] if theme.startswith("major") else self.fonts[1]
        return fonts.get("w:ascii") or fonts.get("w:hAnsi")


def _lists(numbering: Node | None) -> frozenset[int]:
    """Return the numbers of the lists that there are."""
    nodes = [*numbering.elements()] if numbering else []
    abstract = {each.get("w:abstractNumId") for each in nodes if each.name == "w:abstractNum"}
    return frozenset(
        _number(each.get("w:numId"))
        for each in nodes
        if each.name == "w:num"
        and each.value("w:abstractNumId") in abstract
        and 0 < _number(each.get("w:numId")) < MOST_LISTS
    )


def _take_run(run: Node, looks: dict[str, Any]) -> None:
    for node in run.elements():
        match node.name:
            case "w:sz" if size := _number(node.get("w:val")):
                looks["size"] = max(4.0, min(size / 2, 400.0))
            case "w:b":
                looks["bold"] = _is_on(node)
            case "w:i":
                looks["italic"] = _is_on(node)
            case "w:caps":
                looks["capitals"] = _is_on(node)
            case "w:smallCaps":
                looks["small_capitals"] = _is_on(node)
            case "w:color":
                value = node.get("w:val")
                looks["colour"] = colour(value) or "#000000"
            case _:
                pass


def _take_paragraph(node: Node, looks: dict[str, Any], spacing: dict[str, str]) -> None:
    if given := node.child("w:spacing"):
        spacing.update(given.attributes)
    if align := node.value("w:jc"):
        looks["align"] = _ALIGN.get(align, "start")
    if indent := node.child("w:ind"):
        for name, value in indent.attributes.items():
            if key := _INDENTS.get(name):
                looks[key] = max(0.0, _twips(value))
        if "w:hanging" in indent.attributes:
            looks["first"] = -_twips(indent.get("w:hanging"))
        elif "w:firstLine" in indent.attributes:
            looks["first"] = _twips(indent.get("w:firstLine"))
    for name, key in (("w:keepNext", "keep_with_next"), ("w:keepLines", "keep_together")):
        if switch := node.child(name):
            looks[key] = _is_on(switch)


def colour(value: str) -> str:
    """Return a colour of Word as ours, empty where it is none."""
    if len(value) == 6 and all(each in "0123456789abcdefABCDEF" for each in value):
        return f"#{value.upper()}"
    return ""


def theme_colours(theme: Node | None) -> dict[str, str]:
    """Return the colours of a theme by their names, such as "accent1"."""
    scheme = theme.child("a:themeElements", "a:clrScheme") if theme else None
    found = {}
    for node in scheme.elements() if scheme else ():
        for each in node.elements():
            if value := colour(each.get("lastClr") or each.get("val")):
                found[node.name.removeprefix("a:")] = value
    return found


def _theme_fonts(theme: Node | None) -> tuple[str, str]:
    """Return the names of the fonts of headings and of text, empty where the theme has none."""
    names = ["", ""]
    for index, kind in enumerate(("a:majorFont", "a:minorFont")):
        latin = theme.child("a:themeElements", "a:fontScheme", kind, "a:latin") if theme else None
        if latin:
            names[index] = latin.get("typeface")
    return names[0], names[1]


def _is_on(node: Node) -> bool:
    return node.get("w:val", "1") not in ("0", "false", "off")


def _number(text: str, otherwise: int = 0) -> int:
    try:
        found = round(float(text))
    except (ValueError, OverflowError):
        return otherwise
    return found if abs(found) < 100_000 else otherwise


def _twips(text: str | None) -> float:
    return _number(text or "0") / 20
