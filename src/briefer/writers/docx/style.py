"""Styles: the named styles of the file, made from the theme when a block first needs them.

Built-in names where Word has them, so that its navigation, contents and shortcuts know them; names of
our own for the roles. Styles are found by w:name, never by id (ECMA-376-1 §17.7.4.9).
"""

import re
from dataclasses import dataclass

from lxml.etree import SubElement, _Element

from briefer.document.theme import InlineStyle, Style, Theme
from briefer.writers.docx.element import (
    R_PR, add, eighths, half_points, rgb, switch, twips, w,
)  # fmt: skip
from briefer.writers.docx.font import Fonts
from briefer.writers.docx.look import (
    Borders, Line, Look, add_paragraph_properties, add_run_properties, boxed, is_box,
)  # fmt: skip

_BUILT_IN = {
    "paragraph": "Body Text",
    "paragraph.title": "Title",
    "paragraph.subtitle": "Subtitle",
    "caption": "caption",
    "contents": "TOC Heading",
    "footnote": "footnote text",
    "header": "header",
    "footer": "footer",
    "sources": "Bibliography",
    "head": "Table Head",
    "cell": "Table Text",
    "note": "Table Note",
    "term": "Definition Term",
    "rule": "Rule",
    "rule.writing": "Writing Line",
    **{f"heading{level}": f"heading {level}" for level in range(1, 7)},
    **{f"contents{level}": f"toc {level}" for level in range(1, 7)},
}

_INLINE = {
    "strong": "Strong",
    "emphasis": "Emphasis",
    "link": "Hyperlink",
    "note": "footnote reference",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a block stands: in which panel or quote, how deep in lists, in which language."""

    within: str = ""
    panel: Style | None = None
    quote: Style | None = None
    depth: int = 0
    indent: float = 0
    list_role: str = ""
    lang: str = ""
    rtl: bool = False

    @property
    def box(self) -> Style | None:
        """Return the panel if its paragraphs carry its background or line."""
        return self.panel if self.panel and is_box(self.panel) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A paragraph style of the file: its id, and how it looks."""

    id: str
    look: Look

    @property
    def style(self) -> Style:
        """Return the theme's style that it was made from."""
        return self.look.style


class StyleSheet:
    """The styles of one file; each is made once."""

    def __init__(self, root: _Element, theme: Theme, fonts: Fonts, *, lang: str, rtl: bool) -> None:
        self._root = root
        self._theme = theme
        self._fonts = fonts
        self._rtl = rtl
        self._ids: set[str] = set()
        self._paragraphs: dict[tuple[object, ...], Named] = {}
        self._characters: dict[tuple[tuple[str, str], ...], tuple[str, InlineStyle]] = {}
        self.text = theme.style("text")
        self._add_defaults(lang)

    def paragraph(
        self,
        kind: str,
        role: str = "",
        place: Place = Place(),
        *,
        name: str = "",
        number: tuple[int, int] | None = None,
        hanging: float = 0,
        tab: tuple[str, float] | None = None,
    ) -> Named:
        """Return the style of a kind of block with a role in its place.

        `number` is the list of the style and its level, whose text hangs by `hanging`.
        """
        key = (kind, role, place.within, place.quote, place.depth, place.indent, name, number)
        if found := self._paragraphs.get(key):
            return found
        style = self._style(kind, role, place)
        if number and hanging == 0:
            hanging = style.start
        look = self._look(kind, style, place, number, hanging)
        if tab:
            look = Look(**{field: getattr(look, field) for field in look.__slots__} | {"tab": tab})
        shown = _shown(kind, role, place, name)
        base = "" if (kind, role) == ("paragraph", "") and not place.within else "paragraph"
        if kind.startswith("heading") and (place.within or place.depth):
            base = kind
        named = self._add_paragraph(shown, look, base)
        self._paragraphs[key] = named
        return named

    def character(self, kinds: tuple[tuple[str, str], ...]) -> tuple[str, InlineStyle]:
        """Return the id and look of the style of inlines inside each other, by kind and role."""
        if found := self._characters.get(kinds):
            return found
        merged = merge([self._theme.inline(*kind) for kind in kinds])
        names = [_INLINE.get(kind) or _title(role or kind) for kind, role in dict.fromkeys(kinds)]
        identity = self._add_character(" ".join(names), merged)
        self._characters[kinds] = (identity, merged)
        return self._characters[kinds]

    def table(self) -> str:
        """Return the id of the style of tables, which only sets the padding of cells."""
        if "BrieferTable" not in self._ids:
            cell = self._theme.style("cell")
            element = self._add("table", "Briefer Table", "TableNormal")
            properties = add(element, "tblPr")
            margins = add(properties, "tblCellMar")
            for side, padding in (
                ("top", cell.pad_y), ("start", cell.pad_x),
                ("bottom", cell.pad_y), ("end", cell.pad_x),
            ):  # fmt: skip
                add(margins, side, w=twips(padding), type="dxa")
        return "BrieferTable"

    def _style(self, kind: str, role: str, place: Place) -> Style:
        if place.quote:
            for name in (f"quote {kind}.{role}", f"quote {kind}"):
                if name in self._theme.styles:
                    return self._theme.styles[name]
        return self._theme.style(kind, role, place.within)

    def _look(
        self,
        kind: str,
        style: Style,
        place: Place,
        number: tuple[int, int] | None,
        hanging: float,
    ) -> Look:
        quote, quoted = place.quote, 0.0
        borders = None
        if quote:
            quoted = quote.start + quote.pad_x + quote.line_start
            if quote.line_start:
                borders = quote_borders(quote)
        own = 0 if number or place.depth else style.start
        look = Look(
            style=style,
            start=place.indent + quoted + own,
            end=style.end,
            first=-hanging if hanging else style.first,
            before=style.before,
            after=style.after,
            borders=borders,
            number=number,
            outline=int(kind[-1]) - 1
            if kind.startswith("heading") and kind[-1].isdigit()
            else None,
        )
        return boxed(look, place.box) if place.box else look

    def _add_paragraph(self, shown: str, look: Look, base: str) -> Named:
        parent = self.paragraph(base) if base else None
        element = self._add("paragraph", shown, parent.id if parent else "Normal")
        over = parent.style if parent else self.text
        add(element, "uiPriority", 1)
        add(element, "qFormat")
        add_paragraph_properties(element, look, over, rtl=self._rtl)
        add_run_properties(element, look.style, over, self._fonts.family(look.style.font))
        return Named(id=element.get(w("styleId"), ""), look=look)

    def _add_character(self, shown: str, look: InlineStyle) -> str:
        element = self._add("character", shown, "DefaultParagraphFont")
        add(element, "uiPriority", 1)
        add(element, "qFormat")
        properties = SubElement(element, R_PR)
        for name in ("bold", "italic"):
            if getattr(look, name):
                add(properties, name[0])
                add(properties, f"{name[0]}Cs")
        if look.capitals:
            add(properties, "caps")
        if look.colour:
            add(properties, "color", rgb(look.colour))
        if look.rise:
            add(properties, "position", half_points(look.rise))
        if look.scale != 1:
            add(properties, "sz", half_points(self.text.size * look.scale))
            add(properties, "szCs", half_points(self.text.size * look.scale))
        if look.underline:
            add(properties, "u", "single")
        if look.background:
            fill = rgb(look.background)
            if look.pad_y:
                width = eighths(look.pad_y)
                add(properties, "bdr", "single", sz=width, space=0, color=fill)
            add(properties, "shd", "clear", color="auto", fill=fill)
        return element.get(w("styleId"), "")

    def _add(self, kind: str, shown: str, base: str) -> _Element:
        element = add(self._root, "style", type=kind)
        identity = wanted = re.sub("[^A-Za-z0-9]", "", shown[:1].upper() + shown[1:]) or "Style"
        count = 1
        while identity in self._ids:
            count += 1
            identity = f"{wanted}v{count}"
        if not _is_built_in(shown):
            element.set(w("customStyle"), "1")
        self._ids.add(identity)
        element.set(w("styleId"), identity)
        add(element, "name", shown if count == 1 else f"{shown} v{count}")
        add(element, "basedOn", base)
        return element

    def _add_defaults(self, lang: str) -> None:
        defaults = self._root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        assert defaults is not None
        latin, complex_ = self._fonts.family(self.text.font)
        add(defaults, "rFonts", ascii=latin, hAnsi=latin, eastAsia=latin, cs=complex_)
        add(defaults, "sz", half_points(self.text.size))
        add(defaults, "szCs", half_points(self.text.size))
        add(defaults, "lang", lang, eastAsia=lang, bidi=lang if self._rtl else "ar-SA")
        normal = add(self._root, "style", type="paragraph", default=1, styleId="Normal")
        add(normal, "name", "Normal")
        add(normal, "qFormat")
        add_paragraph_properties(normal, Look(style=self.text), None, rtl=self._rtl)
        if self._rtl:
            spacing = normal.find(f"{w('pPr')}/{w('spacing')}")
            assert spacing is not None
            spacing.addprevious(add(normal, "bidi"))
        add_run_properties(normal, self.text, None, (latin, complex_))
        for kind, identity, shown in (
            ("character", "DefaultParagraphFont", "Default Paragraph Font"),
            ("table", "TableNormal", "Normal Table"),
            ("numbering", "NoList", "No List"),
        ):
            element = add(self._root, "style", type=kind, default=1, styleId=identity)
            add(element, "name", shown)
            add(element, "uiPriority", 99)
            add(element, "semiHidden")
            add(element, "unhideWhenUsed")
            if kind == "table":
                properties = add(element, "tblPr")
                add(properties, "tblInd", w=0, type="dxa")
                margins = add(properties, "tblCellMar")
                for side in ("top", "start", "bottom", "end"):
                    add(margins, side, w=0, type="dxa")
            self._ids.add(identity)
        self._ids.add("Normal")


def quote_borders(quote: Style) -> Borders:
    """Return the line that stands beside quoted paragraphs."""
    return Borders(start=Line(quote.line_start, quote.line_colour or quote.colour, quote.pad_x))


def merge(styles: list[InlineStyle]) -> InlineStyle:
    """Return the style of inlines inside each other, the outermost first."""
    merged = InlineStyle()
    for style in styles:
        merged = InlineStyle(
            colour=style.colour or merged.colour,
            background=style.background or merged.background,
            bold=style.bold or merged.bold,
            italic=style.italic or merged.italic,
            underline=style.underline or merged.underline,
            capitals=style.capitals or merged.capitals,
            scale=style.scale * merged.scale,
            rise=style.rise + merged.rise,
            pad_x=max(style.pad_x, merged.pad_x),
            pad_y=max(style.pad_y, merged.pad_y),
        )
    return merged


def _shown(kind: str, role: str, place: Place, name: str) -> str:
    """Return the name that Word shows for a style."""
    own = name or _BUILT_IN.get(f"{kind}.{role}" if role else kind) or _title(role or kind)
    is_plain = own == "Body Text"
    if place.quote:
        own = "Quote" if is_plain else f"Quote {own}"
    if place.within:
        lead = f"Briefer {_title(place.within)}"
        own = lead if is_plain else f"{lead} {own[:1].upper()}{own[1:]}"
    if place.list_role and not role:
        own += f" {_title(place.list_role)}"
    if place.depth and not own.startswith("List") and " List " not in own:
        own += " List"
    return f"{own} {place.depth}" if place.depth > 1 else own


def _title(role: str) -> str:
    """Return a role as words of a name; what a name of a style cannot hold is left out."""
    return " ".join(re.findall(r"[^\W_]+", role)).title()[:60] or "Plain"


def _is_built_in(shown: str) -> bool:
    return shown in _BUILT_INS


_BUILT_INS = {
    "Body Text", "Title", "Subtitle", "caption", "TOC Heading", "footnote text", "header", "footer",
    "Bibliography", "Strong", "Emphasis", "Hyperlink", "footnote reference", "Quote",
    *(f"{name} {level}" for name in ("heading", "toc") for level in range(1, 7)),
    *(
        f"List {kind}{level}"
        for kind in ("Bullet", "Number", "Continue") for level in ("", " 2", " 3", " 4", " 5")
    ),
}  # fmt: skip
