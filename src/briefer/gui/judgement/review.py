"""Review: a judgement that was carried over, or suggested, waits until somebody says it holds."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from briefer.gui.look import SPACE, icon, margins
from briefer.gui.session import Session
from briefer.model.edit import find, replaced
from briefer.model.judgement import Judgement
from briefer.value import replace


class Review(QFrame):
    """What is said of a judgement that waits, and the button that ends the waiting."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._id = ""
        self.setProperty("kind", "message")
        self.setProperty("severity", "warning")
        sign, text = QLabel(), QLabel(self.tr("Yet to be reviewed: does it hold?"))
        sign.setPixmap(icon("warning", "missing").pixmap(20, 20))
        text.setWordWrap(True)
        self.button = QPushButton(self.tr("It holds"))
        self.button.setToolTip(self.tr("Say that this judgement was reviewed and holds"))
        self.button.clicked.connect(self._on_button_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(SPACE[2], SPACE[1], SPACE[1], SPACE[1]))
        row.setSpacing(SPACE[2])
        row.addWidget(sign)
        row.addWidget(text, 1)
        row.addWidget(self.button)

    def refresh(self, judgement: Judgement) -> None:
        """Show whether the judgement waits."""
        self._id = judgement.id
        self.setVisible(judgement.review)
        self.button.setEnabled(not self._session.is_locked)

    def _on_button_clicked(self) -> None:
        briefing = self._session.briefing
        if (waiting := find(briefing, Judgement, self._id)) is not None:
            self._session.edit(replaced(briefing, waiting, replace(waiting, review=False)))
