"""Styles and lists of a file in a house's style: the house's where it has them, ours elsewhere."""

from briefer.document.theme import FontFamily, InlineStyle, Style, Theme
from briefer.value import replace
from briefer.writers.docx.element import Xml, element, empty, twips
from briefer.writers.docx.font import Fonts
from briefer.writers.docx.house.mapping import TABLE, StyleMap
from briefer.writers.docx.house.style import HouseStyle, HouseStyles
from briefer.writers.docx.look import NATURAL, Look, sizes
from briefer.writers.docx.name import style_id
from briefer.writers.docx.numbering import Kind, Numbering
from briefer.writers.docx.style import Named, StyleSheet

_DEFAULTS = {"Normal": "paragraph", "DefaultParagraphFont": "character", "TableNormal": "table"}
_LEAST_LEADING = 1.15
FIRST_LIST = 20_000
"""The number of the house's first list; ours are below."""


def families(theme: Theme, styles: HouseStyles) -> dict[str, FontFamily]:
    """Return the fonts of the theme, and one for each font of a style of the house."""
    text = theme.fonts.get(theme.style("text").font)
    found = dict(theme.fonts)
    for style in styles:
        if style.font and text:
            found.setdefault(_key(style.font), replace(text, name=style.font))
    return found


class HouseSheet(StyleSheet):
    """The styles of one file; those of the house are there already. `used` are names of ours.

    A document that `is_short` has a limit of pages: what of the house is larger or wider set than
    ours is set as ours, in styles that are based on the house's.
    """

    def __init__(  # noqa: PLR0913 - a short document is one more thing to know
        self,
        theme: Theme,
        fonts: Fonts,
        house: tuple[HouseStyles, StyleMap],
        *,
        lang: str,
        rtl: bool,
        is_short: bool = False,
    ) -> None:
        self._house, self._map = house
        self._is_short = is_short
        self._taken = self._house.names()
        self.used: set[str] = set()
        super().__init__(theme, fonts, lang=lang, rtl=rtl)

    def table(self) -> str:
        """Return the id of the style of tables."""
        return self._map.ids.get(TABLE) or super().table()

    def _add_defaults(self) -> None:
        """Know the ids of the house's styles, among which are those that stand for none."""
        self._ids.update(self._house.ids())
        self._ids.update(style_id(name) for name in self._taken)

    def _add_paragraph(self, name: str, look: Look, kind: str, key: tuple[str, ...]) -> Named:
        self.used.add(name)
        identity = self._map.ids.get(name)
        if identity is None or look.background:
            return super()._add_paragraph(name, look, kind, key)
        style = self._house.get(identity)
        found = _look_of(style)
        if self._is_short and (denser := _denser(found, look)) != found:
            found, shown = denser, style.name.partition(",")[0]
            identity = self._add("paragraph", f"{shown} Brief", identity, *_spacing(found))
        return Named(identity, found, empty("pStyle", identity))

    def _add_character(self, name: str, look: InlineStyle, kind: str) -> str:
        self.used.add(name)
        return self._map.ids.get(name) or super()._add_character(name, look, kind)

    def _add(self, kind: str, name: str, base: str, *content: Xml) -> str:
        if name.lower() in self._taken:
            name = f"Briefer {name[:1].upper()}{name[1:]}"
        base = self._house.defaults.get(_DEFAULTS.get(base, ""), base)
        return super()._add(kind, name, base, *content)


class HouseNumbering(Numbering):
    """The lists of one file: those of the house's own styles are the house's."""

    def __init__(self, fonts: Fonts, house: HouseStyles, found: StyleMap) -> None:
        super().__init__(fonts)
        names: dict[Kind, str] = {"bullets": "List Bullet", "numbers": "List Number"}
        self._of_house = {
            kind: number[0] + FIRST_LIST
            for kind, name in names.items()
            if name in found.ids and (number := house.get(found.ids[name]).number)
        }
        self.abstract_of: dict[int, int] = {}

    def shared(self, kind: Kind, role: str, where: str, marker: Style) -> int:
        """Return the instance that the style of such lists names."""
        if not role and not where and kind in self._of_house:
            return self._of_house[kind]
        return super().shared(kind, role, where, marker)

    def restarted(self, shared: int, level: int) -> int:
        """Return a new instance of a numbered list, which begins at 1 on that level."""
        if shared < FIRST_LIST:
            return super().restarted(shared, level)
        self._instances.append((self.abstract_of[shared], level))
        return len(self._instances)


def _look_of(style: HouseStyle) -> Look:
    look = style.look
    return Look(
        style=replace(look, font=_key(style.font)),
        start=look.start,
        end=look.end,
        first=look.first,
        before=look.before,
        after=look.after,
        outline=style.outline,
    )


def _denser(house: Look, ours: Look) -> Look:
    """Return the look of a house no larger and no wider set than ours."""
    size = min(house.style.size, ours.style.size)
    leading = min(house.style.leading, max(ours.style.leading, size * _LEAST_LEADING))
    return house._replace(
        style=replace(house.style, size=size, leading=leading),
        before=min(house.before, ours.before),
        after=min(house.after, ours.after),
    )


def _spacing(look: Look) -> tuple[Xml, Xml]:
    """Return how large and how widely set a style is."""
    leading = look.style.leading
    rule = "exact" if leading < look.style.size * NATURAL else "atLeast"
    before, after, line = map(twips, (look.before, look.after, leading))
    spacing = empty("spacing", before=before, after=after, line=line, lineRule=rule)
    return element("pPr", spacing), element("rPr", sizes(look.style.size))


def _key(font: str) -> str:
    return f"house {font}"
