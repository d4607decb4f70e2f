"""The columns: outline, editor and preview beside each other; or tabs where it is narrow."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QTabBar, QVBoxLayout, QWidget

from briefer.gui import settings

NARROW: Final = 1200
"""Below this width editor and preview are tabs."""

_WIDTHS: Final = {"outline": (240, 320), "editor": (420, 16_777_215), "preview": (320, 16_777_215)}
"""The least and the largest width of each column."""

_TABS: Final = ("editor", "preview")


class Columns(QWidget):
    """Three columns, each of which may be hidden; one of the editor and the preview is there."""

    arranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        left = settings.read()
        self._hidden = {*left.hidden}
        self._left_widths = list(left.widths)
        self._columns: dict[str, QWidget] = {}
        self._tabs = QTabBar()
        self._tabs.setExpanding(False)
        self._tabs.setAccessibleName(self.tr("Editor or preview"))
        for text in (self.tr("Editor"), self.tr("Preview")):
            self._tabs.addTab(text)
        self._tabs.currentChanged.connect(self._arrange)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tabs)
        column.addWidget(self._splitter, 1)

    def add(self, name: str, widget: QWidget) -> None:
        """Add a column, or put a widget into the place of the one that was there."""
        least, most = _WIDTHS[name]
        widget.setMinimumWidth(least)
        widget.setMaximumWidth(most)
        old = self._columns.get(name)
        self._columns[name] = widget
        if old is None:
            self._splitter.addWidget(widget)
            self._splitter.setStretchFactor(self._splitter.count() - 1, int(name != "outline"))
        else:
            widget.setVisible(not old.isHidden())
            self._splitter.replaceWidget(self._splitter.indexOf(old), widget)
            old.deleteLater()
        if len(self._columns) == len(_WIDTHS):
            self._arrange()

    def column(self, name: str) -> QWidget:
        """Return a column."""
        return self._columns[name]

    def is_shown(self, name: str) -> bool:
        """Return whether a column is seen, as a tab that lies in front too."""
        if self._are_tabs() and name in _TABS:
            return _TABS[self._tabs.currentIndex()] == name
        return name not in self._hidden

    def toggle(self, name: str) -> None:
        """Hide or show a column; a tab comes to the front."""
        if self._are_tabs() and name in _TABS:
            at = _TABS.index(name)
            self._tabs.setCurrentIndex(1 - at if self._tabs.currentIndex() == at else at)
            return
        self._hidden ^= {name}
        if {*_TABS} <= self._hidden:
            self._hidden ^= {"editor", "preview"} - {name}
        self._arrange()

    def bring(self, name: str) -> None:
        """Let a column be seen."""
        if not self.is_shown(name):
            self.toggle(name)

    def go_on(self) -> None:
        """Give the focus to the next column that is seen."""
        shown = [name for name in _WIDTHS if self.is_shown(name)]
        here = next((name for name in shown if self._has_focus(name)), shown[-1])
        following = shown[(shown.index(here) + 1) % len(shown)]
        _focus_first(self._columns[following])

    def keep(self) -> None:
        """Keep in the settings how the columns are."""
        settings.change(hidden=tuple(sorted(self._hidden)), widths=tuple(self._splitter.sizes()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change between columns and tabs."""
        super().resizeEvent(event)
        if (event.oldSize().width() < NARROW) != (event.size().width() < NARROW):
            self._arrange()

    def _are_tabs(self) -> bool:
        return self.width() < NARROW

    def _arrange(self) -> None:
        if len(self._columns) < len(_WIDTHS):
            return
        self._tabs.setVisible(self._are_tabs())
        for name, widget in self._columns.items():
            widget.setVisible(self.is_shown(name))
        if len(self._left_widths) == len(_WIDTHS) and not self._are_tabs():
            self._splitter.setSizes(self._left_widths)
            self._left_widths = []
        self.arranged.emit()

    def _has_focus(self, name: str) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self._columns[name].isAncestorOf(focused)


def _focus_first(column: QWidget) -> None:
    """Give the focus to the first widget in a column that takes it."""
    for widget in (column, *column.findChildren(QWidget)):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return
