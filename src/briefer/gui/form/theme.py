"""The form of a theme: its fonts, colours, page and styles."""

from collections.abc import Mapping
from itertools import zip_longest
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from briefer.errors import BrieferError
from briefer.gui.form.colour import ColourField, ListedColourField
from briefer.gui.form.field import ChoiceField, LineField, NumberField, Range, TickField
from briefer.gui.form.font import FontField, font_words
from briefer.gui.form.house import HouseDialog, HouseField, Worn
from briefer.gui.form.logo import LogoFields
from briefer.gui.form.page import FormPage
from briefer.gui.form.style import StyleFields
from briefer.gui.form.work import Work
from briefer.gui.message import tell
from briefer.pipeline.house import Proposed
from briefer.store import home
from briefer.value import replace


def _colours() -> Mapping[str, str]:
    """Return the words for the colours that the bundled themes have."""
    translate = QCoreApplication.translate
    return {
        "text": translate("Colours", "Text"),
        "secondary": translate("Colours", "Secondary text"),
        "line": translate("Colours", "Lines"),
        "accent": translate("Colours", "Accent"),
        "tint": translate("Colours", "Tinted background"),
        "grey": translate("Colours", "Grey background"),
        "note": translate("Colours", "Notes"),
        "note_tint": translate("Colours", "Background of notes"),
    }


class ThemeForm(FormPage):
    """All that the file of a theme has, but the styles of inlines."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        name = LineField(work, self.tr("Name"), "name")
        self.first = name.edit
        self.part(self.tr("Theme")).add(name)
        fonts = self.part(self.tr("Fonts"))
        for key in work.value("fonts") or {}:
            fonts.add(FontField(work, font_words(key), key))
        self._add_colours()
        self._add_page()
        self._add_logo()
        self._add_words()
        self._add_house()
        styles = self.part(
            self.tr("Styles"), self.tr("What a style does not say itself, it inherits.")
        )
        self.styles = StyleFields(work)
        styles.add(self.styles)

    def _add_colours(self) -> None:
        work, part = self._work, self.part(self.tr("Colours"))
        words = _colours()
        made: list[QWidget] = [
            ColourField(work, words.get(key, key), "colours", key)
            for key in work.value("colours") or {}
        ]
        chart = self.tr("Chart, colour {number}")
        made += [
            ListedColourField(work, chart.format(number=at + 1), at, "chart")
            for at in range(len(work.value("chart") or []))
        ]
        for left, right in zip_longest(made[::2], made[1::2]):
            part.add(left, right or QWidget())

    def _add_page(self) -> None:
        work, part = self._work, self.part(self.tr("Page"))
        sizes = [("", "A4"), ("letter", self.tr("Letter"))]
        if work.value("page", "size") == "a4":
            sizes[0] = ("a4", "A4")
        columns = Range(low=1, high=3, usual=1)
        part.add(
            ChoiceField(work, self.tr("Size"), sizes, "page", "size"),
            NumberField(work, self.tr("Columns"), columns, "page", "columns"),
        )
        pairs = (
            (("top", self.tr("Margin above")), ("bottom", self.tr("Margin below"))),
            (("start", self.tr("Margin at the start")), ("end", self.tr("Margin at the end"))),
            (("header", self.tr("Header from above")), ("footer", self.tr("Footer from below"))),
        )
        for pair in pairs:
            part.add(*(self._length(key, title) for key, title in pair))
        points = Range(high=100, step=0.5, decimals=3, unit=self.tr("pt"))
        gap = Range(high=100, step=1, decimals=2, unit=self.tr("pt"), usual=18)
        part.add(
            NumberField(work, self.tr("Between columns"), gap, "page", "gap"),
            NumberField(work, self.tr("Grid of lines"), points, "page", "grid"),
        )

    def _add_logo(self) -> None:
        self.logo = LogoFields(self._work)
        self.part(self.tr("Logo")).add(self.logo)

    def _add_words(self) -> None:
        """Add what the theme says itself."""
        work = self._work
        part = self.part(
            self.tr("Header, footer and headings"),
            self.tr("{title}, {organisation}, {author} and {reference} are filled in."),
        )
        for key, title in (("header", self.tr("Header")), ("footer", self.tr("Footer"))):
            field = LineField(work, title, key)
            field.edit.setPlaceholderText(self.tr("As the template has it"))
            part.add(field)
        part.add(TickField(work, self.tr("Number the headings"), "numbered"))

    def _add_house(self) -> None:
        """Add what Word files look like."""
        part = self.part(self.tr("Word files"))
        self.house = HouseField(self._work)
        self.house.chosen.connect(self._on_house_chosen)
        part.add(self.house)

    def _on_house_chosen(self, path: Path) -> None:
        work = self._work
        worn = Worn(work.draft.tables)
        dialog = HouseDialog(path, worn, work.library, work.opened, self.window())
        dialog.made.connect(self._on_house_made)
        dialog.open()

    def _on_house_made(self, proposed: Proposed) -> None:
        work = self._work
        try:
            proposed.put_into(home.library())
        except BrieferError as fault:
            tell(self, fault)
            return
        work.take(replace(work.draft, tables=proposed.tables))
        self.outdated.emit()

    def _length(self, key: str, title: str) -> NumberField:
        """Return the field of a length: in millimetres, unless its file has it in points."""
        if self._work.value("page", key) is not None:
            points = Range(high=300, step=1, decimals=2, unit=self.tr("pt"))
            return NumberField(self._work, title, points, "page", key)
        usual = 12.7 if key in ("header", "footer") else 24.69
        mm = Range(high=100, step=1, decimals=2, unit=self.tr("mm"), usual=usual)
        return NumberField(self._work, title, mm, "page", f"{key}_mm")
