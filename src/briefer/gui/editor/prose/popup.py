"""Small windows beside the cursor: the address of a link, the text of a note, a source to cite."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.gui.editor.prose.edit import ProseEdit
from briefer.gui.editor.prose.reference import address_of
from briefer.gui.editor.prose.surface import Names
from briefer.gui.look import SPACE

_WIDTH: Final = 360
_ROW: Final = 28


class Popup(QFrame):
    """A small window with a title, something to fill in, and what is done with it."""

    chosen = Signal(str)
    """What was filled in; empty where it is to be removed."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "raised")
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE[2], SPACE[2], SPACE[2], SPACE[2])
        self._column.setSpacing(SPACE[1])
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        label = QLabel(title)
        label.setProperty("kind", "label")
        self._column.addWidget(label)

    def add_field(self, field: QWidget) -> None:
        """Put in what is filled in; it has the cursor, and Return takes what it holds."""
        field.setFixedWidth(_WIDTH)
        self._column.addWidget(field)
        self.setFocusProxy(field)
        field.installEventFilter(self)

    def add_buttons(self, accept: str, remove: str = "") -> None:
        """Put in the button that takes what is filled in, and one that removes it."""
        row = QHBoxLayout()
        if remove:
            removing = QPushButton(remove)
            removing.setProperty("kind", "quiet")
            removing.clicked.connect(lambda: self._finish(""))
            row.addWidget(removing)
        row.addStretch()
        accepting = QPushButton(accept)
        accepting.setProperty("kind", "primary")
        accepting.clicked.connect(self.accept)
        row.addWidget(accepting)
        self._column.addLayout(row)

    def show_at(self, place: QPoint) -> None:
        """Show it below a place of the screen, and within the screen."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        x = min(max(place.x() - _WIDTH // 2, room.left()), room.right() - _WIDTH)
        y = min(place.y(), room.bottom() - self.height())
        self.move(x, y)
        self.show()
        field = self.focusProxy()
        if field is not None:
            field.setFocus()

    def accept(self) -> None:
        """Take what is filled in."""
        if value := self.value():
            self._finish(value)

    def value(self) -> str:
        """Return what is filled in, empty where it cannot be taken."""
        raise NotImplementedError

    def _finish(self, value: str) -> None:
        self.chosen.emit(value)
        self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is filled in on Return, and close on Escape."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.accept()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
        return super().eventFilter(watched, event)


class LinkPopup(Popup):
    """The address of a link."""

    def __init__(self, address: str, parent: QWidget) -> None:
        super().__init__(self.tr("Where the link leads"), parent)
        self._field = QLineEdit(address)
        self._field.setAccessibleName(self.tr("Address"))
        self._field.setPlaceholderText(self.tr("https://, http:// or mailto:"))
        self.add_field(self._field)
        self.add_buttons(self.tr("Set link"), self.tr("Remove link") if address else "")

    def value(self) -> str:
        """Return the address, empty where a link may not lead there."""
        return address_of(self._field.text())


class NotePopup(Popup):
    """The text of a note."""

    def __init__(self, markup: str, names: Names, parent: QWidget) -> None:
        super().__init__(self.tr("Note"), parent)
        self._field = ProseEdit(names, "line")
        self._field.setAccessibleName(self.tr("Text of the note"))
        self._field.show_markup(markup)
        self.add_field(self._field)
        self.add_buttons(self.tr("Set note"), self.tr("Remove note") if markup else "")

    def value(self) -> str:
        """Return the note in light markup."""
        return self._field.markup()


class SourcePopup(Popup):
    """The sources of the briefing, to cite one of them."""

    def __init__(
        self, sources: Sequence[tuple[str, str]], parent: QWidget, *, is_change: bool = False
    ) -> None:
        super().__init__(self.tr("Cite a source"), parent)
        self._filter = QLineEdit()
        self._filter.setAccessibleName(self.tr("Find a source"))
        self._filter.setPlaceholderText(self.tr("Find a source"))
        self._filter.textChanged.connect(self._on_text_changed)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Sources"))
        self._list.itemClicked.connect(lambda _: self.accept())
        for identity, title in sources:
            item = QListWidgetItem(title, self._list)
            item.setData(Qt.ItemDataRole.UserRole, identity)
            item.setToolTip(title)
            item.setSizeHint(QSize(0, _ROW))
        self.add_field(self._filter)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFixedWidth(_WIDTH)
        self._column.addWidget(self._list)
        none = QLabel(self.tr("No sources yet. Add one under Sources, Alt+5."))
        none.setProperty("kind", "secondary")
        none.setWordWrap(True)
        self._column.addWidget(none)
        none.setVisible(not sources)
        self._list.setVisible(bool(sources))
        if sources or is_change:
            self.add_buttons(self.tr("Cite"), self.tr("Remove citation") if is_change else "")
        self._list.setCurrentRow(0)

    def value(self) -> str:
        """Return the id of the source that is chosen."""
        shown = [each for each in self._list.selectedItems() if not each.isHidden()]
        return str(shown[0].data(Qt.ItemDataRole.UserRole)) if shown else ""

    def _on_text_changed(self, text: str) -> None:
        words = text.casefold().split()
        first = None
        for row in range(self._list.count()):
            item = self._list.item(row)
            is_hit = all(word in item.text().casefold() for word in words)
            item.setHidden(not is_hit)
            first = row if is_hit and first is None else first
        if first is not None:
            self._list.setCurrentRow(first)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys choose while words are typed."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up)
        ):
            by = 1 if event.key() == Qt.Key.Key_Down else -1
            row = self._list.currentRow() + by
            while 0 <= row < self._list.count() and self._list.item(row).isHidden():
                row += by
            if 0 <= row < self._list.count():
                self._list.setCurrentRow(row)
            return True
        return super().eventFilter(watched, event)
