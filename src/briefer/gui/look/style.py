"""The one style sheet, made from a palette.

A rule applies to a class of widgets, or to those with a property "kind". What a state needs (a ring
of two pixels around what has the focus) is here once for all.
"""

from functools import cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QTemporaryDir
from PySide6.QtWidgets import QWidget

from briefer.gui.look.drawing import svg
from briefer.gui.look.palette import Tokens
from briefer.gui.look.rules import RULES

_DRAWN = {
    "check": "on_accent",
    "dash": "on_accent",
    "chevron-down": "secondary",
    "chevron-up": "secondary",
    "chevron-right": "secondary",
    "chevron-left": "secondary",
}
"""The icons that the style sheet itself shows, which takes them from files only."""


def sheet(on: Tokens) -> str:
    """Return the style sheet in the colours of a palette."""
    colours = {name: getattr(on, name) for name in Tokens.__slots__}
    return Template(RULES).substitute(colours | {"icons": _icons(on)})


def restyle(widget: QWidget) -> None:
    """Style a widget anew after a property that rules ask for was changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


@cache
def _icons(on: Tokens) -> str:
    """Return the folder of the icons in the palette's colours."""
    folder = Path(_folder().path(), on.accent.strip("#"))
    folder.mkdir(exist_ok=True)
    for name, token in _DRAWN.items():
        (folder / f"{name}.svg").write_bytes(svg(name, getattr(on, token)))
    return folder.as_posix()


@cache
def _folder() -> QTemporaryDir:
    return QTemporaryDir()
