"""The picker: for whom the briefing is shown, in which language and by which template."""

from collections.abc import Iterable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from briefer.gui import look
from briefer.gui.audience.adding import AddingDialog
from briefer.gui.audience.edition import LanguagePicker, TemplatePicker
from briefer.gui.audience.removing import may_remove, without_audience
from briefer.gui.audience.row import SegmentRow
from briefer.gui.audience.segment import Segment
from briefer.gui.coverage import audience_name, literal, surveys_of
from briefer.gui.editing import Editing
from briefer.gui.message import say
from briefer.gui.session import ALL_TEXTS, Session
from briefer.model.release import COMMON


class AudiencePicker(QWidget):
    """A row of segments: the audiences of the briefing, the common text, all texts.

    Its `actions()` are one for each, with Ctrl+1 to Ctrl+9, for menus and the command palette.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._editing = Editing(session, self)
        self._surveys = surveys_of(session)
        self._group = QActionGroup(self)
        self._segments: dict[str, Segment] = {}
        self._row = SegmentRow()
        self._add = self._button("add", self.tr("Add an audience"))
        self._more = self._button("more", self.tr("More audiences and what to do with them"))
        self._language = LanguagePicker(session)
        self._template = TemplatePicker(session)
        self._lay_out()
        self._add.clicked.connect(self.add)
        self._more.setMenu(QMenu(self))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.menu().aboutToShow.connect(self._fill_menu)
        self._group.triggered.connect(self._on_action_triggered)
        session.changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.SPACE[1])
        layout.addWidget(self._row)
        layout.addWidget(self._add)
        layout.addWidget(self._more)
        layout.addStretch(1)
        layout.addWidget(self._language)
        layout.addWidget(self._template)

    def _button(self, icon: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(look.icon(icon))
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def refresh(self) -> None:
        """Show the audiences that there are, and which is chosen."""
        briefing, shown = self._session.briefing, self._session.shown
        wanted = [*briefing.audiences, COMMON, ALL_TEXTS]
        if shown.audience not in wanted:
            self._session.show(audience=wanted[0])
            return
        if list(self._segments) != wanted:
            self._rebuild(wanted)
        for audience, segment in self._segments.items():
            has_counts = audience not in (COMMON, ALL_TEXTS)
            name = audience_name(self._session, audience)
            segment.action.setText(literal(name))
            coverage = self._surveys.of(audience).total if has_counts else None
            segment.refresh(name, coverage)
            segment.setChecked(audience == shown.audience)
            segment.action.setChecked(audience == shown.audience)
        self._row.arrange()
        self._add.setEnabled(not self._session.is_locked)

    def _rebuild(self, audiences: Iterable[str]) -> None:
        for segment in self._segments.values():
            self._group.removeAction(segment.action)
            self.removeAction(segment.action)
            segment.action.deleteLater()
            segment.hide()
            segment.deleteLater()
        self._segments = {
            audience: self._segment(audience, number)
            for number, audience in enumerate(audiences, 1)
        }
        segments = [*self._segments.values()]
        # New ones are last in the window: they come to the button, then it after them.
        for one, other in pairwise([self._add, *segments, self._add, self._more]):
            self.setTabOrder(one, other)
        self._row.set_segments(segments, divided=len(segments) - 2)

    def _segment(self, audience: str, number: int) -> Segment:
        action = QAction(self._group)
        action.setCheckable(True)
        action.setData(audience)
        if number <= 9:
            action.setShortcut(QKeySequence(f"Ctrl+{number}"))
        self.addAction(action)
        notes = {COMMON: self.tr("what all may read"), ALL_TEXTS: self.tr("not for export")}
        segment = Segment(action, notes.get(audience, ""), self._row)
        segment.clicked.connect(action.trigger)
        return segment

    def _numbered(self, number: str) -> Segment | None:
        return next(iter([*self._segments.values()][int(number) - 1 : int(number)]), None)

    def name_of(self, number: str) -> str:
        """Return the name of the segment of a number from 1, empty where there is none."""
        segment = self._numbered(number)
        return audience_name(self._session, segment.audience) if segment else ""

    def is_chosen(self, number: str) -> bool:
        """Return whether the segment of a number is the chosen one."""
        segment = self._numbered(number)
        return segment is not None and segment.audience == self._session.shown.audience

    def choose(self, number: str) -> None:
        """Show the segment of a number."""
        if (segment := self._numbered(number)) is not None:
            segment.action.trigger()

    def open_languages(self) -> None:
        """Let the language be chosen."""
        self._language.setFocus()
        self._language.showPopup()

    def open_templates(self) -> None:
        """Let the template be chosen."""
        self._template.setFocus()
        self._template.showPopup()

    @property
    def can_remove(self) -> bool:
        """Return whether the briefing is for the audience that is shown, and may be changed."""
        is_of = self._session.shown.audience in self._session.briefing.audiences
        return is_of and not self._session.is_locked

    def remove_shown(self) -> None:
        """Remove the audience that is shown from the briefing, if that is what the user wants."""
        if self.can_remove:
            self.remove(self._session.shown.audience)

    def _on_action_triggered(self, action: QAction) -> None:
        self._session.show(audience=str(action.data()))
        self.refresh()

    def _fill_menu(self) -> None:
        menu = self._more.menu()
        menu.clear()
        menu.addActions([each.action for each in self._row.hidden_segments()])
        menu.addSeparator()
        add = menu.addAction(look.icon("add"), self.tr("Add an audience…"), self.add)
        add.setEnabled(not self._session.is_locked)
        self._add_changes(menu, self._session.shown.audience)

    def _add_changes(self, menu: QMenu, audience: str) -> None:
        if audience != ALL_TEXTS:
            text = self.tr("Edit {}…").format(literal(audience_name(self._session, audience)))
            edit = partial(self._editing.open_item, "audience", audience)
            menu.addAction(look.icon("edit"), text, edit)
        if audience in self._session.briefing.audiences and not self._session.is_locked:
            text = self.tr("Remove {}…").format(literal(audience_name(self._session, audience)))
            menu.addAction(look.icon("delete"), text, lambda: self.remove(audience))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the audience under the pointer."""
        segment = self.childAt(event.pos())
        if isinstance(segment, Segment):
            menu = QMenu(self)
            menu.addAction(segment.action)
            self._add_changes(menu, segment.audience)
            menu.exec(event.globalPos())

    def add(self) -> None:
        """Offer audiences to add, and what each would receive."""
        dialog = AddingDialog(self._session, self)
        dialog.exec()
        dialog.deleteLater()

    def remove(self, audience: str) -> None:
        """Remove an audience from the briefing, if that is what the user wants."""
        if may_remove(self._session, audience, self):
            self._session.edit(without_audience(self._session.briefing, audience))
            name = audience_name(self._session, audience)
            said = self.tr("The briefing is no longer for {}.").format(name)
            say(self, said, (self.tr("Undo"), self._session.undo))
