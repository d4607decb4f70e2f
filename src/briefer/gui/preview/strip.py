"""The strip under the pages: which page is seen, and how large."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from briefer.gui import look
from briefer.gui.coverage import tip
from briefer.gui.preview.arrangement import LEAST, MOST, Fit, Zoom


class Strip(QWidget):
    """The number of the page, the zoom, and the way to the search."""

    zoomed = Signal(object)
    """A `Zoom` was chosen."""
    stepped = Signal(int)
    sought = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = self._link = ""
        self._page = QLabel()
        self._page.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._page.setTextFormat(Qt.TextFormat.PlainText)
        self._page.setProperty("kind", "secondary")
        self._factor = QToolButton()
        self._factor.setToolTip(self.tr("Show at 100 %"))
        self._factor.setMinimumWidth(56)
        self._factor.clicked.connect(lambda: self.zoomed.emit(Zoom(Fit.FREE, 1)))
        search = self._button("search", self.tr("Search the pages"))
        search.clicked.connect(self.sought)
        self._smaller = self._button("zoom-out", self.tr("Smaller"))
        self._smaller.clicked.connect(lambda: self.stepped.emit(-1))
        self._larger = self._button("zoom-in", self.tr("Larger"))
        self._larger.clicked.connect(lambda: self.stepped.emit(1))
        self._fits = {
            Fit.WIDTH: self._button("fit-width", self.tr("Fit the width")),
            Fit.PAGE: self._button("fit-page", self.tr("Fit the page")),
        }
        for fit, button in self._fits.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, fit=fit: self.zoomed.emit(Zoom(fit)))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(
            look.margins(look.SPACE[2], look.SPACE[0], look.SPACE[1], look.SPACE[0])
        )
        layout.setSpacing(look.SPACE[0])
        layout.addWidget(self._page, 1)
        zooms = (self._smaller, self._factor, self._larger)
        for button in (search, *zooms, *self._fits.values()):
            layout.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room that there is."""
        super().resizeEvent(event)
        self._show_words()

    def _button(self, icon: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(look.icon(icon))
        button.setToolTip(name)
        button.setAccessibleName(name)
        return button

    def show_link(self, says: str) -> None:
        """Show where a link leads in the place of the page, or the page again for nothing."""
        self._link = says
        self._show_words()

    def _show_words(self) -> None:
        metrics, most = self._page.fontMetrics(), Qt.TextElideMode.ElideMiddle
        self._page.setText(metrics.elidedText(self._link or self._number, most, self._page.width()))
        self._page.setToolTip(tip(self._link))

    def refresh(self, page: int, count: int, zoom: Zoom) -> None:
        """Show where the view is; pages are counted from 0."""
        text = self.tr("Page {number} of {count}").format(number=page + 1, count=count)
        self._number = text if count else ""
        self._show_words()
        percent = self.tr("{number} %").format(number=round(zoom.factor * 100))
        self._factor.setText(percent)
        self._factor.setAccessibleName(self.tr("Zoom {percent}").format(percent=percent))
        self._smaller.setEnabled(zoom.factor > LEAST)
        self._larger.setEnabled(zoom.factor < MOST)
        for fit, button in self._fits.items():
            button.setChecked(zoom.fit is fit)
