"""The menu bar, made from the table of actions."""

from itertools import zip_longest

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from briefer.gui import actions
from briefer.gui.action import Action
from briefer.gui.coverage import literal

_State = tuple[bool, str, bool]
"""Whether an action is enabled, the name that it has now, and whether it is ticked."""


class Menus:
    """The menus of a window; they know what can be done in it now."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._made: list[tuple[Action, QAction]] = []
        self._shown: list[_State] = []
        for menu in actions.MENUS:
            made = window.menuBar().addMenu(menu.title())
            made.aboutToShow.connect(self.refresh)
            for each in menu.actions:
                if each is None:
                    made.addSeparator()
                else:
                    made.addAction(self._action(each))
        self.refresh()

    def remove(self) -> None:
        """Take the menus off the window."""
        bar = self._window.menuBar()
        for each in (*bar.findChildren(QMenu), *(made for _, made in self._made)):
            each.deleteLater()
        bar.clear()

    def refresh(self) -> None:
        """Enable what can be done now, and tick what is on."""
        before, self._shown = self._shown, [self._state(action) for action, _ in self._made]
        for (action, made), now, was in zip_longest(self._made, self._shown, before):
            if now != was:
                _show(action, made, now)

    def _state(self, action: Action) -> _State:
        name = action.words(self._window) if action.named else ""
        return action.is_enabled(self._window), name, action.is_checked(self._window)

    def _action(self, action: Action) -> QAction:
        made = QAction(action.title(), self._window)
        made.setText(f"{action.title()}\t{action.key_text()}")
        if not action.is_held:  # else the key is told only: two that hear it would both be deaf
            made.setShortcuts([QKeySequence(key) for key in (action.key, action.also) if key])
        made.setCheckable(bool(action.checked))
        made.triggered.connect(lambda *_: self._on_triggered(action))
        self._made.append((action, made))
        return made

    def _on_triggered(self, action: Action) -> None:
        action.run(self._window)
        self._shown = []  # a click ticks what can be ticked, whatever becomes of it
        self.refresh()


def _show(action: Action, made: QAction, state: _State) -> None:
    is_enabled, name, is_checked = state
    made.setEnabled(is_enabled)
    made.setChecked(is_checked)
    if action.named:
        made.setText(f"&{action.argument} {literal(name)}\t{action.key_text()}")
        made.setVisible(is_enabled)
