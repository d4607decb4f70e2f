"""The keys of the review of an article, for the help alone: its page hears them by itself."""

from typing import Final

from briefer.gui.action import QT_TRANSLATE_NOOP, Action, Menu


def _told(name: str, text: str, key: str) -> Action:
    return Action(f"review-{name}", text, key, "", is_held=True)


REVIEW: Final = Menu(
    QT_TRANSLATE_NOOP("actions", "In the review of an article"),
    (
        _told(
            "move", QT_TRANSLATE_NOOP("actions", "Move to a part, or be something else"), "Ctrl+M"
        ),
        _told("down", QT_TRANSLATE_NOOP("actions", "To the next part"), "Alt+Down"),
        _told("up", QT_TRANSLATE_NOOP("actions", "To the part before"), "Alt+Up"),
        _told("unassign", QT_TRANSLATE_NOOP("actions", "Unassign"), "Del"),
        _told("split", QT_TRANSLATE_NOOP("actions", "Split at the cursor"), "Ctrl+Return"),
        _told("merge", QT_TRANSLATE_NOOP("actions", "Merge with the next"), "Ctrl+J"),
        _told("doubt", QT_TRANSLATE_NOOP("actions", "Next doubt"), "F8"),
        _told("doubt-back", QT_TRANSLATE_NOOP("actions", "Doubt before"), "Shift+F8"),
        _told("over", QT_TRANSLATE_NOOP("actions", "Between article and draft"), "F6"),
        _told("back", QT_TRANSLATE_NOOP("actions", "From a field to the draft, and back"), "Esc"),
    ),
)
