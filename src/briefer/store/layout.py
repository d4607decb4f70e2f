"""What may lie in which folder of a library, by name: in one's own, a shared one and a bundle.

The names are those that each system can have: nothing that is a device on Windows.
"""

import re
from typing import Final

_NAME: Final = r"(?!(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])\.)[A-Za-z0-9]"
_ITEM: Final = _NAME + r"[A-Za-z0-9_-]{0,63}"

NAMES: Final = {
    "fonts": _NAME + r"[A-Za-z0-9._-]{0,99}\.(ttf|otf)",
    "word": _NAME + r"[A-Za-z0-9._-]{0,99}\.(docx|dotx|docm|dotm)",
    "logos": _NAME + r"[A-Za-z0-9._-]{0,99}\.(png|jpg|jpeg)",
    "languages": _ITEM + r"\.toml",
    "yardsticks": _ITEM + r"\.toml",
    "themes": _ITEM + r"\.toml",
    "audiences": _ITEM + r"\.toml",
    "templates": _ITEM + r"\.(xml\.j2|brieftemplate)",
}
"""Patterns of the names of files by their folders; each folder needs but those before it."""


def folder_of(name: str) -> str:
    """Return the folder of a file that a theme names: a font, a logo, or a house's Word file."""
    if name.endswith((".docx", ".dotx", ".docm", ".dotm")):
        return "word"
    return "logos" if name.endswith((".png", ".jpg", ".jpeg")) else "fonts"


def is_of_library(name: str) -> bool:
    """Return whether a folder and a name with a slash between may stand in a library."""
    folder, _, file = name.partition("/")
    return folder in NAMES and bool(re.fullmatch(NAMES[folder], file))
