"""The welcome page: begin from a template, open, what was open before, the sample."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from briefer.errors import BrieferError
from briefer.gui import settings
from briefer.gui.language import in_language
from briefer.gui.look import RADIUS, SPACE, font, icon, tokens
from briefer.gui.thumbnail import SIZE, Thumbnails, paint_page
from briefer.model.template import Template
from briefer.store.layered import Layer
from briefer.store.library import Library
from briefer.store.new import new_briefing

_NEXT: Final = ("briefer.pipeline", "briefer.gui.window.desk", "briefer.gui.window.status")
"""What a briefing needs, which is wanted next."""

_HEAD: Final = 24
"""The height of a heading, with which those beside it are in line."""

_COLUMNS: Final = 3
_MOST: Final = 6
"""The templates that are shown; the library has them all."""

_TEXT: Final = 128
"""The height of what a template says below its picture."""


class Welcome(QWidget):
    """What is seen before a briefing is open; it says what was chosen, and does nothing itself."""

    asked = Signal()
    """The user wants to look for a file."""
    chosen = Signal(object)
    """A file was chosen."""
    begun = Signal(str)
    """A template was chosen, by its id."""
    sampled = Signal()
    """The sample was chosen."""
    importing = Signal()
    """The user wants to look for an article."""
    browsed = Signal()
    """The user wants to see the library."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: dict[str, TemplateCard] = {}
        self._browsing = QPushButton(icon("template", "accent"), self.tr("All of the &library…"))
        self._pictures = Thumbnails()
        self._pictures.drawn.connect(self._on_drawn)
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QWidget()
        inside.setMaximumWidth(1040)
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE[5], SPACE[5], SPACE[5], SPACE[5])
        column.setSpacing(SPACE[4])
        column.addLayout(self._head())
        columns = QHBoxLayout()
        columns.setSpacing(SPACE[5] + SPACE[3])
        columns.addLayout(self._templates(), 3)
        columns.addLayout(self._files(), 2)
        column.addLayout(columns)
        column.addStretch(1)
        area = QScrollArea()
        area.setProperty("kind", "plain")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        area.setWidget(inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)
        if self._cards:
            self.setTabOrder([*self._cards.values()][-1], self._browsing)
        self._pictures.want(
            [f"templates/{each}" for each in self._cards], self.devicePixelRatioF(), _NEXT
        )

    def _head(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SPACE[0])
        column.addWidget(_label("briefer", "display"))
        says = self.tr("Draft a briefing once, and hand each audience its own edition.")
        column.addWidget(_label(says, "lead"))
        return column

    def _templates(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SPACE[2])
        head = QHBoxLayout()
        head.addWidget(_label(self.tr("New briefing"), "heading"), 1)
        self._browsing.setProperty("kind", "link")
        self._browsing.setAutoDefault(True)
        self._browsing.setFixedHeight(_HEAD)
        self._browsing.clicked.connect(self.browsed)
        head.addWidget(self._browsing)
        column.addLayout(head)
        grid = QGridLayout()
        grid.setSpacing(SPACE[3])
        grid.setColumnStretch(_COLUMNS, 1)
        for number, template in enumerate(islice(_startable(Library()), _MOST)):
            card = TemplateCard(template)
            card.chosen.connect(self.begun)
            self._cards[template.manifest.id] = card
            grid.addWidget(card, number // _COLUMNS, number % _COLUMNS)
        column.addLayout(grid)
        column.addStretch(1)
        return column

    def _files(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SPACE[1])
        column.addWidget(_label(self.tr("Open"), "heading"))
        row = QHBoxLayout()
        row.setSpacing(SPACE[1])
        opening = QPushButton(icon("open"), self.tr("&Open a briefing…"))
        opening.clicked.connect(self.asked)
        showing = QPushButton(icon("document"), self.tr("Look at the &sample"))
        showing.clicked.connect(self.sampled)
        for each in (opening, showing):
            each.setAutoDefault(True)
            row.addWidget(each)
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(SPACE[2])
        column.addWidget(_label(self.tr("From an article"), "heading"))
        importing = QPushButton(icon("import"), self.tr("&Import an article…"))
        importing.setAutoDefault(True)
        importing.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        importing.clicked.connect(self.importing)
        column.addWidget(importing)
        says = self.tr("Or drop it here, or use the clipboard: text, Markdown, HTML, Word.")
        hint = _label(says, "small")
        hint.setWordWrap(True)
        column.addWidget(hint)
        column.addSpacing(SPACE[3])
        column.addWidget(_label(self.tr("Recent"), "heading"))
        recent = [Path(each) for each in settings.read().recent]
        for path in recent[:8]:
            column.addWidget(self._recent(path))
        if not recent:
            says = self.tr("Briefings that you open or save are listed here.")
            column.addWidget(_label(says, "secondary"))
        column.addStretch(1)
        return column

    def _recent(self, path: Path) -> QPushButton:
        row = RecentRow(path)
        row.clicked.connect(lambda: self.chosen.emit(path))
        return row

    def _on_drawn(self, name: str, image: QImage) -> None:
        template = name.partition("/")[2]
        if template in self._cards:
            self._cards[template].show_picture(image)


class TemplateCard(QAbstractButton):
    """A template: a picture of its first page, its title and what it gives."""

    chosen = Signal(str)
    """The id of the template."""

    def __init__(self, template: Template) -> None:
        super().__init__()
        manifest = template.manifest
        self._picture = QPixmap()
        self.clicked.connect(lambda *_: self.chosen.emit(manifest.id))
        self._title, self._description = (
            in_language(manifest.title),
            in_language(manifest.description),
        )
        self.setAccessibleName(self.tr("New from {title}").format(title=self._title))
        self.setAccessibleDescription(self._description)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(SIZE.width() + 2 * SPACE[1], SIZE.height() + SPACE[1] + _TEXT)

    @property
    def has_picture(self) -> bool:
        """Return whether the first page is there."""
        return not self._picture.isNull()

    def show_picture(self, image: QImage) -> None:
        """Show the first page."""
        self._picture = QPixmap.fromImage(image)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter do what a click does, as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's
        """Paint the page and the title below it."""
        on = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        is_near = self.underMouse() or self.hasFocus()
        painter.setPen(QPen(QColor(on.accent), 2) if self.hasFocus() else QPen(QColor(on.line), 1))
        painter.setBrush(QColor(on.hover if is_near else on.surface))
        painter.drawRoundedRect(whole, RADIUS, RADIUS)
        page = QRectF(SPACE[1], SPACE[1], SIZE.width(), SIZE.height())
        paint_page(painter, page, self._picture)
        painter.setPen(QColor(on.text))
        painter.setFont(font(strong=True))
        flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading
        below = page.adjusted(4, page.height() + SPACE[1], -4, _TEXT - SPACE[1])
        elided = Qt.TextElideMode.ElideRight
        title = painter.fontMetrics().elidedText(self._title, elided, int(below.width()))
        painter.drawText(below, flags, title)
        painter.setFont(font("small"))
        painter.setPen(QColor(on.secondary))
        below.setTop(below.top() + 22)
        painter.drawText(below, flags | Qt.TextFlag.TextWordWrap, self._description)


class RecentRow(QPushButton):
    """A file that was open: its name, and its folder below; greyed where it is gone."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setAutoDefault(True)
        self.setAccessibleName(path.stem)
        self.setToolTip(str(path))
        is_there = path.is_file()
        self.setEnabled(is_there)
        name, folder = _label(path.stem, "strong"), _label(_shortened(path.parent), "small")
        if not is_there:
            folder.setText(self.tr("No longer there: {folder}").format(folder=folder.text()))
        for label in (name, folder):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[1], SPACE[0], SPACE[1], SPACE[0])
        column.setSpacing(0)
        column.addWidget(name)
        column.addWidget(folder)


def _startable(library: Library) -> Iterator[Template]:
    """Yield the templates that a briefing can begin with: those that say for whom they are.

    Those that did not come with the program come first.
    """
    shelf = library.templates
    for each in sorted(shelf.ids(), key=lambda each: Layer.BUNDLED in shelf.layers(each)[:1]):
        with suppress(BrieferError):
            template = shelf.read(each)
            if new_briefing(template, title="").audiences:
                yield template


def _shortened(folder: Path) -> str:
    home = str(Path.home())
    name = str(folder)
    return f"~{name.removeprefix(home)}" if name.startswith(home) else name


def _label(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("kind", kind)
    return label
