"""The detail: what is told of the chosen item, and what can be done with it or with several."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from briefer.document.theme import Theme
from briefer.gui.language import isolated, language_name, listed, sentences
from briefer.gui.library.editing import EDITED
from briefer.gui.library.entry import Entry, Item, made_by, signed_by, where
from briefer.gui.look import SPACE, icon, margins
from briefer.model.audience import Audience
from briefer.model.template import Template
from briefer.store.layered import Layer

WIDTH = 304
_OF_SEVERAL = ("export", "remove")


class Detail(QScrollArea):
    """Says what an item is, and asks for what is to be done with it."""

    asked = Signal(str)
    """The name of what is to be done: begin, edit, duplicate, rename, export, remove, reset."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "plain")
        self.setWidgetResizable(True)
        self.setFixedWidth(WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("The chosen item"))
        self._entries: tuple[Entry, ...] = ()
        self._title = _label("heading")
        self._says = _label("secondary")
        self._fault = _label("withheld")
        self._covered = _label("missing")
        self._facts = QGridLayout()
        self.buttons = {name: self._button(name, words) for name, words in self._verbs().items()}
        self._build()
        self.show_entries(())

    def _verbs(self) -> dict[str, str]:
        return {
            "begin": self.tr("New &briefing from it"),
            "edit": self.tr("&Edit…"),
            "duplicate": self.tr("&Duplicate…"),
            "rename": self.tr("&Rename…"),
            "export": self.tr("E&xport as one file…"),
            "reset": self.tr("Re&set to the bundled one"),
            "remove": self.tr("Re&move"),
        }

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words)
        if name == "begin":
            button.setProperty("kind", "primary")
        else:
            icons = {"duplicate": "copy", "rename": "edit", "reset": "undo", "remove": "delete"}
            button.setIcon(icon(icons.get(name, name)))
        button.setAutoDefault(True)
        button.clicked.connect(lambda: self.asked.emit(name))
        return button

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(margins(SPACE[2], SPACE[3], SPACE[3], SPACE[3]))
        column.setSpacing(SPACE[1])
        for each in (self._title, self._says, self._fault, self._covered):
            column.addWidget(each)
        column.addSpacing(SPACE[1])
        self._facts.setHorizontalSpacing(SPACE[2])
        self._facts.setVerticalSpacing(SPACE[0])
        self._facts.setColumnStretch(1, 1)
        column.addLayout(self._facts)
        column.addSpacing(SPACE[2])
        for button in self.buttons.values():
            column.addWidget(button)
        column.addStretch(1)
        self.setWidget(inside)

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Tell of an item, of none, or how many there are."""
        self._entries = entries
        entry = entries[0] if len(entries) == 1 else None
        for at in reversed(range(self._facts.count())):
            if (item := self._facts.takeAt(at)) is not None and (widget := item.widget()):
                widget.hide()
                widget.deleteLater()
        several = self.tr("%Ln items", "", len(entries)) if len(entries) > 1 else ""
        self._show(self._title, entry.title if entry else several)
        self._show(self._says, entry.description if entry else "")
        self._show(self._fault, sentences(entry.fault) if entry and entry.fault else "")
        self._show(self._covered, self._covering(entry) if entry else "")
        for row, (name, value) in enumerate(self._told(entry) if entry else ()):
            label, told = _label("secondary"), _label("")
            label.setText(name)
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
            told.setText(value)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._facts.addWidget(label, row, 0)
            self._facts.addWidget(told, row, 1)
        for name, button in self.buttons.items():
            button.setVisible(self.can(name))

    def can(self, name: str) -> bool:
        """Return whether something can be done with what is told of."""
        entries = self._entries
        if len(entries) > 1 and name not in _OF_SEVERAL:
            return False
        return bool(entries) and all(_can(each, name) for each in entries)

    def _show(self, label: QLabel, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))

    def _covering(self, entry: Entry) -> str:
        """Return the sentence that says that one's own is not used, empty where it is."""
        if entry.is_own and entry.layers[0] == Layer.SHARED:
            return self.tr("You have one of your own, but the one of the shared folder is used.")
        return ""

    def _told(self, entry: Entry) -> Iterator[tuple[str, str]]:
        """Yield what is told in rows, each by its name."""
        yield self.tr("Where"), where(entry)
        if entry.version:
            yield self.tr("Version"), str(entry.version)
        yield self.tr("Id"), entry.id
        if entry.origin is not None:
            says = signed_by(entry.origin.signer)
            yield self.tr("Origin"), "\n".join(filter(None, (made_by(entry.origin.maker), says)))
        yield from self._told_of(entry.item)

    def _told_of(self, item: Item | None) -> Iterator[tuple[str, str]]:
        match item:
            case Template(manifest=manifest):
                if manifest.partial:
                    yield self.tr("Use"), self.tr("Only there for others to extend")
                if manifest.extends:
                    yield self.tr("Extends"), manifest.extends
                if manifest.theme:
                    yield self.tr("Theme"), manifest.theme
                if manifest.max_pages:
                    yield self.tr("Pages"), self.tr("%Ln at most", "", manifest.max_pages)
            case Audience() as audience:
                yield self.tr("Language"), language_name(audience.language)
                if audience.template:
                    yield self.tr("Template"), audience.template
                if audience.theme:
                    yield self.tr("Theme"), audience.theme
            case Theme() as theme:
                yield from self._of_theme(theme)

    def _of_theme(self, theme: Theme) -> Iterator[tuple[str, str]]:
        names = dict.fromkeys(family.name for family in theme.fonts.values())
        yield self.tr("Fonts"), listed(names)
        if theme.logo:
            first = self.tr("at the top of the first page")
            every = self.tr("in the header of every page")
            yield self.tr("Logo"), first if theme.logo.place == "first" else every
        if theme.house:
            yield self.tr("Word files"), self.tr("like {0}").format(isolated(theme.house.name))


def _can(entry: Entry, name: str) -> bool:
    own, is_sound = entry.is_own, entry.item is not None
    able = {
        "begin": is_sound and entry.kind == "templates" and not entry.is_part,
        "edit": is_sound and entry.kind in EDITED,
        "duplicate": is_sound,
        "rename": is_sound and entry.layers[0] == Layer.OWN,
        "reset": own and Layer.BUNDLED in entry.layers,
        "remove": own and Layer.BUNDLED not in entry.layers,
        "export": is_sound and entry.layers[0] != Layer.BUNDLED,
    }
    return able[name]


def _label(kind: str) -> QLabel:
    label = QLabel()
    label.setProperty("kind", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
