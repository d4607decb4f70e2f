"""The menu Edit: take back, the clipboard, find."""

from typing import Final

from briefer.gui.action import QT_TRANSLATE_NOOP, Action, Menu

EDIT: Final = Menu(
    QT_TRANSLATE_NOOP("actions", "&Edit"),
    (
        Action(
            "undo",
            QT_TRANSLATE_NOOP("actions", "&Undo"),
            "Ctrl+Z",
            "desk.undo",
            when="session.can_undo",
        ),
        Action(
            "redo",
            QT_TRANSLATE_NOOP("actions", "&Redo"),
            "Ctrl+Shift+Z",
            "desk.redo",
            when="session.can_redo",
            also="Ctrl+Y",
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
        Action(
            "next-hit",
            QT_TRANSLATE_NOOP("actions", "&Next hit"),
            "F3",
            "desk.step_hit",
            "+1",
        ),
        Action(
            "previous-hit",
            QT_TRANSLATE_NOOP("actions", "Pre&vious hit"),
            "Shift+F3",
            "desk.step_hit",
            "-1",
        ),
    ),
)
