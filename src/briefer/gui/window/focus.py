"""Actions that are for whatever has the focus, such as cut, copy and paste."""

from PySide6.QtWidgets import QApplication


class Focus:
    """Does what the widget with the focus can do under a name."""

    def do(self, name: str) -> None:
        """Call the method of that name, where the widget has one."""
        method = getattr(QApplication.focusWidget(), name, None)
        if callable(method):
            method()
