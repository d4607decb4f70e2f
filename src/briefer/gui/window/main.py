"""The main window: of one briefing, or the welcome page until there is one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QByteArray, QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from briefer.gui import language, look, settings
from briefer.gui.message import Action, MessageBar
from briefer.gui.session import Session
from briefer.gui.window.articles import Articles, is_article
from briefer.gui.window.dropping import is_offer, is_picture, local_files, refusal
from briefer.gui.window.files import Files
from briefer.gui.window.focus import Focus
from briefer.gui.window.menus import Menus
from briefer.gui.window.shelves import Shelves
from briefer.store.file import Opened
from briefer.store.library import Library

if TYPE_CHECKING:
    from briefer.gui.window.desk import Desk
    from briefer.gui.window.status import StatusBar
    from briefer.pipeline.article import Imported

_SOON_MS: Final = 1
"""When the next turn comes; one of 0 ms would come before the keys that wait."""


class Program(Protocol):
    """What a window asks of the program that has all windows."""

    library: Library

    def open(self, path: Path, window: "MainWindow | None" = None) -> None:
        """Open a file, in the window where it has no briefing yet."""

    def begin(self, template: str, window: "MainWindow | None" = None) -> None:
        """Begin a briefing from a template."""

    def follow(self, earlier: Opened, window: "MainWindow") -> None:
        """Begin the briefing that follows another one, in a window of its own."""

    def review(self, article: "Imported", window: "MainWindow") -> None:
        """Review an article that was read, in a window that has no briefing yet."""

    def take_draft(self, opened: Opened, window: "MainWindow") -> None:
        """Open a draft as a briefing that was never saved."""

    def open_sample(self, window: "MainWindow | None" = None) -> None:
        """Open the sample as a briefing that was never saved."""

    def welcome(self) -> None:
        """Show the welcome page in a window of its own."""

    def speak(self) -> None:
        """Let all windows speak the language that was chosen."""

    def quit(self) -> None:
        """Close all windows."""


class MainWindow(QMainWindow):
    """A window; it has a desk as soon as it has a session."""

    closed = Signal()

    def __init__(self, program: Program) -> None:
        super().__init__()
        self.program = program
        self._desk: Desk | None = None
        self.status: StatusBar | None = None
        self.bar = MessageBar()
        self.files = Files(self, self.bar)
        self.files.asked.connect(lambda path: program.open(path, self))
        self.files.followed.connect(lambda opened: program.follow(opened, self))
        self.focus = Focus()
        self._stack = QStackedWidget()
        self.shelves = Shelves(self._stack, self.files, self.bar, program.library)
        self.shelves.turned.connect(self._on_turned)
        self.shelves.renewed.connect(self.tell_state)
        self.shelves.begun.connect(lambda template: program.begin(template, self))
        self.shelves.left.connect(self.show_welcome)  # which has other templates, maybe
        self.articles = Articles(self._stack, self.bar, program.library)
        self.articles.turned.connect(self._on_turned)
        self.articles.read.connect(lambda article: program.review(article, self))
        self.articles.begun.connect(lambda opened: program.take_draft(opened, self))
        self.articles.left.connect(self.show_welcome)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(middle)
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(QSize(800, 560))
        self.setWindowTitle("briefer")
        self._menus = Menus(self)
        self._place()

    @property
    def session(self) -> Session | None:
        """Return the briefing with what is shown of it, None before one is open."""
        return self.files.session

    @property
    def is_free(self) -> bool:
        """Return whether a briefing may be shown in it: there is none, nor one on its way."""
        return self.session is None and self.articles.page is None

    @property
    def desk(self) -> "Desk | None":
        """Return the widgets of the briefing, None where another page lies over them."""
        return self._desk if self.shelves.page is None and self.articles.page is None else None

    def show_welcome(self) -> None:
        """Show what there is to begin with."""
        from briefer.gui.welcome import Welcome  # noqa: PLC0415 - a start with a file needs none

        welcome = Welcome()
        welcome.asked.connect(self.files.open)
        welcome.chosen.connect(lambda path: self.program.open(path, self))
        welcome.begun.connect(lambda template: self.program.begin(template, self))
        welcome.importing.connect(self.articles.open)
        welcome.sampled.connect(lambda: self.program.open_sample(self))
        welcome.browsed.connect(self.shelves.show)
        self._show(welcome)

    def show_session(self, session: Session, journal: Path | None = None, item: str = "") -> None:
        """Show a briefing, in a part of it; the window has none yet.

        `journal` is where the work on it went on. A window that is seen goes on in turns of its
        own, so that it keeps no key waiting.
        """
        assert self.session is None
        self.files.begin(session, journal)

        def make() -> None:
            self._desk = _desk_of(session)

        def go() -> None:
            if item and self._desk is not None:
                self._desk.go(item)

        _in_turns(self, make, self._show_desk, go, partial(self.tell_state, session.base))

    def _show_desk(self) -> None:
        from briefer.gui.window.status import StatusBar  # noqa: PLC0415 - the welcome page is seen sooner

        assert self._desk is not None
        assert self.session is not None
        self._desk.arranged.connect(self._menus.refresh)
        self.status = StatusBar(self.session)
        self.setStatusBar(self.status)
        self.session.changed.connect(self._refresh)  # after the desk, which it asks
        self._show(self._desk)
        self._refresh()

    def rebuild(self) -> None:
        """Make all that is shown anew, in another language; the briefing and its history stay."""
        self._keep_place()
        self.bar.name_buttons()
        self._menus.remove()
        self._menus = Menus(self)
        is_browsed = self.shelves.page is not None
        if self.articles.page is not None:
            self.articles.rebuild()
        elif self.session is None:
            self.show_welcome()
        else:
            if self._desk is not None:
                self._desk.finish()
            self.session.changed.disconnect(self._refresh)
            self._desk = _desk_of(self.session)
            self._show_desk()
        if is_browsed:
            self.shelves.show()

    def tell_state(self, opened: Opened) -> None:
        """Say what is special about the file that was opened."""
        if opened.locked:
            why = language.told(opened.locked[0])
            says = self.tr("It was opened read-only: {reason}").format(reason=why)
            self.bar.show_message(says, "warning")
        elif opened.problems:
            self.bar.show_message(language.placed(opened.problems[0]), "warning")
        elif self.session is not None and self.desk is not None and self.session.updates():
            says = self.tr("The library has other versions of what this briefing was written with.")
            self.bar.show_message(says, "info", (self.tr("Compare…"), self.desk.compare))

    def dress(self, scheme: str) -> None:
        """Choose other colours for all windows."""
        look.choose(look.Scheme(scheme))
        settings.change(scheme=scheme)

    def is_dressed(self, scheme: str) -> bool:
        """Return whether these colours were chosen."""
        return look.chosen() == scheme

    def speak(self, choice: str) -> None:
        """Choose the language of all windows, which are made anew when the menu is closed."""
        language.choose(choice)
        QTimer.singleShot(0, self, self.program.speak)

    def is_spoken(self, choice: str) -> bool:
        """Return whether this language was chosen."""
        return language.chosen() == choice

    def toggle_full_screen(self) -> None:
        """Fill the screen, or no longer."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def show_palette(self) -> None:
        """Show all actions, to be found by typing."""
        from briefer.gui.window.palette import CommandPalette  # noqa: PLC0415 - rarely at the start

        CommandPalette(self).open()

    def show_help(self) -> None:
        """Show the page that lists all actions with their keys."""
        from briefer.gui.window.help import KeysPage  # noqa: PLC0415 - rarely at the start

        KeysPage(self).open()

    def show_about(self) -> None:
        """Say which program it is."""
        from briefer.gui.window.help import AboutPage  # noqa: PLC0415 - rarely at the start

        AboutPage(self).open()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask for what is not saved, and keep how the window is."""
        if not self.articles.may_leave() or not self.files.may_close():
            event.ignore()
            return
        self._keep_place()
        self.articles.cancel()
        self.shelves.leave()
        self.files.finish()
        if self._desk is not None:
            self._desk.finish()
        event.accept()
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(each.isLocalFile() for each in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open briefings, read articles, look at what is for the library; say why else nothing."""
        event.acceptProposedAction()
        for each in local_files(event.mimeData().urls()):
            if is_offer(each):
                self.shelves.offer(each)
            elif is_article(each):
                self.articles.take(each)
            elif says := refusal(each):
                self.bar.show_message(says, "warning", _figure_action(self, each))
            else:
                self.program.open(each, self)

    def _show(self, widget: QWidget) -> None:
        self.shelves.leave()
        old = self._stack.currentWidget()
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()

    def _refresh(self) -> None:
        assert self.session is not None
        self.setWindowTitle(f"{self.files.name}[*] - briefer")
        self.setWindowModified(self.session.is_modified)
        self.setWindowFilePath("" if self.session.path is None else str(self.session.path))
        self._menus.refresh()

    def _on_turned(self) -> None:
        self.statusBar().setVisible(self.shelves.page is None and self.session is not None)
        self._menus.refresh()

    def _place(self) -> None:
        left = settings.read()
        self.resize(1360, 860)
        self.restoreGeometry(QByteArray.fromBase64(left.place.encode()))

    def _keep_place(self) -> None:
        place = bytes(self.saveGeometry().toBase64().data()).decode()
        settings.change(place=place, **(self._desk.state() if self._desk is not None else {}))


def _figure_action(window: MainWindow, dropped: Path) -> Action | None:
    """Return what adds a figure for a picture, None where there is no place for one."""
    if window.desk is None or not is_picture(dropped):
        return None
    commands = window.desk.editor.commands
    if not commands.can_add("Figure"):
        return None
    says = QCoreApplication.translate("MainWindow", "Add a figure")
    return says, partial(commands.add, "Figure")


def _desk_of(session: Session) -> "Desk":
    from briefer.gui.window.desk import Desk  # noqa: PLC0415 - the welcome page is seen sooner

    return Desk(session)


def _in_turns(window: QMainWindow, step: Callable[[], None], *more: Callable[[], None]) -> None:
    """Take steps one after the other, each in a turn of its own where the window is seen."""

    def take() -> None:
        step()
        if more:
            _in_turns(window, *more)

    if window.isVisible():
        QTimer.singleShot(_SOON_MS, window, take)
    else:
        take()
