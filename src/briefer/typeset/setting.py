"""Settings: a theme's styles with their typefaces loaded, each made once for a theme."""

from briefer.document.theme import FontFamily, InlineStyle, Style, Theme
from briefer.typeset.face import Typeface, typeface, with_arabic_first
from briefer.value import dataclass, field, replace

MEAN_ASCENT = 0.78
"""The part of the size above the base line, the same for all faces, so that lines align."""


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How a piece of a line looks."""

    face: Typeface
    size: float
    colour: str
    tracking: float = 0
    rise: float = 0
    capitals: bool = False
    underline: bool = False
    background: str = ""
    pad_x: float = 0
    pad_y: float = 0
    radius: float = 0

    @property
    def is_area(self) -> bool:
        """Return whether something is drawn around the piece."""
        return bool(self.background or self.pad_x)


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """A style of a theme with what is needed to set text in it; equal only to itself."""

    style: Style
    look: Look

    @property
    def base_line(self) -> float:
        """Return how far the base line is below the top of a line."""
        style = self.style
        return (style.leading - style.size) / 2 + MEAN_ASCENT * style.size


@dataclass(slots=True, eq=False)
class Settings:
    """The settings of a theme, found by kind and role.

    Where pages run from the right, figures and points come from the face of the Arabic letters
    around them, and nothing tears these letters apart.
    """

    theme: Theme
    rtl: bool = False
    _found: dict[tuple[str, str, str], Setting] = field(default_factory=dict)
    _made: dict[Style, Setting] = field(default_factory=dict)
    _changed: dict[tuple[object, ...], Setting] = field(default_factory=dict)
    _looks: dict[tuple[Look, str, str], Look] = field(default_factory=dict)

    def get(self, kind: str, role: str = "", within: str = "") -> Setting:
        """Return the setting of a kind of block with a role, in a panel of the role `within`."""
        key = (kind, role, within)
        if key not in self._found:
            self._found[key] = self.of(self.theme.style(kind, role, within))
        return self._found[key]

    def of(self, style: Style) -> Setting:
        """Return the setting of a style."""
        if style not in self._made:
            tracking = 0 if self.rtl else style.tracking
            features = " ".join(
                ("tnum",) * style.tabular
                + ("onum",) * style.old_style
                + ("smcp",) * style.small_capitals
                + ("-liga",) * bool(tracking)
            )
            family = self._family(style)
            face = typeface(family, bold=style.bold, italic=style.italic, features=features)
            look = Look(face, style.size, style.colour, tracking, 0, style.capitals)
            self._made[style] = Setting(style, look)
        return self._made[style]

    def changed(self, setting: Setting, **changes: object) -> Setting:
        """Return the setting with other values of its style."""
        key = (setting, *changes.items())
        if key not in self._changed:
            self._changed[key] = self.of(replace(setting.style, **changes))  # type: ignore[arg-type]
        return self._changed[key]

    def flush(self, setting: Setting) -> Setting:
        """Return the setting without its indent, for what hangs beside a label."""
        return self.changed(setting, start=0)

    def aligned(self, setting: Setting, align: str) -> Setting:
        """Return the setting with the alignment of a column.

        "left" is that of a number at its point.
        """
        if align == "left":
            align = "start"
        if setting.style.align == align:
            return setting
        return self.changed(setting, align=align)

    def inline(self, setting: Setting, look: Look, kind: str, role: str = "") -> Look:
        """Return the look of an inline in text of another look."""
        key = (look, kind, role)
        if key not in self._looks:
            self._looks[key] = self._inline(setting, look, self.theme.inline(kind, role))
        return self._looks[key]

    def _inline(self, setting: Setting, look: Look, inline: InlineStyle) -> Look:
        faces = look.face
        family = self._family(setting.style)
        bold = inline.bold or faces.bold
        italic = inline.italic != faces.italic if inline.italic else faces.italic
        features = faces.features.replace("onum", "lnum") if inline.background else faces.features
        return replace(
            look,
            face=typeface(family, bold=bold, italic=italic, features=features),
            size=look.size * inline.scale,
            colour=inline.colour or look.colour,
            rise=look.rise + inline.rise,
            capitals=look.capitals or inline.capitals,
            underline=look.underline or inline.underline,
            background=inline.background or look.background,
            pad_x=inline.pad_x,
            pad_y=inline.pad_y,
            radius=inline.radius,
        )

    def _family(self, style: Style) -> FontFamily:
        fonts = self.theme.fonts
        family = fonts.get(style.font) or next(iter(fonts.values()))
        return with_arabic_first(family) if self.rtl else family
