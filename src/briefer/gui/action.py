"""An action: what it is called, which key it has, and what it calls.

What it calls is a path from the main window, such as "files.save", so that actions can be told of
without a window. Where the path leads nowhere (no briefing is open) the action is disabled.
"""

from functools import cache
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication, QKeySequence

from briefer.value import dataclass


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Return the text; what collects the texts to be translated looks for this name."""
    return text


@dataclass(frozen=True, slots=True)
class Action:
    """An action; `when` and `checked` are paths to what says whether it is enabled or ticked.

    `named` is the path to what calls it by another name than its text now. The argument is handed
    to all of them, where there is one. `is_held` says that a widget hears the key by itself, while
    it has the focus. `also` is a second key, which other programs have taught.
    """

    name: str
    text: str
    key: str
    calls: str
    argument: str = ""
    when: str = ""
    checked: str = ""
    named: str = ""
    is_held: bool = False
    also: str = ""

    def title(self) -> str:
        """Return the text in the user's language, with the mark of its key in a menu."""
        return QCoreApplication.translate("actions", self.text)

    def words(self, window: object = None) -> str:
        """Return the text as it is read, or the name that the action has in a window now."""
        name = _value(window, self.named, self.argument) if _leads(window, self.named) else ""
        return str(name) or self.title().replace("&", "").removesuffix("…")

    def key_text(self) -> str:
        """Return the key as it is called on this system, to be read from left to right."""
        key = QKeySequence(self.key).toString(QKeySequence.SequenceFormat.NativeText)
        return f"\u200e{key}\u200e" if QGuiApplication.isRightToLeft() else key

    def is_enabled(self, window: object) -> bool:
        """Return whether it can be done in the window now."""
        return _leads(window, self.calls) and (
            not self.when or bool(_value(window, self.when, self.argument))
        )

    def is_checked(self, window: object) -> bool:
        """Return whether it is ticked."""
        return _leads(window, self.checked) and bool(_value(window, self.checked, self.argument))

    def run(self, window: object) -> None:
        """Do it."""
        target = _getter(self.calls)(window)
        target(self.argument) if self.argument else target()


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu; None divides its actions."""

    text: str
    actions: tuple[Action | None, ...]

    def title(self) -> str:
        """Return the text in the user's language."""
        return QCoreApplication.translate("actions", self.text)


_getter = cache(attrgetter)


def _leads(window: object, path: str) -> bool:
    try:
        return bool(path) and _getter(path)(window) is not None
    except AttributeError:
        return False


def _value(window: object, path: str, argument: str = "") -> Any:
    value = _getter(path)(window)
    if not callable(value):
        return value
    return value(argument) if argument else value()
