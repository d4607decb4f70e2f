"""The proof: the pages of a briefing, made with a draft in the place of what the library has.

The briefing carries the draft as it would carry what was saved, so that its pages are made as all
others are; what is not bundled runs as a stranger's.
"""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefer.errors import BrieferError
from briefer.gui.choice import ChoiceBox
from briefer.gui.coverage import audience_name, literal
from briefer.gui.form.work import Work
from briefer.gui.look import SPACE
from briefer.gui.preview import PreviewView
from briefer.gui.session import Session
from briefer.model.briefing import Briefing, Choice
from briefer.model.release import COMMON
from briefer.store.draft import Draft
from briefer.store.file import Opened
from briefer.store.library import Library
from briefer.store.pinned import Files, digest
from briefer.value import replace

_PAUSE: Final = 120
"""Milliseconds in which changes are gathered before the pages are made anew."""


class Trial(Session):
    """A session of its own on the briefing, which carries an item as it is being changed."""

    def __init__(self, opened: Opened, library: Library, key: str, files: Files) -> None:
        super().__init__(_carrying(opened, key, files), library)
        self._key = key
        self._first = self._opened.pinned

    def try_files(self, files: Files) -> None:
        """Carry the item as these files say."""
        self._opened = replace(self._opened, pinned=self._first.with_item(self._key, files))
        pins = {**self.briefing.pins, self._key: digest(files)}
        self.edit(replace(self.briefing, pins=pins), run="trying")


class Proof(QWidget):
    """The pages, and for whom they are; they follow the draft."""

    failed = Signal(object)
    """A `BrieferError` that keeps the draft from being tried."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, draft = work, work.draft
        opened = replace(work.opened, locked=(), briefing=_proving(work.opened.briefing, work))
        self.session = Trial(opened, work.library, draft.key, draft.files(work.library))
        self.session.setParent(self)
        if draft.kind == "audience":
            self.session.show(audience=draft.id)
        self._tried: Draft | None = draft
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._try)
        self.pages = PreviewView(self.session)
        self._readers = ChoiceBox()
        self._lay_out()
        work.changed.connect(self._on_work_changed)

    def _lay_out(self) -> None:
        title = self._work.opened.briefing.title.default
        row = QHBoxLayout()
        row.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        row.setSpacing(SPACE[2])
        says = QLabel(title)
        says.setProperty("kind", "secondary")
        row.addWidget(says, 1)
        if self._work.draft.kind != "audience":
            for each in (*self.session.briefing.audiences, COMMON):
                self._readers.addItem(literal(audience_name(self.session, each)), each)
            self._readers.setMinimumWidth(self._readers.room)
            self._readers.setAccessibleName(self.tr("Pages for"))
            self._readers.setToolTip(self.tr("Pages for"))
            self._readers.activated.connect(self._on_reader_chosen)
            row.addWidget(self._readers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.pages, 1)

    def finish(self) -> None:
        """Free what is large; nothing is tried any more."""
        self._timer.stop()
        self._tried = None
        self.pages.finish()

    def show_for(self, audience: str) -> None:
        """Show the pages of an audience, where they can be of several."""
        if (at := self._readers.findData(audience)) >= 0:
            self._readers.setCurrentIndex(at)
            self.session.show(audience=audience)

    def _on_reader_chosen(self, at: int) -> None:
        self.session.show(audience=self._readers.itemData(at))

    def _on_work_changed(self) -> None:
        is_new = self._tried is not None and self._work.draft != self._tried
        if is_new and not self._timer.isActive():
            self._timer.start()

    def _try(self) -> None:
        draft = self._tried = self._work.draft
        try:
            files = draft.files(self._work.library)
        except BrieferError as fault:
            self.failed.emit(fault)
            return
        self.session.try_files(files)


def _carrying(opened: Opened, key: str, files: Files) -> Opened:
    pins = {**opened.briefing.pins, key: digest(files)}
    return replace(
        opened,
        briefing=replace(opened.briefing, pins=pins),
        pinned=opened.pinned.with_item(key, files),
    )


def _proving(briefing: Briefing, work: Work) -> Briefing:
    """Return the briefing with the choices by which its editions are made with the draft."""
    draft = work.draft
    if draft.kind == "audience":
        choice = briefing.choices.get(draft.id, Choice())
        alone = replace(choice, template="", theme="", page="", options={})
        return replace(briefing, choices={**briefing.choices, draft.id: alone})
    known = {each: briefing.choices.get(each, Choice()) for each in (*briefing.audiences, COMMON)}
    if draft.kind == "theme":
        choices = {each: replace(choice, theme=draft.id) for each, choice in known.items()}
    else:
        whole = _whole(draft, work.library)
        choices = {each: replace(choice, template=whole) for each, choice in known.items()}
    return replace(briefing, choices=choices)


def _whole(draft: Draft, library: Library) -> str:
    """Return the template that shows a draft: itself, or one that extends it."""
    if not draft.value("partial"):
        return draft.id
    for name, template in library.templates.sound().items():
        is_of = any(each.manifest.id == draft.id for each in template.chain())
        if is_of and not template.manifest.partial:
            return name
    return draft.id
