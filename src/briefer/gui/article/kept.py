"""The corrections of an outlet: used, offered where it is named only now, and kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QMenu, QPushButton

from briefer.article.profile import Profile
from briefer.gui.article.review import Review
from briefer.gui.article.words import Words, quoted, role_name
from briefer.gui.coverage import literal
from briefer.gui.language import isolated, listed
from briefer.gui.look import SPACE
from briefer.pipeline.article import kept_corrections

_MOST = 20


class Kept(QFrame):
    """Says how many corrections were used, shows them, and lets them be forgotten."""

    forgotten = Signal()
    """The corrections that were used are to be forgotten."""

    def __init__(self, review: Review, words: Words) -> None:
        super().__init__()
        self._review, self._words = review, words
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
        return self._review.placement.publisher or self._review.imported.outlet

    def refresh(self) -> None:
        """Name the outlet."""
        words = self.tr("Keep c&orrections for {outlet}")
        self.keeping.setText(words.format(outlet=literal(isolated(self.outlet))))
        self.keeping.setVisible(bool(self.outlet))
        profile = self._review.imported.profile
        self.used.setVisible(bool(profile))
        if profile:
            count, of = len(profile), literal(isolated(profile.outlet))
            words = self.tr("%Ln corrections of {outlet} used", "", count)
            if count == 1:
                words = self.tr("1 correction of {outlet} used")
            self.used.setText(words.format(outlet=of))

    def _fill_menu(self) -> None:
        self._menu.clear()
        profile = self._review.imported.profile
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


class Offer(QFrame):
    """Offers the corrections of an outlet that is named only now: a line that is seen only then."""

    chosen = Signal(str)
    """The corrections of this outlet are to be used."""

    def __init__(self, review: Review) -> None:
        super().__init__()
        self._review = review
        self.setProperty("kind", "foot")
        self.says, self.use = QLabel(), QPushButton(self.tr("&Use them"))
        self.says.setTextFormat(Qt.TextFormat.PlainText)
        self.use.setProperty("kind", "link")
        self.use.setAutoDefault(True)
        self.use.clicked.connect(lambda: self.chosen.emit(self.outlet))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE[2], SPACE[0], SPACE[2], SPACE[0])
        row.setSpacing(SPACE[1])
        row.addWidget(self.says)
        row.addWidget(self.use)
        row.addStretch(1)
        review.changed.connect(self.refresh)
        self.refresh()

    @property
    def outlet(self) -> str:
        """Return the outlet that is named now, empty where its corrections were sought already."""
        outlet = self._review.placement.publisher.strip()
        is_known = outlet.casefold() == self._review.imported.outlet.casefold()
        return "" if is_known else outlet

    def refresh(self) -> None:
        """Say how many corrections are kept, and whether they can be used."""
        outlet = self.outlet
        profile = kept_corrections(outlet) if outlet else None
        self.setVisible(bool(profile))
        if not profile:
            return
        count = len(profile)
        words = self.tr("%Ln corrections of {outlet} are kept.", "", count)
        if count == 1:
            words = self.tr("1 correction of {outlet} is kept.")
        self.says.setText(words.format(outlet=isolated(outlet)))
        is_late = self._review.is_placed_by_hand
        late = self.tr("They place the article anew: undo first what you moved in it.")
        self.use.setEnabled(not is_late)
        self.use.setToolTip(late if is_late else "")
        self.use.setAccessibleDescription(late if is_late else self.says.text())
