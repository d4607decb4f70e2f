"""The reference of templates: their README in the language of the window, and the markup in it.

The English one alone is told apart: the others say of the same names what they are.
"""

import re
from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from briefer import bundled
from briefer.gui.language import chosen, spoken
from briefer.gui.look import SPACE

_ROW = re.compile(r"^\| ([^|]+) \|(.+)\|$", re.MULTILINE)
_NAME = re.compile(r"`[^`]+`")
_CODE = re.compile(r"`(\w+)`")
_WITH = re.compile(r"`(\w+)` \(([^)]*)\)")


@cache
def readme(language: str = "") -> str:
    """Return the text of the page, in English where there is none in the language."""
    folder = bundled.templates()
    path = folder / f"README.{language}.md"
    return (path if path.is_file() else folder / "README.md").read_text(encoding="utf-8")


@cache
def elements() -> Mapping[str, tuple[str, ...]]:
    """Return the elements of the markup, each with its attributes.

    A row says what is in an element, and after a semicolon its attributes; those of what is in it
    stand in brackets.
    """
    vocabulary = readme().partition("## The vocabulary\n")[2].partition("\n## ")[0]
    found: dict[str, tuple[str, ...]] = {}
    rows = [*_ROW.findall(vocabulary), *re.findall(r"(In text) stand ([^.]+)\.", vocabulary)]
    for names, holds in rows:
        inner, _, own = holds.partition(";")
        found |= dict.fromkeys(_CODE.findall(names), tuple(_CODE.findall(own)))
        given = {name: tuple(_CODE.findall(more)) for name, more in _WITH.findall(inner)}
        for name in _CODE.findall(re.sub(r"\([^)]*\)", "", inner)):
            found[name] = found.get(name) or given.get(name, ())
    return found


ATTRIBUTES = ("id", "role", "lang", "dir")
"""What every block takes."""


class ReferencePage(QDialog):
    """The page, at the place that says something of a word."""

    def __init__(self, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Reference of templates"))
        self.resize(760, min(720, self.screen().availableSize().height() - 60))
        if parent is not None:
            self.finished.connect(self.deleteLater)
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setMarkdown(readme(spoken(chosen())))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            self._mirror()
        self.text.setAccessibleName(self.tr("Reference of templates"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[SPACE[3]] * 4)
        column.addWidget(self.text)
        self._word = word

    def _mirror(self) -> None:
        """Let all run from the right, the columns of tables as well, and names from the left."""
        document = self.text.document()
        text = _ROW.sub(r"|\2| \1 |", readme(spoken(chosen())))
        option = document.defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        document.setDefaultTextOption(option)
        self.text.setMarkdown(_NAME.sub("\u2066\\g<0>\u2069", text))

    def showEvent(self, event: QShowEvent) -> None:
        """Go to the word, now that it is known how high the page is."""
        super().showEvent(event)
        self._go(self._word)

    def _go(self, word: str) -> None:
        document = self.text.document()
        start = document.find(self.tr("What a template sees"), 0)
        found = QTextCursor()
        if word:
            whole = QTextDocument.FindFlag.FindWholeWords
            found = document.find(word, start, whole)
        self.text.setTextCursor(start if found.isNull() else found)
        self.text.ensureCursorVisible()
