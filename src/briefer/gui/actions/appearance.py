"""The actions that choose the colours of the window and its language."""

from typing import Final

from briefer.gui.action import QT_TRANSLATE_NOOP, Action

APPEARANCE: Final = (
    Action(
        "scheme-system",
        QT_TRANSLATE_NOOP("actions", "Colours of the &desktop"),
        "Ctrl+Alt+5",
        "dress",
        "system",
        checked="is_dressed",
    ),
    Action(
        "scheme-light",
        QT_TRANSLATE_NOOP("actions", "&Light colours"),
        "Ctrl+Alt+6",
        "dress",
        "light",
        checked="is_dressed",
    ),
    Action(
        "scheme-dark",
        QT_TRANSLATE_NOOP("actions", "Dar&k colours"),
        "Ctrl+Alt+7",
        "dress",
        "dark",
        checked="is_dressed",
    ),
    Action(
        "scheme-contrast",
        QT_TRANSLATE_NOOP("actions", "&High contrast"),
        "Ctrl+Alt+8",
        "dress",
        "contrast",
        checked="is_dressed",
    ),
    None,
    Action(
        "language-system",
        QT_TRANSLATE_NOOP("actions", "Language of &the desktop"),
        "Ctrl+Alt+Shift+5",
        "speak",
        "system",
        checked="is_spoken",
    ),
    Action(
        "language-en",
        QT_TRANSLATE_NOOP("actions", "Language: Engl&ish"),
        "Ctrl+Alt+Shift+6",
        "speak",
        "en",
        checked="is_spoken",
    ),
    Action(
        "language-de",
        QT_TRANSLATE_NOOP("actions", "Language: De&utsch"),
        "Ctrl+Alt+Shift+7",
        "speak",
        "de",
        checked="is_spoken",
    ),
    Action(
        "language-ar",
        QT_TRANSLATE_NOOP("actions", "Language: &العربية"),
        "Ctrl+Alt+Shift+8",
        "speak",
        "ar",
        checked="is_spoken",
    ),
)
