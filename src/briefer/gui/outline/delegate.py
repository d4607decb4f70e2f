"""How an entry of the outline is painted, with marks at its end, and renamed in its place."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefer.gui import look
from briefer.gui.coverage import ORDER, count
from briefer.gui.language import isolated
from briefer.gui.outline.entry import Entry
from briefer.model.coverage import State

ENTRY = Qt.ItemDataRole.UserRole
_HEIGHT = 28
_MARK = 16
_GAP = look.SPACE[0]
_FAINT = 0.65

Index = QModelIndex | QPersistentModelIndex


class EntryDelegate(QStyledItemDelegate):
    """Paints entries; `renamed` tells a key and its new name."""

    renamed = Signal(str, str)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the entry, and at its end the marks of what the audience gets."""
        entry: Entry = index.data(ENTRY)
        self.initStyleOption(option, index)
        marks = _marks(entry)
        room = len(marks) * (_MARK + _GAP) + _GAP
        style = option.widget.style()
        element = QStyle.SubElement.SE_ItemViewItemText
        text = style.subElementRect(element, option, option.widget)
        width = text.width() - (room if marks else 0) - 2 * _GAP
        metrics = QFontMetrics(option.font)
        elided = metrics.elidedText(option.text, Qt.TextElideMode.ElideRight, width)
        option.text = isolated(elided)
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        for number, (name, opacity) in enumerate(reversed(marks), 1):
            right = option.rect.right() - number * (_MARK + _GAP)
            top = option.rect.center().y() - _MARK // 2 + 1
            place = QStyle.visualRect(
                option.direction, option.rect, QRect(right, top, _MARK, _MARK)
            )
            painter.setOpacity(opacity)
            look.icon(name, name).paint(painter, place)
        painter.setOpacity(1)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Show what the audience does not get in the quiet colour."""
        super().initStyleOption(option, index)
        entry: Entry = index.data(ENTRY)
        if _is_absent(entry):
            option.palette.setColor(QPalette.ColorRole.Text, look.tokens().secondary)
            option.palette.setColor(QPalette.ColorRole.HighlightedText, look.tokens().secondary)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of all entries."""
        return QSize(super().sizeHint(option, index).width(), _HEIGHT)

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's
        index: Index,  # noqa: ARG002 - Qt's
    ) -> QWidget:
        """Return a field for the name."""
        field = QLineEdit(parent)
        field.setAccessibleName(self.tr("New name"))
        return field

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,  # noqa: ARG002 - Qt's
        index: Index,
    ) -> None:
        """Tell the new name; the briefing that has it comes back by the session."""
        assert isinstance(editor, QLineEdit)
        name, entry = editor.text().strip(), index.data(ENTRY)
        if name and name != entry.title:
            self.renamed.emit(entry.key, name)


def _is_absent(entry: Entry) -> bool:
    return _is_withheld(entry) or entry.is_left_out


def _is_withheld(entry: Entry) -> bool:
    return entry.coverage is not None and entry.coverage.state == State.WITHHELD


def _marks(entry: Entry) -> list[tuple[str, float]]:
    """Return the icons of an entry with their opacity: faint for what is withheld in part."""
    if entry.coverage is None:
        return []
    if _is_absent(entry):
        return [("withheld", 1 if _is_withheld(entry) else _FAINT)]
    return [
        (state.value, _FAINT if state == State.WITHHELD else 1)
        for state in ORDER
        if count(entry.coverage, state)
    ]
