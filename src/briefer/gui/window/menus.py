"""The menu bar, made from the table of actions."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from briefer.gui import actions
from briefer.gui.action import Action
from briefer.gui.coverage import literal


class Menus:
    """The menus of a window; they know what can be done in it now."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._made: list[tuple[Action, QAction]] = []
        for menu in actions.MENUS:
            made = window.menuBar().addMenu(menu.title())
            made.aboutToShow.connect(self.refresh)
            for each in menu.actions:
                if each is None:
                    made.addSeparator()
                else:
                    made.addAction(self._action(each))
        self.refresh()

    def refresh(self) -> None:
        """Enable what can be done now, and tick what is on."""
        for action, made in self._made:
            made.setEnabled(action.is_enabled(self._window))
            if action.named:
                number, name = action.argument, literal(action.words(self._window))
                made.setText(f"&{number} {name}\t{action.key_text()}")
                made.setVisible(made.isEnabled())
            if action.checked:
                made.setChecked(action.is_checked(self._window))

    def _action(self, action: Action) -> QAction:
        made = QAction(action.title(), self._window)
        made.setText(f"{action.title()}\t{action.key_text()}")
        if not action.is_held:  # else the key is told only: two that hear it would both be deaf
            made.setShortcut(QKeySequence(action.key))
        made.setCheckable(bool(action.checked))
        made.triggered.connect(lambda *_: self._on_triggered(action))
        self._made.append((action, made))
        return made

    def _on_triggered(self, action: Action) -> None:
        action.run(self._window)
        self.refresh()
