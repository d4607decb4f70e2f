"""How the window looks: colours, type, spacing and icons. Nothing else names a colour.

    palette  the colours by what they mean, and their contrast
    scheme   which palette is on: the desktop's or the user's choice
    style    the one style sheet, made from a palette
    typeface the bundled fonts
    drawing  the files of the icons
    icon     icons drawn in the palette's colours, sharp at any scale

A widget says what it is by a property (`setProperty("kind", "primary")`), and paints itself with
`tokens()`, which are asked for anew in each paint: a change of palette repaints every widget.
"""

from PySide6.QtCore import QMargins
from PySide6.QtGui import QGuiApplication

from briefer.gui.look.icon import icon
from briefer.gui.look.palette import Scheme, Tokens
from briefer.gui.look.scheme import apply, choose, chosen, tokens
from briefer.gui.look.style import restyle
from briefer.gui.look.typeface import font

SPACE = (4, 8, 12, 16, 24, 32)
"""The distances between things, in pixels."""

RADIUS = 6


def margins(start: int, top: int, end: int, bottom: int) -> QMargins:
    """Return margins from where lines start to where they end; Qt's know left and right only."""
    left, right = (end, start) if QGuiApplication.isRightToLeft() else (start, end)
    return QMargins(left, top, right, bottom)


__all__ = [
    "RADIUS",
    "SPACE",
    "Scheme",
    "Tokens",
    "apply",
    "choose",
    "chosen",
    "font",
    "icon",
    "margins",
    "restyle",
    "tokens",
]
