"""Parts of the desk: each is imported when it is first shown."""

from importlib import import_module
from importlib.util import find_spec

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from briefer.gui.session import Session

_PARTS = {
    "audience": "AudiencePicker",
    "outline": "OutlineView",
    "editor": "EditorStack",
    "preview": "PreviewView",
    "find": "FindBar",
}
"""The packages with their widgets."""


def part(name: str, session: Session) -> QWidget:
    """Return the widget of a package for a session."""
    package = f"briefer.gui.{name}"
    if find_spec(package) is not None:
        made = getattr(import_module(package), _PARTS[name], None)
        if made is not None:
            return made(session)  # type: ignore[no-any-return]
    return _Placeholder(name)


class _Placeholder(QWidget):
    """Stands where a part is still to come."""

    def __init__(self, name: str) -> None:
        super().__init__()
        text = QLabel(name.capitalize())
        text.setProperty("kind", "secondary")
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self).addWidget(text)
