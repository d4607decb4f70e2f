"""The tree of the outline: it follows the briefing and keeps what is open and where it stands."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import (
    QByteArray,
    QMimeData,
    QPoint,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from briefer.gui import look
from briefer.gui.coverage import tip
from briefer.gui.language import listed
from briefer.gui.outline.delegate import ENTRY, EntryDelegate
from briefer.gui.outline.entry import Entry

_MIME = "application/x-briefer-entry"


class OutlineTree(QTreeWidget):
    """Shows entries; `dropped` tells an entry, the one it is to stand beside, and if before it."""

    dropped = Signal(str, str, bool)
    entered = Signal()
    """Return, a click or the end of a new name asks for the texts of the current entry."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Outline"))
        self.setHeaderHidden(True)
        self.setIconSize(QSize(18, 18))
        self.setIndentation(look.SPACE[3])
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: list[tuple[Entry, QTreeWidgetItem]] = []
        self.names = EntryDelegate(self)
        self.setItemDelegate(self.names)
        self.clicked.connect(lambda _: self.entered.emit())
        self._is_new = False

    def show_entries(self, entries: Sequence[Entry], current: str) -> None:
        """Show entries, with one of them as the current one."""
        bar = self.verticalScrollBar()
        scrolled, was = bar.value(), self.current_entry()
        with QSignalBlocker(self):
            self._follow(entries)
            node = self.node(current) or self.node("summary")
            if node is not None and node is not self.currentItem():
                self.setCurrentItem(node)
        bar.setValue(scrolled)
        if node is not None and (was is None or was.key != current):
            self.scrollToItem(node)

    def _follow(self, entries: Sequence[Entry]) -> None:
        """Become what the entries are; where all stand as before, only those that changed."""
        wanted = [*entries, *(child for each in entries for child in each.children)]
        if [each.key for each in wanted] == [entry.key for entry, _ in self._shown]:
            for entry, (shown, node) in zip(wanted, self._shown, strict=True):
                if entry is not shown and entry != shown:
                    _describe(node, entry)
            nodes = [node for _, node in self._shown]
        else:
            self._sync(self.invisibleRootItem(), entries)
            top = [*_children(self.invisibleRootItem())]
            nodes = [*top, *(child for node in top for child in _children(node))]
        self._shown = [*zip(wanted, nodes, strict=True)]

    def _sync(self, parent: QTreeWidgetItem, entries: Sequence[Entry]) -> None:
        there = {_entry(node).key: node for node in _children(parent)}
        for key in there.keys() - {each.key for each in entries}:
            parent.removeChild(there[key])
        for at, entry in enumerate(entries):
            node = there.get(entry.key)
            if node is None:
                node = QTreeWidgetItem()
                node.setData(0, ENTRY, entry)
                _describe(node, entry)
                parent.insertChild(at, node)
                node.setExpanded(True)
            elif parent.indexOfChild(node) != at:
                is_open = node.isExpanded()
                parent.removeChild(node)
                parent.insertChild(at, node)
                node.setExpanded(is_open)
            if _entry(node) != entry:
                _describe(node, entry)
            self._sync(node, entry.children)

    def node(self, key: str) -> QTreeWidgetItem | None:
        """Return the node of an entry, None where there is none."""
        return next((node for entry, node in self._shown if entry.key == key), None)

    def current_entry(self) -> Entry | None:
        """Return the current entry, None where there is none."""
        index = self.currentIndex()
        entry = index.data(ENTRY)
        return entry if isinstance(entry, Entry) else None

    def siblings(self, key: str) -> list[Entry]:
        """Return the entries that one can stand beside, itself among them, in order."""
        entries = [entry for entry, _ in self._shown]
        kind = next((each.kind for each in entries if each.key == key), None)
        return [each for each in entries if each.kind is kind]

    def name(self, *, is_new: bool) -> None:
        """Edit the name of the current entry; after that of a new one come its texts."""
        node = self.currentItem()
        if node is not None:
            self._is_new = is_new
            self.editItem(node)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go from a name to the texts by Tab, not to the next name."""
        by_tab = hint == QAbstractItemDelegate.EndEditHint.EditNextItem
        by_return = hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if by_tab or (by_return and self._is_new):
            self.entered.emit()
        self._is_new = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys with Alt to the actions, even those that can do nothing now."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.state() != QAbstractItemView.State.EditingState:  # it ends the name first
                self.entered.emit()
        else:
            super().keyPressEvent(event)

    def mimeTypes(self) -> list[str]:
        """Return the type of what is dragged within the outline."""
        return [_MIME]

    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:
        """Return the key of the entry that is dragged."""
        data = QMimeData()
        data.setData(_MIME, QByteArray(_entry(items[0]).key.encode()))
        return data

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803, ARG002 - Qt's
        """Drag an entry; the tree changes by the session alone."""
        nodes = [each for each in self.selectedItems() if _entry(each).kind is not None]
        if nodes:
            drag = QDrag(self)
            drag.setMimeData(self.mimeData(nodes))
            drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take nothing that comes from elsewhere."""
        super().dragEnterEvent(event)
        event.setAccepted(event.mimeData().hasFormat(_MIME))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the entry would come, if it may."""
        super().dragMoveEvent(event)
        event.setAccepted(self._target(event.mimeData(), event.position().toPoint()) is not None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell where the entry is to stand."""
        target = self._target(event.mimeData(), event.position().toPoint())
        if target is not None:
            event.acceptProposedAction()
            self.dropped.emit(*target)
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def _target(self, data: QMimeData, at: QPoint) -> tuple[str, str, bool] | None:
        node = self.itemAt(at)
        if node is None or not data.hasFormat(_MIME):
            return None
        key = bytes(data.data(_MIME).data()).decode()
        beside = _entry(node).key
        if beside == key or beside not in [each.key for each in self.siblings(key)]:
            return None
        return key, beside, at.y() < self.visualItemRect(node).center().y()


def _children(node: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    children = (node.child(at) for at in range(node.childCount()))
    return (each for each in children if each is not None)


def _entry(node: QTreeWidgetItem) -> Entry:
    entry = node.data(0, ENTRY)
    assert isinstance(entry, Entry)
    return entry


def _describe(node: QTreeWidgetItem, entry: Entry) -> None:
    node.setData(0, ENTRY, entry)
    node.setText(0, entry.title)
    node.setIcon(0, look.icon(entry.icon, "secondary"))
    words = entry.words()
    node.setToolTip(0, tip(f"{entry.title}\n{words}".strip()))
    node.setData(0, Qt.ItemDataRole.AccessibleTextRole, listed(filter(None, (entry.title, words))))
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    if entry.kind is not None:
        flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsEditable
    elif entry.key == "outlooks":
        flags |= Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemIsEditable
    node.setFlags(flags)
