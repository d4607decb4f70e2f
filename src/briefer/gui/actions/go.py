"""The menu Go: from part to part."""

from typing import Final

from briefer.gui.action import QT_TRANSLATE_NOOP, Action, Menu

GO: Final = Menu(
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
        None,
        Action("next-gap", QT_TRANSLATE_NOOP("actions", "&Next gap"), "F8", "desk.step_gap", "+1"),
        Action(
            "previous-gap",
            QT_TRANSLATE_NOOP("actions", "&Previous gap"),
            "Shift+F8",
            "desk.step_gap",
            "-1",
        ),
        Action(
            "problems",
            QT_TRANSLATE_NOOP("actions", "P&roblems of this edition"),
            "F7",
            "status.open_problems",
            when="status.has_problems",
        ),
    ),
)
