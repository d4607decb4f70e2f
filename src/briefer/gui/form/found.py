"""What is found in a house's Word file: what pages may take, and styles that stand for ours."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from briefer.gui import look
from briefer.gui.editor.label import Labelled
from briefer.gui.form.logo import LogoPlate
from briefer.gui.form.mapping import MappingTable
from briefer.gui.form.page import FormPage
from briefer.gui.language import isolated, listed
from briefer.gui.look import SPACE, margins
from briefer.pipeline.house import Found, Wanted

_MM: Final = 25.4 / 72
_SIDE: Final = 22
_INDENT: Final = 26
"""How far the words of a tick stand from its edge."""


class Swatches(QWidget):
    """Colours in a row."""

    def __init__(self, colours: Iterable[str]) -> None:
        super().__init__()
        self._colours = tuple(dict.fromkeys(colours))
        self.setFixedHeight(_SIDE)
        self.setMinimumWidth(len(self._colours) * (_SIDE + SPACE[0]))

    def sizeHint(self) -> QSize:
        """Return the room that all of them take."""
        return QSize(len(self._colours) * (_SIDE + SPACE[0]), _SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them from the start of the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.tokens().line), 1))
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for at, colour in enumerate(self._colours):
            x = at * (_SIDE + SPACE[0])
            x = self.width() - _SIDE - x if is_mirrored else x
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(x + 0.5, 0.5, _SIDE - 1, _SIDE - 1), 4, 4)


class FoundForm(FormPage):
    """What is found in a file: parts that pages may take, and styles that stand for ours."""

    changed = Signal()

    def __init__(self, found: Found, name: str) -> None:
        super().__init__()
        self._found = found
        self.name = QLineEdit(name)
        self.first = self.name
        self._lacking = _label("secondary")
        self.parts: dict[str, QCheckBox] = {}
        if name:
            self.part(self.tr("Theme")).add(Labelled(self.tr("Name"), self.name))
        self._add_facts()
        self._add_parts()
        word = self.part(
            self.tr("For Word files"),
            self.tr("Which style of the file stands for what. The file itself is never changed."),
        )
        self.mapping = MappingTable(found.styles, found.survey.styles)
        self.mapping.changed.connect(self._on_mapping_changed)
        word.add(self._lacking)
        word.add(self.mapping)
        self._tell_lacking()

    def wanted(self) -> Wanted:
        """Return what is chosen now."""
        ticked = {key: box.isChecked() for key, box in self.parts.items()}
        return Wanted(
            margins=ticked["margins"],
            fonts=ticked["fonts"],
            colours=ticked["colours"],
            logo=ticked["logo"],
            styles=self.mapping.chosen(),
        )

    def _add_facts(self) -> None:
        found, survey = self._found, self._found.survey
        part = self.part(self.tr("Found in {name}").format(name=isolated(found.file.name)))
        none = self.tr("no words")
        header = isolated(survey.header) if survey.header else none
        footer = isolated(survey.footer) if survey.footer else none
        count = sum(map(len, survey.styles.values()))
        facts = [
            self.tr("Header: {words}").format(words=header),
            self.tr("Footer: {words}").format(words=footer),
            self.tr("%Ln styles", "", count),
        ]
        if survey.has_macros:
            facts.append(self.tr("Its macros are left out."))
        part.add(_label("secondary", "\n".join(facts)))

    def _add_parts(self) -> None:
        found = self._found
        form = self.part(self.tr("For pages"), self.tr("Word files have all of it anyway."))
        colours = Swatches((*found.look.colours.values(), *found.look.chart))
        parts = {
            "margins": (self.tr("Page and margins"), _label("secondary", self._margins())),
            "fonts": (self.tr("Fonts"), _label("secondary", self._fonts())),
            "colours": (self.tr("Colours"), colours),
            "logo": (self.tr("Logo"), self._logo()),
        }
        for key, (words, below) in parts.items():
            box = QCheckBox(words)
            is_there = key != "logo" or found.logo is not None
            box.setChecked(is_there)
            box.setEnabled(is_there)
            box.toggled.connect(lambda _: self.changed.emit())
            self.parts[key] = box
            form.add(_with_below(box, below))

    def _margins(self) -> str:
        page = self._found.look.page
        told = self.tr(
            "{width} by {height} mm; {top} above, {bottom} below, {start} and {end} aside"
        )
        names = ("width", "height", "top", "bottom", "start", "end")
        return told.format(**{each: round(getattr(page, each) * _MM) for each in names})

    def _logo(self) -> QWidget:
        if self._found.logo is None:
            return _label("secondary", self.tr("Its headers have no picture for one."))
        plate = LogoPlate()
        plate.show_picture(self._found.logo)
        plate.setAccessibleName(self.tr("Logo"))
        return plate

    def _fonts(self) -> str:
        found = self._found
        families = dict.fromkeys(filter(None, (found.look.text_font, found.look.heading_font)))
        words = listed(map(isolated, families)) or self.tr("It names none.")
        if not found.missing:
            return words
        told = self.tr("Not on this computer, or not to be embedded: {names}").format(
            names=listed(map(isolated, found.missing))
        )
        return f"{words}\n{told}"

    def _on_mapping_changed(self) -> None:
        self._tell_lacking()
        self.changed.emit()

    def _tell_lacking(self) -> None:
        lacking = self.mapping.lacking()
        told = self.tr("It has none for: {names}. Ours are added there.")
        self._lacking.setText(told.format(names=listed(lacking)) if lacking else "")
        self._lacking.setVisible(bool(lacking))


def _with_below(box: QCheckBox, below: QWidget) -> QWidget:
    """Return a box with what there is to know of it, below its words."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE[0])
    column.addWidget(box)
    row = QHBoxLayout()
    row.setContentsMargins(margins(_INDENT, 0, 0, 0))
    row.addWidget(below)
    column.addLayout(row)
    return both


def _label(kind: str, words: str = "") -> QLabel:
    label = QLabel(words)
    label.setProperty("kind", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
