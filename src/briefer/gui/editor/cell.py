"""Cells of a grid: how one is drawn while it rests, how it is edited, and its own texts."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QAbstractTextDocumentLayout as TextLayout
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from briefer.document.prose import parse_line
from briefer.document.walk import plain
from briefer.gui.editor.bound import Beside, Vary
from briefer.gui.editor.desk import Desk
from briefer.gui.editor.place import Place
from briefer.gui.editor.prose import ProseEdit
from briefer.gui.editor.prose.chip import Chips
from briefer.gui.editor.prose.document import CHIP, begin, insert_lines
from briefer.gui.editor.prose.line import Form, read_lines
from briefer.gui.look import SPACE, icon, tokens
from briefer.gui.spelling import checker_of, wave, words

_Index = QModelIndex | QPersistentModelIndex
_MARK: Final = 14
Hint = Callable[[int, int], str | None]
"""Returns what belongs in a head while it is empty, None for a cell that is no head."""


class CellDelegate(QStyledItemDelegate):
    """Draws cells with their structure, and edits them with the buttons of prose."""

    returned = Signal()
    """Return ended a cell."""

    def __init__(self, desk: Desk, form: Form, hint: Hint, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._form, self._hint = desk, form, hint
        self.own: frozenset[tuple[int, int]] = frozenset()
        self.run = ""
        self._checker = checker_of(desk.session)
        self._document = QTextDocument(self)
        self._document.setUndoRedoEnabled(False)
        self._document.setDocumentMargin(0)
        self._chips = Chips(self._document, desk.names.label, self.tr("note"))
        self._document.documentLayout().registerHandler(CHIP, self._chips)

    def displayText(self, value: object, locale: object) -> str:  # noqa: ARG002 - Qt's
        """Return the words of a cell, by which its height is measured."""
        return plain(parse_line(str(value))) if self._form == "line" else str(value)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a cell: head or not, its text or what belongs there, whose text it is."""
        rect: QRect = option.rect
        hint = self._hint(index.row(), index.column())
        if hint is not None:
            painter.fillRect(rect, QColor(tokens().window))
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        QApplication.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, shown, painter, option.widget
        )
        room = rect.adjusted(SPACE[1], 0, -SPACE[1], 0)
        markup = str(index.data() or "")
        if (index.row(), index.column()) in self.own:
            mark = QRect(0, 0, _MARK, _MARK)
            mark.moveCenter(room.center())
            mark.moveRight(room.right())
            where = QStyle.visualRect(option.direction, rect, mark)
            icon("own", "own").paint(painter, where)
            room = QStyle.visualRect(option.direction, rect, room.adjusted(0, 0, -18, 0))
        painter.save()
        if markup:
            self._draw(painter, room, markup, shown)
        elif hint:
            painter.setPen(QColor(tokens().secondary))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, hint)
        painter.restore()

    def _draw(
        self, painter: QPainter, room: QRect, markup: str, option: QStyleOptionViewItem
    ) -> None:
        document = self._document
        document.clear()
        document.setDefaultFont(option.font)
        lines = document.defaultTextOption()
        lines.setAlignment(option.displayAlignment & Qt.AlignmentFlag.AlignHorizontal_Mask)
        lines.setTextDirection(option.direction)
        document.setDefaultTextOption(lines)
        cursor = QTextCursor(document)
        begin(cursor, self._form)
        insert_lines(cursor, read_lines(markup, self._form), self._form)
        if option.font.bold():
            cursor.select(QTextCursor.SelectionType.Document)
            strong = cursor.charFormat()
            strong.setFontWeight(option.font.weight())
            cursor.mergeCharFormat(strong)
        self._mark_words(cursor)
        document.setTextWidth(room.width())
        context = TextLayout.PaintContext()
        palette = QPalette(option.palette)
        palette.setColor(QPalette.ColorRole.Text, QColor(tokens().text))
        context.palette = palette
        above = max((room.height() - document.size().height()) / 2, 0)
        painter.translate(room.left(), room.top() + above)
        painter.setClipRect(QRectF(0, -above, room.width(), room.height()))
        document.documentLayout().draw(painter, context)

    def _mark_words(self, cursor: QTextCursor) -> None:
        """Put waves under what is misspelt."""
        for found in words(self._document.toPlainText()):
            if not self._checker.is_right(found[0]):
                cursor.setPosition(found.start())
                cursor.setPosition(found.end(), QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(wave())

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's
        index: _Index,
    ) -> QWidget:
        """Return an editor of prose, which writes texts as they are typed."""
        editor = ProseEdit(self._desk.names, self._form, parent)
        editor.setProperty("kind", "cell")
        hint = self._hint(index.row(), index.column())
        editor.setAccessibleName(hint or self.tr("Cell"))
        self._desk.follow(editor)
        if self._form == "line" or hint is not None:  # a number is none before it is all typed
            at = f"{index.row()}:{index.column()}"
            editor.edited.connect(lambda _, run: self._commit(editor, run and f"{at}:{run}"))
        return editor

    def _commit(self, editor: ProseEdit, run: str) -> None:
        self.run = run
        self.commitData.emit(editor)
        self.run = ""

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Show the text of a cell; all of it is selected, so that typing begins it anew."""
        assert isinstance(editor, ProseEdit)
        begins = editor.document().isEmpty()
        editor.show_markup(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        if begins:
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Take what was written."""
        assert isinstance(editor, ProseEdit)
        if editor.markup() != (index.data(Qt.ItemDataRole.EditRole) or ""):
            model.setData(index, editor.markup())

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: _Index,  # noqa: ARG002 - Qt's
    ) -> None:
        """Let the editor cover its cell, and more where its text is longer."""
        assert isinstance(editor, ProseEdit)
        rect: QRect = option.rect
        editor.be_at_least(rect.height())
        editor.setGeometry(QRect(rect.topLeft(), editor.size()).united(rect))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Return end a cell, as it does in a sheet."""
        if (
            isinstance(event, QKeyEvent)
            and isinstance(watched, ProseEdit)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self.commitData.emit(watched)
            self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.NoHint)
            self.returned.emit()
            return True
        return super().eventFilter(watched, event)


class CellBar(QWidget):
    """The text of the current cell: whose it is, and the shared one beside an own one."""

    def __init__(self, desk: Desk, form: Form) -> None:
        super().__init__()
        title = QLabel(self.tr("This cell"))
        title.setProperty("kind", "secondary")
        self.vary = Vary(desk, title.text())
        self._desk = desk
        self._beside = Beside(desk, form)
        row = QHBoxLayout()
        row.setSpacing(SPACE[1])
        row.addWidget(title)
        row.addWidget(self.vary)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[0])
        column.addLayout(row)
        column.addWidget(self._beside)

    def refresh(self, place: Place | None, *, is_withheld: bool) -> None:
        """Show what can be done with the text at a place; nothing where there is none."""
        self.vary.refresh(place, is_withheld=is_withheld)
        text = place.get(self._desk.briefing) if place else None
        self.setVisible(text is not None and not self.vary.isHidden())
        if text is not None:
            self._beside.refresh(text)
