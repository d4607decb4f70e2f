"""Messages that stand in the window, with an action: what went wrong, or was done."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from briefer.errors import BrieferError, Severity
from briefer.gui.language import sentences
from briefer.gui.look import SPACE, icon, margins, restyle

Action = tuple[str, Callable[[], object]]
"""The verb on the button and what it does."""

_ICONS = {
    "info": ("info", "accent"),
    "warning": ("warning", "missing"),
    "error": ("error", "withheld"),
}


class MessageBar(QFrame):
    """One message; a newer one takes its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], object] = self.hide
        self._sign, self._text = QLabel(), QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton()
        self._button.clicked.connect(self._on_button_clicked)
        self._close = QToolButton()
        self._close.setIcon(icon("close"))
        self._close.clicked.connect(self.hide)
        self.name_buttons()
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(SPACE[3], SPACE[1], SPACE[1], SPACE[1]))
        row.setSpacing(SPACE[2])
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.setProperty("kind", "message")

    def name_buttons(self) -> None:
        """Say nothing, and call the buttons what they are called in the language of the window."""
        self._button.setText(self.tr("Dismiss"))
        self._close.setAccessibleName(self.tr("Dismiss the message"))
        self._close.setToolTip(self.tr("Dismiss"))
        self.hide()

    @property
    def text(self) -> str:
        """Return what it says."""
        return self._text.text()

    def show_message(self, text: str, severity: str = "info", action: Action | None = None) -> None:
        """Say something: "info", "warning" or "error"; the button is there for an action."""
        name, colour = _ICONS[severity]
        self._sign.setPixmap(icon(name, colour).pixmap(QSize(20, 20), self.devicePixelRatioF()))
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self._button.setVisible(action is not None)
        if action is not None:
            self._button.setText(action[0])
            self._act = action[1]
        self.setProperty("severity", severity)
        restyle(self)
        self.show()

    def show_fault(self, fault: BrieferError, action: Action | None = None) -> None:
        """Say what went wrong and what to do."""
        self.show_message(sentences(fault), Severity.ERROR, action)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hide on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _on_button_clicked(self) -> None:
        self.hide()
        self._act()


def tell(widget: QWidget, fault: BrieferError) -> None:
    """Show a fault in the window of a widget."""
    bar = widget.window().findChild(MessageBar)
    if bar is not None:
        bar.show_fault(fault)


def say(widget: QWidget, text: str, action: Action | None = None) -> None:
    """Say what was done in the window of a widget."""
    bar = widget.window().findChild(MessageBar)
    if bar is not None:
        bar.show_message(text, "info", action)
