"""The one style sheet, made from a palette.

A rule applies to a class of widgets, or to those with a property "kind". What a state needs (a ring
of two pixels around what has the focus) is here once for all.
"""

import re
from functools import cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QTemporaryDir
from PySide6.QtGui import QGuiApplication
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

_RULE = re.compile(r"^(?!QMenu::i)[^{}]+{[^{}]+}", re.MULTILINE)
"""A rule, but none of what is in a menu: that alone Qt mirrors by itself."""
_SIDE = re.compile(r"\b((?:border|margin|padding|chevron)-|text-align: )(left|right)\b")
_OTHER = {"left": "right", "right": "left"}
_BOX = re.compile(r"(padding|margin): (\w+) (\w+) (\w+) (\w+);")

_MIRRORED_LABELS = """
QLabel { qproperty-alignment: "AlignRight | AlignAbsolute | AlignVCenter"; }
QLabel[centred="true"] { qproperty-alignment: "AlignCenter"; }
"""
"""A label would else stand where its own text begins: a name in Latin letters on the left."""


def sheet(on: Tokens) -> str:
    """Return the style sheet in the colours of a palette."""
    colours = {name: getattr(on, name) for name in Tokens.__slots__}
    rules = mirrored(RULES) if QGuiApplication.isRightToLeft() else RULES
    return Template(rules).substitute(colours | {"icons": _icons(on)})


def mirrored(rules: str) -> str:
    """Return the rules for a window that runs from right to left."""
    return _RULE.sub(lambda found: _swapped(found[0]), rules) + _MIRRORED_LABELS


def _swapped(rule: str) -> str:
    sides = _SIDE.sub(lambda found: found[1] + _OTHER[found[2]], rule)
    return _BOX.sub(r"\1: \2 \5 \4 \3;", sides)


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
