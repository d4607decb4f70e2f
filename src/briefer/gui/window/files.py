"""Files in a window: open, save, and whether it may be closed."""

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox

from briefer.errors import FileError
from briefer.gui import settings
from briefer.pipeline.filename import slug
from briefer.store import lock

if TYPE_CHECKING:
    from briefer.gui.window.main import MainWindow


class Files(QObject):
    """What is done with files in one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._held: Path | None = None

    def is_of(self, path: Path) -> bool:
        """Return whether the briefing of the window is that of the file."""
        session = self._window.session
        return (
            session is not None
            and session.path is not None
            and os.path.realpath(session.path) == os.path.realpath(path)
        )

    def hold(self, path: Path) -> None:
        """Let other programs and people know that the file is open here."""
        self.let_go()
        try:
            lock.take(path)
            self._held = path
        except FileError as fault:
            again = (self.tr("Open it here"), partial(self._take_over, path))
            self._window.bar.show_message(f"{fault.message} {fault.hint}", "warning", again)

    def let_go(self) -> None:
        """Let others have the file."""
        if self._held is not None:
            lock.release(self._held)
            self._held = None

    def _take_over(self, path: Path) -> None:
        try:
            lock.take(path, force=True)
            self._held = path
        except FileError as fault:
            self._window.bar.show_fault(fault)

    @property
    def can_save(self) -> bool:
        """Return whether there is something to save, or no file yet."""
        session = self._window.session
        return (
            session is not None
            and self.can_save_as
            and (session.is_modified or session.path is None)
        )

    @property
    def can_save_as(self) -> bool:
        """Return whether the briefing may be saved at all."""
        return self._window.session is not None and not self._window.session.is_locked

    def open(self) -> None:
        """Ask for files and open them."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Open briefings"), self._folder(), self._filter()
        )
        for name in names:
            self._window.program.open(Path(name), self._window)

    def save(self) -> bool:
        """Return whether the briefing was saved; one without a file is asked for its name."""
        session = self._window.session
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

    def may_close(self) -> bool:
        """Return whether the window may close: what is not saved is asked about."""
        session = self._window.session
        if session is None or not session.is_modified:
            return True
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setText(self.tr("Save the changes to “{title}”?").format(title=self._window.name))
        box.setInformativeText(self.tr("Without saving, they are lost."))
        save = box.addButton(self.tr("&Save"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(self.tr("&Discard"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(self.tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(cancel)
        save.setProperty("kind", "primary")
        box.exec()
        if box.clickedButton() is save:
            return self.save()
        if box.clickedButton() is discard:
            self._window.discard_work()
            return True
        return False

    def _save(self, path: Path, *, overwrite: bool) -> bool:
        session = self._window.session
        assert session is not None
        try:
            session.save(path, overwrite=overwrite)
        except FileError as fault:
            self._window.bar.show_fault(fault, (self.tr("Save as…"), self.save_as))
            return False
        self._window.bar.hide()
        if path != self._held:
            self.hold(path)
        settings.add_recent(path)
        return True

    def _may_replace(self, path: Path) -> bool:
        box = QMessageBox(self._window)
        box.setText(self.tr("{name} exists. Replace it?").format(name=path.name))
        replace = box.addButton(self.tr("&Replace"), QMessageBox.ButtonRole.AcceptRole)
        box.setEscapeButton(box.addButton(self.tr("&Cancel"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return box.clickedButton() is replace

    def _folder(self) -> str:
        session = self._window.session
        if session is not None and session.path is not None:
            return str(session.path.parent)
        recent = settings.read().recent
        return str(Path(recent[0]).parent) if recent else str(Path.home())

    def _proposal(self) -> str:
        session = self._window.session
        assert session is not None
        if session.path is not None:
            return str(session.path)
        stem = slug(session.briefing.title.default) or "briefing"
        return str(Path(self._folder(), f"{stem}.briefing"))

    def _filter(self) -> str:
        return self.tr("Briefings (*.briefing)")
