"""Texts bound to their places: an editor shows the variant that is read, and writes that one."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.gui.editor.desk import Desk
from briefer.gui.editor.earlier import LastTime
from briefer.gui.editor.label import Labelled
from briefer.gui.editor.place import Place
from briefer.gui.editor.prose import ProseEdit, ProseSurface
from briefer.gui.editor.prose.line import Form
from briefer.gui.look import SPACE, restyle
from briefer.model.text import Text, same_language
from briefer.model.variant import Variant, beside, edited, with_own, without_own


class Bound:
    """An editor of the text at a place."""

    def __init__(self, desk: Desk, edit: ProseEdit) -> None:
        self._desk = desk
        self.edit = edit
        self._place: Place | None = None
        edit.edited.connect(self._on_edited)
        desk.follow(edit)

    def refresh(self, place: Place, *, is_withheld: bool = False) -> Text | None:
        """Show the text of a place, which is only read where it is withheld; return all of it."""
        self._place = place
        self.edit.setObjectName(place.key)
        text = place.get(self._desk.briefing)
        if text is not None:
            self.edit.show_markup(edited(text, self._desk.reading).of(text))
            self.edit.setReadOnly(is_withheld or self._desk.session.is_locked)
            state = "withheld" if is_withheld else ""
            if (self.edit.property("state") or "") != state:
                self.edit.setProperty("state", state)
                restyle(self.edit)
        return text

    def _on_edited(self, value: str, run: str) -> None:
        if self._place and (text := self._place.get(self._desk.briefing)) is not None:
            self._desk.write(self._place, edited(text, self._desk.reading), value, run)


class Beside(QWidget):
    """A text that is only read, above the one that is edited, with what it is."""

    def __init__(self, desk: Desk, form: Form = "prose") -> None:
        super().__init__()
        self._desk = desk
        self._title = QLabel()
        self._title.setProperty("kind", "label")
        self._text = ProseSurface(desk.names, form)
        self._text.setProperty("kind", "beside")
        self._text.setReadOnly(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[0])
        column.addWidget(self._title)
        column.addWidget(self._text)

    def refresh(self, text: Text) -> None:
        """Show what the edited text was made from; nothing for the shared text itself."""
        found = beside(text, self._desk.reading)
        self.setVisible(found is not None)
        if found is not None:
            title = self._words(found)
            self._title.setText(title)
            self._text.setAccessibleName(title)
            self._text.show_markup(found.of(text))

    def _words(self, variant: Variant) -> str:
        desk, reading = self._desk, self._desk.reading
        words = desk.name(variant.audience) if variant.audience else self.tr("Shared text")
        language = variant.language or (reading.own if variant.audience else reading.written)
        if same_language(language, reading.language):
            return words
        return self.tr("{0}, {1}").format(words, desk.language(language))


class Vary(QPushButton):
    """Gives the chosen audience a text of its own, or the shared one again."""

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__()
        self._desk = desk
        self._title = title
        self._place: Place | None = None
        self.has_own = False
        self.setProperty("kind", "tiny")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes from text to text
        self.clicked.connect(self._on_clicked)

    def refresh(self, place: Place | None, *, is_withheld: bool = False) -> None:
        """Offer what can be done with the text at a place."""
        self._place = place
        desk, audience = self._desk, self._desk.audience
        text = place.get(desk.briefing) if place else None
        can_vary = bool(audience) and not (is_withheld or desk.session.is_locked)
        self.setVisible(text is not None and can_vary)
        if text is not None and can_vary:
            self.has_own = has_own = text.names_audience(audience)
            name = desk.name(audience)
            self.setText(self.tr("Use shared text") if has_own else self.tr("Own text"))
            words = (
                self.tr("Let {0} read the shared text") if has_own else self.tr("Write one for {0}")
            )
            self.setToolTip(words.format(name))
            self.setAccessibleName(f"{self._title}: {self.text()}")

    def _on_clicked(self) -> None:
        desk, place = self._desk, self._place
        if place and (text := place.get(desk.briefing)) is not None:
            has_own = text.names_audience(desk.audience)
            made = without_own(text, desk.audience) if has_own else with_own(text, desk.reading)
            desk.session.edit(place.put(desk.briefing, made))


class TextField(Labelled):
    """A text under its label: a line, in light markup where it is `rich`.

    One that is `for_all` no audience has otherwise.
    """

    def __init__(
        self,
        desk: Desk,
        title: str,
        *,
        rich: bool = False,
        for_all: bool = False,
        kind: str = "single",
    ) -> None:
        form: Form = "line" if rich else "plain"
        self.edit = ProseEdit(desk.names, form)
        self.edit.setProperty("kind", kind)
        super().__init__(title, self.edit)
        self.bound = Bound(desk, self.edit)
        self.vary = None if for_all else Vary(desk, title)
        if self.vary:
            self.head.addWidget(self.vary)
        self._beside = Beside(desk, form)
        self._own_texts = OwnTexts(desk, form)
        self.column.insertWidget(1, self._beside)
        self.column.insertWidget(3, self._own_texts)
        self._last_time = LastTime(desk, form)
        self.column.insertWidget(4, self._last_time)

    def refresh(self, place: Place, *, is_withheld: bool = False) -> None:
        """Show the text of a place."""
        text = self.bound.refresh(place, is_withheld=is_withheld)
        if text is not None:
            self._beside.refresh(text)
            self._own_texts.refresh(text)
            self._last_time.refresh(place)
            if self.vary:
                self.vary.refresh(place, is_withheld=is_withheld)


class OwnTexts(QWidget):
    """The own texts of all audiences, only read, while all texts are shown."""

    def __init__(self, desk: Desk, form: Form = "prose") -> None:
        super().__init__()
        self._desk = desk
        self._form: Form = form
        self._shown: tuple[tuple[str, str, str], ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE[1])

    def refresh(self, text: Text) -> None:
        """Show them, or nothing while one audience is chosen."""
        found: tuple[tuple[str, str, str], ...] = ()
        if self._desk.is_all:
            found = (
                *((audience, "", value) for audience, value in text.audiences.items()),
                *((audience, tag, value) for (audience, tag), value in text.both.items()),
            )
        self.setVisible(bool(found))
        if found == self._shown:
            return
        self._shown = found
        while self._column.count():
            item = self._column.takeAt(0)
            if item is not None and (widget := item.widget()):
                widget.deleteLater()
        for audience, language, value in found:
            self._column.addWidget(self._one(audience, language, value))

    def _one(self, audience: str, language: str, value: str) -> QWidget:
        row = QHBoxLayout()
        name = self._desk.name(audience)
        title = f"{name} ({self._desk.language(language)})" if language else name
        label = QLabel(title)
        label.setProperty("kind", "own")
        go = QPushButton(QCoreApplication.translate("OwnTexts", "Edit"))
        go.setProperty("kind", "tiny")
        go.setAccessibleName(QCoreApplication.translate("OwnTexts", "Edit: {0}").format(title))
        go.clicked.connect(lambda: self._desk.session.show(audience=audience, language=language))
        row.addWidget(label)
        row.addStretch()
        row.addWidget(go)
        surface = ProseSurface(self._desk.names, self._form)
        surface.setProperty("kind", "beside")
        surface.setReadOnly(True)
        surface.setAccessibleName(title)
        surface.show_markup(value)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(surface)
        return made
