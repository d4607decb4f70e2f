"""The menu Audience: for whom the briefing is shown, and for whom it is."""

from typing import Final

from briefer.gui.action import QT_TRANSLATE_NOOP, Action, Menu

_NUMBERED: Final = (
    QT_TRANSLATE_NOOP("actions", "Audience &1"),
    QT_TRANSLATE_NOOP("actions", "Audience &2"),
    QT_TRANSLATE_NOOP("actions", "Audience &3"),
    QT_TRANSLATE_NOOP("actions", "Audience &4"),
    QT_TRANSLATE_NOOP("actions", "Audience &5"),
    QT_TRANSLATE_NOOP("actions", "Audience &6"),
    QT_TRANSLATE_NOOP("actions", "Audience &7"),
    QT_TRANSLATE_NOOP("actions", "Audience &8"),
    QT_TRANSLATE_NOOP("actions", "Audience &9"),
)
"""The segments of the picker by number; a menu has the name of each that is there."""

AUDIENCE: Final = Menu(
    QT_TRANSLATE_NOOP("actions", "&Audience"),
    (
        *(
            Action(
                f"audience-{number}",
                text,
                f"Ctrl+{number}",
                "desk.picker.choose",
                str(number),
                when="desk.picker.name_of",
                checked="desk.picker.is_chosen",
                named="desk.picker.name_of",
                is_held=True,
            )
            for number, text in enumerate(_NUMBERED, 1)
        ),
        None,
        Action(
            "audience-next",
            QT_TRANSLATE_NOOP("actions", "&Next audience"),
            "Ctrl+PgDown",
            "desk.step",
            "+1",
        ),
        Action(
            "previous-audience",
            QT_TRANSLATE_NOOP("actions", "&Previous audience"),
            "Ctrl+PgUp",
            "desk.step",
            "-1",
        ),
        None,
        Action(
            "choose-language",
            QT_TRANSLATE_NOOP("actions", "Choose the &language"),
            "Alt+Shift+L",
            "desk.picker.open_languages",
        ),
        Action(
            "choose-template",
            QT_TRANSLATE_NOOP("actions", "Choose the &template"),
            "Alt+Shift+T",
            "desk.picker.open_templates",
        ),
        None,
        Action(
            "edit-audience",
            QT_TRANSLATE_NOOP("actions", "&Edit this audience…"),
            "Alt+Shift+E",
            "desk.editing.open",
            "audience",
            when="desk.editing.is_possible",
        ),
        Action(
            "edit-theme",
            QT_TRANSLATE_NOOP("actions", "Edit the t&heme…"),
            "Alt+Shift+H",
            "desk.editing.open",
            "theme",
            when="desk.editing.is_possible",
        ),
        Action(
            "edit-template",
            QT_TRANSLATE_NOOP("actions", "Edit the te&mplate…"),
            "Alt+Shift+M",
            "desk.editing.open",
            "template",
            when="desk.editing.is_possible",
        ),
        None,
        Action(
            "add-audience",
            QT_TRANSLATE_NOOP("actions", "&Add an audience…"),
            "Alt+Shift+A",
            "desk.picker.add",
            when="files.can_edit",
        ),
        Action(
            "remove-audience",
            QT_TRANSLATE_NOOP("actions", "&Remove this audience…"),
            "Alt+Shift+R",
            "desk.picker.remove_shown",
            when="desk.picker.can_remove",
        ),
    ),
)
