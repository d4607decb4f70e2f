"""The pickers beside the row: the language and the template of the audience that is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QWidget

from briefer.errors import BrieferError
from briefer.gui.language import in_itself, in_language
from briefer.gui.session import ALL_TEXTS, Session
from briefer.model.audience import Audience
from briefer.model.briefing import Choice
from briefer.model.template import DEFAULT


class _EditionPicker(QComboBox):
    """A combo box over what the session shows; the first entry is the audience's own."""

    def __init__(self, session: Session, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("kind", "quiet")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.view().setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._shown: tuple[object, ...] = ()
        session.changed.connect(self._on_session_changed)
        self.activated.connect(self._on_activated)

    def refresh(self) -> None:
        """Show what can be chosen, and what is."""
        raise NotImplementedError

    def _show(self, entries: Sequence[tuple[str, str]], chosen: str) -> None:
        """Show entries, each a name and what it stands for."""
        there = [(self.itemText(at), self.itemData(at)) for at in range(self.count())]
        with QSignalBlocker(self):
            if there != list(entries):
                self.clear()
                for name, data in entries:
                    self.addItem(name, data)
            self.setCurrentIndex(max(self.findData(chosen), 0))

    def _on_session_changed(self) -> None:
        """Show anew what does not change with each key."""
        briefing = self._session.briefing
        shown = (self._session.shown, briefing.language, briefing.audiences, briefing.choices)
        if shown != self._shown:
            self._shown = shown
            self.refresh()

    def _on_activated(self, index: int) -> None:
        raise NotImplementedError

    def _audience(self) -> Audience | None:
        try:
            return self._session.audience
        except BrieferError:
            return None


class LanguagePicker(_EditionPicker):
    """The languages of the audience, for all texts those of every audience."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, self.tr("Language"))
        self.refresh()

    def refresh(self) -> None:
        """Show the languages, the audience's own first."""
        audience = self._audience()
        tags = self._all_tags() if audience is None else (audience.language, *audience.languages)
        known = self._session.library.languages.sound()
        entries = [(in_itself(tag, known), tag) for tag in dict.fromkeys(tags)]
        self._show(entries, self._session.shown.language)

    def _all_tags(self) -> tuple[str, ...]:
        found = [self._session.briefing.language]
        sound = self._session.library.audiences.sound()
        for each in self._session.briefing.audiences:
            if each in sound:
                found += [sound[each].language, *sound[each].languages]
        return tuple(found)

    def _on_activated(self, index: int) -> None:
        self._session.show(language=self.itemData(index) if index else "")


class TemplatePicker(_EditionPicker):
    """The templates of the library, the audience's own first."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, self.tr("Template"))
        self.refresh()

    def refresh(self) -> None:
        """Show the templates, none for all texts, which are no edition."""
        shown = self._session.shown
        if shown.audience == ALL_TEXTS:
            self._show([(self.tr("No edition"), "")], "")
            self.setEnabled(False)
            return
        self.setEnabled(True)
        sound = self._session.library.templates.sound()
        titles = {
            each: in_language(template.manifest.title)
            for each, template in sound.items()
            if not template.manifest.partial
        }
        usual = self._usual()
        own = [(titles.pop(usual, usual), usual)]
        self._show([*own, *((title, each) for each, title in titles.items())], shown.template)

    def _usual(self) -> str:
        choice = self._session.briefing.choices.get(self._session.shown.audience, Choice())
        audience = self._audience()
        return choice.template or (audience.template if audience else "") or DEFAULT

    def _on_activated(self, index: int) -> None:
        self._session.show(template=self.itemData(index) if index else "")
