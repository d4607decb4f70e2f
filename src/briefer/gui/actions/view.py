"""The menu View: what is seen of the window."""

from typing import Final

from briefer.gui.action import QT_TRANSLATE_NOOP, Action, Menu
from briefer.gui.actions.appearance import APPEARANCE

VIEW: Final = Menu(
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
            "fit-width",
            QT_TRANSLATE_NOOP("actions", "Fit the &width"),
            "Ctrl+Alt+W",
            "desk.preview.pages.zooming.fit",
            "width",
            checked="desk.preview.pages.zooming.fits",
        ),
        Action(
            "fit-page",
            QT_TRANSLATE_NOOP("actions", "Fit &all of the page"),
            "Ctrl+Alt+P",
            "desk.preview.pages.zooming.fit",
            "page",
            checked="desk.preview.pages.zooming.fits",
        ),
        Action(
            "full-size",
            QT_TRANSLATE_NOOP("actions", "Pages at &100 %"),
            "Ctrl+0",
            "desk.preview.pages.zooming.fit",
            "free",
        ),
        Action(
            "search-pages",
            QT_TRANSLATE_NOOP("actions", "&Search in the pages"),
            "Ctrl+Shift+F",
            "desk.search_pages",
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
)
