"""The outline with its tool bar, its menu and its keys."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from briefer.gui import look
from briefer.gui.coverage import audience_name, literal, surveys_of
from briefer.gui.message import say
from briefer.gui.outline import growth
from briefer.gui.outline.entry import Entries, Entry
from briefer.gui.outline.tree import OutlineTree
from briefer.gui.place import part_of
from briefer.gui.session import Session
from briefer.model import edit
from briefer.model.briefing import Outlook, Section
from briefer.model.text import Text
from briefer.model.variant import edited, with_own, without_own


class OutlineView(QWidget):
    """The parts of the briefing; the one that is chosen is what the session shows."""

    entered = Signal()
    """The texts of the current entry are wanted."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._surveys = surveys_of(session)
        self._entries = Entries(session)
        self._tree = OutlineTree()
        self._add = QMenu(self.tr("Add"), self)
        self._rename = self._action("edit", self.tr("Rename"), "F2", self.rename)
        self._up = self._action("up", self.tr("Move up"), "Alt+Up", lambda: self.move_by(-1))
        self._down = self._action("down", self.tr("Move down"), "Alt+Down", lambda: self.move_by(1))
        self._remove = self._action("delete", self.tr("Remove"), "Del", self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.SPACE[1], look.SPACE[1], look.SPACE[1], look.SPACE[1])
        layout.setSpacing(look.SPACE[0])
        layout.addLayout(self._bar())
        layout.addWidget(self._tree, 1)
        self._tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._tree.customContextMenuRequested.connect(self._on_menu_requested)
        self._tree.currentItemChanged.connect(self._on_current_changed)
        self._tree.entered.connect(self.entered)
        self._tree.dropped.connect(self._on_dropped)
        self._tree.names.renamed.connect(self._on_renamed)
        self._add.aboutToShow.connect(self._fill_add)
        session.changed.connect(self.refresh)
        self.refresh()

    def _action(self, icon: str, text: str, key: str, act: Callable[[], None]) -> QAction:
        action = QAction(look.icon(icon), text, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(act)
        self._tree.addAction(action)
        return action

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(look.margins(look.SPACE[1], 0, 0, 0))
        row.setSpacing(0)
        label = QLabel(self.tr("Outline"))
        label.setProperty("kind", "label")
        row.addWidget(label, 1)
        add = QToolButton()
        add.setIcon(look.icon("add"))
        add.setMenu(self._add)
        add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        add.setAccessibleName(self.tr("Add a section or a stakeholder"))
        add.setToolTip(add.accessibleName())
        self._plus = add
        buttons = [add]
        for action in (self._up, self._down, self._remove):
            button = QToolButton()
            button.setDefaultAction(action)
            button.setAccessibleName(action.text())
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{action.text()} ({keys})")
            buttons.append(button)
        for button in buttons:
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(button)
        return row

    def refresh(self) -> None:
        """Show the briefing as it is, for the audience that is shown."""
        current = part_of(self._session.briefing, self._session.shown.item)
        self._tree.show_entries(self._entries.all(), current)
        self._enable()

    def _enable(self) -> None:
        entry = self._tree.current_entry()
        key = entry.key if entry else ""
        may = not self._session.is_locked
        beside = self._tree.siblings(key) if entry and entry.kind else []
        self._plus.setEnabled(may)
        self._remove.setEnabled(may and bool(beside))
        self._up.setEnabled(may and bool(beside) and beside[0] != entry)
        self._down.setEnabled(may and bool(beside) and beside[-1] != entry)
        self._rename.setEnabled(may and (bool(beside) or key == "outlooks"))

    def _on_current_changed(self) -> None:
        entry = self._tree.current_entry()
        if entry is not None and entry.key != part_of(
            self._session.briefing, self._session.shown.item
        ):
            self._session.show(item=entry.key)

    def _on_menu_requested(self, at: QPoint) -> None:
        self.menu().exec(self._tree.viewport().mapToGlobal(at))

    def menu(self) -> QMenu:
        """Return what can be done with the current entry."""
        menu = QMenu(self)
        menu.addMenu(self._add)
        menu.addAction(self._rename)
        self._add_own(menu)
        menu.addActions([self._up, self._down])
        menu.addSeparator()
        menu.addAction(self._remove)
        return menu

    def _add_own(self, menu: QMenu) -> None:
        """Add a name of its own for the shown audience, or the shared one again."""
        entry, briefing = self._tree.current_entry(), self._session.briefing
        audience = self._session.shown.audience
        name = growth.name_of(briefing, entry.key) if entry else None
        if entry is None or name is None or audience not in briefing.audiences:
            return
        of = literal(audience_name(self._session, audience))
        if name.names_audience(audience):
            action = menu.addAction(look.icon("shared"), self.tr("Use the shared name again"))
            action.triggered.connect(lambda: self._vary(entry.key, has_own=True))
        else:
            words = self.tr("Another name for {audience}").format(audience=of)
            action = menu.addAction(look.icon("own"), words)
            action.triggered.connect(lambda: self._vary(entry.key, has_own=False))
        action.setEnabled(self._rename.isEnabled())

    def _vary(self, key: str, *, has_own: bool) -> None:
        audience = self._session.shown.audience
        reading = self._surveys.reading(audience)

        def change(name: Text) -> Text:
            return without_own(name, audience) if has_own else with_own(name, reading)

        self._session.edit(growth.renamed(self._session.briefing, key, change))
        if not has_own:
            self.rename()

    def _fill_add(self) -> None:
        menu = self._add
        menu.clear()
        _head(menu, self.tr("Section"))
        for kind, name in growth.kinds(self._session):
            menu.addAction(literal(name), partial(self.add_section, kind, name))
        menu.addAction(self.tr("Of your own…"), self.add_section)
        menu.addSeparator()
        _head(menu, self.tr("What comes next for"))
        for each in growth.without_outlook(self._session.briefing):
            name = each.name.default or each.id
            menu.addAction(literal(name), partial(self.add_outlook, each.id))
        menu.addAction(self.tr("A new stakeholder…"), self.add_outlook)

    def add_section(self, kind: str = growth.OWN_KIND, heading: str = "") -> None:
        """Add a section after the one that is shown; one without a heading is named at once."""
        after = part_of(self._session.briefing, self._session.shown.item)
        name = heading or self.tr("New section")
        self._grow(growth.with_section(self._session.briefing, kind, name, after))
        if not heading:
            self._tree.name(is_new=True)

    def add_outlook(self, stakeholder: str = "") -> None:
        """Add an outlook for a stakeholder, or for a new one, who is named at once."""
        briefing = self._session.briefing
        if stakeholder:
            self._grow(growth.with_outlook(briefing, stakeholder))
        else:
            self._grow(growth.with_stakeholder(briefing))
            self._tree.name(is_new=True)

    def _grow(self, grown: growth.Grown) -> None:
        self._session.edit(grown.briefing)
        self._session.show(item=grown.key)

    def rename(self) -> None:
        """Edit the name of the current entry in its place."""
        if self._rename.isEnabled():
            self._tree.name(is_new=False)

    def _on_renamed(self, key: str, name: str) -> None:
        reading = self._surveys.reading(self._session.shown.audience)

        def rename(text: Text) -> Text:
            return edited(text, reading).written(text, name)

        self._session.edit(growth.renamed(self._session.briefing, key, rename))

    def remove(self) -> None:
        """Remove the current entry; the message says how to have it back."""
        entry = self._tree.current_entry()
        item = self._item(entry)
        if entry is None or item is None:
            return
        beside = self._tree.siblings(entry.key)
        at = beside.index(entry)
        others = beside[at + 1 :] or beside[:at][::-1]
        self._session.edit(edit.replaced(self._session.briefing, item, None))
        self._session.show(item=others[0].key if others else "summary")
        said = self.tr("“{}” was removed.").format(entry.title)
        say(self, said, (self.tr("Undo"), self._session.undo))

    def move_by(self, step: int) -> None:
        """Move the current entry a place down, or up for -1."""
        entry = self._tree.current_entry()
        if entry is not None and entry.kind is not None:
            beside = self._tree.siblings(entry.key)
            at = beside.index(entry) + step
            if 0 <= at < len(beside):
                self._on_dropped(entry.key, beside[at].key, step < 0)

    def _on_dropped(self, key: str, beside: str, before: bool) -> None:  # noqa: FBT001 - a slot
        found = {each.key: each for each in self._tree.siblings(key)}
        item, other = self._item(found[key]), self._item(found[beside])
        if item is not None and other is not None:
            self._session.edit(edit.moved(self._session.briefing, item, other, before=before))

    def _item(self, entry: Entry | None) -> Section | Outlook | None:
        """Return the item of an entry, None for what is none."""
        if entry is None or entry.kind is None:
            return None
        return edit.find(self._session.briefing, entry.kind, entry.key)


def _head(menu: QMenu, text: str) -> None:
    """Add what the entries below are; a section of Qt's shows no words in a style sheet."""
    label = QLabel(text)
    label.setProperty("kind", "label")
    label.setContentsMargins(look.SPACE[1], look.SPACE[0], look.SPACE[1], look.SPACE[0])
    head = QWidgetAction(menu)
    head.setDefaultWidget(label)
    head.setEnabled(False)
    menu.addAction(head)
