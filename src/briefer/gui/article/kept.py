"""The corrections of an outlet: which were used, and whether those made now are kept, too."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QMenu, QPushButton

from briefer.article.profile import Profile
from briefer.gui.article.review import Review
from briefer.gui.article.words import Words, quoted, role_name
from briefer.gui.coverage import literal
from briefer.gui.language import isolated, listed
from briefer.gui.look import SPACE
from briefer.pipeline.article import Imported

_MOST = 20


class Kept(QFrame):
    """Says how many corrections were used, shows them, and lets them be forgotten."""

    forgotten = Signal()
    """The corrections that were used are to be forgotten."""

    def __init__(self, review: Review, words: Words, imported: Imported) -> None:
        super().__init__()
        self._review, self._words, self._imported = review, words, imported
        self.used, self.keeping = QPushButton(), QCheckBox()
        self.used.setProperty("kind", "tiny")
        self._menu = QMenu(self.used)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.used.setMenu(self._menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE[2])
        row.addWidget(self.used)
        row.addWidget(self.keeping)
        review.changed.connect(self.refresh)
        self.refresh()

    @property
    def outlet(self) -> str:
        """Return whose corrections may be kept, empty where nothing says whose article it is."""
        return self._review.placement.publisher or self._imported.outlet

    def show_article(self, imported: Imported) -> None:
        """Tell of the article as it is without what was forgotten."""
        self._imported = imported
        self.refresh()

    def refresh(self) -> None:
        """Name the outlet."""
        words = self.tr("Keep c&orrections for {outlet}")
        self.keeping.setText(words.format(outlet=literal(isolated(self.outlet))))
        self.keeping.setVisible(bool(self.outlet))
        profile = self._imported.profile
        self.used.setVisible(bool(profile))
        if profile:
            count, of = len(profile), literal(isolated(profile.outlet))
            words = self.tr("%Ln corrections of {outlet} used", "", count)
            if count == 1:
                words = self.tr("1 correction of {outlet} used")
            self.used.setText(words.format(outlet=of))

    def _fill_menu(self) -> None:
        self._menu.clear()
        profile = self._imported.profile
        if not profile:
            return
        for words in self.told(profile)[:_MOST]:
            self._menu.addAction(literal(words)).setEnabled(False)
        self._menu.addSeparator()
        action = self._menu.addAction(self.tr("&Forget the corrections of this outlet"))
        action.triggered.connect(self.forgotten)

    def told(self, profile: Profile) -> list[str]:
        """Return the corrections in words: a line of the article, and what it was made."""
        kinds = {k: self._words.kind(v) for k, v in profile.headings.items()}
        names = {k: listed(v) for k, v in profile.labels.items()}
        roles = {k: role_name(v) for k, v in profile.lines.items()}
        every = {**kinds, **names, **roles}
        return [f"{isolated(quoted(line))}: {isolated(says)}" for line, says in every.items()]
