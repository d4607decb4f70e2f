"""The table of all actions: menus, command palette and help are made from it."""

from collections.abc import Iterator
from typing import Final

from briefer.gui.action import QT_TRANSLATE_NOOP, Action, Menu
from briefer.gui.appearance import APPEARANCE

MENUS: Final = (
    Menu(
        QT_TRANSLATE_NOOP("actions", "&File"),
        (
            Action(
                "new", QT_TRANSLATE_NOOP("actions", "&New briefing…"), "Ctrl+N", "program.welcome"
            ),
            Action("open", QT_TRANSLATE_NOOP("actions", "&Open…"), "Ctrl+O", "files.open"),
            Action(
                "sample",
                QT_TRANSLATE_NOOP("actions", "Open the sa&mple"),
                "Ctrl+Alt+O",
                "program.open_sample",
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
            None,
            Action("export", QT_TRANSLATE_NOOP("actions", "&Export…"), "Ctrl+E", "desk.export"),
            Action("print", QT_TRANSLATE_NOOP("actions", "&Print…"), "Ctrl+P", "desk.print"),
            None,
            Action("close", QT_TRANSLATE_NOOP("actions", "&Close"), "Ctrl+W", "close"),
            Action("quit", QT_TRANSLATE_NOOP("actions", "&Quit"), "Ctrl+Q", "program.quit"),
        ),
    ),
    Menu(
        QT_TRANSLATE_NOOP("actions", "&Edit"),
        (
            Action(
                "undo",
                QT_TRANSLATE_NOOP("actions", "&Undo"),
                "Ctrl+Z",
                "session.undo",
                when="session.can_undo",
            ),
            Action(
                "redo",
                QT_TRANSLATE_NOOP("actions", "&Redo"),
                "Ctrl+Shift+Z",
                "session.redo",
                when="session.can_redo",
            ),
            None,
            Action("cut", QT_TRANSLATE_NOOP("actions", "Cu&t"), "Ctrl+X", "focus.do", "cut"),
            Action("copy", QT_TRANSLATE_NOOP("actions", "&Copy"), "Ctrl+C", "focus.do", "copy"),
            Action("paste", QT_TRANSLATE_NOOP("actions", "&Paste"), "Ctrl+V", "focus.do", "paste"),
            Action(
                "select-all",
                QT_TRANSLATE_NOOP("actions", "Select &all"),
                "Ctrl+A",
                "focus.do",
                "selectAll",
            ),
            None,
            Action(
                "find",
                QT_TRANSLATE_NOOP("actions", "&Find…"),
                "Ctrl+F",
                "desk.open_find",
            ),
            Action(
                "replace",
                QT_TRANSLATE_NOOP("actions", "R&eplace…"),
                "Ctrl+H",
                "desk.open_replace",
            ),
        ),
    ),
    Menu(
        QT_TRANSLATE_NOOP("actions", "&View"),
        (
            Action(
                "outline",
                QT_TRANSLATE_NOOP("actions", "&Outline"),
                "Ctrl+Alt+1",
                "desk.toggle",
                "outline",
                checked="desk.is_shown",
            ),
            Action(
                "editor",
                QT_TRANSLATE_NOOP("actions", "&Editor"),
                "Ctrl+Alt+2",
                "desk.toggle",
                "editor",
                checked="desk.is_shown",
            ),
            Action(
                "preview",
                QT_TRANSLATE_NOOP("actions", "&Preview"),
                "Ctrl+Alt+3",
                "desk.toggle",
                "preview",
                checked="desk.is_shown",
            ),
            None,
            Action("next-column", QT_TRANSLATE_NOOP("actions", "&Next column"), "F6", "desk.go_on"),
            None,
            Action(
                "zoom-in",
                QT_TRANSLATE_NOOP("actions", "Lar&ger pages"),
                "Ctrl++",
                "desk.preview.zoom_in",
            ),
            Action(
                "zoom-out",
                QT_TRANSLATE_NOOP("actions", "S&maller pages"),
                "Ctrl+-",
                "desk.preview.zoom_out",
            ),
            Action(
                "search-pages",
                QT_TRANSLATE_NOOP("actions", "&Search in the pages"),
                "Ctrl+Shift+F",
                "desk.search_pages",
            ),
            None,
            Action(
                "audience-next",
                QT_TRANSLATE_NOOP("actions", "Next &audience"),
                "Ctrl+PgDown",
                "desk.step",
                "+1",
            ),
            Action(
                "previous-audience",
                QT_TRANSLATE_NOOP("actions", "Pre&vious audience"),
                "Ctrl+PgUp",
                "desk.step",
                "-1",
            ),
            None,
            *APPEARANCE,
            None,
            Action(
                "full-screen",
                QT_TRANSLATE_NOOP("actions", "&Full screen"),
                "F11",
                "toggle_full_screen",
            ),
        ),
    ),
    Menu(
        QT_TRANSLATE_NOOP("actions", "&Text"),
        (
            Action(
                "strong",
                QT_TRANSLATE_NOOP("actions", "&Strong"),
                "Ctrl+B",
                "desk.editor.toolbar.strong.trigger",
                when="desk.editor.toolbar.strong.isEnabled",
                is_held=True,
            ),
            Action(
                "emphasis",
                QT_TRANSLATE_NOOP("actions", "&Emphasis"),
                "Ctrl+I",
                "desk.editor.toolbar.emphasis.trigger",
                when="desk.editor.toolbar.emphasis.isEnabled",
                is_held=True,
            ),
            Action(
                "bullets",
                QT_TRANSLATE_NOOP("actions", "&Bullets"),
                "Ctrl+Shift+8",
                "desk.editor.toolbar.bullets.trigger",
                when="desk.editor.toolbar.bullets.isEnabled",
                is_held=True,
            ),
            Action(
                "numbers",
                QT_TRANSLATE_NOOP("actions", "&Numbers"),
                "Ctrl+Shift+7",
                "desk.editor.toolbar.numbers.trigger",
                when="desk.editor.toolbar.numbers.isEnabled",
                is_held=True,
            ),
            Action(
                "link",
                QT_TRANSLATE_NOOP("actions", "&Link…"),
                "Ctrl+L",
                "desk.editor.toolbar.link.trigger",
                when="desk.editor.toolbar.link.isEnabled",
                is_held=True,
            ),
            Action(
                "cite",
                QT_TRANSLATE_NOOP("actions", "&Cite a source…"),
                "Ctrl+Shift+C",
                "desk.editor.toolbar.cite.trigger",
                when="desk.editor.toolbar.cite.isEnabled",
                is_held=True,
            ),
            Action(
                "note",
                QT_TRANSLATE_NOOP("actions", "N&ote…"),
                "Ctrl+Shift+N",
                "desk.editor.toolbar.note.trigger",
                when="desk.editor.toolbar.note.isEnabled",
                is_held=True,
            ),
        ),
    ),
    Menu(
        QT_TRANSLATE_NOOP("actions", "&Briefing"),
        (
            Action(
                "add-section",
                QT_TRANSLATE_NOOP("actions", "Add a &section"),
                "Ctrl+Shift+A",
                "desk.outline.add_section",
                when="files.can_edit",
            ),
            Action(
                "add-outlook",
                QT_TRANSLATE_NOOP("actions", "Add &what comes next for somebody"),
                "Ctrl+Shift+O",
                "desk.outline.add_outlook",
                when="files.can_edit",
            ),
            None,
            Action(
                "rename",
                QT_TRANSLATE_NOOP("actions", "&Rename"),
                "F2",
                "desk.outline.rename",
                when="files.can_edit",
                is_held=True,
            ),
            Action(
                "move-up",
                QT_TRANSLATE_NOOP("actions", "Move &up"),
                "Alt+Up",
                "desk.move_item",
                argument="-1",
                when="files.can_edit",
                is_held=True,
            ),
            Action(
                "move-down",
                QT_TRANSLATE_NOOP("actions", "Move &down"),
                "Alt+Down",
                "desk.move_item",
                argument="+1",
                when="files.can_edit",
                is_held=True,
            ),
            Action(
                "remove",
                QT_TRANSLATE_NOOP("actions", "Re&move"),
                "Delete",
                "desk.outline.remove",
                when="files.can_edit",
                is_held=True,
            ),
        ),
    ),
    Menu(
        QT_TRANSLATE_NOOP("actions", "&Go"),
        (
            Action(
                "go-about", QT_TRANSLATE_NOOP("actions", "&Title page"), "Alt+1", "desk.go", "about"
            ),
            Action(
                "go-summary",
                QT_TRANSLATE_NOOP("actions", "&Bottom line"),
                "Alt+2",
                "desk.go",
                "summary",
            ),
            Action(
                "go-outlooks",
                QT_TRANSLATE_NOOP("actions", "&What comes next"),
                "Alt+3",
                "desk.go",
                "outlooks",
            ),
            Action(
                "go-judgements",
                QT_TRANSLATE_NOOP("actions", "&Judgements"),
                "Alt+4",
                "desk.go",
                "judgements",
            ),
            Action(
                "go-sources",
                QT_TRANSLATE_NOOP("actions", "&Sources"),
                "Alt+5",
                "desk.go",
                "sources",
            ),
        ),
    ),
    Menu(
        QT_TRANSLATE_NOOP("actions", "&Help"),
        (
            Action(
                "palette", QT_TRANSLATE_NOOP("actions", "&All actions…"), "Ctrl+K", "show_palette"
            ),
            Action("keys", QT_TRANSLATE_NOOP("actions", "&Keys and actions"), "F1", "show_help"),
            Action(
                "about", QT_TRANSLATE_NOOP("actions", "A&bout briefer"), "Shift+F1", "show_about"
            ),
        ),
    ),
)


def actions() -> Iterator[Action]:
    """Yield all actions in the order of the menus."""
    for menu in MENUS:
        yield from (each for each in menu.actions if each is not None)
