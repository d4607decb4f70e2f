"""Access: who gets an item, what the chosen audience reads of it, and the click that changes it."""

from collections.abc import Callable
from typing import Any, Final, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from briefer.gui.coverage import count_words, surveys_of
from briefer.gui.editor.desk import Desk
from briefer.gui.editor.mark import StateMark
from briefer.gui.editor.place import Place
from briefer.gui.language import listed
from briefer.gui.look import SPACE, icon
from briefer.model.briefing import Indicator, Outlook, Scenario, Section
from briefer.model.coverage import State
from briefer.model.edit import items, released, withheld
from briefer.model.passage import Passage, Prose
from briefer.model.release import ALL, COMMON, Release, permits
from briefer.model.variant import with_own, without_own
from briefer.value import dataclass, replace

Released = Section | Outlook | Passage | Scenario | Indicator
"""What the editors release or withhold."""

_NARROWEST: Final = 240
_CORNER: Final = 36
"""The width of what stands at the end of the line."""


class Chooser(QToolButton):
    """A button that shows what can be chosen, by Return and the arrow down, too."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "chooser")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the menu by the keys that open a list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.showMenu()
        else:
            super().keyPressEvent(event)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What is seen of an access; `offered` are own, shared, withhold and give."""

    words: str
    icon: str
    state: tuple[State, str]
    audience: str
    offered: tuple[bool, ...]
    is_locked: bool


class Access(QWidget):
    """Says plainly who gets an item, and gives, withholds and varies it by one click each."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._item: Released | None = None
        self._above: Release = ALL
        self._place: Place | None = None
        self._shown: _Shown | None = None
        self._rows: tuple[int, int] | None = None
        self.release = Chooser()
        self._menu = QMenu(self.release)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.release.setMenu(self._menu)
        self.mark = StateMark()
        self.own = self._button("own", self.tr("Write own text"), self._on_own_clicked)
        self.shared = self._button("shared", self.tr("Use shared text"), self._on_shared_clicked)
        self.withhold = self._button("withheld", self.tr("Withhold"), self._on_withhold_clicked)
        self.give = self._button("eye", self.tr("Release"), self._on_give_clicked)
        self._actions = QWidget()
        actions = QHBoxLayout(self._actions)
        actions.setContentsMargins(0, 0, 0, 0)
        actions.setSpacing(0)
        for button in (self.own, self.shared, self.withhold, self.give):
            actions.addWidget(button)
        actions.addStretch()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE[1])
        self._grid.setVerticalSpacing(SPACE[0])
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self.release, 0, 0)
        self._grid.addWidget(self.mark, 0, 1)
        self._grid.addWidget(self._actions, 0, 2)

    def add_corner(self, widget: QWidget) -> None:
        """Add what stands at the end of the first line."""
        self._grid.addWidget(widget, 0, 3)

    def minimumSizeHint(self) -> QSize:
        """Return a size that leaves it to the page how narrow it is."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room that there is."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Let what is read, and what can be done, stand in lines of their own for want of room."""
        room = self.width() - _CORNER - self.release.sizeHint().width() - SPACE[1]
        room -= self.mark.natural_width()
        below = 0 if room >= 0 else 1
        is_narrow = room < self._actions.sizeHint().width() + SPACE[1]
        rows = (below, below + 1 if is_narrow else below)
        if rows != self._rows:
            self._rows = rows
            self._place_in(self.mark, rows[0], 1)
            self._place_in(self._actions, rows[1], 2)

    def _place_in(self, widget: QWidget, row: int, column: int) -> None:
        """Put a widget beside the button in the first row, or into a row of its own."""
        if row == 0:
            self._grid.addWidget(widget, 0, column)
        else:
            self._grid.addWidget(widget, row, 0, 1, 4)

    def _button(self, name: str, words: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(icon(name, "accent"), words)
        button.setProperty("kind", "link")
        button.clicked.connect(slot)
        return button

    @property
    def is_withheld(self) -> bool:
        """Return whether the chosen audience does not get the item."""
        found = self._desk.coverage(self._item) if self._item else None
        return found is not None and found.state == State.WITHHELD

    def refresh(self, item: Released, above: Release = ALL, place: Place | None = None) -> None:
        """Show an item; `above` is what holds it allows, `place` the text that may be varied."""
        self._item, self._above, self._place = item, above, place
        desk, audience = self._desk, self._desk.audience
        words = desk.release_words(item.release)
        if _is_narrower_inside(item):
            words = self.tr("{0}, in part").format(words)
        allows_parent = permits(above, audience)
        is_given = bool(audience) and permits(item.release, audience)
        text = place.get(desk.briefing) if place else None
        has_own = text is not None and bool(audience) and text.names_audience(audience)
        can_write = not desk.session.is_locked and allows_parent
        shown = _Shown(
            words=words,
            icon="eye" if item.release else "lock",
            state=self._state(item),
            audience=desk.name(audience) if audience else "",
            offered=(
                can_write and is_given and text is not None and not has_own,
                can_write and is_given and has_own,
                can_write and is_given,
                can_write and bool(audience) and not is_given,
            ),
            is_locked=desk.session.is_locked,
        )
        if shown != self._shown:
            self._shown = shown
            self._show(shown)

    def _show(self, shown: "_Shown") -> None:
        self.release.setText(shown.words)
        self.release.setIcon(icon(shown.icon))
        self.release.setAccessibleName(self.tr("Who gets this: {0}").format(shown.words))
        self.release.setToolTip(self.tr("Choose who gets this"))
        self.release.setEnabled(not shown.is_locked)
        self.mark.show_state(*shown.state)
        self.release.setAccessibleDescription(shown.state[1])
        buttons = (self.own, self.shared, self.withhold, self.give)
        for button, is_offered in zip(buttons, shown.offered, strict=True):
            button.setVisible(is_offered)
        for button, words in (
            (self.own, self.tr("Write a text for {0} alone")),
            (self.shared, self.tr("Let {0} read the shared text again")),
            (self.withhold, self.tr("Withhold this from {0}")),
            (self.give, self.tr("Release this to {0}")),
        ):
            button.setToolTip(words.format(shown.audience))
            button.setAccessibleName(words.format(shown.audience))
        self._lay_out()

    def _state(self, item: Released) -> tuple[State, str]:
        chosen = self._desk.session.shown.audience
        found = self._desk.coverage(item)
        if found is None:
            return self._all_texts(item)
        has_inside = found.own or found.withheld or found.missing
        if isinstance(item, Section | Outlook) and has_inside and found.state != State.WITHHELD:
            name = self._desk.name(chosen)
            return found.state, self.tr("{0}: {1}").format(name, count_words(found))
        is_common = chosen == COMMON
        words = {
            State.SHARED: self.tr("{0}: shared text"),
            State.OWN: self.tr("{0}: own text"),
            State.WITHHELD: self.tr("Withheld from {0}"),
            State.MISSING: self._missing(),
        }[found.state]
        if found.state == State.WITHHELD and is_common:
            words = self.tr("Not in the common text")
        elif found.state == State.WITHHELD and not permits(self._above, chosen):
            words = self.tr("Withheld from {0} with all around it")
        elif found.state == State.SHARED and is_common:
            words = self.tr("In the common text")
        return found.state, words.format(self._desk.name(chosen))

    def _missing(self) -> str:
        text = self._place.get(self._desk.briefing) if self._place else None
        if text is not None and text.choose(self._desk.reading).text.strip():
            return self.tr("Not written in {0} yet").format(
                self._desk.language(self._desk.reading.language)
            )
        if isinstance(self._item, Passage) and isinstance(self._item.body, Prose):
            return self.tr("Nothing is written for {0} yet")
        return self.tr("Something is missing for {0}")

    def _all_texts(self, item: Released) -> tuple[State, str]:
        """Return who has own texts, and from whom something in the item is withheld."""
        desk = self._desk
        covered = {
            audience: surveys_of(desk.session).of(audience).find(item)
            for audience in desk.briefing.audiences
        }
        own = [desk.name(each) for each, found in covered.items() if found and found.own]
        held = [desk.name(each) for each, found in covered.items() if found and found.withheld]
        state = State.OWN if own else State.WITHHELD if held else State.SHARED
        words = [
            self.tr("Own texts: {0}").format(listed(own)) if own else "",
            self.tr("Withheld: {0}").format(listed(held)) if held else "",
        ]
        return state, " · ".join(filter(None, words)) or self.tr("One text for all")

    def _fill_menu(self) -> None:
        self._menu.clear()
        if self._item is None:
            return
        release = self._item.release
        everyone = self._menu.addAction(self.tr("Everyone, later audiences too"))
        everyone.setCheckable(True)
        everyone.setChecked(release == ALL)
        everyone.triggered.connect(lambda: self._set(() if release == ALL else ALL))
        self._menu.addSeparator()
        for audience in self._desk.briefing.audiences:
            self._menu.addAction(self._tick(audience, release))

    def _tick(self, audience: str, release: Release) -> QAction:
        action = QAction(self._desk.name(audience), self._menu)
        action.setCheckable(True)
        action.setChecked(permits(release, audience))
        action.setEnabled(permits(self._above, audience))
        action.triggered.connect(
            lambda checked: self._give(audience) if checked else self._withhold(audience)
        )
        return action

    def _give(self, audience: str) -> None:
        if self._item:
            self._set(released(self._item.release, audience, self._desk.briefing.audiences))

    def _withhold(self, audience: str) -> None:
        if self._item:
            self._set(withheld(self._item.release, audience, self._desk.briefing.audiences))

    def _set(self, release: Release) -> None:
        if self._item:
            self._desk.exchange(self._item, cast("Any", replace(self._item, release=release)))

    def _on_withhold_clicked(self) -> None:
        self._withhold(self._desk.audience)

    def _on_give_clicked(self) -> None:
        self._give(self._desk.audience)

    def _on_own_clicked(self) -> None:
        if self._place and (text := self._place.get(self._desk.briefing)) is not None:
            made = with_own(text, self._desk.reading)
            self._desk.session.edit(self._place.put(self._desk.briefing, made))

    def _on_shared_clicked(self) -> None:
        if self._place and (text := self._place.get(self._desk.briefing)) is not None:
            made = without_own(text, self._desk.audience)
            self._desk.session.edit(self._place.put(self._desk.briefing, made))


def _is_narrower_inside(item: Released) -> bool:
    """Return whether fewer get something in the item than the item itself."""
    inside = items(item) if isinstance(item, Section | Outlook) else ()
    return any(getattr(each, "release", ALL) not in (ALL, item.release) for each in inside)
