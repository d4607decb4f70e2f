"""The menu Help: what there is."""

from typing import Final

from briefer.gui.action import QT_TRANSLATE_NOOP, Action, Menu

HELP: Final = Menu(
    QT_TRANSLATE_NOOP("actions", "&Help"),
    (
        Action("palette", QT_TRANSLATE_NOOP("actions", "&All actions…"), "Ctrl+K", "show_palette"),
        Action("keys", QT_TRANSLATE_NOOP("actions", "&Keys and actions"), "F1", "show_help"),
        Action("about", QT_TRANSLATE_NOOP("actions", "A&bout briefer"), "Shift+F1", "show_about"),
    ),
)
