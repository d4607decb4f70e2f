"""Styles: the named styles of the file, made from the theme when a block first needs them."""

from typing import Literal, NamedTuple

from briefer.document.theme import InlineStyle, Style, Theme
from briefer.value import replace
from briefer.writers.docx.element import Xml, element, empty, foreign, joined, rgb, switch, twips
from briefer.writers.docx.font import Fonts
from briefer.writers.docx.look import (
    Borders,
    Line,
    Look,
    boxed,
    font_names,
    paragraph_properties,
    run_properties,
    shade,
    sizes,
)
from briefer.writers.docx.name import character_name, is_built_in, paragraph_name, style_id
from briefer.writers.docx.place import Place

_CHARACTER = 0.5
"""How wide a character usually is, as a part of the size."""

_NEARLY_A_LINE, _FEW_LINES = 0.85, 3
_TABLE = "BrieferTable"
_OFFERED = (empty("uiPriority", 1), empty("qFormat"))
_HIDDEN = (empty("uiPriority", 99), empty("semiHidden"), empty("unhideWhenUsed"))


class Named(NamedTuple):
    """A paragraph style of the file: its id, how it looks, and what refers to it.

    A text of at least and at most so many characters takes two lines or three, as titles do, and
    is ragged; where lines are justified there is none.
    """

    id: str
    look: Look
    reference: Xml
    least: float = 0
    most: float = 0

    @property
    def style(self) -> Style:
        """Return the theme's style that it was made from."""
        return self.look.style


class Variant(NamedTuple):
    """What a block makes of the style of its kind: its name in Word, and what of it differs.

    `hanging` is how far the text hangs from its label, and `number` the list that makes the label,
    with its level. `leader` is what leads to a stop at the end of the line, nothing where there is
    no stop. Lines that are `is_exact` are no higher for a label that is larger than their text.
    """

    name: str = ""
    style: Style | None = None
    hanging: float | None = None
    number: tuple[int, int] | None = None
    leader: Literal["", "none", "dot"] = ""
    is_exact: bool = False


_NOWHERE = Place()
_PLAIN = Variant()


class StyleSheet:
    """The styles of one file; each is made once."""

    def __init__(self, theme: Theme, fonts: Fonts, *, lang: str, rtl: bool) -> None:
        self._made: list[Xml] = []
        self._theme = theme
        self._fonts = fonts
        self._rtl = rtl
        self.lang = lang
        self._ids: set[str] = set()
        self._paragraphs: dict[tuple[str, ...], Named] = {}
        self._characters: dict[tuple[tuple[str, str], ...], tuple[str, InlineStyle]] = {}
        self._width = theme.page.width - theme.page.start - theme.page.end
        self.text = theme.style("text")
        self.hyphenates = False
        self.defaults = self._defaults(lang)
        self._add_defaults()

    def xml(self) -> Xml:
        """Return the styles."""
        return joined(self._made)

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
        if variant.leader:
            look = look._replace(tab=self._width - look.end, leader=variant.leader)
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
            margins = element("tblPr", _margins(cell.pad_y, cell.pad_x))
            self._add("table", "Briefer Table", "TableNormal", margins)
        return _TABLE

    def _add_paragraph(self, name: str, look: Look, kind: str, key: tuple[str, ...]) -> Named:
        parent = None
        if kind.startswith("heading") and key[2]:
            parent = self.paragraph(kind)
        elif key != ("paragraph", "", "", ""):
            parent = self.paragraph("paragraph")
        base, over = (parent.id, parent.style) if parent else ("Normal", self.text)
        self.hyphenates = self.hyphenates or look.style.hyphenate
        found = []
        if kind.startswith("heading") and not key[2]:
            found.append(empty("next", self.paragraph("paragraph").id))
        identity = self._add(
            "paragraph",
            name,
            base,
            *found,
            *_OFFERED,
            paragraph_properties(look, over, rtl=self._rtl),
            run_properties(look.style, over, self._fonts.family(look.style.font)),
        )
        reference = empty("pStyle", identity)
        if look.style.align == "justify":
            return Named(identity, look, reference)
        line = (self._width - look.start - look.end) / (look.style.size * _CHARACTER)
        return Named(identity, look, reference, _NEARLY_A_LINE * line, _FEW_LINES * line)

    def _add_character(self, name: str, look: InlineStyle, kind: str) -> str:
        is_note = kind == "note"
        parts = (
            (look.bold, Xml(switch("b", on=True) + switch("bCs", on=True))),
            (look.italic, switch("i", on=True)),
            (look.capitals, empty("caps")),
            (look.colour, empty("color", rgb(look.colour))),
            (look.rise and not is_note, empty("position", round(look.rise * 2))),
            (look.scale != 1 and not is_note, sizes(self.text.size * look.scale)),
            (look.underline, empty("u", "single")),
            (look.background, shade(look.background)),
            (is_note, empty("vertAlign", "superscript")),
            (look.background, foreign("w14:numForm", w14__val="lining")),
        )
        found = [part for is_on, part in parts if is_on]
        properties = element("rPr", *found)
        return self._add("character", name, "DefaultParagraphFont", *_OFFERED, properties)

    def _add(self, kind: str, name: str, base: str, *content: Xml) -> str:
        """Append a style of a name that no other has, and return its id."""
        identity, shown, count = style_id(name), name, 1
        while identity in self._ids:
            count += 1
            shown = f"{name} {count}"
            identity = style_id(shown)
        self._ids.add(identity)
        custom = {} if is_built_in(shown) else {"customStyle": 1}
        named = (empty("name", shown), empty("basedOn", base))
        self._made.append(element("style", *named, *content, type=kind, styleId=identity, **custom))
        return identity

    def _defaults(self, lang: str) -> Xml:
        """Return what text is where no style says otherwise."""
        names = self._fonts.family(self.text.font)
        complex_lang = lang if self._rtl else "ar-SA"
        defaults = element(
            "rPr",
            font_names(*names, eastAsia=names[0]),
            sizes(self.text.size),
            empty("lang", lang, eastAsia=lang, bidi=complex_lang),
        )
        return element("docDefaults", element("rPrDefault", defaults), empty("pPrDefault"))

    def _add_defaults(self) -> None:
        """Append the four styles that stand for none."""
        normal = (
            empty("qFormat"),
            paragraph_properties(Look(style=self.text), None, rtl=self._rtl),
            run_properties(self.text, None, self._fonts.family(self.text.font)),
        )
        table = element("tblPr", empty("tblInd", w=0, type="dxa"), _margins(0, 0))
        self._add_default("paragraph", "Normal", "Normal", *normal)
        self._add_default("character", "DefaultParagraphFont", "Default Paragraph Font", *_HIDDEN)
        self._add_default("table", "TableNormal", "Normal Table", *_HIDDEN, table)
        self._add_default("numbering", "NoList", "No List", *_HIDDEN)

    def _add_default(self, kind: str, identity: str, name: str, *content: Xml) -> None:
        self._ids.add(identity)
        named = empty("name", name)
        self._made.append(element("style", named, *content, type=kind, default=1, styleId=identity))


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
        is_exact=variant.is_exact,
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


def _margins(vertical: float, horizontal: float) -> Xml:
    padding = {"top": vertical, "start": horizontal, "bottom": vertical, "end": horizontal}
    return element(
        "tblCellMar",
        *(empty(side, w=twips(each), type="dxa") for side, each in padding.items()),
    )
