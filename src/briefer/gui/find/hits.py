"""The hits of a search as a list: where each is, what stands there, and what would instead."""

import re
import unicodedata
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefer.gui.look import SPACE, font, tokens
from briefer.model.search import Hit, stands
from briefer.value import dataclass

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_BEFORE, _AFTER = 36, 160
_UNBOUNDED = 100_000
ROW_HEIGHT = 44
_TICK = 32
"""The room for the tick before a hit."""

_ROLE = Qt.ItemDataRole.UserRole
_SIGNS = re.compile(r"\[@[^\]]*\]|\*+|\\(?=[\\*\[\]])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A hit with the words for its place."""

    hit: Hit
    place: str

    def around(self) -> tuple[str, str, str]:
        """Return what stands before the hit, the hit and what stands after it, on one line."""
        value, start, end = self.hit.value, self.hit.start, self.hit.end
        before = _read(value[:start])
        if len(before) > _BEFORE:
            before = "…" + before[-_BEFORE:].partition(" ")[2]
        return before, _read(value[start:end]), _read(value[end : end + _AFTER])


def _read(markup: str) -> str:
    return re.sub(r"\s+", " ", _SIGNS.sub("", markup))


class HitModel(QAbstractListModel):
    """The hits, each of which is replaced or left out; `ticked` tells of a change of that.

    One where the replacement stands already has no tick: to replace it again would double it.
    """

    ticked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self.replacement: str | None = None
        self._left_out: set[int] = set()
        self._match_case = False

    def show_rows(self, rows: Sequence[Row], *, match_case: bool = False) -> None:
        """Show other hits, all of them to be replaced."""
        self._match_case = match_case
        self.beginResetModel()
        self.rows = tuple(rows)
        self._left_out.clear()
        self.endResetModel()
        self.ticked.emit()

    def show_replacement(self, words: str | None) -> None:
        """Show what would stand in the place of each hit, None where that is not asked."""
        self.replacement = words
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def chosen(self) -> tuple[Hit, ...]:
        """Return the hits that are to be replaced."""
        return tuple(
            row.hit
            for at, row in enumerate(self.rows)
            if at not in self._left_out and not self.is_settled(row)
        )

    def is_settled(self, row: Row) -> bool:
        """Return whether the replacement stands there already."""
        words = self.replacement
        return words is not None and stands(row.hit, words, match_case=self._match_case)

    def place(self, row: Row) -> str:
        """Return the words for the place of a hit, and for why it has no tick."""
        if self.is_settled(row):
            return " · ".join((row.place, self.tr("reads so already")))
        return row.place

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let each be ticked that would change."""
        flags = super().flags(index)
        if self.is_settled(self.rows[index.row()]):
            return flags
        return flags | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the tick, the row, or what is read out of it."""
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.CheckStateRole if not self.is_settled(row):
                left_out = index.row() in self._left_out
                return Qt.CheckState.Unchecked if left_out else Qt.CheckState.Checked
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self.place(row)}: {''.join(row.around())}"
            case _ if role == _ROLE:
                return row
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a tick."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._left_out.discard(index.row())
        else:
            self._left_out.add(index.row())
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True


class _Painter(QStyledItemDelegate):
    """Paints a hit: its place above, the line below, with the change where one is previewed."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002 - Qt's
        return QSize(200, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        inner = option.rect.adjusted(_TICK, 4, -SPACE[1], -4)
        room = QStyle.visualRect(option.direction, option.rect, inner)
        row, model = index.data(_ROLE), index.model()
        assert isinstance(model, HitModel)
        painter.save()
        painter.setClipRect(room)
        painter.setFont(font("small"))
        painter.setPen(QColor(tokens().secondary))
        above = QRect(room.left(), room.top(), room.width(), 16)
        painter.drawText(above, Qt.AlignmentFlag.AlignLeading, model.place(row))
        below = QRect(room.left(), room.top() + 17, room.width(), 19)
        is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        words = None if model.is_settled(row) else model.replacement
        _draw(painter, below, row, words, is_mirrored=is_mirrored)
        painter.restore()


def _draw(
    painter: QPainter, room: QRect, row: Row, replacement: str | None, *, is_mirrored: bool
) -> None:
    """Draw a line with its hit, in the direction of its script."""
    on = tokens()
    before, hit, after = row.around()
    pieces = [(before, _format(on.text))]
    if replacement is None:
        pieces.append((hit, _format(on.accent, strong=True)))
    else:
        pieces.append((hit, _format(on.withheld, struck=True)))
        pieces.append((f" {replacement}" if replacement else "", _format(on.own, strong=True)))
    pieces.append((after, _format(on.text)))
    ranges = []
    start = 0
    for text, written in pieces:
        each = QTextLayout.FormatRange()
        each.start, each.length, each.format = start, len(text), written
        ranges.append(each)
        start += len(text)
    layout = QTextLayout("".join(text for text, _ in pieces), font("control"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    is_rtl = _is_rtl(before + hit + after)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight
    )
    layout.setTextOption(option)
    layout.setFormats(ranges)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(_UNBOUNDED)
    used = line.naturalTextWidth()
    line.setLineWidth(used)
    layout.endLayout()
    # What is too long is cut at its end, which is where its script runs to.
    from_right = is_rtl if used > room.width() else is_mirrored
    left = room.right() - used if from_right else room.left()
    layout.draw(painter, QPointF(left, room.top()))


def _format(colour: str, *, strong: bool = False, struck: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    made.setFontStrikeOut(struck)
    if strong:
        made.setFontWeight(QFont.Weight.DemiBold)
    return made


def _is_rtl(text: str) -> bool:
    """Return whether the first letter that has a direction runs to the left (UAX 9 §3.3.1)."""
    found = (unicodedata.bidirectional(sign) for sign in text)
    return next((each for each in found if each in ("L", "R", "AL")), "L") != "L"


class HitList(QListView):
    """The list; `gone_to` tells the hit that the user goes to, and whether to write there."""

    gone_to = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits = HitModel(self)
        self.setModel(self.hits)
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(True)
        self.setProperty("kind", "card")
        self.setAccessibleName(self.tr("Places that were found"))
        self.clicked.connect(self._show)
        self.activated.connect(partial(self._show, enters=True))

    def step(self, by: int) -> None:
        """Go to the next hit, or the one before, and round at the ends."""
        count = self.hits.rowCount()
        if count:
            now = self.currentIndex().row() if self.currentIndex().isValid() else -min(by, 0) - 1
            index = self.hits.index((now + by) % count)
            self.setCurrentIndex(index)
            self._show(index)

    def _show(self, index: _Index, *, enters: bool = False) -> None:
        self.gone_to.emit(self.hits.rows[index.row()].hit, enters)
