"""The menu Briefing: its parts."""

from typing import Final

from briefer.gui.action import QT_TRANSLATE_NOOP, Action, Menu

BRIEFING: Final = Menu(
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
        Action(
            "add-judgement",
            QT_TRANSLATE_NOOP("actions", "Add a &judgement"),
            "Ctrl+Shift+J",
            "desk.add_record",
            "judgements",
            when="files.can_edit",
        ),
        Action(
            "add-source",
            QT_TRANSLATE_NOOP("actions", "Add a s&ource"),
            "Ctrl+Shift+L",
            "desk.add_record",
            "sources",
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
)
