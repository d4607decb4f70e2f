"""The menu Text: the words that are written."""

from typing import Final

from briefer.gui.action import QT_TRANSLATE_NOOP, Action, Menu

TEXT: Final = Menu(
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
        None,
        Action(
            "typographic",
            QT_TRANSLATE_NOOP("actions", "&Typographic quotes and dashes"),
            "Ctrl+Shift+K",
            "desk.editor.toggle_typographic",
            checked="desk.editor.is_typographic",
        ),
    ),
)
