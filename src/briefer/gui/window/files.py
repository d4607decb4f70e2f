"""Files in a window: open, save, and whether it may be closed."""

import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMainWindow

from briefer.errors import ChangedError, FileError
from briefer.gui import settings
from briefer.gui.folder import documents
from briefer.gui.language import sentences
from briefer.gui.message import MessageBar
from briefer.gui.question import ask
from briefer.gui.recovery import Recorder
from briefer.gui.session import Session
from briefer.store import lock
from briefer.store.file import Opened, open_briefing


class Files(QObject):
    """The briefing of one window, and what is done with its file."""

    asked = Signal(object)
    """A file that is to be opened."""

    followed = Signal(object)
    """A briefing that another one is to begin from."""

    def __init__(self, window: QMainWindow, bar: MessageBar) -> None:
        super().__init__(window)
        self._window = window
        self._bar = bar
        self._held: Path | None = None
        self._recorder: Recorder | None = None
        self.session: Session | None = None

    def begin(self, session: Session, journal: Path | None) -> None:
        """Take a briefing, whose unsaved work is kept in a journal from now on."""
        session.setParent(self)
        self.session = session
        self._recorder = Recorder(session, self, place=journal)
        self._recorder.failed.connect(self._bar.show_fault)

    @property
    def name(self) -> str:
        """Return what the briefing is called in titles and questions."""
        title = "" if self.session is None else self.session.briefing.title.default.strip()
        return title or self.tr("Untitled briefing")

    def keep_work(self) -> bool:
        """Return whether there is unsaved work, which is in the journal now. Raises FileError."""
        if self.session is None or self._recorder is None or not self.session.is_modified:
            return False
        self._recorder.write_now()
        return True

    def finish(self) -> None:
        """Leave file and journal as they are to be while nobody has the briefing open."""
        self._let_go()
        if self._recorder is not None:
            self._recorder.finish()

    def is_of(self, path: Path) -> bool:
        """Return whether the briefing of the window is that of the file."""
        session = self.session
        return (
            session is not None
            and session.path is not None
            and os.path.realpath(session.path) == os.path.realpath(path)
        )

    def hold(self, path: Path) -> None:
        """Let other programs and people know that the file is open here."""
        self._let_go()
        try:
            lock.take(path)
            self._held = path
        except FileError as fault:
            again = (self.tr("Open it here"), partial(self._take_over, path))
            self._bar.show_message(sentences(fault), "warning", again)

    def open(self) -> None:
        """Ask for files and open them."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Open briefings"), self._folder(), self._filter()
        )
        for name in names:
            self.asked.emit(Path(name))

    def follow(self) -> None:
        """Begin the next briefing from this one as it is now."""
        assert self.session is not None
        self.followed.emit(self.session.opened)

    def save(self) -> bool:
        """Return whether the briefing was saved; one without a file is asked for its name."""
        session = self.session
        if session is None or session.path is None:
            return self.save_as()
        return self._save(session.path, overwrite=False)

    def save_as(self) -> bool:
        """Return whether the briefing was saved under a name that is asked for."""
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save the briefing"), self._proposal(), self._filter()
        )
        if not name:
            return False
        path = Path(name)
        if path.suffix != ".briefing":
            path = path.with_name(f"{path.name}.briefing")
            if path.exists() and not self._may_replace(path):
                return False
        return self._save(path, overwrite=True)

    def reload(self) -> None:
        """Take the file as another program left it; what was not saved is one step to undo."""
        session = self.session
        assert session is not None
        assert session.path is not None
        try:
            opened = _read_again(session.path)
        except FileError as fault:
            self._bar.show_fault(fault, (self.tr("Save as…"), self.save_as))
            return
        mine = session.briefing
        session.take(opened)
        says = self.tr("This is the file as the other program left it.")
        back = self.tr("Bring my changes back"), partial(session.edit, mine)
        self._bar.show_message(says, "info", back)

    def may_close(self) -> bool:
        """Return whether the window may close: what is not saved is asked about."""
        session = self.session
        if session is None or not session.is_modified:
            return True
        answer = ask(
            self._window,
            self.tr("Save the changes to “{title}”?").format(title=self.name),
            self.tr("Without saving, they are lost."),
            (
                ("save", self.tr("&Save"), "primary"),
                ("discard", self.tr("&Discard"), "danger"),
                ("cancel", self.tr("&Cancel"), ""),
            ),
        )
        if answer == "discard":
            assert self._recorder is not None
            self._recorder.discard()
        return answer == "discard" or (answer == "save" and self.save())

    def _let_go(self) -> None:
        """Let others have the file."""
        if self._held is not None:
            lock.release(self._held)
            self._held = None

    def _take_over(self, path: Path) -> None:
        try:
            lock.take(path, force=True)
            self._held = path
        except FileError as fault:
            self._bar.show_fault(fault)

    @property
    def can_save(self) -> bool:
        """Return whether there is something to save, or no file yet."""
        session = self.session
        return (
            session is not None and self.can_edit and (session.is_modified or session.path is None)
        )

    @property
    def can_edit(self) -> bool:
        """Return whether the briefing may be changed, and saved."""
        return self.session is not None and not self.session.is_locked

    def _save(self, path: Path, *, overwrite: bool) -> bool:
        session = self.session
        assert session is not None
        try:
            session.save(path, overwrite=overwrite)
        except FileError as fault:
            is_changed = isinstance(fault, ChangedError) and path.exists()
            again = (self.tr("Reload"), self.reload) if is_changed else None
            self._bar.show_fault(fault, again, (self.tr("Save as…"), self.save_as))
            return False
        self._bar.hide()
        if path != self._held:
            self.hold(path)
        settings.add_recent(path)
        return True

    def _may_replace(self, path: Path) -> bool:
        text = self.tr("Replace {name}?").format(name=path.name)
        more = self.tr("There is a file of that name. Its last states are kept as backups.")
        answers = (
            ("replace", self.tr("&Replace"), "primary"),
            ("cancel", self.tr("&Cancel"), ""),
        )
        return ask(self._window, text, more, answers) == "replace"

    def _folder(self) -> str:
        session = self.session
        if session is not None and session.path is not None:
            return str(session.path.parent)
        recent = settings.read().recent
        return str(Path(recent[0]).parent) if recent else str(documents())

    def _proposal(self) -> str:
        session = self.session
        from briefer.pipeline.filename import slug  # noqa: PLC0415 - the window is painted sooner

        assert session is not None
        if session.path is not None:
            return str(session.path)
        stem = slug(session.briefing.title.default) or "briefing"
        return str(Path(self._folder(), f"{stem}.briefing"))

    def _filter(self) -> str:
        return self.tr("Briefings (*.briefing)")


def _read_again(path: Path) -> Opened:
    """Return the file. Raises FileError, too, where it may no longer be edited."""
    opened = open_briefing(path)
    if opened.locked:
        hint = "Open it with the version of briefer that wrote it."
        raise FileError(opened.locked[0], hint, path=path)
    return opened
