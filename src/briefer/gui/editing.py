"""Editing: the forms of what the edition that is shown is made with, and what they save."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefer.errors import BrieferError
from briefer.gui.message import say, tell
from briefer.gui.session import ALL_TEXTS, Session
from briefer.model.briefing import Choice
from briefer.model.template import template_id, theme_id


class Editing(QObject):
    """Opens forms of a session's library, over the window of a widget."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._widget = session, parent

    @property
    def is_possible(self) -> bool:
        """Return whether an edition is shown."""
        return self._session.shown.audience != ALL_TEXTS

    def open(self, kind: str) -> None:
        """Open the form of the audience, the template or the theme of the edition."""
        try:
            self.open_item(kind, self._shown(kind))
        except BrieferError as fault:
            tell(self._widget, fault)

    def open_item(self, kind: str, item_id: str) -> None:
        """Open the form of an item, or say why there is none."""
        from briefer.gui.form import open_form  # noqa: PLC0415 - most starts edit no item

        session = self._session
        try:
            form = open_form(kind, item_id, session.current, session.opened, self._widget.window())
        except BrieferError as fault:
            tell(self._widget, fault)
            return
        form.proof.show_for(session.shown.audience)
        form.saved.connect(partial(self._on_form_saved, f"{kind}/{item_id}"))
        form.open()

    def _shown(self, kind: str) -> str:
        shown = self._session.shown
        if kind == "audience":
            return shown.audience
        library = self._session.library
        audience = library.audiences.read(shown.audience)
        choice = self._session.briefing.choices.get(shown.audience, Choice())
        template = shown.template or template_id(choice, audience)
        if kind == "template":
            return template
        return theme_id(choice, audience, library.templates.read(template).manifest)

    def _on_form_saved(self, opened: str, saved: str) -> None:
        """Take over in the briefing what was saved: its pages were seen beside the form."""
        session = self._session
        if saved == opened and saved in session.briefing.pins and not session.is_locked:
            session.take_updates({saved})
            words = self.tr("Saved in your library; this briefing uses it now.")
            say(self._widget, words, (self.tr("Undo"), session.undo))
