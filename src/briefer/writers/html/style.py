"""The style sheet of a page: a theme's colours, fonts and styles as CSS, by day and by night.

Selectors weigh nothing (`:where`), so that a later rule wins; each rule is a whole style, since
styles of themes are resolved when they are read.
"""

import colorsys
from collections.abc import Iterator

from briefer.document.marking import TLP_COLOURS
from briefer.document.theme import InlineStyle, Style, Theme
from briefer.document.tree import Marking

_SELECTORS = {
    "paragraph": "p",
    **{f"heading{level}": f".heading{level}" for level in range(1, 7)},
    "bullets": "ul",
    "numbers": "ol",
    "item": "li",
    "definitions": "dl",
    "term": "dt",
    "quote": "blockquote",
    "panel": ".panel",
    "head": "thead th",
    "cell": "tbody :is(td, th)",
    "caption": ":is(caption, figcaption)",
    "note": ".below",
    "sources": ".sources li",
    "footnote": ".notes li",
}
_LETTERS_ONLY = {"bullets", "numbers", "item", "definitions", "term", "sources", "footnote"}
_SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif"
_SERIF = "Georgia, 'Noto Serif', 'Times New Roman', serif"


def style_sheet(theme: Theme) -> str:
    """Return the CSS of the theme."""
    return "\n".join(_Sheet(theme).lines()) + "\n"


def print_margins(marking: Marking) -> str:
    """Return the CSS that repeats the marking on each printed page (css-page-3 §4.2)."""
    if not marking.scheme:
        return ""
    text = "".join(c if c.isalnum() else f"\\{ord(c):x} " for c in marking.text)
    is_tlp = marking.scheme == "tlp"
    look = f"content: '{text}'; font: 700 12pt sans-serif; print-color-adjust: exact"
    if is_tlp:
        colour = TLP_COLOURS.get(marking.text, "#FFFFFF")
        look += f"; color: {colour}; background: #000; padding: 0 6pt; height: 20pt; margin: auto 0"
    boxes = " ".join(
        f"@{edge}-{'right' if is_tlp else 'center'} {{ {look} }}" for edge in ("top", "bottom")
    )
    return f"@page {{ {boxes} }}\n"


class _Sheet:
    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._base = theme.style("text")
        roles = {"paper": "#FFFFFF", "text": self._base.colour, "line": "#D9DEE4"}
        self._colours = {**roles, "accent": theme.chart[0], **theme.colours}
        self._names = {colour: name for name, colour in reversed(self._colours.items())}

    def lines(self) -> Iterator[str]:
        rules = [*self._rules()]
        shown = {_variable(name): colour for name, colour in self._colours.items()}
        yield f":root {{ color-scheme: light dark; {_declared(shown)} }}"
        yield "@media (prefers-color-scheme: dark) {"
        yield f"  :root {{ {_declared({key: dark(value) for key, value in shown.items()})} }}"
        yield "}"
        family = self._family(self._base.font)
        yield (
            f"body {{ font-family: {family}; color: {self._colour(self._base.colour)}; "
            f"background: {self._colour('#FFFFFF')} }}"
        )
        yield from rules

    def _rules(self) -> Iterator[str]:
        order = sorted(self._theme.styles, key=_precedence)
        for key in order:
            style = self._theme.styles[key]
            if selector := _selector(key):
                declared = self._letters(style)
                if _kind(key) not in _LETTERS_ONLY:
                    declared |= self._block(style)
                yield f":where({selector}) {{ {_declared(declared)} }}"
        for key, inline in sorted(self._theme.inlines.items()):
            kind, _, role = key.partition(".")
            if kind == "badge":
                selector = f".badge.{role}" if role else ".badge"
                yield f":where({selector}) {{ {self._inline(inline)} }}"

    def _letters(self, style: Style) -> dict[str, str]:
        size, leading = style.size / self._base.size, style.leading / style.size
        slope, weight = "italic " * style.italic, 600 if style.bold else 400
        return {
            "font": f"{slope}{weight} {size:.3g}rem/{max(leading * 1.04, 1.12):.3g} "
            f"{self._family(style.font)}",
            "color": self._colour(style.colour),
            "text-transform": "uppercase" if style.capitals else "none",
            "letter-spacing": f"{style.tracking / style.size:.3g}em",
        }

    def _block(self, style: Style) -> dict[str, str]:
        lines = {
            "border-block-start": style.line_top,
            "border-block-end": style.line_bottom,
            "border-inline-start": style.line_start,
        }
        colour = self._colour(style.line_colour or style.colour)
        return {
            "margin-block": f"{self._rem(style.before)} {self._rem(style.after)}",
            "margin-inline-start": self._rem(style.start),
            "text-align": style.align if style.align in ("center", "end") else "start",
            "background": self._colour(style.background) if style.background else "none",
            "padding": f"{self._rem(style.pad_y)} {self._rem(style.pad_x)}",
            "border-radius": f"{style.radius:.3g}pt",
            **{
                place: f"{width:.3g}pt solid {colour}" if width else "0"
                for place, width in lines.items()
            },
        }

    def _inline(self, style: InlineStyle) -> str:
        found = {
            "font-size": f"{style.scale:.3g}em",
            "font-weight": "600" if style.bold else "400",
            "padding": f"{style.pad_y:.3g}pt {style.pad_x:.3g}pt",
        }
        if style.colour:
            found["color"] = self._colour(style.colour)
        if style.background:
            found["background"] = self._colour(style.background)
        if style.radius:
            found["border-radius"] = f"{style.radius:.3g}pt"
        return _declared(found)

    def _colour(self, colour: str) -> str:
        name = self._names.setdefault(colour, f"c{colour[1:].lower()}")
        self._colours.setdefault(name, colour)
        return f"var({_variable(name)})"

    def _family(self, font: str) -> str:
        family = self._theme.fonts.get(font)
        name = family.name if family else ""
        generic = _SERIF if "serif" in name.lower() else _SANS
        quoted = name.replace("\\", "").replace("'", "")
        return f"'{quoted}', {generic}" if quoted else generic

    def _rem(self, points: float) -> str:
        return f"{points / self._base.size:.3g}rem" if points else "0"


def _precedence(key: str) -> int:
    """Return the place of a style: a role outdoes a panel that has no style for the role."""
    _, _, kind = key.rpartition(" ")
    return 2 * ("." in kind) + (" " in key)


def _kind(key: str) -> str:
    return key.rpartition(" ")[2].partition(".")[0]


def _selector(key: str) -> str:
    within, _, own = key.rpartition(" ")
    kind, _, role = own.partition(".")
    selector = _SELECTORS.get(kind, "")
    if role == "title":
        selector = "h1.title"
    elif role and selector:
        selector = f"{selector}.{role}"
    if within and selector:
        kind, _, role = within.partition(".")
        outer = _SELECTORS.get(kind, "") + (f".{role}" if role else "")
        selector = f"{outer} {selector}" if outer else ""
    return selector


def _variable(name: str) -> str:
    kept = "".join(c if c.isalnum() else "-" for c in name)
    return f"--{kept}"


def _declared(values: dict[str, str]) -> str:
    return "; ".join(f"{key}: {value}" for key, value in values.items())


def dark(colour: str) -> str:
    """Return the counterpart of a colour on a dark page: as saturated, and as far from the page."""
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    light = 0.95 - 0.6 * light if light < 0.5 else 0.1 + 0.8 * (1 - light)
    parts = colorsys.hls_to_rgb(hue, light, full if light > 0.5 else 0.6 * full)
    return "#" + "".join(f"{round(part * 255):02X}" for part in parts)
