"""Lines in a QTextDocument, and back.

Lists are no QTextList: kind and depth are properties of a block, so that whatever is done to blocks
leaves something with one reading. Their marks are drawn by the widget.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final, cast

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from briefer.document.prose import format_line, parse_line
from briefer.document.text import clean
from briefer.document.tree import (
    Citation,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Note,
    Span,
    Strong,
)
from briefer.document.walk import plain
from briefer.gui.editor.prose.line import Form, Kind, Line
from briefer.gui.look import tokens

OBJECT: Final = "\ufffc"
CHIP: Final = QTextFormat.ObjectTypes.UserObject.value + 1

_FIRST: Final = QTextFormat.Property.UserProperty.value
KIND, DEPTH, TARGET, NOTE, LINK = range(_FIRST + 1, _FIRST + 6)
_LEADING: Final = 116
"""Per cent of the font's own height: IBM Plex at 15 px stands on lines of 22.5."""


def block_format(kind: Kind = "", depth: int = 0, form: Form = "prose") -> QTextBlockFormat:
    """Return the format of a paragraph or of an item of a list."""
    made = QTextBlockFormat()
    made.setProperty(KIND, kind)
    made.setProperty(DEPTH, depth)
    made.setIndent(depth + 1 if kind else 0)
    if form == "prose":
        made.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        made.setBottomMargin(4 if kind else 8)
    return made


def char_format(*, strong: bool = False, emphasis: bool = False) -> QTextCharFormat:
    """Return the format of plain text."""
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    made.setFontItalic(emphasis)
    return made


def linked(made: QTextCharFormat, address: str, number: int) -> QTextCharFormat:
    """Return the format as that of a link; the number tells it from a link beside it."""
    made.setAnchor(True)
    made.setAnchorHref(address)
    made.setProperty(LINK, number)
    made.setFontUnderline(True)
    made.setForeground(QColor(tokens().accent))
    return made


def chip_format(
    made: QTextCharFormat, *, target: str = "", note: str | None = None
) -> QTextCharFormat:
    """Return the format as that of a citation of a source, or of a note in light markup."""
    made.setObjectType(CHIP)
    if note is None:
        made.setProperty(TARGET, target)
    else:
        made.setProperty(NOTE, note)
    return made


def is_chip(found: QTextCharFormat) -> bool:
    """Return whether the format is that of a citation or a note."""
    return found.objectType() == CHIP


def is_strong(found: QTextCharFormat) -> bool:
    """Return whether the format is that of strong text."""
    return found.fontWeight() >= QFont.Weight.DemiBold.value


def kind_of(block: QTextBlock) -> Kind:
    """Return the kind of list that the block is an item of, empty for a paragraph."""
    return cast("Kind", block.blockFormat().property(KIND) or "")


def depth_of(block: QTextBlock) -> int:
    """Return how deep in lists the block is."""
    return int(block.blockFormat().property(DEPTH) or 0)


def blocks_of(document: QTextDocument) -> Iterator[QTextBlock]:
    """Yield the blocks of a document."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def begin(cursor: QTextCursor, form: Form = "prose") -> None:
    """Give the first line of an empty document its format."""
    cursor.setBlockFormat(block_format(form=form))
    cursor.setBlockCharFormat(char_format())


def insert_lines(cursor: QTextCursor, lines: Iterable[Line], form: Form = "prose") -> None:
    """Insert lines at the cursor; the first goes on with its block, unless that is empty."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    for number, line in enumerate(lines):
        if form != "prose":
            if number or not cursor.atBlockStart():
                cursor.insertText(" ", char_format())
        elif number or (line.kind and not cursor.block().text()):
            made = block_format(line.kind, line.depth)
            if number:
                cursor.insertBlock(made, char_format())
            else:
                cursor.setBlockFormat(made)
        content = (Span(plain(line.content)),) if form == "plain" else line.content
        _Insertion(cursor).inlines(content, char_format())
    cursor.endEditBlock()


class _Insertion:
    """Inserts the inlines of a line."""

    def __init__(self, cursor: QTextCursor) -> None:
        self._cursor = cursor
        self._links = cursor.position()

    def inlines(self, content: Inlines, around: QTextCharFormat) -> None:
        for inline in content:
            made = QTextCharFormat(around)
            match inline:
                case Span(text=text):
                    self._cursor.insertText(text, made)
                case Strong(content=inner):
                    made.setFontWeight(QFont.Weight.DemiBold)
                    self.inlines(inner, made)
                case Emphasis(content=inner):
                    made.setFontItalic(True)
                    self.inlines(inner, made)
                case Link(address=address, content=inner):
                    number = (self._cursor.position() << 8) + (self._links & 0xFF)
                    self.inlines(inner, linked(made, address, number))
                case Citation(target=target):
                    self._cursor.insertText(OBJECT, chip_format(made, target=target))
                case Note(content=inner):
                    note = format_line(inner)
                    self._cursor.insertText(OBJECT, chip_format(made, note=note))
                case _:
                    pass


def lines_of(document: QTextDocument) -> Iterator[Line]:
    """Yield the lines of a document."""
    for block in blocks_of(document):
        yield Line(kind_of(block), depth_of(block), tuple(_content(block)))


def selected_lines(cursor: QTextCursor) -> tuple[Line, ...]:
    """Return the lines of what is selected."""
    held = QTextDocument()
    QTextCursor(held).insertFragment(cursor.selection())
    return tuple(lines_of(held))


def _content(block: QTextBlock) -> Iterator[Inline]:
    """Yield the inlines of a block, each fragment with its own styles."""
    fragments = []
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        fragments.append((fragment.text(), fragment.charFormat()))
        at += 1
    for (address, _), run in groupby(fragments, key=lambda each: _link(each[1])):
        parts = list(run)
        if address:
            yield from _linked(address, parts)
        else:
            for text, found in parts:
                for inline in _inlines(text, found):
                    yield _styled(inline, found)


def _link(found: QTextCharFormat) -> tuple[str, object]:
    return (found.anchorHref(), found.property(LINK)) if found.isAnchor() else ("", None)


def _linked(address: str, parts: list[tuple[str, QTextCharFormat]]) -> Iterator[Inline]:
    """Yield a link, with the styles outside of it that all of it has."""
    strong = all(is_strong(found) for _, found in parts)
    emphasis = all(found.fontItalic() for _, found in parts)
    content: list[Inline] = []
    for text, found in parts:
        inner = char_format(
            strong=is_strong(found) and not strong, emphasis=found.fontItalic() and not emphasis
        )
        content.extend(_styled(inline, inner) for inline in _inlines(text, found))
    outer = char_format(strong=strong, emphasis=emphasis)
    yield _styled(Link(address, tuple(content)), outer)


def _inlines(text: str, found: QTextCharFormat) -> Iterator[Inline]:
    if not is_chip(found):
        yield Span(clean(text))
        return
    for _ in text:
        target = found.property(TARGET)
        yield Citation(target) if target else Note(parse_line(str(found.property(NOTE) or "")))


def _styled(inline: Inline, found: QTextCharFormat) -> Inline:
    if found.fontItalic():
        inline = Emphasis((inline,))
    return Strong((inline,)) if is_strong(found) else inline
