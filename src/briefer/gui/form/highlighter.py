"""The colours of the body of a template: its Jinja2, its markup, its comments."""

import re
from typing import Final

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from briefer.edition.naming import OPERATORS, STATEMENTS
from briefer.gui.look import tokens

_KEYWORD: Final = re.compile(rf"\b(?:{'|'.join((*STATEMENTS, *OPERATORS, 'super'))})\b")
_STRING: Final = re.compile(r"'[^']*'|\"[^\"]*\"")
_TAG: Final = re.compile(r"</?[\w:]+|/?>")
_ATTRIBUTE: Final = re.compile(r"\b[\w:]+(?==\")")
_OPENS: Final = re.compile(r"{#|{%|{{")
_CLOSES: Final = {"{#": "#}", "{%": "%}", "{{": "}}"}
_STATES: Final = ("", "{#", "{%", "{{")


class BodyHighlighter(QSyntaxHighlighter):
    """Paints what the eye is to tell apart; it does not judge."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        on = tokens()
        self._comment = _format(on.secondary, slanted=True)
        self._jinja = _format(on.missing)
        self._keyword = _format(on.missing, strong=True)
        self._string = _format(on.secondary)
        self._tag = _format(on.accent, strong=True)
        self._attribute = _format(on.accent)

    def highlightBlock(self, text: str) -> None:
        """Paint a line, in which something may have begun on one before."""
        for pattern, format_ in ((_TAG, self._tag), (_ATTRIBUTE, self._attribute)):
            for found in pattern.finditer(text):
                self.setFormat(found.start(), len(found[0]), format_)
        at, kind = 0, _STATES[max(self.previousBlockState(), 0)]
        while at < len(text):
            if not kind:
                opened = _OPENS.search(text, at)
                if opened is None:
                    break
                at, kind = opened.start(), opened[0]
            end = text.find(_CLOSES[kind], at)
            stop = end + 2 if end >= 0 else len(text)
            self._paint(text, kind, at, stop)
            at, kind = stop, "" if end >= 0 else kind
        self.setCurrentBlockState(_STATES.index(kind))

    def _paint(self, text: str, kind: str, start: int, stop: int) -> None:
        self.setFormat(start, stop - start, self._comment if kind == "{#" else self._jinja)
        if kind == "{#":
            return
        for pattern, format_ in ((_KEYWORD, self._keyword), (_STRING, self._string)):
            for found in pattern.finditer(text, start, stop):
                self.setFormat(found.start(), len(found[0]), format_)


def _format(colour: str, *, strong: bool = False, slanted: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    if strong:
        made.setFontWeight(QFont.Weight.DemiBold)
    made.setFontItalic(slanted)
    return made
