"""The columns: outline, editor and preview beside each other, or the last two as tabs."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QTabBar, QVBoxLayout, QWidget

from briefer.gui import settings

NARROW: Final = 1200
"""Below this width editor and preview are tabs."""

_NAMES: Final = ("outline", "editor", "preview")
_TABS: Final = ("editor", "preview")
_LEAST: Final = {"outline": 240, "editor": 420, "preview": 320}
_WIDEST_OUTLINE: Final = 320


class Columns(QSplitter):
    """Three columns, each of which may be hidden; one of the editor and the preview is there."""

    arranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        left = settings.read()
        self._hidden = {*left.hidden}
        self._widths = left.widths
        self._columns: dict[str, QWidget] = {}
        self._tabs = QTabBar()
        self._tabs.setExpanding(False)
        self._tabs.setAccessibleName(self.tr("Editor or preview"))
        for text in (self.tr("Editor"), self.tr("Preview")):
            self._tabs.addTab(text)
        self._tabs.currentChanged.connect(self._arrange)
        self._pair = QSplitter(Qt.Orientation.Horizontal)
        self._right = QWidget()
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tabs)
        column.addWidget(self._pair, 1)
        for each in (self, self._pair):
            each.setChildrenCollapsible(False)
            each.setHandleWidth(1)

    def add(self, name: str, widget: QWidget) -> None:
        """Add a column, or put a widget into the place of the one that was there."""
        widget.setMinimumWidth(_LEAST[name])
        old = self._columns.get(name)
        self._columns[name] = widget
        if name == "outline":
            widget.setMaximumWidth(_WIDEST_OUTLINE)
            self.addWidget(widget)
            self.addWidget(self._right)
            self.setStretchFactor(1, 1)
        elif old is None:
            self._pair.addWidget(widget)
            self._pair.setStretchFactor(self._pair.count() - 1, 1)
        else:
            widget.setVisible(not old.isHidden())
            self._pair.replaceWidget(self._pair.indexOf(old), widget)
            old.deleteLater()
        if len(self._columns) == len(_NAMES):
            self._arrange()

    def is_shown(self, name: str) -> bool:
        """Return whether a column is seen; of tabs, the one that lies in front."""
        if self._are_tabs() and name in _TABS:
            return _TABS[self._tabs.currentIndex()] == name
        return name not in self._hidden

    def toggle(self, name: str) -> None:
        """Hide or show a column; of tabs, the other one comes to the front."""
        if self._are_tabs() and name in _TABS:
            self._tabs.setCurrentIndex(1 - self._tabs.currentIndex())
            return
        self._hidden ^= {name}
        if {*_TABS} <= self._hidden:
            self._hidden ^= {*_TABS} - {name}
        self._arrange()

    def bring(self, name: str) -> None:
        """Let a column be seen."""
        if not self.is_shown(name):
            self.toggle(name)

    def go_on(self) -> None:
        """Give the focus to the next column that is seen."""
        shown = [name for name in _NAMES if self.is_shown(name)]
        here = next((name for name in shown if self._has_focus(name)), shown[-1])
        following = shown[(shown.index(here) + 1) % len(shown)]
        _focus_first(self._columns[following])

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's
        """Go by Tab through a column and then to the one beside it, whichever was made first."""
        shown = (name for name in _NAMES if self.is_shown(name))
        around = [*(_stops(self._columns[name]) for name in shown), _outside(self)]
        order = [stop for stops in around for stop in stops]
        focused = self.window().focusWidget()
        if focused not in order:
            return super().focusNextPrevChild(next)
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        order[(order.index(focused) + (1 if next else -1)) % len(order)].setFocus(reason)
        return True

    def state(self) -> dict[str, tuple[object, ...]]:
        """Return how the columns are, as the settings keep it."""
        widths = (*self.sizes(), *self._pair.sizes())
        return {
            "hidden": tuple(sorted(self._hidden)),
            "widths": self._widths if self._are_tabs() else widths,
        }

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change between columns and tabs."""
        super().resizeEvent(event)
        if (event.oldSize().width() < NARROW) != (event.size().width() < NARROW):
            self._arrange()

    def _are_tabs(self) -> bool:
        return self.width() < NARROW

    def _arrange(self) -> None:
        if len(self._columns) < len(_NAMES):
            return
        self._tabs.setVisible(self._are_tabs())
        for name, widget in self._columns.items():
            widget.setVisible(self.is_shown(name))
        if len(self._widths) == 4 and not self._are_tabs():
            self.setSizes(self._widths[:2])
            self._pair.setSizes(self._widths[2:])
            self._widths = ()
        self.arranged.emit()

    def _has_focus(self, name: str) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self._columns[name].isAncestorOf(focused)


def _focus_first(column: QWidget) -> None:
    """Give the focus to the first widget in a column that takes it."""
    for widget in _stops(column)[:1]:
        widget.setFocus(Qt.FocusReason.TabFocusReason)


def _stops(column: QWidget) -> list[QWidget]:
    """Return where Tab stops in a column, in order."""
    return [each for each in _chain(column) if each is column or column.isAncestorOf(each)]


def _outside(columns: QWidget) -> list[QWidget]:
    """Return where Tab stops in the window outside of the columns."""
    return [each for each in _chain(columns.window()) if not columns.isAncestorOf(each)]


def _chain(first: QWidget) -> Iterator[QWidget]:
    """Yield the widgets that take the focus by Tab, from one round to it again."""
    widget: QWidget | None = first
    while widget is not None:
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and widget.isVisible() and widget.isEnabled():
            yield widget
        following = widget.nextInFocusChain()
        widget = None if following is first else following
