"""Colours by what they mean: light, dark and high contrast. It knows no Qt."""

from enum import StrEnum
from typing import Final

from briefer.value import dataclass


class Scheme(StrEnum):
    """Which colours the window has; SYSTEM follows those of the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"

    @classmethod
    def _missing_(cls, value: object) -> "Scheme":  # noqa: ARG003 - whatever the settings say
        return cls.SYSTEM


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of a palette, each as "#RRGGBB".

    `line` divides and means nothing; `edge` is the outline of what can be used. `on_accent` is text
    on the accent. `shared`, `own`, `withheld` and `missing` are what an audience gets of a text.
    `spans` lie behind stretches of text, to tell neighbours apart.
    """

    window: str
    surface: str
    raised: str
    hover: str
    selected: str
    text: str
    secondary: str
    line: str
    edge: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    shared: str
    own: str
    withheld: str
    missing: str
    spans: tuple[str, ...]


LIGHT: Final = Tokens(
    window="#F6F7F9",
    surface="#FFFFFF",
    raised="#FFFFFF",
    hover="#ECEFF3",
    selected="#DFE8F4",
    text="#1B1F24",
    secondary="#57606A",
    line="#D9DEE4",
    edge="#77808B",
    disabled="#8C949E",
    accent="#1F4E8C",
    accent_hover="#183F73",
    on_accent="#FFFFFF",
    shared="#57606A",
    own="#1F4E8C",
    withheld="#8A1C1C",
    missing="#8A5A00",
    spans=("#DCE8F8", "#FBECC8", "#D9F0DE", "#E9E0F7", "#FADFE0", "#D0EEF0"),
)

DARK: Final = Tokens(
    window="#15181D",
    surface="#1C2027",
    raised="#242932",
    hover="#2A303A",
    selected="#263A54",
    text="#E7EAEE",
    secondary="#A0A9B4",
    line="#323843",
    edge="#7C8694",
    disabled="#68717D",
    accent="#7FB0F0",
    accent_hover="#9CC3F6",
    on_accent="#10161F",
    shared="#A0A9B4",
    own="#7FB0F0",
    withheld="#F0938F",
    missing="#E3B45C",
    spans=("#23395A", "#46380F", "#1F4430", "#3D2F59", "#54292E", "#114347"),
)

CONTRAST: Final = Tokens(
    window="#000000",
    surface="#000000",
    raised="#000000",
    hover="#2B2B2B",
    selected="#2A2A00",
    text="#FFFFFF",
    secondary="#FFFFFF",
    line="#FFFFFF",
    edge="#FFFFFF",
    disabled="#A0A0A0",
    accent="#FFFF00",
    accent_hover="#FFFFFF",
    on_accent="#000000",
    shared="#FFFFFF",
    own="#00FFFF",
    withheld="#FF6060",
    missing="#FFFF00",
    spans=("#00305C", "#443500", "#004020", "#38206B", "#5C0F1C", "#004347"),
)

PALETTES: Final = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.CONTRAST: CONTRAST}


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
