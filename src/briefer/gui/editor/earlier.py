"""What was said last time, below the text that is edited, while the two differ."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from briefer.gui.editor.desk import Desk
from briefer.gui.editor.place import Place
from briefer.gui.editor.prose import ProseSurface
from briefer.gui.editor.prose.line import Form
from briefer.gui.look import SPACE


class LastTime(QWidget):
    """The text that the earlier briefing has at the same place, which is only read."""

    def __init__(self, desk: Desk, form: Form = "prose") -> None:
        super().__init__()
        self._desk = desk
        self._form: Form = form
        self._text: ProseSurface | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE[0])
        self.hide()

    def refresh(self, place: Place) -> None:
        """Show it, or nothing where there is none or the same is said again."""
        desk = self._desk
        earlier = desk.briefing.earlier
        then = place.get(earlier.briefing) if earlier else None
        now = place.get(desk.briefing)
        words = then.choose(desk.reading).text if then else ""
        differs = now is None or words != now.choose(desk.reading).text
        self.setVisible(bool(words) and differs)
        if words and differs:
            self._surface().show_markup(words)

    def _surface(self) -> ProseSurface:
        if self._text is None:
            title = QLabel(self.tr("Last time"))
            title.setProperty("kind", "label")
            self._text = ProseSurface(self._desk.names, self._form)
            self._text.setProperty("kind", "beside")
            self._text.setReadOnly(True)
            self._text.setAccessibleName(title.text())
            self._column.addWidget(title)
            self._column.addWidget(self._text)
        return self._text
