"""The menu File: begin, open, save, and hand out."""

from typing import Final

from briefer.gui.action import QT_TRANSLATE_NOOP, Action, Menu

FILE: Final = Menu(
    QT_TRANSLATE_NOOP("actions", "&File"),
    (
        Action("new", QT_TRANSLATE_NOOP("actions", "&New briefing…"), "Ctrl+N", "program.welcome"),
        Action("open", QT_TRANSLATE_NOOP("actions", "&Open…"), "Ctrl+O", "files.open"),
        Action(
            "sample",
            QT_TRANSLATE_NOOP("actions", "Open the sa&mple"),
            "Ctrl+Alt+O",
            "program.open_sample",
        ),
        Action(
            "follow",
            QT_TRANSLATE_NOOP("actions", "New &from this briefing"),
            "Ctrl+Alt+N",
            "files.follow",
            when="files.can_edit",
        ),
        Action(
            "import",
            QT_TRANSLATE_NOOP("actions", "&Import an article…"),
            "Ctrl+Alt+I",
            "articles.open",
        ),
        Action(
            "import-clipboard",
            QT_TRANSLATE_NOOP("actions", "Import from the clipboa&rd"),
            "Ctrl+Alt+V",
            "articles.paste",
        ),
        None,
        Action(
            "save",
            QT_TRANSLATE_NOOP("actions", "&Save"),
            "Ctrl+S",
            "files.save",
            when="files.can_save",
        ),
        Action(
            "save-as",
            QT_TRANSLATE_NOOP("actions", "Save &as…"),
            "Ctrl+Shift+S",
            "files.save_as",
            when="files.can_edit",
        ),
        Action(
            "save-template",
            QT_TRANSLATE_NOOP("actions", "Save as &template…"),
            "Ctrl+Alt+S",
            "desk.save_template",
            when="files.can_edit",
        ),
        Action(
            "compare",
            QT_TRANSLATE_NOOP("actions", "Compare with the &library…"),
            "Ctrl+Alt+L",
            "desk.compare",
        ),
        None,
        Action(
            "library",
            QT_TRANSLATE_NOOP("actions", "Li&brary"),
            "Ctrl+Alt+B",
            "shelves.show",
        ),
        Action(
            "add-to-library",
            QT_TRANSLATE_NOOP("actions", "A&dd to the library…"),
            "Ctrl+Alt+A",
            "shelves.add",
        ),
        None,
        Action("export", QT_TRANSLATE_NOOP("actions", "&Export…"), "Ctrl+E", "desk.export"),
        Action("print", QT_TRANSLATE_NOOP("actions", "&Print…"), "Ctrl+P", "desk.print"),
        None,
        Action("close", QT_TRANSLATE_NOOP("actions", "&Close"), "Ctrl+W", "close"),
        Action("quit", QT_TRANSLATE_NOOP("actions", "&Quit"), "Ctrl+Q", "program.quit"),
    ),
)
