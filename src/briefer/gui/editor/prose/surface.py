"""The surface of prose: it shows light markup, and lets nothing in from outside.

Undo is that of the briefing; no resource is ever loaded; what is pasted passes `paste`, so that
Qt's own reader of HTML never sees it. It is as high as its text.
"""

import math
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from briefer.document.prose import parse_line
from briefer.gui.editor.prose import listing, paste
from briefer.gui.editor.prose.chip import Chips
from briefer.gui.editor.prose.document import (
    CHIP,
    NOTE,
    TARGET,
    begin,
    insert_lines,
    is_chip,
    lines_of,
    selected_lines,
)
from briefer.gui.editor.prose.line import Form, Line, read_lines, write_lines
from briefer.gui.language import isolated
from briefer.gui.look import Tokens, font, tokens
from briefer.value import dataclass

_INDENT: Final = 24
_MEASURE: Final = 532
"""The width in which a line at 15 px has up to 75 characters."""


@dataclass(frozen=True, slots=True)
class Names:
    """What sources are called, on a chip and where there is room; and the language of the text."""

    label: Callable[[str], str] = str
    title: Callable[[str], str] = str
    language: Callable[[], str] = str


class ProseSurface(QTextEdit):
    """Shows prose, or with another form a line of it such as a caption."""

    told = Signal(str)
    tables_pasted = Signal(object)
    """Tables in what was pasted, each as rows of cells in light markup."""

    _markup = ""
    _colours: Tokens | None = None
    prompt = ""
    _least = 0

    def __init__(self, names: Names, form: Form = "prose", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self.names = names
        self._is_showing = False
        self.setUndoRedoEnabled(False)
        self.setFont(font("text" if form == "prose" else "control"))
        self.setProperty("kind", "prose")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if form == "prose":
            self.setMaximumWidth(_MEASURE)
        self.document().setIndentWidth(_INDENT)
        self.document().setDocumentMargin(4)
        self._chips = Chips(self.document(), names.label, self.tr("note"))
        layout = self.document().documentLayout()
        layout.registerHandler(CHIP, self._chips)
        layout.documentSizeChanged.connect(self._on_size_changed)
        begin(QTextCursor(self.document()), form)

    def markup(self) -> str:
        """Return the light markup of what is written."""
        return write_lines(lines_of(self.document()), self.form)

    def show_markup(self, markup: str, *, force: bool = False) -> None:
        """Show other text; the cursor goes to where it differs. What is shown already stays."""
        if markup == self._markup and not force:
            return
        self._markup, self._colours = markup, tokens()
        before, at = self.toPlainText(), self.textCursor().position()
        self._is_showing = True
        self.clear()
        cursor = QTextCursor(self.document())
        begin(cursor, self.form)
        insert_lines(cursor, read_lines(markup, self.form), self.form)
        cursor.setPosition(_place(before, self.toPlainText(), at))
        self.setTextCursor(cursor)
        self._is_showing = False

    def chip_at(self, position: int) -> QTextCharFormat | None:
        """Return the format of the chip or link that begins at a position, None where is none."""
        cursor = QTextCursor(self.document())
        if position < 0 or position >= self.document().characterCount() - 1:
            return None
        cursor.setPosition(position + 1)
        found = cursor.charFormat()
        return found if is_chip(found) or found.isAnchor() else None

    def position_under(self, pos: QPoint) -> int:
        """Return the position of the character under a point, -1 where there is none."""
        point = QPointF(pos) + QPointF(0, self.verticalScrollBar().value())
        return self.document().documentLayout().hitTest(point, Qt.HitTestAccuracy.ExactHit)

    def event(self, e: QEvent) -> bool:
        """Leave undo to the briefing, and take other colours on."""
        if e.type() == QEvent.Type.ShortcutOverride and is_undo(e):
            e.ignore()
            return False
        if e.type() == QEvent.Type.PaletteChange and self._colours is not tokens():
            self.show_markup(self._markup, force=True)
        return super().event(e)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show what a chip or link stands for, as plain text."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip(event.pos()), self)
            return True
        return super().viewportEvent(event)

    def _tip(self, pos: QPoint) -> str:
        found = self.chip_at(self.position_under(pos))
        if found is None:
            return ""
        if found.isAnchor() and not is_chip(found):
            words = found.anchorHref()
        elif target := found.property(TARGET):
            words = self.names.title(str(target))
        else:
            words = str(found.property(NOTE) or "")
        return words.replace("&", "&amp;").replace("<", "&lt;")

    def wheelEvent(self, e: QWheelEvent) -> None:
        """Leave scrolling to the page that this stands on."""
        e.ignore()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Return whether there is text to take."""
        return paste.can_read(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take from the clipboard what the light markup can hold."""
        pasted = paste.read(source)
        lines = pasted.lines
        if self.form != "prose":
            cells = [each for cells in pasted.tables for row in cells for each in row if each]
            lines = (*lines, *(Line("", 0, parse_line(each)) for each in cells))
        elif pasted.tables:
            self.tables_pasted.emit(pasted.tables)
        insert_lines(self.textCursor(), lines, self.form)
        self.ensureCursorVisible()
        if not pasted.is_whole:
            self.told.emit(self.tr("The clipboard holds more than one text takes: it was cut."))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return what is selected, with its structure for this program."""
        cursor = self.textCursor()
        return paste.write(selected_lines(cursor), cursor.selection().toPlainText())

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002, ARG002 - Qt's
        """Load nothing, whatever it is."""
        return None

    def paintEvent(self, e: QPaintEvent) -> None:
        """Paint the text and the marks of its lists."""
        super().paintEvent(e)
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        painter.setPen(QColor(tokens().secondary))
        listing.paint_marks(painter, self.document())
        if self.document().isEmpty():
            flags = Qt.TextFlag.TextWordWrap.value
            painter.drawText(self._room(), flags, isolated(self.prompt))
        painter.end()

    def resizeEvent(self, e: QResizeEvent) -> None:
        """Keep to the height of the text."""
        super().resizeEvent(e)
        self._on_size_changed()

    def _room(self) -> QRectF:
        """Return where the words stand that say what belongs here."""
        margin = self.document().documentMargin()
        width = max(self.viewport().width() - 2 * margin, 40)
        return QRectF(margin, margin, width, 10_000)

    def show_prompt(self, words: str) -> None:
        """Say what belongs here, for as long as nothing is written."""
        if words != self.prompt:
            self.prompt = words
            self.setAccessibleDescription(words)
            self._on_size_changed()
            self.viewport().update()

    def be_at_least(self, height: int) -> None:
        """Be of a height even where the text is lower."""
        self._least = height
        self._on_size_changed()

    def _on_size_changed(self) -> None:
        """Be as high as the text, or as the words that say what belongs here."""
        height = self.document().size().height()
        if self.document().isEmpty() and self.prompt:
            metrics, flags = QFontMetricsF(self.font()), Qt.TextFlag.TextWordWrap.value
            words = metrics.boundingRect(self._room(), flags, self.prompt)
            height = max(height, words.height() + 2 * self.document().documentMargin())
        around = max(self.height() - self.viewport().height(), 0)
        fixed = max(math.ceil(height) + around, self._least)
        if fixed != self.height():
            self.setFixedHeight(fixed)


def is_undo(event: QEvent) -> bool:
    """Return whether a key asks for undo or redo, which are those of the briefing."""
    return isinstance(event, QKeyEvent) and (
        event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    )


def _place(before: str, after: str, at: int) -> int:
    """Return where the cursor belongs in a changed text: at the end of what differs."""
    if before == after:
        return at
    shortest = min(len(before), len(after))
    same = 0
    while same < shortest and before[-1 - same] == after[-1 - same]:
        same += 1
    return len(after) - same
