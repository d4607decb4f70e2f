"""Styles: the named styles of the file, made from the theme when a block first needs them."""

from dataclasses import replace
from typing import NamedTuple

from lxml.etree import SubElement, _Element

from briefer.document.theme import InlineStyle, Style, Theme
from briefer.writers.docx.element import R_PR, add, half_points, rgb, twips, w
from briefer.writers.docx.font import Fonts
from briefer.writers.docx.look import (
    Borders,
    Line,
    Look,
    add_paragraph_properties,
    add_run_properties,
    boxed,
)
from briefer.writers.docx.name import character_name, is_built_in, paragraph_name, style_id
from briefer.writers.docx.place import Place

GENERATED = ("Source Label", "Badge Edge")
"""Styles of runs that this writer adds itself, which are no words of the document."""

_TABLE = "BrieferTable"


class Named(NamedTuple):
    """A paragraph style of the file: its id, and how it looks."""

    id: str
    look: Look

    @property
    def style(self) -> Style:
        """Return the theme's style that it was made from."""
        return self.look.style


class Variant(NamedTuple):
    """What a block makes of the style of its kind: its name in Word, and what of it differs.

    `hanging` is how far the text hangs from its label, and `number` the list that makes the label,
    with its level. `tab` is a stop at the end of the line.
    """

    name: str = ""
    style: Style | None = None
    hanging: float | None = None
    number: tuple[int, int] | None = None
    tab: float = 0


_NOWHERE = Place()
_PLAIN = Variant()


class StyleSheet:
    """The styles of one file; each is made once."""

    def __init__(self, root: _Element, theme: Theme, fonts: Fonts, *, lang: str, rtl: bool) -> None:
        self._root = root
        self._theme = theme
        self._fonts = fonts
        self._rtl = rtl
        self._ids: set[str] = set()
        self._paragraphs: dict[tuple[str, ...], Named] = {}
        self._characters: dict[tuple[tuple[str, str], ...], tuple[str, InlineStyle]] = {}
        self.text = theme.style("text")
        self.hyphenates = False
        self._add_defaults(lang)

    def paragraph(
        self,
        kind: str,
        role: str = "",
        place: Place = _NOWHERE,
        variant: Variant = _PLAIN,
    ) -> Named:
        """Return the style of a kind of block with a role in its place."""
        key = (kind, role, place.trail, variant.name)
        if found := self._paragraphs.get(key):
            return found
        style = variant.style or self._theme.style(kind, role, place.within)
        if self._rtl and style.tracking:  # letters that join must not be spaced
            style = replace(style, tracking=0)
        look = _look(kind, style, place, variant)
        if place.frame:
            look = boxed(look, place, len(self._paragraphs))
        name = paragraph_name(kind, role, place, variant.name)
        named = self._add_paragraph(name, look, kind, key)
        self._paragraphs[key] = named
        return named

    def character(self, kinds: tuple[tuple[str, str], ...]) -> tuple[str, InlineStyle]:
        """Return the id and look of the style of inlines inside each other, by kind and role."""
        if kinds not in self._characters:
            look = _merged([self._theme.inline(*kind) for kind in kinds])
            identity = self._add_character(character_name(kinds), look, kinds[-1][0])
            self._characters[kinds] = (identity, look)
        return self._characters[kinds]

    def named_character(self, name: str, look: InlineStyle) -> str:
        """Return the id of a style of characters that is no inline's."""
        key = ((name, ""),)
        if key not in self._characters:
            self._characters[key] = (self._add_character(name, look, ""), look)
        return self._characters[key][0]

    def table(self) -> str:
        """Return the id of the style of tables, which sets the padding of cells."""
        if _TABLE not in self._ids:
            cell = self._theme.style("cell")
            properties = add(self._add("table", "Briefer Table", "TableNormal"), "tblPr")
            _add_margins(properties, cell.pad_y, cell.pad_x)
        return _TABLE

    def _add_paragraph(self, name: str, look: Look, kind: str, key: tuple[str, ...]) -> Named:
        parent = None
        if kind.startswith("heading") and key[2]:
            parent = self.paragraph(kind)
        elif key != ("paragraph", "", "", ""):
            parent = self.paragraph("paragraph")
        element = self._add("paragraph", name, parent.id if parent else "Normal")
        over = parent.style if parent else self.text
        if kind.startswith("heading") and not key[2]:
            add(element, "next", self.paragraph("paragraph").id)
        add(element, "uiPriority", 1)
        add(element, "qFormat")
        self.hyphenates = self.hyphenates or look.style.hyphenate
        add_paragraph_properties(element, look, over, rtl=self._rtl)
        add_run_properties(element, look.style, over, self._fonts.family(look.style.font))
        return Named(id=element.get(w("styleId"), ""), look=look)

    def _add_character(self, name: str, look: InlineStyle, kind: str) -> str:
        element = self._add("character", name, "DefaultParagraphFont")
        add(element, "uiPriority", 1)
        add(element, "qFormat")
        properties = SubElement(element, R_PR)
        for switch in ("bold", "italic"):
            if getattr(look, switch):
                add(properties, switch[0])
                add(properties, f"{switch[0]}Cs")
        if look.capitals:
            add(properties, "caps")
        if look.colour:
            add(properties, "color", rgb(look.colour))
        if kind != "note" and look.rise:
            add(properties, "position", round(look.rise * 2))
        if kind != "note" and look.scale != 1:
            add(properties, "sz", half_points(self.text.size * look.scale))
            add(properties, "szCs", half_points(self.text.size * look.scale))
        if look.underline:
            add(properties, "u", "single")
        if look.background:
            add(properties, "shd", "clear", color="auto", fill=rgb(look.background))
        if kind == "note":
            add(properties, "vertAlign", "superscript")
        return element.get(w("styleId"), "")

    def _add(self, kind: str, name: str, base: str) -> _Element:
        """Append a style of a name that no other has, and return it."""
        identity, shown, count = style_id(name), name, 1
        while identity in self._ids:
            count += 1
            shown = f"{name} {count}"
            identity = style_id(shown)
        self._ids.add(identity)
        element = add(self._root, "style", type=kind, styleId=identity)
        if not is_built_in(shown):
            element.set(w("customStyle"), "1")
        add(element, "name", shown)
        add(element, "basedOn", base)
        return element

    def _add_defaults(self, lang: str) -> None:
        """Set the defaults of the document and append the four styles that stand for none."""
        defaults = self._root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        assert defaults is not None
        names = self._fonts.family(self.text.font)
        add(defaults, "rFonts", ascii=names[0], hAnsi=names[0], eastAsia=names[0], cs=names[1])
        add(defaults, "sz", half_points(self.text.size))
        add(defaults, "szCs", half_points(self.text.size))
        add(defaults, "lang", lang, eastAsia=lang, bidi=lang if self._rtl else "ar-SA")
        for kind, name in (
            ("paragraph", "Normal"),
            ("character", "Default Paragraph Font"),
            ("table", "Normal Table"),
            ("numbering", "No List"),
        ):
            identity = {"Normal Table": "TableNormal"}.get(name) or style_id(name)
            self._ids.add(identity)
            element = add(self._root, "style", type=kind, default=1, styleId=identity)
            add(element, "name", name)
            if kind == "paragraph":
                add(element, "qFormat")
                add_paragraph_properties(element, Look(style=self.text), None, rtl=self._rtl)
                add_run_properties(element, self.text, None, names)
                continue
            add(element, "uiPriority", 99)
            add(element, "semiHidden")
            add(element, "unhideWhenUsed")
            if kind == "table":
                properties = add(element, "tblPr")
                add(properties, "tblInd", w=0, type="dxa")
                _add_margins(properties, 0, 0)


def _look(kind: str, style: Style, place: Place, variant: Variant) -> Look:
    """Return how a style looks in its place, without the frame around it."""
    borders = None
    if kind in ("paragraph", "rule", "item") and (style.line_top or style.line_bottom):
        colour = style.line_colour or style.colour
        top = Line(style.line_top, colour, style.pad_y) if style.line_top else None
        bottom = Line(style.line_bottom, colour, style.pad_y) if style.line_bottom else None
        borders = Borders(top=top, bottom=bottom)
    return Look(
        style=style,
        start=place.start + (style.start if variant.hanging is None else 0),
        end=place.end + style.end,
        first=style.first if variant.hanging is None else -variant.hanging,
        before=style.before,
        after=style.after,
        borders=borders,
        number=variant.number,
        tab=variant.tab,
        outline=int(kind[-1]) - 1 if kind.startswith("heading") else None,
    )


def _merged(styles: list[InlineStyle]) -> InlineStyle:
    """Return the style of inlines inside each other, the outermost first."""
    merged = styles[0]
    for style in styles[1:]:
        merged = InlineStyle(
            colour=style.colour or merged.colour,
            background=style.background or merged.background,
            bold=style.bold or merged.bold,
            italic=style.italic != merged.italic,
            underline=style.underline or merged.underline,
            capitals=style.capitals or merged.capitals,
            scale=style.scale * merged.scale,
            rise=style.rise + merged.rise,
        )
    return merged


def _add_margins(properties: _Element, vertical: float, horizontal: float) -> None:
    margins = add(properties, "tblCellMar")
    for side in ("top", "start", "bottom", "end"):
        padding = vertical if side in ("top", "bottom") else horizontal
        add(margins, side, w=twips(padding), type="dxa")
