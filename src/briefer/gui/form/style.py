"""The styles of a theme: one is chosen, and its fields show what holds, its own or inherited."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QToolButton, QVBoxLayout, QWidget

from briefer.document.theme import Style, Theme, read_theme
from briefer.errors import BrieferError
from briefer.gui.choice import ChoiceBox
from briefer.gui.editor.label import Labelled, tab_through
from briefer.gui.form.colour import ColourField
from briefer.gui.form.field import ChoiceField, NumberField, Range, TickField
from briefer.gui.form.font import font_words
from briefer.gui.form.work import Work
from briefer.gui.look import SPACE, icon
from briefer.store.installed import usable


def _named() -> Mapping[str, str]:
    """Return the words for the styles that are changed most, in that order."""
    translate = QCoreApplication.translate
    return {
        "text": translate("Styles", "All text"),
        "paragraph": translate("Styles", "Paragraphs"),
        "paragraph.title": translate("Styles", "Title"),
        "paragraph.subtitle": translate("Styles", "Subtitle"),
        "paragraph.kicker": translate("Styles", "Line above the title"),
        "paragraph.byline": translate("Styles", "Date and author"),
        "paragraph.question": translate("Styles", "Question of the audience"),
        "paragraph.label": translate("Styles", "Labels"),
        "heading": translate("Styles", "All headings"),
        "heading1": translate("Styles", "Heading 1"),
        "heading2": translate("Styles", "Heading 2"),
        "heading3": translate("Styles", "Heading 3"),
        "panel.summary": translate("Styles", "Panel of the bottom line"),
        "panel.outlook": translate("Styles", "Panel of what comes next"),
        "head": translate("Styles", "Heads of tables"),
        "cell": translate("Styles", "Cells of tables"),
        "caption": translate("Styles", "Captions"),
        "quote": translate("Styles", "Quotations"),
        "footnote": translate("Styles", "Notes"),
        "sources": translate("Styles", "Sources"),
        "header": translate("Styles", "Header"),
        "footer": translate("Styles", "Footer"),
        "marking": translate("Styles", "Marking"),
    }


class Resolved:
    """The theme that the draft makes, and the last one that it made where it makes none now."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._draft: object = None
        self._theme: Theme | None = None

    def style(self, key: str) -> Style:
        """Return what holds for a style."""
        draft = self._work.draft
        if draft is not self._draft:
            self._draft = draft
            with suppress(BrieferError):  # the pages say what is wrong
                self._theme = read_theme({**draft.tables}, self._work.library.file, usable)
        return self._theme.styles.get(key, Style()) if self._theme else Style()


class StyleNumber(NumberField):
    """A number of a style, its own or the inherited one."""

    def __init__(
        self, work: Work, title: str, range_: Range, resolved: Resolved, *path: str
    ) -> None:
        self._resolved = resolved
        self._reset = QToolButton()
        super().__init__(work, title, range_, *path)
        self._reset.setIcon(icon("close"))
        self._reset.setToolTip(self.tr("As inherited"))
        self._reset.setAccessibleName(self.tr("{name}: as inherited").format(name=title))
        self._reset.setFixedSize(20, 20)
        self._reset.clicked.connect(lambda: self.put(None))
        self.head.addWidget(self._reset)
        self.refresh()

    def shown(self) -> float:
        """Return the number that holds."""
        return float(getattr(self._resolved.style(self.path[1]), self.path[2]))

    def refresh(self) -> None:
        """Show the number, and whether it is the style's own."""
        super().refresh()
        self._reset.setVisible(self.value() is not None and self.path[1] != "text")

    def put(self, value: Any, *, typed: bool = False) -> None:
        """Put the number there; the grid of the page goes with the lines of the text."""
        draft = self.work.draft.with_value(self.path, value)
        before, grid = self.shown(), self.work.value("page", "grid")
        if self.path[1:] == ("text", "leading") and value and grid and grid * 2 == before:
            draft = draft.with_value(("page", "grid"), round(value / 2, 4))
        self.work.take(draft, f"typing:{'/'.join(self.path)}" if typed else "")


class StyleColour(ColourField):
    """The colour of a style, its own or the inherited one."""

    def __init__(self, work: Work, title: str, resolved: Resolved, *path: str) -> None:
        self._resolved = resolved
        super().__init__(work, title, *path)

    def colour(self) -> str:
        """Return the colour that holds."""
        return str(getattr(self._resolved.style(self.path[1]), self.path[2]))

    def refresh(self) -> None:
        """Show the style's own colour, and in grey the inherited one."""
        super().refresh()
        self.edit.setPlaceholderText(self.colour())


class StyleTick(TickField):
    """A truth of a style, its own or the inherited one."""

    def __init__(self, work: Work, title: str, resolved: Resolved, *path: str) -> None:
        self._resolved = resolved
        super().__init__(work, title, *path)

    def shown(self) -> bool:
        """Return what holds."""
        return bool(getattr(self._resolved.style(self._path[1]), self._path[2]))


class StyleFields(QWidget):
    """A style, chosen by its words, and its fields."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work, self._resolved = work, Resolved(work)
        self.box = ChoiceBox()
        self._fields = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE[2])
        self._column.addWidget(Labelled(self.tr("Style"), self.box))
        self._column.addWidget(self._fields)
        there, named = work.value("styles") or {}, _named()
        known = [(key, words) for key, words in named.items() if key in there]
        for key, words in (*known, *((key, key) for key in there if key not in named)):
            self.box.addItem(words, key)
        self.box.currentIndexChanged.connect(lambda _: self._fill())
        self._fill()

    def _fill(self) -> None:
        old, key = self._fields, str(self.box.currentData())
        self._fields = QWidget()
        grid = QGridLayout(self._fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE[3])
        grid.setVerticalSpacing(SPACE[2])
        made = [*self._made(key)]
        for at, each in enumerate(made):
            grid.addWidget(each, at // 2, at % 2)
            grid.setColumnStretch(at % 2, 1)
        self._column.replaceWidget(old, self._fields)
        old.hide()
        old.deleteLater()
        tab_through(self, made)

    def _made(self, key: str) -> Iterable[QWidget]:
        work, resolved = self._work, self._resolved
        fonts = [
            ("", self.tr("As inherited")),
            *((each, font_words(each)) for each in work.value("fonts") or {}),
        ]
        aligned = [
            ("", self.tr("As inherited")),
            ("start", self.tr("At the start")),
            ("justify", self.tr("On both sides")),
            ("center", self.tr("In the middle")),
            ("end", self.tr("At the end")),
        ]
        yield ChoiceField(work, self.tr("Font"), fonts, "styles", key, "font")
        yield ChoiceField(work, self.tr("Aligned"), aligned, "styles", key, "align")
        for name, title in (
            ("size", self.tr("Size")),
            ("leading", self.tr("From line to line")),
            ("before", self.tr("Space before")),
            ("after", self.tr("Space after")),
            ("start", self.tr("Indent at the start")),
            ("end", self.tr("Indent at the end")),
        ):
            low = 4 if name in ("size", "leading") else 0
            range_ = Range(low=low, high=400, step=0.5, decimals=3, unit=self.tr("pt"))
            yield StyleNumber(work, title, range_, resolved, "styles", key, name)
        yield StyleColour(work, self.tr("Colour"), resolved, "styles", key, "colour")
        yield StyleColour(work, self.tr("Background"), resolved, "styles", key, "background")
        for name, title in (
            ("bold", self.tr("Bold")),
            ("italic", self.tr("Italic")),
            ("capitals", self.tr("Capitals")),
            ("hyphenate", self.tr("Hyphenated")),
        ):
            yield StyleTick(work, title, resolved, "styles", key, name)
