"""Editing: the forms that edit items of the library, by kind, where there are any."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from briefer.store.library import Library

Editor = Callable[[Library, str, QWidget, Callable[[], None]], object]
"""Opens the form of an item by its id over a widget, and calls what is handed in once it saved."""

EDITORS: Final[dict[str, Editor]] = {}
"""The forms by the names of folders, such as "audiences"."""
