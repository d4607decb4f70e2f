"""The start of the window: the application, its windows, and what is done with a bug."""

import datetime as dt
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QMessageLogContext,
    QMimeData,
    QObject,
    QPoint,
    Qt,
    QTimer,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication
from shiboken6 import createdByPython

from briefer import bundled
from briefer.errors import BrieferError
from briefer.gui import language, look, settings
from briefer.gui.handover import Handover
from briefer.gui.language import in_language
from briefer.gui.question import Question
from briefer.gui.recovery import RecoveryDialog, resume
from briefer.gui.session import Session
from briefer.gui.window.articles import is_article
from briefer.gui.window.dropping import is_offer
from briefer.gui.window.main import MainWindow
from briefer.model.briefing import Briefing
from briefer.store import shared
from briefer.store.file import Opened, open_briefing
from briefer.store.journal import Unsaved, unsaved
from briefer.store.library import Library
from briefer.store.new import begin, next_briefing, sample

if TYPE_CHECKING:
    from briefer.pipeline.article import Imported

SaveDetails = Callable[[BaseException, str], Path | None]
"""Keeps the details of a bug, and returns their file."""

_STEP = QPoint(32, 32)
"""How far a further window lies from the one before."""


def start(paths: Sequence[Path], save_details: SaveDetails) -> int:
    """Return the exit status of the window, which opens the files, or an earlier start does."""
    qInstallMessageHandler(_on_message)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("briefer")
    application.setDesktopFileName("briefer")
    application.setWindowIcon(QIcon(str(bundled.asset("app", "briefer.svg"))))
    handover = Handover()
    if handover.give(paths):
        return 0
    kept = settings.read()
    language.speak(application, kept.language)
    look.apply(application, look.Scheme(kept.scheme))
    program = Program(save_details)
    handover.taken.connect(program.take)
    handover.listen()
    sys.excepthook = lambda _, fault, __: program.broken.emit(fault)
    threading.excepthook = lambda thrown: program.broken.emit(thrown.exc_value)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    program.take(paths)
    QTimer.singleShot(0, program, program.offer_unsaved)
    QTimer.singleShot(0, program, program.visit_shared)
    status = application.exec()
    leave_clipboard()
    return status


def leave_clipboard() -> None:
    """Leave the words of what was copied to the clipboard, and nothing that Python has to free.

    Qt frees what is on the clipboard after Python has ended, which would end in a fault.
    """
    clipboard = QApplication.clipboard()
    data: QMimeData | None = clipboard.mimeData()  # None where there is no clipboard
    if data is not None and createdByPython(data):
        clipboard.setText(clipboard.text())


class Program(QObject):
    """All windows, one for each briefing."""

    broken = Signal(object)
    """An exception that is a bug, from whichever thread."""

    def __init__(self, save_details: SaveDetails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.windows: list[MainWindow] = []
        self.library = Library()
        self._save_details = save_details
        self._failure: Question | None = None
        self.broken.connect(self._on_broken)

    def take(self, paths: Sequence[Path]) -> None:
        """Open the files; without any, show a window."""
        for path in paths:
            self.open(path)
        if not self.windows:
            self.welcome()
        elif not paths:
            _raise(self.windows[-1])

    def open(self, path: Path, window: MainWindow | None = None) -> None:
        """Open a file, in the window where it has no briefing yet; one that is open comes up."""
        if is_offer(path):
            (window or self._any_window()).shelves.offer(path)
            return
        if is_article(path):
            (window or self._any_window()).articles.take(path)
            return
        known = next((each for each in self.windows if each.files.is_of(path)), None)
        if known is not None:
            _raise(known)
            return
        try:
            opened = open_briefing(path)
        except BrieferError as fault:
            (window or self._any_window()).bar.show_fault(fault)
            return
        shown = self._show(opened, window)
        shown.files.hold(path)
        settings.add_recent(path)

    def begin(self, template: str, window: MainWindow | None = None) -> None:
        """Begin a briefing from a template; one of somebody's own asks what it has to ask first."""
        try:
            opened = begin(self.library, template, title="", date=_today())
        except BrieferError as fault:
            (window or self._any_window()).bar.show_fault(fault)
            return
        if self.library.templates.is_bundled(template):
            self._show_new(opened, window)
            return
        from briefer.gui.template.beginning import BeginDialog  # noqa: PLC0415 - most never ask

        title = in_language(self.library.templates.read(template).manifest.title)
        dialog = BeginDialog(opened, self.library, title, window or self._any_window())
        dialog.begun.connect(lambda briefing: self._show_new(opened, window, briefing))
        dialog.open()

    def follow(self, earlier: Opened, window: MainWindow) -> None:
        """Begin the briefing that follows another one, in a window of its own."""
        try:
            opened = next_briefing(earlier, date=_today())
        except BrieferError as fault:
            window.bar.show_fault(fault)
            return
        self._show_new(opened, None)

    def review(self, article: "Imported", window: MainWindow) -> None:
        """Review an article that was read, in a window that has no briefing yet."""
        free = window if window.is_free else self._free_window()
        free.shelves.leave()
        free.articles.show(article, _today())
        _raise(free)

    def take_draft(self, opened: Opened, window: MainWindow) -> None:
        """Open a draft as a briefing that was never saved."""
        shown = self._show(opened, window, "about")
        shown.articles.tell_source(lambda: _enter(shown, opened.briefing.sources[-1].id))

    def open_sample(self, window: MainWindow | None = None) -> None:
        """Open the sample as a briefing that was never saved."""
        self._show(sample(), window)

    def welcome(self) -> None:
        """Show the welcome page; a window that has it comes up."""
        free = next((each for each in self.windows if each.is_free), None)
        if free is None:
            free = self._window()
            free.show_welcome()
        _raise(free)

    def offer_unsaved(self) -> None:
        """Offer the work that a program left unsaved which did not end well."""
        found = unsaved()
        if found:
            dialog = RecoveryDialog(found, self._any_window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.recovered.connect(self._on_recovered)
            dialog.open()

    def visit_shared(self) -> None:
        """Read the shared folder of the library, where one is chosen, without waiting for it."""
        if shared.folder() is not None:
            from briefer.gui.library.folder import Visit  # noqa: PLC0415 - most have none

            visit = Visit()
            visit.ended.connect(self._on_visited)
            visit.begin()

    def speak(self) -> None:
        """Let all windows speak the language that was chosen."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        language.speak(application, language.chosen())
        look.choose(look.chosen())
        for window in self.windows:
            window.rebuild()

    def quit(self) -> None:
        """Close all windows, until one is to stay."""
        for window in [*self.windows]:
            if not window.close():
                return

    def _on_visited(self) -> None:
        self.library.reread()

    def _on_recovered(self, found: Unsaved) -> None:
        window = self._free_window()
        session = resume(found, self.library)
        window.show_session(session, found.journal)
        if session.path is not None:
            window.files.hold(session.path)
        _raise(window)

    def _show(self, opened: Opened, window: MainWindow | None, item: str = "") -> MainWindow:
        """Return the window that has the briefing now, and shows a part of it."""
        free = window if window is not None and window.is_free else self._free_window()
        free.show_session(Session(opened, self.library), item=item)
        _raise(free)
        return free

    def _show_new(
        self, opened: Opened, window: MainWindow | None, written: Briefing | None = None
    ) -> None:
        """Show a briefing that was never saved; what is written in it is not to be lost."""
        session = self._show(opened, window, "about").session
        if session is not None and written is not None and written != session.briefing:
            session.edit(written)

    def _free_window(self) -> MainWindow:
        free = next((each for each in self.windows if each.is_free), None)
        return free or self._window()

    def _any_window(self) -> MainWindow:
        if not self.windows:
            self.welcome()
        return self.windows[-1]

    def _window(self) -> MainWindow:
        window = MainWindow(self)
        window.closed.connect(lambda: self.windows.remove(window))
        if self.windows:
            window.move(self.windows[-1].pos() + _STEP)
        self.windows.append(window)
        return window

    def _on_broken(self, fault: BaseException) -> None:
        """Keep what is not saved, then say it once."""
        if isinstance(fault, KeyboardInterrupt):
            self.quit()
            return
        kept = [_keeps_work(each) for each in self.windows]
        details = self._save_details(fault, "window")
        if os.environ.get("BRIEFER_DEBUG"):
            sys.__excepthook__(type(fault), fault, fault.__traceback__)
        if self._failure is None:
            self._failure = self._failure_box(type(fault).__name__, details, is_kept=any(kept))
            self._failure.finished.connect(self._on_failure_finished)
            self._failure.open()

    def _failure_box(self, kind: str, details: Path | None, *, is_kept: bool) -> Question:
        says = []
        if is_kept:
            says.append(self.tr("What you have not saved is kept, and offered at the next start."))
        if details is not None:
            where = self.tr("Details without any text of yours are in {file}.")
            says.append(where.format(file=details))
        text = self.tr("This is a mistake in the program ({kind}).").format(kind=kind)
        answers = (("on", self.tr("&Go on"), "primary"),)
        return Question(text, "\n\n".join(says), answers, self._any_window())

    def _on_failure_finished(self) -> None:
        self._failure = None


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).astimezone().date()


def _keeps_work(window: MainWindow) -> bool:
    """Return whether the window's unsaved work is kept; a fault in that is not the one to tell."""
    with suppress(Exception):
        return window.files.keep_work()
    return False


def _enter(window: MainWindow, item: str) -> None:
    """Show a part of the briefing of a window, with the cursor in it."""
    if window.desk is not None:
        window.desk.go(item)
        window.desk.editor.enter()


def _raise(window: MainWindow) -> None:
    window.show()
    window.raise_()
    window.activateWindow()


def _on_message(kind: QtMsgType, _: QMessageLogContext, text: str | None) -> None:
    """Say in one sentence why Qt ends the program; what it warns of is for who looks for it."""
    if kind == QtMsgType.QtFatalMsg:
        reason = " ".join((text or "").split()).partition(" Available platform")[0]
        sys.stderr.write(f"briefer: The window cannot be opened: {reason}\n")
        sys.stderr.flush()
        os._exit(3)
    if os.environ.get("BRIEFER_DEBUG"):
        sys.stderr.write(f"{text}\n")
