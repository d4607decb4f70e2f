"""The menu Passage: what can be done with the card that the cursor is in, or that is shown.

The keys of what moves and removes belong to the card: in the outline they are those of its entries.
"""

from typing import Final

from briefer.gui.action import QT_TRANSLATE_NOOP, Action, Menu

PASSAGE: Final = Menu(
    QT_TRANSLATE_NOOP("actions", "&Passage"),
    (
        Action(
            "add-text",
            QT_TRANSLATE_NOOP("actions", "Add a &text"),
            "Ctrl+Return",
            "desk.editor.commands.add",
            "Prose",
            when="desk.editor.commands.can_add",
            is_held=True,
        ),
        Action(
            "add-table",
            QT_TRANSLATE_NOOP("actions", "Add a ta&ble"),
            "Ctrl+Shift+T",
            "desk.editor.commands.add",
            "Table",
            when="desk.editor.commands.can_add",
        ),
        Action(
            "add-figure",
            QT_TRANSLATE_NOOP("actions", "Add a &figure"),
            "Ctrl+Shift+P",
            "desk.editor.commands.add",
            "Figure",
            when="desk.editor.commands.can_add",
        ),
        Action(
            "add-chart",
            QT_TRANSLATE_NOOP("actions", "Add a &chart"),
            "Ctrl+Shift+D",
            "desk.editor.commands.add",
            "Chart",
            when="desk.editor.commands.can_add",
        ),
        None,
        Action(
            "add-scenario",
            QT_TRANSLATE_NOOP("actions", "Add a &scenario"),
            "Ctrl+Shift+Y",
            "desk.editor.commands.add",
            "Scenario",
            when="desk.editor.commands.can_add",
        ),
        Action(
            "add-indicator",
            QT_TRANSLATE_NOOP("actions", "Add an &indicator"),
            "Ctrl+Shift+I",
            "desk.editor.commands.add",
            "Indicator",
            when="desk.editor.commands.can_add",
        ),
        None,
        Action(
            "card-up",
            QT_TRANSLATE_NOOP("actions", "Move it &up"),
            "Alt+Shift+Up",
            "desk.editor.commands.move",
            "-1",
            when="desk.editor.commands.can_move",
            is_held=True,
        ),
        Action(
            "card-down",
            QT_TRANSLATE_NOOP("actions", "Move it &down"),
            "Alt+Shift+Down",
            "desk.editor.commands.move",
            "+1",
            when="desk.editor.commands.can_move",
            is_held=True,
        ),
        Action(
            "card-to",
            QT_TRANSLATE_NOOP("actions", "Move it to &another part…"),
            "Ctrl+Shift+M",
            "desk.editor.commands.open_going",
            when="desk.editor.commands.can_go",
        ),
        Action(
            "remove-card",
            QT_TRANSLATE_NOOP("actions", "Re&move it"),
            "Alt+Shift+Delete",
            "desk.editor.commands.remove",
            when="desk.editor.commands.can_remove",
            is_held=True,
        ),
        None,
        Action(
            "own-text",
            QT_TRANSLATE_NOOP("actions", "Write an &own text"),
            "Ctrl+Shift+W",
            "desk.editor.commands.press",
            "own",
            when="desk.editor.commands.can_press",
        ),
        Action(
            "shared-text",
            QT_TRANSLATE_NOOP("actions", "Go bac&k to the shared text"),
            "Ctrl+Shift+B",
            "desk.editor.commands.press",
            "shared",
            when="desk.editor.commands.can_press",
        ),
        Action(
            "withhold",
            QT_TRANSLATE_NOOP("actions", "&Withhold it"),
            "Ctrl+Shift+H",
            "desk.editor.commands.press",
            "withhold",
            when="desk.editor.commands.can_press",
        ),
        Action(
            "release",
            QT_TRANSLATE_NOOP("actions", "&Release it"),
            "Ctrl+Shift+R",
            "desk.editor.commands.press",
            "give",
            when="desk.editor.commands.can_press",
        ),
        Action(
            "who-gets-it",
            QT_TRANSLATE_NOOP("actions", "W&ho gets it…"),
            "Ctrl+Shift+G",
            "desk.editor.commands.open_release",
            when="desk.editor.commands.can_open_release",
        ),
    ),
)
