"""What the help shows: all actions with their keys, and which program it is."""

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefer import __version__
from briefer.gui import actions
from briefer.gui.action import Menu
from briefer.gui.look import SPACE, margins

_WIDE: Final = 1000


class _Page(QDialog):
    """A page of the help, with a button that closes it."""

    def __init__(self, title: str, inside: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = _label(title, "title")
        close = QPushButton(self.tr("&Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[3])
        column.setSpacing(SPACE[3])
        column.addWidget(heading)
        column.addWidget(inside, 1)
        column.addLayout(foot)


class KeysPage(_Page):
    """All actions, by menu, with their keys, and those of the review of an article."""

    def __init__(self, parent: QWidget) -> None:
        area = QScrollArea()
        area.setProperty("kind", "plain")
        area.setAccessibleName(self.tr("Keys and actions"))
        area.setWidgetResizable(True)
        area.setWidget(_columns())
        super().__init__(self.tr("Keys and actions"), area, parent)
        self.resize(_WIDE, 640)


class AboutPage(_Page):
    """The program's name and version, and what it does."""

    def __init__(self, parent: QWidget) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        super().__init__("briefer", inside, parent)
        column.addWidget(
            _label(self.tr("Version {number}").format(number=__version__), "secondary")
        )
        says = self.tr("Edit a briefing once, print it for each audience. It uses no network.")
        text = _label(says, "text")
        text.setWordWrap(True)
        column.addWidget(text)
        self.setMinimumWidth(420)


def _columns() -> QWidget:
    """Return all menus in as many columns as there is room for."""
    inside = QWidget()
    for number in (3, 2):
        inside = _in_columns(number)
        if inside.sizeHint().width() <= _WIDE - 2 * SPACE[4] - SPACE[3]:
            break
    return inside


def _in_columns(number: int) -> QWidget:
    """Return the menus in columns, in order, the longest of which is as short as can be."""
    menus = (*actions.MENUS, actions.REVIEW)
    ways = (
        [menus[one:other] for one, other in pairwise((0, *cuts, len(menus)))]
        for cuts in combinations(range(1, len(menus)), number - 1)
    )
    best = min(ways, key=lambda way: max(map(_length, way)))
    inside = QWidget()
    row = QHBoxLayout(inside)
    row.setContentsMargins(margins(SPACE[1], SPACE[1], SPACE[2], SPACE[1]))
    row.setSpacing(SPACE[5])
    for part in best:
        column = QVBoxLayout()
        column.setSpacing(SPACE[3])
        for menu in part:
            column.addWidget(_menu(menu))
        column.addStretch(1)
        row.addLayout(column, 1)
    return inside


def _length(menus: Sequence[Menu]) -> int:
    return sum(len(menu.actions) + 2 for menu in menus)


def _menu(menu: Menu) -> QWidget:
    widget = QWidget()
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE[3])
    grid.setVerticalSpacing(SPACE[1])
    grid.setColumnStretch(0, 1)
    grid.addWidget(_label(menu.title().replace("&", ""), "heading"), 0, 0, 1, 2)
    for row, action in enumerate((each for each in menu.actions if each is not None), 1):
        grid.addWidget(_label(action.words(), ""), row, 0)
        grid.addWidget(_label(action.key_text(), "secondary"), row, 1, Qt.AlignmentFlag.AlignRight)
    return widget


def _label(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("kind", kind)
    return label
