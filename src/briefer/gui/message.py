"""Messages that stand in the window, with an action: what went wrong, or was done."""

from collections.abc import Callable
from functools import partial
from itertools import zip_longest

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
        self._sign, self._text = QLabel(), QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons = QPushButton(), QPushButton()
        self._acts: tuple[Action, ...] = ()
        self._close = QToolButton()
        self._close.setIcon(icon("close"))
        self._close.clicked.connect(self.hide)
        self.name_buttons()
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(SPACE[3], SPACE[1], SPACE[1], SPACE[1]))
        row.setSpacing(SPACE[2])
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        for index, button in enumerate(self._buttons):
            button.clicked.connect(partial(self._on_button_clicked, index))
            row.addWidget(button)
        row.addWidget(self._close)
        self.setProperty("kind", "message")

    def name_buttons(self) -> None:
        """Say nothing, and call the buttons what they are called in the language of the window."""
        for button in self._buttons:
            button.setText(self.tr("Dismiss"))
        self._close.setAccessibleName(self.tr("Dismiss the message"))
        self._close.setToolTip(self.tr("Dismiss"))
        self.hide()

    @property
    def text(self) -> str:
        """Return what it says."""
        return self._text.text()

    def show_message(self, text: str, severity: str = "info", *actions: Action | None) -> None:
        """Say something: "info", "warning" or "error"; a button is there for each action."""
        name, colour = _ICONS[severity]
        self._sign.setPixmap(icon(name, colour).pixmap(QSize(20, 20), self.devicePixelRatioF()))
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self._acts = tuple(filter(None, actions))
        for button, action in zip_longest(self._buttons, self._acts):
            button.setVisible(action is not None)
            if action is not None:
                button.setText(action[0])
        self.setProperty("severity", severity)
        restyle(self)
        self.show()

    def show_fault(self, fault: BrieferError, *actions: Action | None) -> None:
        """Say what went wrong and what to do."""
        self.show_message(sentences(fault), Severity.ERROR, *actions)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hide on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _on_button_clicked(self, index: int) -> None:
        self.hide()
        self._acts[index][1]()


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
