"""The bundled fonts, at the sizes of the window."""

from functools import cache
from typing import Final, Literal

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from briefer import bundled

FAMILIES: Final = ("IBM Plex Sans", "IBM Plex Sans Arabic", "Noto Sans Hebrew")
_MIRRORED: Final = ("IBM Plex Sans Arabic", "IBM Plex Sans", "Noto Sans Hebrew")
SIZES: Final = {"control": 13, "text": 15, "small": 11, "heading": 17, "title": 24}
"""Sizes in pixels, by what they are for."""

_FILES: Final = (
    "IBMPlexSans-Regular",
    "IBMPlexSans-SemiBold",
    "IBMPlexSans-Italic",
    "IBMPlexSans-SemiBoldItalic",
    "IBMPlexSansArabic-Regular",
    "IBMPlexSansArabic-SemiBold",
    "NotoSansHebrew-Regular",
)


@cache
def load() -> None:
    """Make the bundled fonts known to Qt, once."""
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(bundled.asset("fonts", f"{name}.ttf")))


def font(
    size: Literal["control", "text", "small", "heading", "title"] = "control",
    *,
    strong: bool = False,
) -> QFont:
    """Return the font of a size."""
    made = QFont([*(_MIRRORED if QGuiApplication.isRightToLeft() else FAMILIES)])
    made.setPixelSize(SIZES[size])
    if strong:
        made.setWeight(QFont.Weight.DemiBold)
    return made
