"""The draft as a list, in which passages are moved by drag and by keys."""

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from briefer.gui.article.delegate import HEIGHT, RowDelegate
from briefer.gui.article.review import Review
from briefer.gui.article.rows import ROW, Row, Rows
from briefer.gui.article.words import Words

_ALT: Final = Qt.KeyboardModifier.AltModifier


class DraftList(QTableView):
    """Shows where everything is to stand; says what is wanted of what is chosen."""

    asked = Signal(QPoint)
    """A menu is wanted at a place of the screen."""
    dropped = Signal(str)
    """What is chosen is to go to what has this key."""
    thrown = Signal()
    """What is chosen is to go to the tray."""
    shifted = Signal(int)
    """What is chosen is to go one part down, or up for -1."""

    def __init__(self, review: Review, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.rows = Rows(review, words, self)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(review, self))
        self.setProperty("kind", "draft")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(HEIGHT)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(True)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("The draft"))
        review.changed.connect(self._on_review_changed)
        review.moved.connect(self._follow)
        self._follow()

    def pieces(self) -> tuple[int, ...]:
        """Return the indexes of the pieces that are chosen."""
        rows = (each.data(ROW) for each in self.selectedIndexes())
        return tuple(sorted(each.index for each in rows if each.index >= 0))

    def currentChanged(self, current: object, previous: object) -> None:
        """Go where the current row is."""
        super().currentChanged(current, previous)  # type: ignore[arg-type]  # Qt's indexes
        row = self.currentIndex().data(ROW)
        if isinstance(row, Row):
            self._review.go(self.rows.here_of(row))

    def _on_review_changed(self) -> None:
        bar = self.verticalScrollBar()
        scrolled = bar.value()
        with QSignalBlocker(self.selectionModel()):
            self.rows.read()
        bar.setValue(scrolled)
        self._follow()

    def _follow(self) -> None:
        """Choose the row of where one is."""
        index = self.rows.place_of(self._review.here)
        if index.isValid() and index != self.currentIndex():
            with QSignalBlocker(self._review):
                self.selectionModel().setCurrentIndex(
                    index, QItemSelectionModel.SelectionFlag.ClearAndSelect
                )
            self.scrollTo(index)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move what is chosen by Alt and the arrows, and throw it into the tray by Delete."""
        by = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}.get(event.key(), 0)
        if event.modifiers() & _ALT and by:
            self.shifted.emit(by)
        elif event.key() == Qt.Key.Key_Delete:
            self.thrown.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            at = 0 if event.key() == Qt.Key.Key_Home else self.rows.rowCount() - 1
            self.setCurrentIndex(self.rows.index(at))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is chosen."""
        self.asked.emit(event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what comes from this list alone."""
        super().dragEnterEvent(event)
        event.setAccepted(self.rows.is_own(event.mimeData()))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show on which row it would come."""
        super().dragMoveEvent(event)
        is_on = self.indexAt(event.position().toPoint()).isValid()
        event.setAccepted(is_on and self.rows.is_own(event.mimeData()))

    def dropEvent(self, event: QDropEvent) -> None:
        """Say where what is chosen was dropped; the list changes by the review alone."""
        row = self.indexAt(event.position().toPoint()).data(ROW)
        if isinstance(row, Row) and self.rows.is_own(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)  # else Qt would remove the row
            event.accept()
            self.dropped.emit(row.key)
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()
